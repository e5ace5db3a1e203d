import ArgumentParser
import Foundation
import Instances

/// `liandong validate`: every fault of an instance at once, or what it holds.
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check an instance document and list every fault (检查数据).", discussion: "Exit codes: 0 no fault (warnings may be there), 2 faults.")

  @Argument(help: "The instance document; - reads standard input.")
  var instance: String

  @OptionGroup var language: LanguageOptions

  @Option(help: "text for people, json for programs.")
  var format = ReportFormat.text

  func run() throws {
    let bytes = try readWhole(instance, Messages(language.value))
    var faults: [Fault] = []
    var read: Instance?
    do {
      let reading = try readInstance(bytes)
      faults = reading.warnings
      read = reading.instance
    } catch { faults = error.faults }
    switch format {
    case .text:
      for fault in faults { print(Documents.text(fault, instance, language.value)) }
      if let read { print(summary(read)) }
    case .json: print(try json(faults, isValid: read != nil))
    }
    if read == nil { throw ExitCode(2) }
  }

  private func summary(_ instance: Instance) -> String {
    let shifts = instance.workers.reduce(0) { $0 + $1.shifts.count }
    let visits = instance.needs.reduce(0) { $0 + $1.times }
    return language.value == .zh
      ? "数据可用:\(instance.workers.count) 人、\(shifts) 个班次、\(instance.households.count) 户、\(visits) 次走访、\(instance.activities.count) 场活动"
      : "The instance is sound: \(instance.workers.count) workers, \(shifts) shifts, \(instance.households.count) households, \(visits) visits, \(instance.activities.count) activities"
  }

  private struct FaultRecord: Encodable {
    var code: String
    var severity: String
    var pointer: String
    var line: Int
    var column: Int
    var value: String
    var message: String
    var remedy: String
  }

  private struct Report: Encodable {
    var valid: Bool
    var faults: [FaultRecord]
  }

  private func json(_ faults: [Fault], isValid: Bool) throws -> String {
    let records = faults.map {
      FaultRecord(
        code: $0.code.rawValue, severity: $0.severity.rawValue, pointer: $0.pointer, line: $0.line, column: $0.column, value: $0.value,
        message: $0.message.text(language.value), remedy: $0.remedy.text(language.value))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(Report(valid: isValid, faults: records)), as: UTF8.self)
  }
}

enum ReportFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

/// `--lang`, shared by the commands that speak to people.
struct LanguageOptions: ParsableArguments {
  @Option(help: "zh or en; nothing: from the locale, else zh.")
  var lang: Language?

  var value: Language { lang ?? Language.preferred(environment: ProcessInfo.processInfo.environment) }
}

extension Language: ExpressibleByArgument {}
