import Benchmarking
import Checking
import Districts
import Foundation
import Instances
import Schedules
import TestSupport
import Testing

/// `benchmarks/best-known.json` as it is committed.
@Suite struct BestKnownTests {
  private static let folder = ExternalTool.root.appendingPathComponent("benchmarks")
  private static let committed = try? Data(contentsOf: folder.appendingPathComponent("best-known.json"))
  static let entries = committed.flatMap { try? readBestKnown([UInt8]($0)).entries } ?? []

  @Test("twelve instances have fixed names: S1 to S3, balanced and tight, core and full")
  func names() {
    let names = ["s1", "s2", "s3"].flatMap { size in
      ["balanced", "tight"].flatMap { supply in ["core", "full"].map { "\(size)-\(supply)-\($0)" } }
    }
    #expect(Self.entries.map(\.name) == names)
    for entry in Self.entries {
      let parts = entry.name.split(separator: "-")
      let scales = ["s1": "station", "s2": "district", "s3": "huaibei"]
      #expect(scales[String(parts[0])] == entry.request.scale.rawValue)
      #expect(parts[1] == entry.request.supply.rawValue && parts[2] == entry.request.features.rawValue)
    }
  }

  @Test("the generator still writes the document whose digest is on file", arguments: entries)
  func digest(entry: BestKnownEntry) { #expect(districtWithDigest(entry.request).sha256 == entry.sha256) }

  @Test("a bound is at most its value, and both say how they were reached", arguments: entries)
  func figures(entry: BestKnownEntry) {
    for figure in [entry.value, entry.bound].compactMap(\.self) { #expect(figure.command.contains("--only \(entry.name) ")) }
    if let value = entry.value, let bound = entry.bound { #expect(bound.amount <= value.amount) }
  }

  @Test("a schedule on file passes the checker and has the value on file", arguments: entries.filter { $0.schedule != nil })
  func schedule(entry: BestKnownEntry) throws {
    let instance = districtWithDigest(entry.request)
    let file = Self.folder.appendingPathComponent(try #require(entry.schedule))
    let schedule = try readSchedule([UInt8](try Data(contentsOf: file)), horizon: instance.horizon)
    let verdict = check(schedule, of: instance)
    #expect(verdict.isValid, "\(verdict.violations)")
    #expect(verdict.terms.total == entry.value?.amount)
    #expect(schedule.instanceSHA256 == entry.sha256)
  }

  @Test("the committed list is what writing it gives")
  func roundTrip() throws {
    let bytes = [UInt8](try #require(Self.committed))
    #expect(try readBestKnown(bytes).bytes == bytes)
  }

  @Test("every schedule in the folder belongs to an entry")
  func noOrphans() {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: Self.folder.appendingPathComponent("schedules").path)) ?? []
    #expect(Set(files.map { "schedules/\($0)" }) == Set(Self.entries.compactMap(\.schedule)))
  }
}
