package import Foundation

/// A program from outside that judges our documents and models; a test that needs one is skipped where it is absent, and says so.
package struct ExternalTool: Sendable {
  package var executable: URL

  package init(executable: URL) { self.executable = executable }

  /// What a finished run left behind.
  package struct Run: Sendable {
    package var status: Int32
    package var output: String
    package var errors: String
  }

  /// The root of the package.
  package static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Python with the packages of `Tests/requirements.txt`, as the README's second command sets it up.
  package static let python: ExternalTool? = at(root.appendingPathComponent(".venv/bin/python"))

  /// GLPK's own command-line solver.
  package static let glpsol: ExternalTool? = ["/usr/bin/glpsol", "/usr/local/bin/glpsol"].lazy.compactMap { at(URL(fileURLWithPath: $0)) }.first

  /// Watches every access to memory, and what is not given back.
  package static let valgrind: ExternalTool? = at(URL(fileURLWithPath: "/usr/bin/valgrind"))

  /// The command under test, built for release.
  package static let liandong: ExternalTool? = at(root.appendingPathComponent(".build/release/liandong"))

  private static func at(_ url: URL) -> ExternalTool? { FileManager.default.isExecutableFile(atPath: url.path) ? ExternalTool(executable: url) : nil }

  /// Runs the program to its end.
  ///
  /// Output goes through files, so that a long one cannot fill a pipe and block the program.
  package func run(_ arguments: [String], input: Data = Data(), in folder: URL? = nil) throws -> Run {
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let (read, out, err) = (scratch.appendingPathComponent("in"), scratch.appendingPathComponent("out"), scratch.appendingPathComponent("err"))
    try input.write(to: read)
    for file in [out, err] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder ?? Self.root
    process.standardInput = try FileHandle(forReadingFrom: read)
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: err)
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: String(decoding: try Data(contentsOf: out), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: err), as: UTF8.self))
  }
}
