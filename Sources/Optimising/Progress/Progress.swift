/// What the search is doing; the words of the log.
package enum Phase: String, Sendable, CaseIterable {
  case start, relaxation, dive, neighbourhood, enumeration, branching, proof
}

/// How far a search has come, at one moment.
package struct SearchProgress: Sendable, Hashable {
  package var seconds: Double
  package var phase: Phase
  /// Route columns in the master.
  package var columns: Int
  /// Total of the best schedule so far; nil before the first.
  package var incumbent: Int?
  /// Proven lower bound on every schedule; nil before the first.
  package var bound: Int?
  /// Tasks that the best schedule leaves unserved.
  package var unserved: Int?
  /// The incumbent or the bound has just improved.
  package var improved: Bool

  package init(seconds: Double, phase: Phase, columns: Int, incumbent: Int?, bound: Int?, unserved: Int?, improved: Bool) {
    self.seconds = seconds
    self.phase = phase
    self.columns = columns
    self.incumbent = incumbent
    self.bound = bound
    self.unserved = unserved
    self.improved = improved
  }
}

/// Receives progress on the searching thread; must return quickly.
package protocol ProgressObserver: Sendable {
  func report(_ progress: SearchProgress)

  /// Told once, at the end: where the time went, and what was counted.
  func finish(_ profile: Profile)
}

extension ProgressObserver {
  package func finish(_ profile: Profile) {}
}
