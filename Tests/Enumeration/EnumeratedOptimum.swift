package import Instances
package import Schedules

/// What full enumeration says of a tiny instance.
package struct EnumeratedOptimum: Sendable {
  /// The least total of any schedule; nil: no schedule obeys the rules.
  package var total: Int?
  /// One schedule with that total, under the rules in force.
  package var schedule: Schedule?
  /// Complete sets of choices that were judged.
  package var leaves: Int

  package var isInfeasible: Bool { total == nil }
}

/// The optimum of a tiny instance (some four workers, five tasks), from the rules alone by trying everything.
///
/// - Parameter previous: the schedule in force (H15, `change`); its pins must name what exists.
/// - Parameter rules: what is in force; the rest of the page is forgotten.
/// - Parameter plain: every begin is tried by itself and nothing is pruned. Very slow; the way to judge the judge.
package func enumerateOptimum(
  _ instance: Instance, previous: Schedule? = nil, rules: RuleSwitches = .all, plain: Bool = false
) -> EnumeratedOptimum {
  let setting = Setting(instance, rules: rules)
  var search = Search(setting, previous: previousTasks(previous, setting), plain: plain)
  search.run()
  guard let best = search.best else { return EnumeratedOptimum(total: nil, schedule: nil, leaves: search.leaves) }
  return EnumeratedOptimum(total: best.total, schedule: Witness(search, best).schedule, leaves: search.leaves)
}

/// Whether some schedule of the instance that holds this need, once, or this activity alone serves it (`unavoidable`).
package func isServable(_ instance: Instance, _ owner: TaskOwner) -> Bool {
  var alone = instance
  alone.dependencies = []
  switch owner {
  case .need(let index):
    alone.needs = [instance.needs[index]]
    alone.needs[0].times = 1
    alone.needs[0].mandatory = true
    alone.activities = []
  case .activity(let index):
    alone.needs = []
    alone.activities = [instance.activities[index]]
    alone.activities[0].mandatory = true
  }
  return !enumerateOptimum(alone).isInfeasible
}

/// The previous schedule's tasks that H15 or the term `change` speaks of.
private func previousTasks(_ previous: Schedule?, _ setting: Setting) -> [PreviousTask] {
  let instance = setting.instance
  var found: [PreviousTask] = []
  for task in previous?.tasks ?? [] {
    let name = String(task.id.prefix { $0 != "#" })
    guard let owner = setting.owners.firstIndex(where: { instance.id(of: $0) == name }) else {
      precondition(!task.pinned, "a pinned task is gone: the reader refuses such a pair")
      continue
    }
    var workers: UInt32? = 0
    for member in task.team {
      let index = instance.workers.firstIndex { $0.id == member.worker }
      precondition(index != nil || !task.pinned, "a pinned worker is gone: the reader refuses such a pair")
      workers = index.flatMap { index in workers.map { $0 | 1 << UInt32(index) } }
    }
    let isInHorizon = (0..<instance.horizon.minutes).contains(task.begin)
    guard task.pinned || isInHorizon else { continue }
    found.append(PreviousTask(owner: owner, workers: workers, begin: task.begin, pinned: task.pinned, isChangeable: isInHorizon))
  }
  return found
}
