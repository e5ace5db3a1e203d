import Foundation
import Testing

/// The rooms of the house and what each may import of the others; modules from outside are listed where a room is kept to few.
private let allowedImports: [String: Set<String>] = [
  "LinearPrograms": ["CGLPK"],
  "Instances": [],
  "Travel": ["Instances"],
  "Schedules": ["Instances"],
  "Checking": ["Instances", "Travel", "Schedules"],
  "Optimising": ["Instances", "Travel", "Schedules", "LinearPrograms"],
  "Districts": ["Instances"],
  "Exchange": ["Instances", "Schedules", "Checking"],
  "Reports": ["Instances", "Schedules", "Checking"],
  "Explaining": ["Instances", "Travel", "Schedules", "Checking", "LinearPrograms", "Optimising"],
  "Benchmarking": ["Instances", "Schedules", "Checking", "Optimising", "Exchange", "Districts"],
  "Scenarios": ["Instances", "Travel", "Schedules", "Checking", "LinearPrograms", "Optimising", "Explaining"],
]

private let executable = "liandong"

struct SourceFile: CustomTestStringConvertible, Sendable {
  let room: String
  let path: String
  let lines: [String]

  var testDescription: String { path }

  /// Modules that the file imports, whatever the access or the kind of the import.
  var imports: [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ").drop { ["package", "public", "internal", "private", "fileprivate", "@preconcurrency"].contains($0) }
      guard words.first == "import" else { return nil }
      let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
      return words.dropFirst().drop { kinds.contains($0) }.first.map { String($0.prefix { $0 != "." }) }
    }
  }
}

private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

private func swiftFiles(under folder: String) -> [SourceFile] {
  let base = root.appendingPathComponent(folder)
  guard let paths = FileManager.default.enumerator(atPath: base.path) else { return [] }
  return paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
    guard let text = try? String(contentsOf: base.appendingPathComponent(path), encoding: .utf8) else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return SourceFile(room: String(path.prefix { $0 != "/" }), path: "\(folder)/\(path)", lines: lines)
  }
}

@Suite struct RoomsTests {
  static let sources = swiftFiles(under: "Sources")

  @Test("the sources are found, and every room of the table that exists has some")
  func findsSources() {
    #expect(Self.sources.contains { $0.path == "Sources/Checking/Check.swift" && $0.imports.contains("Schedules") })
    #expect(Self.sources.count > 20)
  }

  @Test("every room is in the table")
  func everyRoomIsKnown() {
    let rooms = Set(Self.sources.map(\.room))
    #expect(rooms.subtracting(allowedImports.keys).subtracting([executable]) == [])
  }

  @Test("rooms import only what the table allows", arguments: sources)
  func importsFlowOneWay(file: SourceFile) {
    guard let allowed = allowedImports[file.room] else { return }
    let rooms = Set(allowedImports.keys).union([executable, "CGLPK"])
    let forbidden = Set(file.imports).intersection(rooms).subtracting(allowed)
    #expect(forbidden.isEmpty, "\(file.path) imports \(forbidden.sorted())")
  }

  @Test("the table itself has no circle")
  func tableFlowsOneWay() {
    var left = allowedImports
    while let free = left.keys.sorted().first(where: { room in (left[room] ?? []).isDisjoint(with: left.keys) }) { left[free] = nil }
    #expect(left.isEmpty, "a circle among \(left.keys.sorted())")
  }

  @Test("only the room of linear programs sees GLPK")
  func glpkStaysInside() {
    #expect(Self.sources.filter { $0.imports.contains("CGLPK") && $0.room != "LinearPrograms" }.map(\.path) == [])
  }

  @Test("files have at most 400 lines", arguments: sources + swiftFiles(under: "Tests"))
  func filesAreShort(file: SourceFile) {
    // The last line feed leaves one empty entry behind it.
    #expect(file.lines.count - (file.lines.last == "" ? 1 : 0) <= 400)
  }

  @Test("nothing is re-exported, nothing is public, nothing is checked by nobody", arguments: sources)
  func noBackDoors(file: SourceFile) {
    for word in ["@_exported", "@unchecked Sendable", "public func", "public struct", "try!", "fatalError("] {
      #expect(!file.lines.contains { $0.contains(word) && !$0.trimmingCharacters(in: .whitespaces).hasPrefix("//") }, "\(word)")
    }
  }

  @Test("functions of a room's face say what they do", arguments: sources.filter { allowedImports[$0.room] != nil })
  func functionsAreDocumented(file: SourceFile) {
    // Functions at the top of a file are the doors of a room.
    for (number, line) in file.lines.enumerated() where line.hasPrefix("package func ") {
      let above = file.lines[..<number].last { !$0.hasPrefix("@") } ?? ""
      #expect(above.hasPrefix("///"), "line \(number + 1): \(line)")
    }
  }
}
