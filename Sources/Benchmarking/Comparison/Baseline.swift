package import Instances
import Schedules

/// What a suite's runs came to when they were last recorded.
package struct Baseline: Sendable, Hashable {
  package static let format = "liandong-baseline/1"

  package var suite: String
  package var runs: [RunMark]

  package init(suite: String, runs: [RunMark]) {
    self.suite = suite
    self.runs = runs
  }

  /// The document's bytes. Counts of runs that the clock ends are left out, since they vary.
  package var bytes: [UInt8] {
    JSONWriter.bytes { json in
      json.object { json in
        json.member("format", Baseline.format)
        json.member("suite", suite)
        json.array("runs") { json in
          for run in runs {
            var run = run
            if !run.limits.isRepeatable { run.counts = [:] }
            json.object { json in run.write(to: &json) }
          }
        }
      }
    }
  }
}

/// Reads a baseline document.
///
/// - Throws: `InvalidDocument` with every fault.
package func readBaseline(_ bytes: [UInt8]) throws(InvalidDocument) -> Baseline {
  let root = try parseDocument(bytes)
  var faults = FaultList()
  faults.checkShape(of: root, against: BaselineFields.document)
  if faults.hasErrors { throw InvalidDocument(faults: faults.faults) }
  return Baseline(suite: root["suite"]?.string ?? "", runs: (root["runs"]?.elements).map { $0.map(mark) } ?? [])
}

private func mark(_ value: JSONValue) -> RunMark {
  var mark = RunMark(
    instance: value["instance"]?.string ?? "", sha256: value["sha256"]?.string ?? "", seed: UInt64(value["seed"]?.int ?? 1),
    status: value["status"]?.string.flatMap(Schedule.Status.init(rawValue:)) ?? .noSolutionFound)
  mark.limits = RunLimits(
    timeLimit: value["timeLimit"]?.double, workLimit: value["workLimit"]?.int, threads: value["threads"]?.int ?? 1, gap: value["gapLimit"]?.double ?? 0)
  mark.total = value["total"]?.int
  mark.bound = value["bound"]?.int
  mark.gap = value["gap"]?.double
  mark.netGap = value["netGap"]?.double
  mark.timeRatio = value["timeRatio"]?.double
  for member in value["counts"].map({ Array($0.members) }) ?? [] { mark.counts[member.key] = member.value.int }
  return mark
}

/// The fields of a baseline document, format 1.
enum BaselineFields {
  static let document = ObjectShape(
    "baseline", zh: "基线", en: "baseline",
    [
      Field("format", .choice([Baseline.format]), .required, zh: "文件格式与版本", en: "format and version of the document"),
      Field("suite", .text, .required, zh: "套件名称", en: "name of the suite"),
      Field("runs", .list(.object(run), mayBeEmpty: true), .required, zh: "各次运行", en: "the runs"),
    ])

  static let run = ObjectShape(
    "baselineRun", zh: "一次运行", en: "run",
    [
      Field("instance", .text, .required, zh: "实例", en: "the instance"),
      Field("sha256", .text, .required, zh: "实例文件的 SHA-256", en: "SHA-256 of its document's bytes"),
      Field("seed", .whole(0...Int.max), .required, zh: "搜索的种子", en: "seed of the search"),
      Field("timeLimit", .decimal(0...1e6), .nothing, .seconds, zh: "时间上限", en: "wall-clock limit"),
      Field("workLimit", .whole(0...Int.max), zh: "工作量上限", en: "limit of deterministic work"),
      Field("threads", .whole(1...1024), .required, zh: "线程数", en: "threads"),
      Field("gapLimit", .decimal(0...1), .required, zh: "差距到此即停", en: "stop at this gap"),
      Field("status", .choice(Schedule.Status.allCases.map(\.rawValue)), .required, zh: "结果", en: "what came of it"),
      Field("total", .whole(0...Int.max), .nothing, .cost, zh: "总费用", en: "total"),
      Field("bound", .whole(0...Int.max), .nothing, .cost, zh: "下界", en: "bound"),
      Field("gap", .decimal(-1...1e18), zh: "差距", en: "gap"),
      Field("netGap", .decimal(-1e18...1e18), zh: "净差距", en: "net gap"),
      Field("counts", .map(key: Wording(zh: "名称", en: "name"), .whole(0...Int.max)), .required, zh: "计数", en: "counts"),
      Field("timeRatio", .decimal(0...1e18), zh: "用时与参照之比", en: "seconds in seconds of the reference"),
    ])
}
