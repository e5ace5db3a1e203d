import Benchmarking
import Districts
import Exchange
import Foundation
import Instances
import Schedules
import TestSupport
import Testing

private func suite(_ text: String) throws -> Suite { try readSuite(Array(text.utf8)) }

private let small = """
  { "format": "liandong-suite/1", "name": "small", "options": { "workLimit": 50000, "seeds": [1, 2] }, "instances": [
    { "name": "hall", "path": "village-hall.json", "reference": true },
    { "name": "towns", "generate": { "scale": "station", "seeds": [3, 4] }, "options": { "timeLimit": 9, "seeds": [7] } },
    { "name": "A1", "published": { "format": "uhhc", "file": "A1.json" } } ] }
  """

@Suite struct SuiteTests {
  private static let instances = ExternalTool.root.appendingPathComponent("benchmarks/instances", isDirectory: true)
  private static let nowhere = PublishedFolder(option: "/nowhere", environment: [:])

  @Test("options of an instance replace the suite's one by one, its limits all at once")
  func options() throws {
    let entries = try suite(small).entries
    #expect(
      entries.map(\.source) == [
        .file("village-hall.json"), .generated(DistrictRequest(scale: .station), seeds: [3, 4]), .published(.uhhc, file: "A1.json"),
      ])
    #expect(entries.map(\.limits) == [RunLimits(workLimit: 50000), RunLimits(timeLimit: 9), RunLimits(workLimit: 50000)])
    #expect(entries.map(\.seeds) == [[1, 2], [7], [1, 2]])
    #expect(entries.map(\.isReference) == [true, false, false])
    let bare = try suite(#"{ "format": "liandong-suite/1", "name": "b", "instances": [{ "name": "x", "path": "x.json" }] }"#)
    #expect(bare.entries[0].limits == RunLimits(timeLimit: 60))
  }

  @Test(
    "a suite with a fault is refused, with the fault's place",
    arguments: [
      ("\"seeds\": [7]", "\"seed\": [7]", "/instances/1/options/seed"), ("\"name\": \"towns\"", "\"name\": \"hall\"", "/instances/1/name"),
      ("\"station\"", "\"village\"", "/instances/1/generate/scale"), ("[3, 4]", "[]", "/instances/1/generate/seeds"),
      ("\"path\": \"village-hall.json\", ", "", "/instances/0"), ("\"uhhc\"", "\"solomon\"", "/instances/2/published/format"),
    ])
  func faults(old: String, new: String, pointer: String) {
    let error = #expect(throws: InvalidDocument.self) { try suite(small.replacingOccurrences(of: old, with: new)) }
    #expect(error?.faults.map(\.pointer) == [pointer])
  }

  @Test("the committed suites are read, and their files and counts are what their names say")
  func committed() throws {
    func entries(_ name: String) throws -> [SuiteEntry] {
      let file = ExternalTool.root.appendingPathComponent("benchmarks/suites/\(name).json")
      return try readSuite([UInt8](try Data(contentsOf: file))).entries
    }
    #expect(try entries("bazirha").count == 28)
    #expect(try entries("bazirha-open").count == 14)
    #expect(try entries("stations").count == 2)
    #expect(try entries("bounds").count == 2)
    #expect(try entries("scale").count == 12)
    let ci = try entries("ci")
    #expect(ci.allSatisfy { $0.limits.isRepeatable } && ci.contains { $0.isReference })
  }

  @Test("each run gives a record; equal work gives equal marks; an absent file is skipped and counted; only what is asked for is run")
  func runs() throws {
    var asked = try suite(small)
    asked.entries.remove(at: 1)
    let campaign = Campaign(asked, folder: Self.instances, published: Self.nowhere, commit: "abc")
    var seen: [RunRecord] = []
    let outcome = try campaign.run { seen.append($0) }
    #expect(outcome.skipped == ["A1"])
    #expect(seen.map(\.mark.seed) == [1, 2] && outcome.records.map(\.mark.instance) == ["hall", "hall"])
    for record in outcome.records {
      #expect(record.hasValidTotal && record.mark.status == .optimal && record.mark.total == record.mark.bound)
      #expect(record.terms?.total == record.mark.total && record.commit == "abc" && record.isReference && record.mark.timeRatio != nil)
      #expect((record.times.first ?? .infinity) <= record.times.total && (record.times.withinOnePercent ?? .infinity) <= record.times.total)
    }
    let again = try campaign.run { _ in }
    func bare(_ records: [RunRecord]) -> [RunMark] {
      records.map { record in
        var mark = record.mark
        mark.timeRatio = nil
        return mark
      }
    }
    #expect(bare(again.records) == bare(outcome.records))
    let part = Campaign(asked, folder: Self.instances, published: Self.nowhere, only: ["A1"])
    #expect(try part.run { _ in }.records.isEmpty)
    #expect(Campaign(asked, folder: Self.instances, published: Self.nowhere, only: ["hall/2", "barn"]).unknownNames == ["barn"])
  }

  @Test("a record is one line of JSON, a baseline reads back as what was written")
  func documents() throws {
    var asked = try suite(small)
    asked.entries.removeLast(2)
    let records = try Campaign(asked, folder: Self.instances, published: Self.nowhere).run { _ in }.records
    let line = try #require(records.first).line
    #expect(line.filter { $0 == UInt8(ascii: "\n") }.count == 1 && line.last == UInt8(ascii: "\n"))
    let members = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    #expect(members["verdict"] as? String == "valid" && members["status"] as? String == "OPTIMAL" && members["total"] as? Int == records[0].mark.total)
    let baseline = Baseline(suite: "small", runs: records.map(\.mark))
    #expect(try readBaseline(baseline.bytes) == baseline)
    let table = suiteTable(records, .en)
    #expect(table.split(separator: "\n").count == 3 && table.contains("| hall | 2 | 2 | 2 |"))
  }

  @Test("published values: optimal ones are bounds too, lines without a value say nothing")
  func values() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("liandong-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder.appendingPathComponent("instances"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("instance,value,status,source\nA1,521,optimal,us\nF1,1754,best known,them\nC2,,open,nobody\n".utf8)
      .write(to: folder.appendingPathComponent("values.csv"))
    let values = PublishedFolder(option: folder.appendingPathComponent("instances").path, environment: [:]).values
    #expect(values == ["A1": KnownValue(value: 521, bound: 521), "F1": KnownValue(value: 1754)])
  }
}
