import ArgumentParser
import Foundation
import Instances
import Schedules

/// Reads documents from files or standard input, and writes them whole or not at all.
enum Documents {
  static func bytes(_ path: String, _ language: Language) throws -> [UInt8] {
    do {
      return path == "-" ? Array(FileHandle.standardInput.readDataToEndOfFile()) : Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      Console.error(language == .zh ? "读不到文件 \(path)" : "cannot read \(path)")
      throw ExitCode(2)
    }
  }

  /// - Throws: `ExitCode(2)` after printing every fault.
  static func instance(_ path: String, _ language: Language) throws -> Instance {
    let bytes = try bytes(path, language)
    do {
      let reading = try readInstance(bytes)
      for warning in reading.warnings { Console.error(text(warning, path, language)) }
      return reading.instance
    } catch {
      for fault in error.faults { Console.error(text(fault, path, language)) }
      throw ExitCode(2)
    }
  }

  static func schedule(_ path: String, _ instance: Instance, _ language: Language) throws -> Schedule {
    let bytes = try bytes(path, language)
    do {
      return try readSchedule(bytes, horizon: instance.horizon)
    } catch {
      for fault in error.faults { Console.error(text(fault, path, language)) }
      throw ExitCode(2)
    }
  }

  static func text(_ fault: Fault, _ path: String, _ language: Language) -> String {
    let place = "\(path):\(fault.line):\(fault.column) \(fault.pointer)"
    let kind = fault.severity == .warning ? (language == .zh ? "提醒" : "warning") : (language == .zh ? "错误" : "error")
    return "\(place) \(kind) \(fault.code.rawValue) \(fault.value)\n  \(fault.message.text(language)) \(fault.remedy.text(language))"
  }

  /// Writes by way of a file beside the target, so that a reader never sees half a document.
  static func write(_ bytes: [UInt8], to path: String) throws {
    if path == "-" {
      FileHandle.standardOutput.write(Data(bytes))
    } else {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    }
  }
}

enum Console {
  static func error(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
