import ArgumentParser
import Foundation

/// Variables of the environment, for the language of messages.
var environment: [String: String] { ProcessInfo.processInfo.environment }

func printToStandardError(_ line: String) {
  FileHandle.standardError.write(Data((line + "\n").utf8))
}

/// The bytes of a file, or of standard input for `-`. A file that cannot be read ends the program with 2.
func readWhole(_ path: String) throws -> [UInt8] {
  if path == "-" { return [UInt8](try FileHandle.standardInput.readToEnd() ?? Data()) }
  do {
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  } catch {
    printToStandardError("\(path): 无法读取 · cannot be read (\(error.localizedDescription))")
    throw ExitCode(2)
  }
}

/// Writes a file piece by piece and whole or not at all: a file beside it takes its place at the end. `-` is standard output.
///
/// A file that cannot be written ends the program with 1, and what stood there before stays.
func writeWhole(to path: String, _ write: (@escaping ([UInt8]) throws -> Void) throws -> Void) throws {
  if path == "-" {
    let handle = FileHandle.standardOutput
    return try write { try handle.write(contentsOf: Data($0)) }
  }
  let target = URL(fileURLWithPath: path)
  let partial = target.deletingLastPathComponent().appendingPathComponent(".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
  do {
    try Data().write(to: partial)
    let handle = try FileHandle(forWritingTo: partial)
    try write { try handle.write(contentsOf: Data($0)) }
    try handle.close()
    guard rename(partial.path, target.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
  } catch {
    try? FileManager.default.removeItem(at: partial)
    printToStandardError("\(path): 无法写入 · cannot be written (\(error.localizedDescription))")
    throw ExitCode(1)
  }
}
