import Instances

/// H14: every task of a mandatory need, and every mandatory activity, is served.
func mandatoryViolations(_ roster: Roster) -> [Violation] {
  var found: [Violation] = []
  for owner in roster.instance.owners where isMandatory(owner, roster.instance) {
    let times = roster.instance.times(of: owner)
    let served = roster.servedTasks(of: owner).count
    if served < times {
      found.append(
        Violation(
          .mandatoryUnserved, subjects: [roster.instance.id(of: owner)], pointer: "/routes", allowed: .atLeast(.number(times)), found: .number(served)))
    }
  }
  return found
}

private func isMandatory(_ owner: TaskOwner, _ instance: Instance) -> Bool {
  switch owner {
  case .need(let index): instance.needs[index].mandatory
  case .activity(let index): instance.activities[index].mandatory
  }
}
