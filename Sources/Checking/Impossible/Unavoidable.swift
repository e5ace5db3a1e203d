package import Instances

/// Whether a task can be served in an instance that holds nothing else: no dependency, no other task, no previous schedule.
///
/// All tasks of a need are alike, so the answer holds for each of them. Exact but for teams of contrived size, which are taken to be possible.
package func canBeServed(_ owner: TaskOwner, in instance: Instance) -> Bool {
  SoloTask(owner, instance, Array(instance.workers.indices)).hasTeam() ?? true
}

/// Cost of the tasks that a roster leaves unserved and that nobody could serve even alone; with it, the `noneServedCost` of their needs.
///
/// Nil when that stays open for one of them.
func unavoidableCost(_ roster: Roster) -> Int? {
  let instance = roster.instance
  let everyone = Array(instance.workers.indices)
  var cost = 0
  for owner in instance.owners {
    let times = instance.times(of: owner)
    let left = times - roster.servedTasks(of: owner).count
    if left == 0 { continue }
    guard let isPossible = SoloTask(owner, instance, everyone, roster.roads).hasTeam() else { return nil }
    if isPossible { continue }
    switch owner {
    case .need(let index):
      cost += instance.needs[index].unservedCost * left
      if left == times { cost += instance.needs[index].noneServedCost }
    case .activity(let index): cost += instance.activities[index].unservedCost
    }
  }
  return cost
}
