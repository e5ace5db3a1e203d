import ArgumentParser
import Instances
import Schedules

/// Reads documents from files or standard input.
enum Documents {
  /// - Throws: `ExitCode(2)` after printing every fault.
  static func instance(_ path: String, _ messages: Messages) throws -> Instance {
    let bytes = try readWhole(path, messages)
    do {
      let reading = try readInstance(bytes)
      for warning in reading.warnings { messages.show(warning, in: path) }
      return reading.instance
    } catch {
      for fault in error.faults { messages.show(fault, in: path) }
      throw ExitCode(2)
    }
  }

  /// - Throws: `ExitCode(2)` after printing every fault.
  static func schedule(_ path: String, _ instance: Instance, _ messages: Messages) throws -> Schedule {
    let bytes = try readWhole(path, messages)
    do {
      return try readSchedule(bytes, horizon: instance.horizon)
    } catch {
      for fault in error.faults { messages.show(fault, in: path) }
      throw ExitCode(2)
    }
  }

  static func text(_ fault: Fault, _ path: String, _ language: Language) -> String {
    let place = "\(path):\(fault.line):\(fault.column) \(fault.pointer)"
    let kind = fault.severity == .warning ? (language == .zh ? "提醒" : "warning") : (language == .zh ? "错误" : "error")
    return "\(place) \(kind) \(fault.code.rawValue) \(fault.value)\n  \(language.sentences(fault.message.text(language), remedy: fault.remedy.text(language)))"
  }
}
