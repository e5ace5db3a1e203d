/// A task that no team could serve, seen from qualification and time alone.
package struct UnservableTask: Sendable, Hashable {
  package var owner: TaskOwner
  /// Index of the seat that nobody could take.
  package var seat: Int
  package var reason: Fault.UnservableReason
}

/// The needs and activities that have a seat which must be filled and cannot be, each with its first such seat.
///
/// A necessary check, cheap enough for a city: it looks at who qualifies (H4) and whether one of their shifts holds the task inside a window or
/// at a start (H1, H3), each seat and worker alone. Travel, limits and teams may make further tasks impossible.
package func unservableTasks(of instance: Instance) -> [UnservableTask] {
  var pools = SeatPools(instance)
  return instance.owners.compactMap { owner in
    for (index, seat) in instance.team(of: owner).seats.enumerated() where seat.min > 0 {
      if let reason = pools.obstacle(for: seat, of: owner) { return UnservableTask(owner: owner, seat: index, reason: reason) }
    }
    return nil
  }
}

/// Who qualifies for a seat and when, kept for each different set of demands: tasks by the thousand share a few.
private struct SeatPools {
  private struct Demands: Hashable {
    var kinds: [Int]
    var skills: [HeldSkill]
    var tags: [String]
  }

  private struct Pool {
    /// In order.
    var workers: [Int] = []
    /// Shifts of the workers of which none holds another, by start and so by end.
    var shifts: [Interval] = []

    func holds(_ worker: Int) -> Bool {
      var (low, high) = (0, workers.count)
      while low < high {
        let middle = (low + high) / 2
        if workers[middle] < worker { low = middle + 1 } else { high = middle }
      }
      return low < workers.count && workers[low] == worker
    }
  }

  private let instance: Instance
  private var pools: [Demands: Pool] = [:]
  /// Workers by what they have, in order: most demands concern few of a city's workers, and only those are looked at.
  private var byKind: [[Int]]
  private var bySkill: [[Int]]
  private var byTag: [String: [Int]] = [:]

  init(_ instance: Instance) {
    self.instance = instance
    byKind = Array(repeating: [], count: instance.kinds.count)
    bySkill = Array(repeating: [], count: instance.skills.count)
    for (index, worker) in instance.workers.enumerated() {
      byKind[worker.kind].append(index)
      for skill in worker.skills where bySkill[skill.skill].last != index { bySkill[skill.skill].append(index) }
      for tag in worker.tags where byTag[tag]?.last != index { byTag[tag, default: []].append(index) }
    }
  }

  mutating func obstacle(for seat: Seat, of owner: TaskOwner) -> Fault.UnservableReason? {
    let pool = pool(for: seat)
    let people = instance.people(of: owner)
    if people.required.isEmpty && people.prohibited.isEmpty {
      if pool.workers.count < seat.min { return .tooFewQualify(found: pool.workers.count, needed: seat.min) }
      return isMet(owner, by: pool.shifts) ? nil : .noShiftMeets
    }
    let prohibited = Set(people.prohibited)
    if people.required.isEmpty {
      let found = pool.workers.count - prohibited.count { pool.holds($0) }
      if found < seat.min { return .tooFewQualify(found: found, needed: seat.min) }
      guard isMet(owner, by: pool.shifts) else { return .noShiftMeets }
      return pool.workers.contains { !prohibited.contains($0) && canMeet(owner, $0) } ? nil : .noShiftMeets
    }
    let candidates = Set(people.required).subtracting(prohibited).sorted().filter { pool.holds($0) }
    if candidates.count < seat.min { return .tooFewQualify(found: candidates.count, needed: seat.min) }
    return candidates.contains { canMeet(owner, $0) } ? nil : .noShiftMeets
  }

  private mutating func pool(for seat: Seat) -> Pool {
    let demands = Demands(kinds: seat.kinds, skills: seat.skills, tags: seat.tags)
    if let pool = pools[demands] { return pool }
    let workers = shortlist(for: seat).filter { worker in
      let person = instance.workers[worker]
      return (seat.kinds.isEmpty || seat.kinds.contains(person.kind)) && seat.skills.allSatisfy { person.level(of: $0.skill) >= $0.level }
        && seat.tags.allSatisfy { person.tags.contains($0) }
    }
    let shifts = workers.flatMap { instance.workers[$0].shifts.map { Interval(start: $0.start, end: $0.end) } }
    let pool = Pool(workers: workers, shifts: maximal(shifts))
    pools[demands] = pool
    return pool
  }

  /// Workers in order among whom are all that qualify: those who meet the rarest of the demands.
  private func shortlist(for seat: Seat) -> [Int] {
    var lists = seat.tags.map { byTag[$0] ?? [] } + seat.skills.map { bySkill[$0.skill] }
    if seat.kinds.count == 1 { lists.append(byKind[seat.kinds[0]]) }
    return lists.min { $0.count < $1.count } ?? Array(instance.workers.indices)
  }

  private func canMeet(_ owner: TaskOwner, _ worker: Int) -> Bool {
    isMet(owner, by: maximal(instance.workers[worker].shifts.map { Interval(start: $0.start, end: $0.end) }))
  }

  /// Drops every interval that another holds.
  private func maximal(_ intervals: [Interval]) -> [Interval] {
    var kept: [Interval] = []
    for interval in intervals.sorted(by: { ($0.start, -$0.end) < ($1.start, -$1.end) }) where interval.end > kept.last?.end ?? .min {
      kept.append(interval)
    }
    return kept
  }

  private func isMet(_ owner: TaskOwner, by shifts: [Interval]) -> Bool {
    switch owner {
    case .need(let index):
      let need = instance.needs[index]
      return need.windows.contains { isMet(from: $0.start, to: $0.end, minutes: need.durationMinutes, by: shifts) }
    case .activity(let index):
      let activity = instance.activities[index]
      return activity.starts.contains {
        isMet(from: $0, to: $0 + activity.durationMinutes, minutes: activity.durationMinutes, by: shifts)
      }
    }
  }

  /// Whether `minutes` fit into a shift and `from ... to` at once.
  private func isMet(from: Int, to: Int, minutes: Int, by shifts: [Interval]) -> Bool {
    // Ends ascend with the starts: the first shift that is long enough after `from`, and those after it until they begin too late.
    var low = 0
    var high = shifts.count
    while low < high {
      let middle = (low + high) / 2
      if shifts[middle].end >= from + minutes { high = middle } else { low = middle + 1 }
    }
    return shifts[low...].prefix { $0.start + minutes <= to }.contains { min($0.end, to) - max($0.start, from) >= minutes }
  }
}
