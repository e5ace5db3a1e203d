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

  func run() throws {
    let input = try Documents.instance(instance, language.value)
    let judged = try Documents.schedule(schedule, input, language.value)
    var before: Schedule?
    if let previous { before = try Documents.schedule(previous, input, language.value) }
    let verdict = check(judged, of: input, previous: before)
    switch format {
    case .text: printText(verdict, input)
    case .json: print(try json(verdict, input))
    }
    if !verdict.previousFaults.isEmpty { throw ExitCode(2) }
    if !verdict.isValid { throw ExitCode(6) }
  }

  private func printText(_ verdict: Verdict, _ instance: Instance) {
    let isChinese = language.value == .zh
    for fault in verdict.previousFaults { print("\(fault.code.rawValue) \(fault.pointer) \(fault.value)") }
    for violation in verdict.violations {
      print(violation.text(language.value, instance.horizon))
    }
    for term in CostTerm.allCases where verdict.terms[term] != 0 { print("  \(term.rawValue): \(verdict.terms[term])") }
    print("  total: \(verdict.terms.total)")
    if verdict.isValid { print(isChinese ? "这张排班表符合全部规则。" : "The schedule obeys every rule.") }
    if !verdict.notes.isEmpty { print(isChinese ? "提示:\(verdict.notes.count) 处还可以更紧凑。" : "Notes: \(verdict.notes.count) times could be more compact.") }
  }

  private struct Record: Encodable {
    var rule: String
    var finding: String
    var workers: [String]
    var subjects: [String]
    var when: String?
    var pointer: String
    var allowed: String
    var found: String
  }

  private struct Report: Encodable {
    var valid: Bool
    var violations: [Record]
    var terms: [String: Int]
    var total: Int
    var notes: Int
  }

  private func json(_ verdict: Verdict, _ instance: Instance) throws -> String {
    var terms: [String: Int] = [:]
    for term in CostTerm.allCases { terms[term.rawValue] = verdict.terms[term] }
    let records = verdict.violations.map { violation in
      Record(
        rule: violation.rule.rawValue, finding: violation.finding.rawValue, workers: violation.workers, subjects: violation.subjects,
        when: violation.when.map { instance.horizon.text($0) }, pointer: violation.pointer, allowed: violation.allowed.text(language.value, instance.horizon), found: violation.found.text(language.value, instance.horizon))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(
      decoding: try encoder.encode(
        Report(valid: verdict.isValid, violations: records, terms: terms, total: verdict.terms.total, notes: verdict.notes.count)), as: UTF8.self)
  }
}
