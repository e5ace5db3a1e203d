import Instances
import Schedules

/// Demands that cannot all be met, as few as a deletion filter leaves: each list of task ids is one conflict.
///
/// Every mandatory group and every pin is taken out in turn; where the rest is still proven infeasible, it stays out. What is left cannot be met
/// together, and each part of it matters, unless a test ran out of time.
func conflicts(_ model: Model, _ state: SearchState) -> [[String]] {
  if !model.unkeepablePins.isEmpty { return model.unkeepablePins.map { [$0] } }
  var rest = model
  let demands = model.groups.indices.filter { model.groups[$0].mandatory }
  for group in demands {
    var trial = rest
    trial.groups[group].mandatory = false
    if isProvenInfeasible(trial, state) { rest = trial }
  }
  for index in rest.kept.indices.reversed() where rest.kept[index].pinned {
    var trial = rest
    trial.kept[index].pinned = false
    if isProvenInfeasible(trial, state) { rest = trial }
  }
  var tasks = rest.groups.filter(\.mandatory).flatMap { group in
    (0..<group.times).map { model.instance.taskId(of: group.owner, occurrence: $0) }
  }
  tasks += rest.kept.filter(\.pinned).map(\.id)
  return [tasks]
}

private func isProvenInfeasible(_ model: Model, _ state: SearchState) -> Bool {
  var options = state.options
  options.timeLimitSeconds = 2
  let trial = SearchState(model, options: options, interruption: state.interruption, observer: nil)
  let search = Search(trial)
  _ = search.run()
  return (trial.bound ?? 0) > model.costCeiling
}
