import Instances
import Schedules

/// Where `unserved` is stated, it lists every task that the routes leave out, once, and no other.
func statedUnservedViolations(_ roster: Roster) -> [Violation] {
  // Without a roster every task must be named.
  guard let unserved = roster.schedule.unserved ?? (claimsNoRoster(roster.schedule) ? [] : nil) else { return [] }
  // A task that `tasks` claims with nobody in its team is refused there (H4), not missed here.
  let claimed = Set((roster.schedule.tasks ?? []).filter { $0.team.isEmpty }.map(\.id))
  var listed: [TaskOwner: Set<Int>] = [:]
  var found: [Violation] = []
  for (index, task) in unserved.enumerated() {
    let pointer = "/unserved/\(index)/task"
    guard let (owner, number) = roster.register.task(task.task), roster.register.exists(owner, number: number) else {
      found.append(Violation(.unknownTask, subjects: [task.task], pointer: pointer, allowed: .nothing, found: .name(task.task)))
      continue
    }
    if roster.isServed(owner, number: number) {
      found.append(Violation(.unservedButServed, subjects: [task.task], pointer: pointer, allowed: .nothing, found: .name(task.task)))
    } else if !listed[owner, default: []].insert(number).inserted {
      found.append(Violation(.unservedTwice, subjects: [task.task], pointer: pointer, allowed: .atMost(.number(1)), found: .number(2)))
    }
  }
  for owner in roster.instance.owners {
    let left = roster.instance.times(of: owner) - roster.servedTasks(of: owner).count
    let numbers = listed[owner] ?? []
    if numbers.count >= left { continue }
    let served = Set(roster.servedTasks(of: owner).map(\.number))
    let missing = (1...roster.instance.times(of: owner)).lazy.filter { !numbers.contains($0) && !served.contains($0) }
      .map { roster.instance.taskId(of: owner, occurrence: $0 - 1) }
      .filter { !claimed.contains($0) }
    // Naming a few of them says enough.
    let named = Array(missing.prefix(10))
    if !named.isEmpty {
      found.append(Violation(.unservedNotListed, subjects: named, pointer: "/unserved", allowed: .number(left), found: .number(numbers.count)))
    }
  }
  return found
}
