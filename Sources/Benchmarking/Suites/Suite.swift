package import Districts
package import Exchange

/// A suite: instances, each with the options that it is run with, and how much worse than a baseline a run may be.
package struct Suite: Sendable, Hashable {
  package var name: String
  package var tolerance: RegressionTolerance
  package var entries: [SuiteEntry]

  package init(name: String, tolerance: RegressionTolerance = RegressionTolerance(), entries: [SuiteEntry]) {
    self.name = name
    self.tolerance = tolerance
    self.entries = entries
  }
}

/// One row of a suite's table: an instance, or a district made with several seeds.
package struct SuiteEntry: Sendable, Hashable {
  package var name: String
  package var source: InstanceSource
  package var limits: RunLimits
  /// Seeds of the search, each a run; not empty.
  package var seeds: [UInt64]
  /// Its seconds are the measure that `--time-ratio` counts the others' seconds in.
  package var isReference: Bool

  package init(name: String, source: InstanceSource, limits: RunLimits = RunLimits(), seeds: [UInt64] = [1], isReference: Bool = false) {
    self.name = name
    self.source = source
    self.limits = limits
    self.seeds = seeds
    self.isReference = isReference
  }
}

/// Where an instance comes from.
package enum InstanceSource: Sendable, Hashable {
  /// An instance document; the path counts from the suite's own folder.
  case file(String)
  /// Districts that differ in their seed alone; the request's own seed is not looked at. Not empty.
  case generated(DistrictRequest, seeds: [UInt64])
  /// A file of a published set, in the folder that holds the set.
  case published(PublishedFormat, file: String)
}

/// When a run ends, and what it may use.
package struct RunLimits: Sendable, Hashable {
  /// Wall-clock seconds; nil: none.
  package var timeLimit: Double?
  /// Units of deterministic work; nil: none.
  package var workLimit: Int?
  package var threads: Int
  /// The run ends when (total − bound) / total is at most this.
  package var gap: Double

  package init(timeLimit: Double? = nil, workLimit: Int? = nil, threads: Int = 2, gap: Double = 0.0001) {
    self.timeLimit = timeLimit
    self.workLimit = workLimit
    self.threads = threads
    self.gap = gap
  }

  /// Whether a second run does the same, count for count, on any machine.
  package var isRepeatable: Bool { timeLimit == nil && workLimit != nil }
}

/// How much worse than its baseline a run may be.
package struct RegressionTolerance: Sendable, Hashable {
  /// Added to the baseline's gap and net gap.
  package var gap: Double
  /// Share of the baseline's total.
  package var cost: Double
  /// Share of each of the baseline's counts.
  package var counts: Double

  package init(gap: Double = 0, cost: Double = 0, counts: Double = 0) {
    self.gap = gap
    self.cost = cost
    self.counts = counts
  }
}
