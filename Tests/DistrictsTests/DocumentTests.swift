import Districts
import Foundation
import Instances
import Testing

/// The instance as its reader would give it: the digest belongs to the bytes.
private func text(_ instance: Instance) -> String {
  var instance = instance
  instance.sha256 = ""
  return "\(instance)"
}

@Test(
  "a district's document is valid, and reading it gives the district back",
  arguments: [
    DistrictRequest(seed: 1), DistrictRequest(features: .core, seed: 2), DistrictRequest(scale: .mountainStation, supply: .tight, seed: 3),
    DistrictRequest(scale: .district, supply: .loose, seed: 4), DistrictRequest(scale: .huaibei, seed: 5),
    DistrictRequest(scale: .bijie, features: .core, seed: 6, stations: 30), DistrictRequest(scale: .bijie, seed: 7, stations: 30),
  ])
func documentsReadBack(request: DistrictRequest) throws {
  let instance = district(request)
  let reading = try readInstance(writeInstance(instance))
  #expect(text(reading.instance) == text(instance))
  let codes = Set(reading.warnings.map(\.code))
  #expect(codes.isSubset(of: [.taskNobodyCouldServe]))
  #expect(reading.warnings.count * 10 < instance.needs.count)
}

/// Digests of documents, so that a seed means the same on every machine and in every later version: a change of the generator is never silent.
@Test(
  "a seed gives these bytes and no others",
  arguments: [
    (DistrictRequest(seed: 1), "9ee6c1d413aaf5f3fe9eb6f3d095b4734f4074db00329e1966a092b0c33bff62"),
    (DistrictRequest(scale: .district, supply: .tight, features: .core, seed: 2), "d8695e0e12e6a76890ede241c170cdc26cc82c1f9bb4cedf8b7fe8b7eff77325"),
    (DistrictRequest(scale: .bijie, seed: 3, stations: 12), "a16e75a91176fcd386b8ebe88ce33b201db390f8c4969517325eccc794793c3d"),
  ])
func bytesAreFixed(request: DistrictRequest, digest: String) {
  let bytes = writeInstance(district(request))
  #expect(bytes == writeInstance(district(request)))
  #expect(SHA256.hexadecimalDigest(of: bytes) == digest)
}

@Test("seeds differ")
func seedsDiffer() {
  #expect(writeInstance(district(DistrictRequest(seed: 1))) != writeInstance(district(DistrictRequest(seed: 2))))
}

@Test("names are placeholders: a kind or a place with a number")
func namesArePlaceholders() throws {
  let instance = district(DistrictRequest(scale: .district))
  let names = instance.workers.map(\.name) + instance.households.map(\.name)
  let placeholder = try Regex("^(社工|党工|志愿者|家庭|(心理疏导|医疗护理|法律咨询|救护)专员)[0-9]{4}$")
  for name in names { #expect(try placeholder.wholeMatch(in: name ?? "") != nil, "\(name ?? "none")") }
}

@Test("the committed example week is what its generator writes")
func exampleIsCommitted() throws {
  let file = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../benchmarks/instances/jiuyuan-week.json").standardized
  let bytes = writeInstance(jiuyuanWeek())
  if ProcessInfo.processInfo.environment["RECORD_EXAMPLES"] == "1" {
    try Data(bytes).write(to: file)
    Issue.record("recorded \(file.lastPathComponent): look at the difference and commit it")
  }
  #expect([UInt8](try Data(contentsOf: file)) == bytes)
}

@Test("the example week is a valid document that warns of two needs: the visit in sign language, the lawyer on Friday evening")
func exampleIsValid() throws {
  let reading = try readInstance(writeInstance(jiuyuanWeek()))
  #expect(text(reading.instance) == text(jiuyuanWeek()))
  #expect(reading.warnings.map(\.code) == [.taskNobodyCouldServe, .taskNobodyCouldServe])
  #expect(reading.warnings.map(\.pointer) == ["/needs/25", "/needs/55"])
}
