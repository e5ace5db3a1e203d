package import Instances
package import Schedules

/// What the caller asks of one run.
package struct Options: Sendable {
  /// Wall-clock seconds; nil: none.
  package var timeLimitSeconds: Double?
  /// Stop as soon as (total − bound) / total is at most this.
  package var gap: Double
  /// Threads that price routes; at least 1.
  package var threads: Int
  package var seed: UInt64
  /// Units of deterministic work (labels and simplex iterations); nil: none. The same limit gives the same schedule on any machine.
  package var workLimit: Int?

  package init(timeLimitSeconds: Double? = 60, gap: Double = 0.0001, threads: Int = 1, seed: UInt64 = 1, workLimit: Int? = nil) {
    self.timeLimitSeconds = timeLimitSeconds
    self.gap = gap
    self.threads = threads
    self.seed = seed
    self.workLimit = workLimit
  }
}

/// Says that a running search is to stop and hand over the best it has. Safe to raise from any thread or signal handler's queue.
package final class Interruption: Sendable {
  private let raised = Flag()

  package init() {}

  package func raise() { raised.set() }

  package var isRaised: Bool { raised.isSet }
}

/// The front door: from an instance to a valid schedule with a proven bound.
///
/// - Parameter previous: the schedule in force, for pins (H15), the `change` term and a warm start.
/// - Returns: a schedule with `status`, `stopped`, `cost` (terms, bound, gap, unavoidable, netGap), routes, tasks and the unserved tasks without
///   reasons; INFEASIBLE and NO_SOLUTION_FOUND as the problem page says.
/// - Throws: `PreviousScheduleError` when the previous schedule cannot be held against the instance.
package func optimise(
  _ instance: Instance, options: Options = Options(), previous: Schedule? = nil, interruption: Interruption = Interruption(),
  observer: (any ProgressObserver)? = nil
) throws(PreviousScheduleError) -> Schedule {
  let model = try Model(instance, previous: previous)
  let state = SearchState(model, options: options, interruption: interruption, observer: observer)
  var search = Search(state)
  let stopped = search.run()
  print(state.total ?? -1, state.bound ?? -1, stopped, state.incumbent?.terms(model) as Any)
  return Schedule(routes: [])
}

/// Why a previous schedule cannot be used (H15).
package struct PreviousScheduleError: Error, Hashable {
  package enum Code: String, Sendable, CaseIterable {
    case tasksMissing, pinnedTaskUnknown, pinnedWorkerUnknown
  }

  package var code: Code
  /// JSON pointer into the previous schedule.
  package var pointer: String
  /// The offending value.
  package var value: String

  package init(code: Code, pointer: String, value: String) {
    self.code = code
    self.pointer = pointer
    self.value = value
  }
}
