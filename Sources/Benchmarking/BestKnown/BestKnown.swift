package import Districts
package import Instances

/// Instances of our own with the best that is known of them.
package struct BestKnown: Sendable, Hashable {
  package static let format = "liandong-best-known/1"

  package var entries: [BestKnownEntry]

  package init(entries: [BestKnownEntry]) { self.entries = entries }
}

/// One instance: how it is made, the digest of the document that the generator writes, and the best value and bound.
package struct BestKnownEntry: Sendable, Hashable {
  package var name: String
  package var request: DistrictRequest
  package var sha256: String
  /// Total of the cheapest schedule that the checker accepted; nil: none so far.
  package var value: BestKnownFigure?
  /// Greatest proven bound; nil: none so far.
  package var bound: BestKnownFigure?
  /// The schedule of that value, from the list's own folder; nil where it is too large to keep.
  package var schedule: String?

  package init(
    name: String, request: DistrictRequest, sha256: String, value: BestKnownFigure? = nil, bound: BestKnownFigure? = nil, schedule: String? = nil
  ) {
    self.name = name
    self.request = request
    self.sha256 = sha256
    self.value = value
    self.bound = bound
    self.schedule = schedule
  }
}

/// A number and how it was reached.
package struct BestKnownFigure: Sendable, Hashable {
  package var amount: Int
  /// The revision that reached it; nil where the caller did not know it.
  package var commit: String?
  package var command: String

  package init(amount: Int, commit: String?, command: String) {
    self.amount = amount
    self.commit = commit
    self.command = command
  }
}

/// Reads a list of best-known values.
///
/// - Throws: `InvalidDocument` with every fault.
package func readBestKnown(_ bytes: [UInt8]) throws(InvalidDocument) -> BestKnown {
  let root = try parseDocument(bytes)
  var faults = FaultList()
  faults.checkShape(of: root, against: BestKnownFields.document)
  faults.checkNames(root["instances"])
  if faults.hasErrors { throw InvalidDocument(faults: faults.faults) }
  let entries = (root["instances"]?.elements).map { list in
    list.map { value in
      BestKnownEntry(
        name: value["name"]?.string ?? "", request: value["generate"].map(districtRequest) ?? DistrictRequest(), sha256: value["sha256"]?.string ?? "",
        value: value["value"].map(figure), bound: value["bound"].map(figure), schedule: value["schedule"]?.string)
    }
  }
  return BestKnown(entries: entries ?? [])
}

private func figure(_ value: JSONValue) -> BestKnownFigure {
  BestKnownFigure(amount: value["amount"]?.int ?? 0, commit: value["commit"]?.string, command: value["command"]?.string ?? "")
}

extension BestKnown {
  /// The document's bytes.
  package var bytes: [UInt8] {
    JSONWriter.bytes { json in
      json.object { json in
        json.member("format", BestKnown.format)
        json.array("instances") { json in
          for entry in entries {
            json.object { json in
              json.member("name", entry.name)
              json.object("generate", compact: true) { json in
                json.member("scale", entry.request.scale.rawValue)
                json.member("supply", entry.request.supply.rawValue)
                json.member("features", entry.request.features.rawValue)
                json.member("seed", Int(clamping: entry.request.seed))
                if let stations = entry.request.stations { json.member("stations", stations) }
                if entry.request.twoPersonShare != DistrictRequest().twoPersonShare { json.member("twoPerson", entry.request.twoPersonShare) }
              }
              json.member("sha256", entry.sha256)
              write("value", entry.value, &json)
              write("bound", entry.bound, &json)
              if let schedule = entry.schedule { json.member("schedule", schedule) }
            }
          }
        }
      }
    }
  }

  private func write(_ key: String, _ figure: BestKnownFigure?, _ json: inout JSONWriter) {
    guard let figure else { return }
    json.object(key, compact: true) { json in
      json.member("amount", figure.amount)
      if let commit = figure.commit { json.member("commit", commit) }
      json.member("command", figure.command)
    }
  }
}

/// The fields of a list of best-known values, format 1.
enum BestKnownFields {
  static let document = ObjectShape(
    "bestKnown", zh: "最好已知值", en: "best-known values",
    [
      Field("format", .choice([BestKnown.format]), .required, zh: "文件格式与版本", en: "format and version of the document"),
      Field("instances", .list(.object(entry), mayBeEmpty: false), .required, zh: "实例", en: "the instances"),
    ])

  static let entry = ObjectShape(
    "bestKnownInstance", zh: "实例", en: "instance",
    [
      Field("name", .text, .required, zh: "名称，不重复", en: "name, each once"),
      Field("generate", .object(SuiteFields.oneDistrict), .required, zh: "如何生成", en: "how it is made"),
      Field("sha256", .text, .required, zh: "生成文件的 SHA-256", en: "SHA-256 of the generated document"),
      Field("value", .object(figure), zh: "最好的总分", en: "the least total so far"),
      Field("bound", .object(figure), zh: "最好的下界", en: "the greatest bound so far"),
      Field("schedule", .text, zh: "排班文件，相对于本文件", en: "the schedule of that value, from this file's folder"),
    ])

  static let figure = ObjectShape(
    "figure", zh: "数值及来历", en: "figure",
    [
      Field("amount", .whole(0...9_007_199_254_740_991), .required, .cost, zh: "数值", en: "the number"),
      Field("commit", .text, zh: "所用版本", en: "the revision that reached it"),
      Field("command", .text, .required, zh: "所用命令", en: "the command that reached it"),
    ])
}
