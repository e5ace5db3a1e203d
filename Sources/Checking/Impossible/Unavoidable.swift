package import Instances

/// Whether a task can be served in an instance that holds nothing else: no dependency, no other task, no previous schedule.
///
/// Exact. All tasks of a need are alike, so the answer holds for each of them.
package func canBeServed(_ owner: TaskOwner, in instance: Instance) -> Bool {
  SoloTask(owner, instance, instance.workers.indices.map { $0 }).hasTeam()
}

/// Cost of the tasks that a roster leaves unserved and that nobody could serve even alone; with it, the `noneServedCost` of their needs.
func unavoidableCost(_ roster: Roster) -> Int {
  let instance = roster.instance
  let everyone = Array(instance.workers.indices)
  var cost = 0
  for (index, need) in instance.needs.enumerated() {
    let left = need.times - roster.servedOfNeed[index].count
    if left > 0, !SoloTask(.need(index), instance, everyone, roster.roads).hasTeam() {
      cost += need.unservedCost * left
      if left == need.times { cost += need.noneServedCost }
    }
  }
  for (index, activity) in instance.activities.enumerated() where roster.servedOfActivity[index] == nil {
    if !SoloTask(.activity(index), instance, everyone, roster.roads).hasTeam() { cost += activity.unservedCost }
  }
  return cost
}
