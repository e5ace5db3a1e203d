import ArgumentParser
import Foundation
import Instances

/// Variables of the environment, for the language of messages.
var environment: [String: String] { ProcessInfo.processInfo.environment }

enum Console {
  static func error(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}

/// The bytes of a file, or of standard input for `-`.
///
/// - Throws: `ExitCode(2)` after a message.
func readWhole(_ path: String, _ messages: Messages) throws -> [UInt8] {
  do {
    if path == "-" { return [UInt8](try FileHandle.standardInput.readToEnd() ?? Data()) }
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  } catch {
    messages.error(Wording(zh: "\(path):无法读取(\(error.localizedDescription))", en: "\(path): cannot be read (\(error.localizedDescription))"))
    throw ExitCode(2)
  }
}

/// Where a document goes: a file, written whole or not at all, or standard output for `-`.
struct Output {
  let path: String
  let messages: Messages

  /// Tells before any work is done that nothing could be written.
  ///
  /// - Throws: `ExitCode(1)` after a message.
  func probe() throws {
    guard let target = replaceable else { return }
    try replace(target) { _ in true }
  }

  /// Writes piece by piece.
  ///
  /// - Throws: `ExitCode(1)` after a message when the place cannot be written; what stood there before stays.
  func write(pieces write: (@escaping ([UInt8]) throws -> Void) throws -> Void) throws {
    try complaining {
      guard let target = replaceable else {
        let handle = path == "-" ? FileHandle.standardOutput : try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        return try write { try handle.write(contentsOf: Data($0)) }
      }
      try replace(target) { partial in
        try Data().write(to: partial)
        let handle = try FileHandle(forWritingTo: partial)
        try write { try handle.write(contentsOf: Data($0)) }
        try handle.close()
        return false
      }
    }
  }

  func write(_ bytes: [UInt8]) throws { try write { sink in try sink(bytes) } }

  /// Lets `make` fill a file of its own, and then puts that in the place.
  ///
  /// - Throws: what `make` throws if that is an exit code, else as `write(pieces:)`.
  func write(file make: (URL) throws -> Void) throws {
    try complaining {
      if let target = replaceable {
        try replace(target) { partial in
          try make(partial)
          return false
        }
      } else {
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("liandong-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: scratch) }
        try make(scratch)
        let handle = path == "-" ? FileHandle.standardOutput : try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try handle.write(contentsOf: try Data(contentsOf: scratch))
      }
    }
  }

  /// The file that is to be replaced; nil for standard output, and for devices and pipes, which are written into.
  private var replaceable: URL? {
    if path == "-" { return nil }
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let type = try? FileManager.default.attributesOfItem(atPath: target.path)[.type] as? FileAttributeType
    return type == nil || type == .typeRegular || type == .typeDirectory ? target : nil
  }

  /// - Parameter make: fills the file beside the target; true: it was only a trial.
  private func replace(_ target: URL, _ make: (URL) throws -> Bool) throws {
    try complaining {
      let name = ".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)"
      let partial = target.deletingLastPathComponent().appendingPathComponent(name)
      defer { try? FileManager.default.removeItem(at: partial) }
      try Data().write(to: partial)
      var isDirectory: ObjCBool = false
      if FileManager.default.fileExists(atPath: target.path, isDirectory: &isDirectory), isDirectory.boolValue { throw CocoaError(.fileWriteFileExists) }
      if try make(partial) { return }
      guard rename(partial.path, target.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
  }

  private func complaining(_ body: () throws -> Void) throws {
    do { try body() } catch let code as ExitCode { throw code } catch {
      messages.error(Wording(zh: "\(path):无法写入(\(error.localizedDescription))", en: "\(path): cannot be written (\(error.localizedDescription))"))
      throw ExitCode(1)
    }
  }
}
