import Instances
import Travel

/// One task as if it were the only one: who could serve it, from when to when, and whether they make a team.
struct SoloTask {
  private let owner: TaskOwner
  private let instance: Instance
  private let workers: [Int]
  private let roads: Roads
  private let team: Team
  private let people: WorkerWishes
  private let place: Location
  private let duration: Int

  init(_ owner: TaskOwner, _ instance: Instance, _ workers: [Int], _ roads: Roads? = nil) {
    self.owner = owner
    self.instance = instance
    self.workers = workers
    self.roads = roads ?? Roads(instance.travel)
    team = instance.team(of: owner)
    people = instance.people(of: owner)
    place = instance.location(of: owner)
    duration = instance.durationMinutes(of: owner)
  }

  /// Whether some begin has a team; nil when a search of teams gives up undecided and no other begin has one.
  ///
  /// Tries a few workers first: a larger set of workers only adds teams, and most tasks have one nearly everywhere.
  func hasTeam() -> Bool? {
    if let limit = people.maxDistinct, team.size > limit { return false }
    let allowed = allowedBegins()
    var found: [SoloWorker] = []
    var batch = 16
    for worker in workers {
      guard let solo = soloWorker(worker, allowed) else { continue }
      if team.size == 1 {
        if hasTeam([solo]) == true { return true }
        continue
      }
      found.append(solo)
      if found.count == batch {
        if hasTeam(of: found, allowed) == true { return true }
        batch *= 8
      }
    }
    return team.size > 1 ? hasTeam(of: found, allowed) : false
  }

  /// Whether some of these workers make a team at some begin.
  ///
  /// Whoever is free at a begin is also free at the last allowed begin, not later, at which a stretch of somebody's begins starts; so only
  /// those are tried, and each set of free workers once.
  private func hasTeam(of workers: [SoloWorker], _ allowed: AllowedBegins) -> Bool? {
    let begins = Set(workers.flatMap { $0.begins.map(\.lowerBound) }).sorted()
    var free: [[Int]] = Array(repeating: [], count: begins.count)
    for (position, worker) in workers.enumerated() {
      for stretch in worker.begins {
        var index = begins.partitioningIndex { $0 >= stretch.lowerBound }
        while index < begins.count, begins[index] <= stretch.upperBound {
          if free[index].last != position { free[index].append(position) }
          index += 1
        }
      }
    }
    var tried: Set<[Int]> = []
    var isDecided = true
    for set in free where tried.insert(set).inserted {
      switch hasTeam(set.map { workers[$0] }) {
      case true?: return true
      case false?: continue
      case nil: isDecided = false
      }
    }
    return isDecided ? false : nil
  }

  private func hasTeam(_ free: [SoloWorker]) -> Bool? { TeamSearch(team, free, instance, expense: expense(of: owner, instance)).hasTeam() }

  /// Where the task may begin as far as windows, starts and grid are concerned.
  private func allowedBegins() -> AllowedBegins {
    switch owner {
    case .need(let index):
      let step = team.size > 1 ? instance.startStepMinutes : instance.visitStepMinutes
      return AllowedBegins(
        stretches: instance.needs[index].windows.compactMap { $0.end - duration >= $0.start ? $0.start...($0.end - duration) : nil }, step: step)
    case .activity(let index): return AllowedBegins(stretches: Set(instance.activities[index].starts).sorted().map { $0...$0 }, step: nil)
    }
  }

  /// A worker who could take a seat, with the begins of a route that serves nothing else; nil when there is none.
  private func soloWorker(_ index: Int, _ allowed: AllowedBegins) -> SoloWorker? {
    if people.prohibited.contains(index) || !(people.required.isEmpty || people.required.contains(index)) { return nil }
    guard team.seats.contains(where: { fits(index, $0) }) else { return nil }
    let worker = instance.workers[index]
    let seats = team.seats.map { fits(index, $0) }
    let out = roads.leg(from: worker.home, to: place, mode: worker.mode)
    let back = roads.leg(from: place, to: worker.home, mode: worker.mode)
    let counted = out.minutes + duration + back.minutes
    let limits = worker.limits
    if let limit = limits.maxMetresFromHome, out.metres > limit { return nil }
    if let limit = limits.maxMinutesPerDay, counted > limit { return nil }
    if let limit = limits.maxMinutesPerWeek, counted > limit { return nil }
    if limits.maxShiftsPerWeek == 0 || limits.maxTasksPerShift == 0 { return nil }
    let trip = SoloTrip(out: out.minutes, duration: duration, back: back.minutes)
    let begins = worker.shifts.flatMap { shift in
      trip.begins(shift, breaks(of: worker, shiftStart: shift.start, shiftEnd: shift.end)).flatMap { allowed.within($0) }
    }
    if begins.isEmpty { return nil }
    let covers = team.covers.filter { $0.missingCost == nil }.map { holds(worker, $0.property) }
    return SoloWorker(
      worker: index, guardian: worker.guardian, seats: seats, covers: covers, fund: worker.fundPerKm?.fund,
      milliFen: (worker.fundPerKm?.fenPerKm ?? 0) * (out.metres + back.metres), begins: begins)
  }

  /// Asked of everybody in a city, so it looks at no more of a worker than it must.
  private func fits(_ index: Int, _ seat: Seat) -> Bool {
    (seat.kinds.isEmpty || seat.kinds.contains(instance.workers[index].kind)) && seat.tags.allSatisfy { instance.workers[index].tags.contains($0) }
      && seat.skills.allSatisfy { highestLevel(of: $0.skill, instance.workers[index]) >= $0.level }
  }
}

/// A worker who could serve a task if there were no other.
struct SoloWorker {
  let worker: Int
  let guardian: Int?
  /// For each seat, whether the worker qualifies.
  let seats: [Bool]
  /// For each hard cover, whether the worker holds it.
  let covers: [Bool]
  let fund: Int?
  /// What the way there and back takes out of `fund`, thousandths of a fen.
  let milliFen: Int
  /// Stretches of begins; each starts with an allowed begin.
  let begins: [ClosedRange<Int>]
}

/// The begins that a task's windows and grid, or its starts, allow.
struct AllowedBegins {
  let stretches: [ClosedRange<Int>]
  /// Grid in minutes after midnight; nil: every minute of the stretches.
  let step: Int?

  /// The parts of a stretch that windows or starts allow, each from its first allowed begin on.
  func within(_ range: ClosedRange<Int>) -> [ClosedRange<Int>] {
    stretches.compactMap { stretch in
      let low = onGrid(from: max(stretch.lowerBound, range.lowerBound))
      let high = min(stretch.upperBound, range.upperBound)
      guard low <= high else { return nil }
      return low...high
    }
  }

  private func onGrid(from minute: Int) -> Int {
    guard let step else { return minute }
    let time = minute.minuteOfDay
    let next = (time + step - 1) / step * step
    // The grid starts anew at every midnight.
    return next < .minutesPerDay ? minute - time + next : (minute.day + 1) * .minutesPerDay
  }
}

extension Array where Element == Int {
  /// The first index at which an ascending array satisfies a condition that holds from there on.
  fileprivate func partitioningIndex(_ holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
