import Foundation
import Instances
import TestSupport
import Testing

/// The built command in a folder of its own, which lives as long as the value.
final class Command {
  static let skipped: Comment = "needs .build/release/liandong (README, first command)"
  static var isBuilt: Bool { ExternalTool.liandong != nil }

  let tool: ExternalTool
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("liandong-\(UUID().uuidString)")

  /// Starts with `week.json`, the village hall.
  init() throws {
    tool = try #require(ExternalTool.liandong)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: Self.example("village-hall"), to: file("week.json"))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  static func example(_ name: String) -> URL { ExternalTool.root.appendingPathComponent("benchmarks/instances/\(name).json") }

  func file(_ name: String) -> URL { folder.appendingPathComponent(name) }

  func run(_ line: String, input: Data = Data()) throws -> ExternalTool.Run {
    try tool.run(line.split(separator: " ").map(String.init), input: input, in: folder)
  }

  func text(_ name: String) throws -> String { try String(contentsOf: file(name), encoding: .utf8) }

  func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: file(name)) }

  /// Writes an instance document.
  func write(_ instance: Instance, to name: String) throws { try Data(writeInstance(instance)).write(to: file(name)) }

  /// Names in the folder, hidden ones too.
  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }

  func status(_ name: String) throws -> String? { try Self.members(try Data(contentsOf: file(name)))["status"] as? String }

  static func members(_ json: Data) throws -> [String: Any] { try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any]) }

  static func members(_ json: String) throws -> [String: Any] { try members(Data(json.utf8)) }

  /// A run that goes on while the test looks.
  func start(_ line: String) throws -> Running { try Running(tool, line.split(separator: " ").map(String.init), in: folder) }
}

/// A started command; its standard error goes to a file.
final class Running {
  private let process = Process()
  private let log: URL

  init(_ tool: ExternalTool, _ arguments: [String], in folder: URL) throws {
    log = FileManager.default.temporaryDirectory.appendingPathComponent("liandong-\(UUID().uuidString).log")
    try Data().write(to: log)
    process.executableURL = tool.executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: log)
    try process.run()
  }

  deinit { try? FileManager.default.removeItem(at: log) }

  var errors: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

  /// Waits until the log holds a text, the command has ended or a minute is over.
  func wait(for text: String) {
    for _ in 0..<600 where process.isRunning && !errors.contains(text) { Thread.sleep(forTimeInterval: 0.1) }
  }

  func interrupt() { process.interrupt() }

  /// - Returns: the exit code.
  func finish() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }
}
