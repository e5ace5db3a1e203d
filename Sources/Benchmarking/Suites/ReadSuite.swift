import Districts
import Exchange
package import Instances

/// Reads a suite document.
///
/// - Throws: `InvalidDocument` with every fault.
package func readSuite(_ bytes: [UInt8]) throws(InvalidDocument) -> Suite {
  let root = try parseDocument(bytes)
  var faults = FaultList()
  faults.checkShape(of: root, against: SuiteFields.document)
  faults.checkNames(root["instances"])
  if faults.hasErrors { throw InvalidDocument(faults: faults.faults) }
  let options = root["options"]
  let tolerance = root["tolerance"]
  return Suite(
    name: root["name"]?.string ?? "",
    tolerance: RegressionTolerance(
      gap: tolerance?["gap"]?.double ?? 0, cost: tolerance?["cost"]?.double ?? 0, counts: tolerance?["counts"]?.double ?? 0),
    entries: (root["instances"]?.elements).map { $0.compactMap { entry($0, defaults: options) } } ?? [])
}

extension FaultList {
  /// Reports names that stand twice in a list of objects.
  mutating func checkNames(_ list: JSONValue?) {
    guard let list else { return }
    var first: [String: String] = [:]
    for element in list.elements {
      guard let value = element["name"], let name = value.string else { continue }
      if let pointer = first[name] { report(.duplicateId(id: name, first: pointer), at: value) } else { first[name] = value.pointer }
    }
  }
}

private func entry(_ value: JSONValue, defaults: JSONValue?) -> SuiteEntry? {
  guard let source = source(value) else { return nil }
  let own = value["options"]
  let hasOwnLimit = own?["timeLimit"] != nil || own?["workLimit"] != nil
  var limits = RunLimits()
  limits.timeLimit = (hasOwnLimit ? own : defaults)?["timeLimit"]?.double
  limits.workLimit = (hasOwnLimit ? own : defaults)?["workLimit"]?.int
  if limits.timeLimit == nil && limits.workLimit == nil { limits.timeLimit = 60 }
  if let threads = own?["threads"]?.int ?? defaults?["threads"]?.int { limits.threads = threads }
  if let gap = own?["gap"]?.double ?? defaults?["gap"]?.double { limits.gap = gap }
  let seeds = seeds(own?["seeds"] ?? defaults?["seeds"])
  return SuiteEntry(
    name: value["name"]?.string ?? "", source: source, limits: limits, seeds: seeds, isReference: value["reference"]?.bool ?? false)
}

private func source(_ value: JSONValue) -> InstanceSource? {
  if let path = value["path"]?.string { return .file(path) }
  if let generate = value["generate"] { return .generated(districtRequest(generate), seeds: seeds(generate["seeds"])) }
  guard let published = value["published"], let format = published["format"]?.string.flatMap(PublishedFormat.init(rawValue:)) else { return nil }
  return .published(format, file: published["file"]?.string ?? "")
}

private func seeds(_ value: JSONValue?) -> [UInt64] {
  guard let value else { return [1] }
  return value.elements.compactMap(\.int).map { UInt64($0) }
}

/// A request as the fields of a `district` object give it; `seed` where there is one.
func districtRequest(_ value: JSONValue) -> DistrictRequest {
  var request = DistrictRequest()
  request.scale = value["scale"]?.string.flatMap(Scale.init(rawValue:)) ?? request.scale
  request.supply = value["supply"]?.string.flatMap(Supply.init(rawValue:)) ?? request.supply
  request.features = value["features"]?.string.flatMap(Features.init(rawValue:)) ?? request.features
  request.seed = value["seed"]?.int.map { UInt64($0) } ?? request.seed
  request.stations = value["stations"]?.int
  request.twoPersonShare = value["twoPerson"]?.double ?? request.twoPersonShare
  return request
}
