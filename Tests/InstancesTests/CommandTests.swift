import Foundation
import Instances
import TestSupport
import Testing

/// What `validate` and `schema` print, for people and for programs.
@Suite(.enabled(if: ExternalTool.liandong != nil, "needs the built command"))
struct CommandTests {
  private struct Report: Decodable {
    struct Entry: Decodable {
      var code: String
      var severity: String
      var pointer: String
      var line: Int
      var column: Int
      var value: String
      var message: String
      var remedy: String
    }

    var valid: Bool
    var faults: [Entry]
  }

  private func run(_ arguments: String..., input: String = "") throws -> ExternalTool.Run {
    try #require(ExternalTool.liandong).run(arguments, input: Data(input.utf8))
  }

  private func report(_ run: ExternalTool.Run) throws -> Report { try JSONDecoder().decode(Report.self, from: Data(run.output.utf8)) }

  @Test("every fault of a document is printed for programs, in the language asked for", arguments: Language.allCases)
  func faultsForPrograms(language: Language) throws {
    for expected in FaultCase.all where [.unknownField, .malformedJSON, .coordinatesSwapped].contains(expected.code) {
      let run = try run("validate", "-", "--format", "json", "--lang", language.rawValue, input: expected.text)
      let report = try report(run)
      #expect(run.status == (expected.code.severity == .error ? 2 : 0))
      #expect(report.valid == (expected.code.severity == .warning))
      try #require(report.faults.count == 1)
      let fault = report.faults[0]
      #expect(fault.code == expected.code.rawValue && fault.severity == expected.code.severity.rawValue)
      #expect(fault.pointer == expected.pointer && fault.line == expected.line && fault.column == expected.column)
      for piece in language == .zh ? expected.zh : expected.en { #expect((fault.message + fault.remedy).contains(piece)) }
    }
  }

  @Test("a sound document is valid, with exit code 0")
  func sound() throws {
    let run = try run("validate", "-", "--format", "json", input: FaultCase.base)
    #expect(run.status == 0)
    let report = try report(run)
    #expect(report.valid && report.faults.isEmpty)
  }

  @Test("a person reads file, line, column, code, what is wrong and what to do")
  func faultsForPeople() throws {
    let expected = try #require(FaultCase.all.first { $0.code == .danglingReference })
    let run = try run("validate", "-", "--lang", "en", input: expected.text)
    #expect(run.status == 2)
    #expect(run.output.hasPrefix("-:\(expected.line):\(expected.column) /needs/0/household error DANGLING_REFERENCE \"h2\"\n"))
    #expect(run.output.contains("the nearest is \"h1\""))
  }

  @Test("schema prints what the room of instances makes", arguments: DocumentFormat.allCases)
  func schema(format: DocumentFormat) throws {
    #expect(try run("schema", format.rawValue).output == String(decoding: jsonSchema(of: format), as: UTF8.self))
    #expect(try run("schema", format.rawValue, "--format", "markdown").output == fieldReference(of: format))
    #expect(try run("schema", "roster").status == 64)
  }
}
