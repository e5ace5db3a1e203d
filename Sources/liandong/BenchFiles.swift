import ArgumentParser
import Benchmarking
import Districts
import Foundation
import Instances
import Schedules

/// Reads and keeps the documents of benchmarks.
struct BenchDocuments {
  let messages: Messages

  /// - Throws: `ExitCode(2)` after printing every fault.
  func read<Document>(_ path: String, _ reader: ([UInt8]) throws(InvalidDocument) -> Document) throws -> Document {
    let bytes = try readWhole(path, messages)
    do {
      return try reader(bytes)
    } catch {
      for fault in error.faults { messages.show(fault, in: path) }
      throw ExitCode(2)
    }
  }

  /// - Throws: `ExitCode(2)` after a message for an instance that cannot be made; what else `body` throws.
  func complaining<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as BenchmarkError {
      for fault in error.faults { messages.show(fault, in: error.path) }
      messages.error(Wording(zh: "\(error.path)：\(error.message.zh)", en: "\(error.path): \(error.message.en)"))
      throw ExitCode(2)
    }
  }

  /// Keeps the schedule of a new best value, for stations only: a city's would weigh more than the repository.
  func store(_ improvement: BestKnownEntry.Improvement, _ entry: inout BestKnownEntry, beside list: String) throws {
    guard var schedule = improvement.schedule else { return }
    guard entry.request.scale == .station else { return }
    // What was proven since belongs in the list; the clock belongs nowhere.
    schedule.seconds = nil
    let path = "schedules/\(entry.name).json"
    let file = URL(fileURLWithPath: list).deletingLastPathComponent().appendingPathComponent(path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Output(path: file.path, messages: messages).write(writeSchedule(schedule, horizon: improvement.instance.horizon))
    entry.schedule = path
  }
}

/// Where the JSON lines of runs go, and the table after them.
///
/// Lines are written as they come, so that what hours of runs gave outlives whatever ends them.
struct LineSink {
  private let file: FileHandle?
  private let path: String?
  private let messages: Messages

  /// - Throws: `ExitCode(1)` after a message when the place cannot be written.
  init(path: String?, messages: Messages) throws {
    self.path = path == "-" ? nil : path
    self.messages = messages
    guard let path = self.path else {
      file = nil
      return
    }
    let url = URL(fileURLWithPath: path)
    try? FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path) else {
      messages.error(Wording(zh: "\(path)：无法写入", en: "\(path): cannot be written"))
      throw ExitCode(1)
    }
    self.file = file
  }

  func write(_ line: [UInt8]) throws {
    try (file ?? .standardOutput).write(contentsOf: Data(line))
    if file != nil { Console.error(String(decoding: line.dropLast(), as: UTF8.self)) }
  }

  /// The table: on standard output, unless the lines are there.
  func show(_ table: String) {
    (file == nil ? FileHandle.standardError : .standardOutput).write(Data(table.utf8))
  }
}
