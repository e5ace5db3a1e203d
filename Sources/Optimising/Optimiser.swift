import Dispatch
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
  /// Units of deterministic work (labels, simplex iterations, placements of the local search), of about 2.5 µs each; nil: none. The same limit gives the
  /// same schedule on any machine.
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
  /// Raised here, too, when it is.
  private let outer: Interruption?

  package init() { outer = nil }

  init(within outer: Interruption) { self.outer = outer }

  package func raise() { raised.set() }

  package var isRaised: Bool { raised.isSet || outer?.isRaised ?? false }
}

/// The front door: from an instance to a valid schedule with a proven bound.
///
/// - Parameters:
///   - previous: the schedule in force, for pins (H15), the `change` term and a warm start.
///   - canBeServed: whether an instance that holds only this task has a schedule that serves it; decides `unavoidable`.
/// - Returns: a schedule with `status`, `stopped`, `cost` (terms, bound, gap, unavoidable, netGap), routes, tasks and the unserved tasks without
///   reasons; INFEASIBLE and NO_SOLUTION_FOUND as the problem page says.
/// - Throws: `PreviousScheduleError` when the previous schedule cannot be held against the instance.
package func optimise(
  _ instance: Instance, options: Options = Options(), previous: Schedule? = nil, interruption: Interruption = Interruption(),
  observer: (any ProgressObserver)? = nil, canBeServed: (TaskOwner) -> Bool = { _ in true }
) throws(PreviousScheduleError) -> Schedule {
  // Making the model counts: the caller waits for it, too.
  let begin = DispatchTime.now().uptimeNanoseconds
  let model = try Model(instance, previous: previous)
  let state = SearchState(model, options: options, interruption: interruption, observer: observer, previous: previous, begin: begin)
  var stopped = Schedule.Stopped.exhausted
  if model.unkeepablePins.isEmpty {
    if let district = DistrictSearch(state) {
      stopped = district.run()
    } else {
      stopped = Search(state).run()
    }
  }
  observer?.finish(state.profile)
  guard let roster = state.incumbent, state.isIncumbentValid, let total = state.total else {
    let isProven = !model.unkeepablePins.isEmpty || (state.bound ?? 0) > model.costCeiling
    return withoutRoster(model, state, isProven: isProven, stopped: stopped)
  }
  var schedule = roster.schedule(model)
  let bound = min(state.bound ?? 0, total)
  let unavoidable = unavoidableCost(roster, model, canBeServed)
  var cost = Cost(total: total, bound: bound, unavoidable: unavoidable, terms: roster.terms(model))
  cost.gap = Cost.gap(total: total, bound: bound)
  cost.netGap = Cost.netGap(total: total, bound: bound, unavoidable: unavoidable)
  schedule.cost = cost
  schedule.status = Cost.gap(total: total, bound: bound) <= options.gap ? .optimal : .feasible
  schedule.stopped = stopped
  schedule.seconds = state.seconds
  return schedule
}

private func withoutRoster(_ model: Model, _ state: SearchState, isProven: Bool, stopped: Schedule.Stopped) -> Schedule {
  var schedule = Schedule(instanceName: model.instance.name, instanceSHA256: model.instance.sha256, routes: [], tasks: [])
  schedule.status = isProven ? .infeasible : .noSolutionFound
  schedule.stopped = isProven ? .exhausted : stopped
  schedule.unserved = Roster.unserved([], model).map { UnservedTask(task: $0) }
  schedule.seconds = state.seconds
  if isProven { schedule.conflicts = conflicts(model, state) }
  return schedule
}

/// Cost of the unserved tasks that no schedule could serve (section 2 of the problem page).
private func unavoidableCost(_ roster: Roster, _ model: Model, _ canBeServed: (TaskOwner) -> Bool) -> Int {
  var served = Array(repeating: 0, count: model.groups.count)
  for service in roster.services(model) { served[model.jobs[service.job].group] += 1 }
  var cost = 0
  for (index, group) in model.groups.enumerated() where served[index] < group.times && !canBeServed(group.owner) {
    cost += (group.times - served[index]) * model.jobs[group.jobs[0]].unservedCost
    if served[index] == 0 { cost += group.noneServedCost }
  }
  return cost
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
