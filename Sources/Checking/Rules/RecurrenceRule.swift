import Instances

/// H6: the tasks of one need are served on dates far enough apart and numbered from 1 on in order of begin, the unserved ones last.
func recurrenceViolations(_ roster: Roster) -> [Violation] {
  var found: [Violation] = []
  for (index, need) in roster.instance.needs.enumerated() {
    let tasks = roster.servedOfNeed[index].map { roster.served[$0] }
    guard let last = tasks.last else { continue }
    if last.number != tasks.count {
      found.append(
        Violation(
          .notNumberedFromOne, subjects: tasks.map(\.id), when: last.begin, pointer: "\(last.pointer)/task", allowed: .atMost(.number(tasks.count)),
          found: .number(last.number)))
    }
    guard tasks.count > 1 else { continue }
    for (task, next) in zip(tasks, tasks.dropFirst()) where task.begin > next.begin {
      found.append(
        Violation(
          .notInOrder, subjects: [task.id, next.id], when: next.begin, pointer: "\(next.pointer)/begin", allowed: .atLeast(.time(task.begin)),
          found: .time(next.begin)))
    }
    let byBegin = tasks.sorted { ($0.begin, $0.number) < ($1.begin, $1.number) }
    for (task, next) in zip(byBegin, byBegin.dropFirst()) where next.begin.day - task.begin.day < need.minGapDays {
      found.append(
        Violation(
          .datesTooClose, subjects: [task.id, next.id], when: next.begin, pointer: "\(next.pointer)/begin", allowed: .atLeast(.days(need.minGapDays)),
          found: .days(next.begin.day - task.begin.day)))
    }
  }
  return found
}
