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
    // Looked up once: the environment is copied each time it is asked for, and a document may have faults by the thousand.
    let language = language.value
    let bytes = try readWhole(instance, Messages(language))
    var faults: [Fault] = []
    var read: Instance?
    do {
      let reading = try readInstance(bytes)
      faults = reading.warnings
      read = reading.instance
    } catch { faults = error.faults }
    switch format {
    case .text:
      for fault in faults { print(Documents.text(fault, instance, language)) }
      if let read { print(summary(read, language)) }
    case .json: try printJSON(faults, isValid: read != nil, language)
    }
    if read == nil { throw ExitCode(2) }
  }

  private func summary(_ instance: Instance, _ language: Language) -> String {
    let shifts = instance.workers.reduce(0) { $0 + $1.shifts.count }
    let visits = instance.needs.reduce(0) { $0 + $1.times }
    return language == .zh
      ? "数据可用:\(instance.workers.count) 人、\(shifts) 个班次、\(instance.households.count) 户、\(visits) 次走访、\(instance.activities.count) 场活动"
      : "The instance is sound: \(instance.workers.count) workers, \(shifts) shifts, \(instance.households.count) households, \(visits) visits, \(instance.activities.count) activities"
  }

  /// Piece by piece, so that a document with faults by the hundred thousand takes no more memory than its text does.
  private func printJSON(_ faults: [Fault], isValid: Bool, _ language: Language) throws {
    let output = FileHandle.standardOutput
    var json = JSONWriter { try output.write(contentsOf: Data($0)) }
    json.object { json in
      json.member("valid", isValid)
      json.array("faults") { json in
        for fault in faults {
          json.object { json in
            json.member("code", fault.code.rawValue)
            json.member("severity", fault.severity.rawValue)
            json.member("pointer", fault.pointer)
            json.member("line", fault.line)
            json.member("column", fault.column)
            json.member("value", fault.value)
            json.member("message", fault.message.text(language))
            json.member("remedy", fault.remedy.text(language))
          }
        }
      }
    }
    try json.finish()
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
