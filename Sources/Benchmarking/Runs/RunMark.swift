package import Schedules

/// What is held of a run in a baseline: nothing that the clock or the machine decides, but for a ratio that is asked for.
package struct RunMark: Sendable, Hashable {
  /// The entry's name, with the generator's seed where the entry has several.
  package var instance: String
  /// Digest of the instance's document: runs are comparable, and bounds and totals hold against each other, where it is equal.
  package var sha256: String
  /// Seed of the search.
  package var seed: UInt64
  package var limits: RunLimits
  package var status: Schedule.Status
  package var total: Int?
  package var bound: Int?
  package var gap: Double?
  /// Nil without a schedule, and where it has no value.
  package var netGap: Double?
  /// Counts of the search by name, such as `columns`.
  package var counts: [String: Int]
  /// Seconds of the run in seconds of the suite's reference; nil without one.
  package var timeRatio: Double?

  package init(
    instance: String, sha256: String, seed: UInt64 = 1, limits: RunLimits = RunLimits(), status: Schedule.Status, total: Int? = nil,
    bound: Int? = nil, gap: Double? = nil, netGap: Double? = nil, counts: [String: Int] = [:], timeRatio: Double? = nil
  ) {
    self.instance = instance
    self.sha256 = sha256
    self.seed = seed
    self.limits = limits
    self.status = status
    self.total = total
    self.bound = bound
    self.gap = gap
    self.netGap = netGap
    self.counts = counts
    self.timeRatio = timeRatio
  }
}
