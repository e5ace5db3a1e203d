import Instances
import Schedules

extension Model {
  /// Reads what may be kept of the previous schedule, and cuts the begins so that each kept begin stands alone (H15, the term `change`).
  mutating func holdAgainst(_ previous: Schedule) throws(PreviousScheduleError) {
    guard let tasks = previous.tasks else { throw PreviousScheduleError(code: .tasksMissing, pointer: "", value: "tasks") }
    var groupOfId: [String: Int] = [:]
    for (index, group) in groups.enumerated() { groupOfId[instance.id(of: group.owner)] = index }
    var workerOfId: [String: Int] = [:]
    for (index, worker) in instance.workers.enumerated() { workerOfId[worker.id] = index }
    for (position, task) in tasks.enumerated() {
      let name = String(task.id.prefix { $0 != "#" })
      guard let group = groupOfId[name], isTask(task.id, of: groups[group].owner) else {
        if task.pinned { throw PreviousScheduleError(code: .pinnedTaskUnknown, pointer: "/tasks/\(position)/id", value: task.id) }
        continue
      }
      var team: [Int] = []
      for (seat, member) in task.team.enumerated() {
        if let worker = workerOfId[member.worker] {
          team.append(worker)
        } else if task.pinned {
          throw PreviousScheduleError(code: .pinnedWorkerUnknown, pointer: "/tasks/\(position)/team/\(seat)/worker", value: member.worker)
        }
      }
      let isInHorizon = task.begin >= 0 && task.begin < instance.horizon.minutes
      if !isInHorizon && !task.pinned { continue }
      let mayBegin = groups[group].jobs.contains { job in jobs[job].begins.contains { isOnGrid(task.begin, $0, jobs[job].step) } }
      if !mayBegin || team.count != task.team.count || team.isEmpty {
        if task.pinned { unkeepablePins.append(task.id) }
        if isInHorizon { unkeepableChange += instance.weights.change }
        continue
      }
      kept.append(KeptTask(id: task.id, group: group, begin: task.begin, team: Set(team).sorted(), pinned: task.pinned))
      for job in groups[group].jobs { cutOut(task.begin, from: job) }
    }
    if instance.weights.change == 0 { kept.removeAll { !$0.pinned } }
  }

  /// `id#k` of a need, `id` of an activity. A pin on an occurrence past `times` still speaks of the need.
  private func isTask(_ id: String, of owner: TaskOwner) -> Bool {
    switch owner {
    case .need: id.contains("#")
    case .activity: !id.contains("#")
    }
  }

  private func isOnGrid(_ begin: Int, _ range: BeginRange, _ step: Int) -> Bool {
    range.lo <= begin && begin <= range.hi && begin.minuteOfDay % step == 0
  }

  private mutating func cutOut(_ begin: Int, from job: Int) {
    let step = jobs[job].step
    jobs[job].begins = jobs[job].begins.flatMap { range -> [BeginRange] in
      guard isOnGrid(begin, range, step), range.lo < range.hi else { return [range] }
      var parts: [BeginRange] = []
      if range.lo < begin { parts.append(BeginRange(lo: range.lo, hi: begin - step, cost: range.cost)) }
      parts.append(BeginRange(lo: begin, hi: begin, cost: range.cost))
      if begin < range.hi { parts.append(BeginRange(lo: begin + step, hi: range.hi, cost: range.cost)) }
      return parts
    }
  }
}
