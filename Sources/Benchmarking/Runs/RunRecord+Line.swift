import Instances
import Optimising
import Schedules

extension RunRecord {
  /// The record as one line of JSON, line feed included. What has no value is left out.
  package var line: [UInt8] {
    JSONWriter.bytes { json in
      json.object(compact: true) { json in
        json.member("suite", suite)
        json.member("name", entry)
        mark.write(to: &json)
        if let commit { json.member("commit", commit) }
        if let stopped { json.member("stopped", stopped.rawValue) }
        json.member("tasks", tasks)
        if let unavoidable { json.member("unavoidable", unavoidable) }
        if let terms {
          json.object("terms") { json in
            for term in CostTerm.allCases where terms[term] != 0 { json.member(term.rawValue, terms[term]) }
          }
        }
        if let known {
          json.object("known") { json in
            json.member("value", known.value)
            if let bound = known.bound { json.member("bound", bound) }
          }
        }
        json.object("seconds") { json in
          json.member("total", rounded(times.total, digits: 3))
          json.member("making", rounded(times.making, digits: 3))
          json.member("checking", rounded(times.checking, digits: 3))
          json.optional("firstSchedule", times.first)
          json.optional("within2Percent", times.withinTwoPercent)
          json.optional("within1Percent", times.withinOnePercent)
          json.optional("halfPercentNetGap", times.halfPercentGap)
          json.object("activities") { json in
            for (activity, seconds) in zip(Activity.allCases, times.activities) where seconds > 0 { json.member(activity.rawValue, seconds) }
          }
        }
        if let peakMegabytes { json.member("peakMegabytes", peakMegabytes) }
        json.member("verdict", verdict)
        if !violations.isEmpty { json.member("violations", violations) }
      }
    }
  }
}

extension RunMark {
  /// Writes the members of an open object.
  func write(to json: inout JSONWriter) {
    json.member("instance", instance)
    json.member("sha256", sha256)
    json.member("seed", Int(clamping: seed))
    if let timeLimit = limits.timeLimit { json.member("timeLimit", timeLimit) }
    if let workLimit = limits.workLimit { json.member("workLimit", workLimit) }
    json.member("threads", limits.threads)
    json.member("gapLimit", limits.gap)
    json.member("status", status.rawValue)
    if let total { json.member("total", total) }
    if let bound { json.member("bound", bound) }
    if let gap { json.member("gap", gap) }
    if let netGap { json.member("netGap", netGap) }
    json.object("counts", compact: true) { json in
      for (name, count) in counts.sorted(by: { $0.key < $1.key }) { json.member(name, count) }
    }
    if let timeRatio { json.member("timeRatio", timeRatio) }
  }
}

extension JSONWriter {
  fileprivate mutating func optional(_ key: String, _ seconds: Double?) {
    if let seconds { member(key, rounded(seconds, digits: 3)) }
  }
}
