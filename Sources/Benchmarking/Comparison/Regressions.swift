import Schedules

/// How runs are held against a baseline.
package struct Comparison: Sendable {
  package var tolerance: RegressionTolerance
  /// A run may take this many times the baseline's seconds, both in seconds of the reference of their own call; nil: time is not looked at.
  package var timeRatio: Double?

  package init(_ tolerance: RegressionTolerance = RegressionTolerance(), timeRatio: Double? = nil) {
    self.tolerance = tolerance
    self.timeRatio = timeRatio
  }

  /// Everything in which the runs are worse than the baseline; runs that the baseline lacks are passed over.
  ///
  /// - Parameter excused: instances of the baseline that need not have been run, because their file is absent or others were asked for.
  package func complaints(_ runs: [RunMark], _ baseline: [RunMark], excused: (String) -> Bool = { _ in false }) -> [Complaint] {
    baseline.flatMap { before -> [Complaint] in
      guard let run = runs.first(where: { $0.instance == before.instance && $0.seed == before.seed }) else {
        return excused(before.instance) ? [] : [Complaint(run: before.label, cause: .notRun)]
      }
      return causes(run, before).map { Complaint(run: run.label, cause: $0) }
    }
  }

  private func causes(_ run: RunMark, _ before: RunMark) -> [Complaint.Cause] {
    if run.sha256 != before.sha256 { return [.otherInstance] }
    if run.limits != before.limits { return [.otherLimits] }
    guard let total = run.total, let totalBefore = before.total else {
      // A proof that there is no schedule may replace "none found", never a schedule; a schedule may replace "none found".
      let isBetter = before.status == .noSolutionFound || before.status == run.status
      return isBetter ? [] : [.otherStatus(was: before.status.rawValue, now: run.status.rawValue)]
    }
    var causes: [Complaint.Cause] = []
    func hold(_ measure: Complaint.Measure, _ was: Double?, _ now: Double?, atMost limit: (Double) -> Double) {
      guard let was else { return }
      guard let now else { return causes.append(.gone(measure)) }
      // The tolerance allows for its own rounding in binary, no more.
      if now > limit(was) + 1e-9 { causes.append(.worse(measure, was: was, now: now)) }
    }
    hold(.total, Double(totalBefore), Double(total)) { $0 * (1 + tolerance.cost) }
    hold(.gap, before.gap, run.gap) { $0 + tolerance.gap }
    hold(.netGap, before.netGap, run.netGap) { $0 + tolerance.gap }
    if run.limits.isRepeatable {
      for (name, was) in before.counts.sorted(by: { $0.key < $1.key }) {
        hold(.count(name), Double(was), run.counts[name].map { Double($0) }) { $0 * (1 + tolerance.counts) }
      }
    }
    if let timeRatio { hold(.timeRatio, before.timeRatio, run.timeRatio) { $0 * timeRatio } }
    return causes
  }
}

extension RunMark {
  var label: String { "\(instance), seed \(seed)" }
}
