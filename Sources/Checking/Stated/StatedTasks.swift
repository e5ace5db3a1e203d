import Instances
import Schedules

/// Where `tasks` is stated, it lists exactly what the routes serve, with the same times and teams, and repeats `pinned` on what was kept.
func statedTaskViolations(_ roster: Roster, _ previous: PreviousTasks) -> [Violation] {
  guard let tasks = roster.schedule.tasks else { return [] }
  var positions: [String: Int] = [:]
  for (position, job) in roster.served.enumerated() { positions[job.id] = position }
  var isListed = Array(repeating: false, count: roster.served.count)
  var found: [Violation] = []
  for (index, task) in tasks.enumerated() {
    let pointer = "/tasks/\(index)"
    guard let position = positions[task.id] else {
      if roster.register.task(task.id) == nil {
        found.append(Violation(.unknownTask, subjects: [task.id], when: task.begin, pointer: "\(pointer)/id", allowed: .nothing, found: .name(task.id)))
      } else if !task.team.isEmpty {
        found.append(
          Violation(
            .listedButNotServed, workers: task.team.map(\.worker), subjects: [task.id], when: task.begin, pointer: pointer, allowed: .nothing,
            found: .name(task.id)))
      }
      continue
    }
    if isListed[position] {
      found.append(Violation(.listedTwice, subjects: [task.id], when: task.begin, pointer: pointer, allowed: .atMost(.number(1)), found: .number(2)))
    }
    isListed[position] = true
    found += entryViolations(task, roster.served[position], pointer, roster)
  }
  for (position, job) in roster.served.enumerated() where !isListed[position] {
    found.append(
      Violation(
        .servedButNotListed, workers: job.team.map(roster.id(ofWorker:)), subjects: [job.id], when: job.begin, pointer: "/tasks", allowed: .name(job.id),
        found: .nothing))
  }
  return found + unrepeatedPins(tasks, positions, roster, previous)
}

private func entryViolations(_ task: ServedTask, _ job: ServedJob, _ pointer: String, _ roster: Roster) -> [Violation] {
  var found: [Violation] = []
  let end = job.begin + roster.instance.durationMinutes(of: job.owner)
  if task.begin != job.begin {
    found.append(
      Violation(.listedTimeDiffers, subjects: [job.id], when: task.begin, pointer: "\(pointer)/begin", allowed: .time(job.begin), found: .time(task.begin)))
  }
  if task.end != end {
    found.append(
      Violation(.listedTimeDiffers, subjects: [job.id], when: task.end, pointer: "\(pointer)/end", allowed: .time(end), found: .time(task.end)))
  }
  if job.hasUnknownMember { return found }
  let stated = task.team.map { SeatedWorker(worker: $0.worker, seat: $0.seat) }.sorted()
  let served = job.members.map { SeatedWorker(worker: roster.id(ofWorker: $0.worker), seat: $0.seat) }.sorted()
  if stated != served {
    found.append(
      Violation(
        .listedTeamDiffers, workers: task.team.map(\.worker), subjects: [job.id], when: task.begin, pointer: "\(pointer)/team",
        allowed: .oneOf(served.map(\.quantity)), found: stated.isEmpty ? .nothing : .oneOf(stated.map(\.quantity))))
  }
  return found
}

private func unrepeatedPins(_ tasks: [ServedTask], _ positions: [String: Int], _ roster: Roster, _ previous: PreviousTasks) -> [Violation] {
  var kept: [TaskOwner: [ServedTask]] = [:]
  for entry in previous.entries where entry.task.pinned && entry.isKept {
    if let owner = entry.owner { kept[owner, default: []].append(entry.task) }
  }
  if kept.isEmpty { return [] }
  var found: [Violation] = []
  for (index, task) in tasks.enumerated() where !task.pinned {
    guard let position = positions[task.id] else { continue }
    let job = roster.served[position]
    let pins = kept[job.owner] ?? []
    let isKept = pins.contains { job.isKeeping(begin: $0.begin, team: Set($0.team.compactMap { roster.register.worker($0.worker) }).sorted()) }
    if isKept {
      found.append(
        Violation(
          .pinNotRepeated, workers: task.team.map(\.worker), subjects: [task.id], when: task.begin, pointer: "\(pointer(index))/pinned",
          allowed: .name("true"), found: .name("false")))
    }
  }
  return found
}

private func pointer(_ index: Int) -> String { "/tasks/\(index)" }

private struct SeatedWorker: Comparable {
  let worker: String
  let seat: Int

  var quantity: Quantity { .name("\(worker)@\(seat)") }

  static func < (left: SeatedWorker, right: SeatedWorker) -> Bool { (left.worker, left.seat) < (right.worker, right.seat) }
}
