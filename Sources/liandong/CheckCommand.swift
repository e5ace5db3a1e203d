import ArgumentParser
import Checking
import Foundation
import Instances
import Schedules

/// `liandong check`: judges any schedule, also one made by hand or by another program.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Judge a schedule: every violated rule, and the cost by term (核对排班表).", discussion: "Exit codes: 0 valid, 2 input, 6 violations found.")

  @Argument(help: "The instance document.")
  var instance: String

  @Argument(help: "The schedule document; - reads standard input.")
  var schedule: String

  @Option(help: "The schedule that was in force: pins and changes are judged against it.")
  var previous: String?

  @OptionGroup var language: LanguageOptions

  @Option(help: "text for people, json for programs.")
  var format = ReportFormat.text

  func validate() throws {
    guard [instance, schedule, previous].count(where: { $0 == "-" }) <= 1 else { throw ValidationError("Only one document can come from standard input.") }
  }

  func run() throws {
    let messages = Messages(language.value)
    let input = try Documents.instance(instance, messages)
    let judged = try Documents.schedule(schedule, input, messages)
    var before: Schedule?
    if let previous { before = try Documents.schedule(previous, input, messages) }
    let verdict = check(judged, of: input, previous: before)
    switch format {
    case .text: printText(verdict, input)
    case .json: print(try json(verdict, input))
    }
    if !verdict.previousFaults.isEmpty { throw ExitCode(2) }
    if !verdict.isValid { throw ExitCode(6) }
  }

  private func printText(_ verdict: Verdict, _ instance: Instance) {
    let tongue = language.value
    let horizon = instance.horizon
    let names = names(instance, Speech(instance, tongue))
    let colon = Words.colon.text(tongue)
    for fault in verdict.previousFaults { print("\(fault.code.rawValue) \(fault.code.wording.text(tongue))\(colon)\(fault.pointer) \(fault.value)") }
    for violation in verdict.violations { print(violation.text(tongue, horizon, names: names)) }
    for note in verdict.notes { print(Words.note.text(tongue) + colon + note.text(tongue, horizon, names: names)) }
    print(Words.cost.text(tongue))
    for term in CostTerm.allCases where verdict.terms[term] != 0 {
      print("  \(term.wording.text(tongue)) (\(term.rawValue))\(colon)\(verdict.terms[term])")
    }
    print("  \(Words.total.text(tongue))\(colon)\(verdict.terms.total)")
    if verdict.isValid {
      print(Words.valid.text(tongue))
    } else if !verdict.violations.isEmpty {
      print(Words.violations.text(tongue) + colon + "\(verdict.violations.count)")
    }
  }

  /// What a person calls each worker and task, with the id behind it.
  private func names(_ instance: Instance, _ speech: Speech) -> [String: String] {
    var names: [String: String] = [:]
    for owner in instance.owners {
      for occurrence in 0..<instance.times(of: owner) {
        let id = instance.taskId(of: owner, occurrence: occurrence)
        names[id] = speech.task(owner, id: id)
      }
    }
    for (index, worker) in instance.workers.enumerated() where worker.name != nil {
      names[worker.id] = speech.say(zh: "\(speech.worker(index))（\(worker.id)）", en: "\(speech.worker(index)) (\(worker.id))")
    }
    return names
  }

  private enum Words {
    static let colon = Wording(zh: "：", en: ": ")
    static let total = Wording(zh: "总分", en: "total")
    static let note = Wording(zh: "提示", en: "note")
    static let cost = Wording(zh: "费用（按路线计算）：", en: "Cost, computed from the routes:")
    static let valid = Wording(zh: "这张班表符合全部规则。", en: "The schedule obeys every rule.")
    static let violations = Wording(zh: "违反之处", en: "Violations")
  }

  private struct Record: Encodable {
    var rule: String
    var finding: String
    var message: String
    var workers: [String]
    var subjects: [String]
    var when: String?
    var pointer: String
    var allowed: String
    var found: String
  }

  private struct NoteRecord: Encodable {
    var kind: String
    var message: String
    var worker: String
    var when: String
    var pointer: String
    var possible: String
    var found: String
  }

  private struct PreviousRecord: Encodable {
    var code: String
    var message: String
    var pointer: String
    var value: String
  }

  private struct Report: Encodable {
    var valid: Bool
    var previousFaults: [PreviousRecord]
    var violations: [Record]
    var terms: [String: Int]
    var total: Int
    var notes: [NoteRecord]
  }

  private func json(_ verdict: Verdict, _ instance: Instance) throws -> String {
    let tongue = language.value
    let horizon = instance.horizon
    var terms: [String: Int] = [:]
    for term in CostTerm.allCases { terms[term.rawValue] = verdict.terms[term] }
    let report = Report(
      valid: verdict.isValid,
      previousFaults: verdict.previousFaults.map {
        PreviousRecord(code: $0.code.rawValue, message: $0.code.wording.text(tongue), pointer: $0.pointer, value: $0.value)
      },
      violations: verdict.violations.map {
        Record(
          rule: $0.rule.rawValue, finding: $0.finding.rawValue, message: $0.finding.wording.text(tongue), workers: $0.workers, subjects: $0.subjects,
          when: $0.when.map(horizon.text), pointer: $0.pointer, allowed: $0.allowed.text(tongue, horizon), found: $0.found.text(tongue, horizon))
      }, terms: terms, total: verdict.terms.total,
      notes: verdict.notes.map {
        NoteRecord(
          kind: $0.kind.rawValue, message: $0.kind.wording.text(tongue), worker: $0.worker, when: horizon.text($0.when), pointer: $0.pointer,
          possible: $0.possible.text(tongue, horizon), found: $0.found.text(tongue, horizon))
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(report), as: UTF8.self)
  }
}
