import Instances
import Schedules

/// The previous schedule's tasks, held against the instance and against the roster.
struct PreviousTasks {
  struct Entry {
    /// Position in the previous schedule's `tasks`.
    let index: Int
    let task: ServedTask
    /// Nil: the need or activity is gone.
    let owner: TaskOwner?
    /// Some task of the same need, or that activity, has the same workers and the same begin now.
    let isKept: Bool
  }

  /// Empty without a previous schedule, or with one that lists no tasks.
  private(set) var entries: [Entry] = []
  private(set) var faults: [PreviousFault] = []

  init(_ previous: Schedule?, _ roster: Roster) {
    guard let previous else { return }
    guard let tasks = previous.tasks else {
      faults.append(PreviousFault(code: .tasksMissing, pointer: "/tasks", value: ""))
      return
    }
    for (index, task) in tasks.enumerated() {
      let owner = roster.register.task(task.id)?.owner
      let workers = task.team.map { roster.register.worker($0.worker) }
      if task.pinned {
        if owner == nil { faults.append(PreviousFault(code: .pinnedTaskUnknown, pointer: "/tasks/\(index)/id", value: task.id)) }
        for (place, member) in task.team.enumerated() where workers[place] == nil {
          faults.append(PreviousFault(code: .pinnedWorkerUnknown, pointer: "/tasks/\(index)/team/\(place)/worker", value: member.worker))
        }
      }
      let team = Set(workers.compactMap { $0 }).sorted()
      let isKept = owner.map { owner in
        !workers.contains(nil) && roster.servedTasks(of: owner).contains { $0.isKeeping(begin: task.begin, team: team) }
      }
      entries.append(Entry(index: index, task: task, owner: owner, isKept: isKept ?? false))
    }
  }
}

extension ServedJob {
  /// H15's sense of keeping: all begin at that minute, and the set of workers is the same.
  func isKeeping(begin minute: Int, team workers: [Int]) -> Bool {
    !hasUnknownMember && begins.allSatisfy { $0 == minute } && team == workers
  }
}

/// H15: what the previous schedule pins is kept.
func pinnedViolations(_ roster: Roster, _ previous: PreviousTasks) -> [Violation] {
  var found: [Violation] = []
  for entry in previous.entries where entry.task.pinned && !entry.isKept {
    guard let owner = entry.owner, entry.task.team.allSatisfy({ roster.register.worker($0.worker) != nil }) else { continue }
    let now = roster.servedTasks(of: owner)
    found.append(
      Violation(
        .pinNotKept, workers: entry.task.team.map(\.worker), subjects: [entry.task.id], when: entry.task.begin, pointer: now.first?.pointer ?? "/routes",
        allowed: .oneOf([.time(entry.task.begin), .names(entry.task.team.map(\.worker))]),
        found: now.isEmpty
          ? .nothing : .oneOf(now.flatMap { [Quantity.time($0.begin), .names($0.team.map(roster.id(ofWorker:)))] })))
  }
  return found
}
