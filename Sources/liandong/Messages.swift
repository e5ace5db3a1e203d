import Exchange
import Foundation
import Instances
import Schedules

/// What the program says on standard error: lines for people, or one JSON object a line for programs.
struct Messages {
  var language: Language
  var format = LogFormat.text
  /// Only what went wrong is said.
  var isQuiet = false

  init(_ language: Language, format: LogFormat = .text, isQuiet: Bool = false) {
    self.language = language
    self.format = format
    self.isQuiet = isQuiet
  }

  func error(_ wording: Wording) {
    switch format {
    case .text: Console.error(wording.text(language))
    case .jsonl: write(Line(type: "error", message: wording.text(language)))
    }
  }

  /// Something worth knowing that is no fault.
  func note(_ wording: Wording) {
    if isQuiet { return }
    switch format {
    case .text: Console.error(wording.text(language))
    case .jsonl: write(Line(type: "note", message: wording.text(language)))
    }
  }

  /// A fault of a document; warnings are kept back when quiet.
  func show(_ fault: Fault, in path: String) {
    if isQuiet && fault.severity == .warning { return }
    switch format {
    case .text: Console.error(Documents.text(fault, path, language))
    case .jsonl:
      write(
        FaultLine(
          type: fault.severity.rawValue, file: path, line: fault.line, column: fault.column, pointer: fault.pointer, code: fault.code.rawValue,
          value: fault.value, message: fault.message.text(language), remedy: fault.remedy.text(language)))
    }
  }

  /// What came of a search.
  func summarise(_ schedule: Schedule, of instance: Instance) {
    if isQuiet { return }
    switch format {
    case .text:
      // The roster itself, where it is short enough to be read off a terminal.
      if (1...300).contains(schedule.tasks?.count ?? 0) { Console.error("\n" + rosterText(schedule, of: instance, by: .day, language)) }
      Console.error("\n" + summaryText(schedule, of: instance, language))
    case .jsonl:
      let cost = schedule.cost
      write(
        ResultLine(
          type: "result", status: schedule.status?.rawValue, stopped: schedule.stopped?.rawValue, seconds: schedule.seconds, total: cost?.total,
          bound: cost?.bound, gap: cost?.gap, netGap: cost?.netGap, served: schedule.tasks?.count ?? 0, unserved: schedule.unserved?.count ?? 0,
          conflicts: schedule.conflicts))
    }
  }

  private struct Line: Encodable {
    var type: String
    var message: String
  }

  private struct FaultLine: Encodable {
    var type: String
    var file: String
    var line: Int
    var column: Int
    var pointer: String
    var code: String
    var value: String
    var message: String
    var remedy: String
  }

  private struct ResultLine: Encodable {
    var type: String
    var status: String?
    var stopped: String?
    var seconds: Double?
    var total: Int?
    var bound: Int?
    var gap: Double?
    var netGap: Double?
    var served: Int
    var unserved: Int
    var conflicts: [[String]]?
  }

  private func write(_ line: some Encodable) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let bytes = try? encoder.encode(line) else { return }
    Console.error(String(decoding: bytes, as: UTF8.self))
  }
}
