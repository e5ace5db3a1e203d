import Optimising
package import Schedules

/// One run of one instance: what came of it, and what it took.
package struct RunRecord: Sendable, Hashable {
  package var suite: String
  /// The row of the table that the run belongs to.
  package var entry: String
  package var mark: RunMark
  package var isReference: Bool
  /// The revision that was run, where the caller knows it.
  package var commit: String?
  package var stopped: Schedule.Stopped?
  package var unavoidable: Int?
  package var terms: CostTerms?
  /// Tasks of the instance.
  package var tasks: Int
  package var known: KnownValue?
  /// What the checker found wrong; empty: the schedule is valid.
  package var violations: [String]
  package var times: RunTimes
  /// The process's greatest memory during the run, in MB; nil where the system does not tell.
  package var peakMegabytes: Int?

  package init(
    suite: String, entry: String, mark: RunMark, isReference: Bool = false, stopped: Schedule.Stopped? = nil, unavoidable: Int? = nil,
    terms: CostTerms? = nil, tasks: Int, violations: [String], times: RunTimes = RunTimes(), peakMegabytes: Int? = nil
  ) {
    self.suite = suite
    self.entry = entry
    self.mark = mark
    self.isReference = isReference
    self.stopped = stopped
    self.unavoidable = unavoidable
    self.terms = terms
    self.tasks = tasks
    self.violations = violations
    self.times = times
    self.peakMegabytes = peakMegabytes
  }

  /// The schedule has routes and the checker accepts it, so that its total holds against every bound.
  package var hasValidTotal: Bool { mark.total != nil && violations.isEmpty }

  /// The checker's verdict in a word: `valid`, `refused`, or `noSchedule` where there was none to judge.
  package var verdict: String { violations.isEmpty ? (mark.total == nil ? "noSchedule" : "valid") : "refused" }
}

/// Seconds of a run, from its start.
package struct RunTimes: Sendable, Hashable {
  /// Until the schedule was returned.
  package var total = 0.0
  /// To make or read the instance, before the run.
  package var making = 0.0
  /// For the checker, after the run.
  package var checking = 0.0
  /// Until the first schedule.
  package var first: Double?
  /// Until the best schedule was within 2 % (1 %) of the final one, of what can be avoided.
  package var withinTwoPercent: Double?
  package var withinOnePercent: Double?
  /// Until total and bound were within 0.5 % of each other, of what can be avoided; nil: never.
  package var halfPercentGap: Double?

  /// Seconds of each activity of the search, on the threads that did it.
  package var activities: [Double] = Activity.allCases.map { _ in 0 }

  package init() {}
}
