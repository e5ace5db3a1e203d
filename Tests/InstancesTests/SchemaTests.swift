import Foundation
import Instances
import Schedules
import TestSupport
import Testing

/// The reader, the JSON Schema and an independent validator of it agree on what a document looks like.
@Suite struct SchemaTests {
  static let mutants: [ShapeMutant] =
    (try? ShapeMutants(of: EveryField.instance, format: .instance).mutants + ShapeMutants(of: EveryField.schedule, format: .schedule).mutants) ?? []

  /// Faults of shape that the reader of a document reports, `CODE /pointer`.
  private func shapeFaults(_ text: String, _ format: DocumentFormat) -> Set<String> {
    Set(faults(text, format).filter(\.code.isShape).map { "\($0.code.rawValue) \($0.pointer)" })
  }

  private func faults(_ text: String, _ format: DocumentFormat) -> [Fault] {
    do throws(InvalidDocument) {
      switch format {
      case .instance: return try readInstance(Array(text.utf8)).warnings
      case .schedule:
        _ = try readSchedule(Array(text.utf8), horizon: VillageHall.instance.horizon)
        return []
      }
    } catch {
      return error.faults
    }
  }

  private func example(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: ExternalTool.root.appendingPathComponent("benchmarks/instances/\(name).json")), as: UTF8.self)
  }

  private func goodDocuments() throws -> [(format: DocumentFormat, text: String)] {
    let horizon = VillageHall.instance.horizon
    let schedules = [VillageHall.schedule, VillageHall.bareSchedule, Schedule(status: .infeasible, routes: [], tasks: [], unserved: [], conflicts: [["a"]])]
    return [
      (.instance, EveryField.instance), (.instance, EveryField.smallestInstance), (.instance, try example("village-hall")),
      (.instance, try example("jiuyuan-week")), (.instance, String(decoding: writeInstance(VillageHall.instance), as: UTF8.self)),
      (.schedule, EveryField.schedule), (.schedule, EveryField.smallestSchedule),
    ] + schedules.map { (.schedule, String(decoding: writeSchedule($0, horizon: horizon), as: UTF8.self)) }
  }

  @Test("the documents that are broken hold every field of the format", arguments: DocumentFormat.allCases)
  func everyField(format: DocumentFormat) throws {
    let mutants = try ShapeMutants(of: format == .instance ? EveryField.instance : EveryField.schedule, format: format)
    for object in format.document.family {
      for field in object.fields { #expect(mutants.visited.contains("\(object.name).\(field.name)"), "\(object.name).\(field.name)") }
    }
    #expect(Set(format.document.family.map(\.name)).count == format.document.family.count, "names of definitions differ")
  }

  @Test("every change of shape gives exactly the faults it should, at their places")
  func readerOnMutants() {
    #expect(Self.mutants.count { !$0.faults.isEmpty } > 1000)
    #expect(Self.mutants.count { $0.faults.isEmpty } > 500)
    for mutant in Self.mutants {
      let found = shapeFaults(mutant.text, mutant.format)
      if found != mutant.faults { Issue.record("\(mutant.name): \(found.sorted()) where \(mutant.faults.sorted()) belongs") }
    }
  }

  @Test("good documents have no fault of shape")
  func readerOnGoodDocuments() throws {
    for document in try goodDocuments() { #expect(shapeFaults(document.text, document.format) == []) }
  }

  @Test(
    "an independent validator accepts exactly the documents in which the reader finds no fault of shape",
    .enabled(if: ExternalTool.python != nil, "needs .venv with Tests/requirements.txt"))
  func validatorAgrees() throws {
    let python = try #require(ExternalTool.python)
    // A schema sees neither a text that is not JSON nor a key that stands twice.
    let cases = FaultCase.all.filter { $0.code != .malformedJSON && $0.code != .duplicateKey }
    var documents = try goodDocuments().map { (name: "good", format: $0.format, text: $0.text, isGood: true) }
    documents += Self.mutants.map { (name: $0.name, format: $0.format, text: $0.text, isGood: $0.faults.isEmpty) }
    documents += cases.map { (name: "\($0.code)", format: .instance, text: $0.text, isGood: !$0.code.isShape) }
    let judge = try SchemaJudge.judge(documents.map { ($0.format, $0.text) }, python: python)
    #expect(judge.schemaErrors == [])
    try #require(judge.accepted.count == documents.count)
    for (document, accepted) in zip(documents, judge.accepted) {
      if accepted != document.isGood { Issue.record("\(document.name): the validator \(accepted ? "accepts" : "refuses") \(document.text.prefix(8000))") }
      let readerAccepts = shapeFaults(document.text, document.format).isEmpty
      if accepted != readerAccepts { Issue.record("\(document.name): the validator and the reader differ") }
    }
  }

  @Test("the schema is the same text every time and ends with a line feed", arguments: DocumentFormat.allCases)
  func stable(format: DocumentFormat) throws {
    let bytes = jsonSchema(of: format)
    #expect(bytes == jsonSchema(of: format))
    #expect(bytes.last == UInt8(ascii: "\n"))
    let root = try JSONTree(bytes).root
    #expect(root["$schema"]?.string == "https://json-schema.org/draft/2020-12/schema")
    #expect(root["title"]?.string == format.name)
    #expect(root["$defs"]?.members.map(\.key) == format.document.family.dropFirst().map(\.name))
  }

  @Test("the page of fields in the repository is the one that is printed", arguments: DocumentFormat.allCases)
  func page(format: DocumentFormat) throws {
    let path = "Sources/Instances/Instances.docc/\(format == .instance ? "Fields" : "ScheduleFields").md"
    let page = try String(contentsOf: ExternalTool.root.appendingPathComponent(path), encoding: .utf8)
    #expect(page == fieldReference(of: format), "print it anew: liandong schema \(format.rawValue) --format markdown -o \(path)")
    for object in format.document.family {
      #expect(page.contains("\n## \(object.name) \(object.wording.zh)\n"))
      for field in object.fields { #expect(page.contains("`\(field.name)`")) }
    }
  }
}
