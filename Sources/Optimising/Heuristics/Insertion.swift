import Instances

/// Builds and completes rosters by cheapest insertion, every rule exact: the first answer, and the filling of gaps that other searches leave.
struct Insertion {
  let model: Model
  /// By shift; begins of timed jobs are fixed, those of other visits move within their begin range.
  private var stops: [[PlannedStop]]
  private var gaps: [[GapCode]]
  private var minutes: [Int]
  private var metres: [Int]
  /// Served occurrences of each job.
  private var served: [[Service]]
  /// Fen times 1000 that is left in each fund.
  private var money: [Int]

  init(_ model: Model) {
    self.model = model
    stops = Array(repeating: [], count: model.shifts.count)
    gaps = Array(repeating: [], count: model.shifts.count)
    minutes = Array(repeating: 0, count: model.shifts.count)
    metres = minutes
    served = Array(repeating: [], count: model.jobs.count)
    money = model.instance.funds.map { $0.balanceFen * 1000 }
  }

  var roster: Roster {
    Roster(routes: stops.indices.filter { !stops[$0].isEmpty }.map { PlannedRoute(shift: $0, stops: stops[$0], gaps: gaps[$0]) })
  }

  /// A roster from nothing: kept tasks first, then jobs by what leaving them out costs and by how few shifts can serve them.
  static func build(_ model: Model, deadline: () -> Bool) -> Roster {
    var insertion = Insertion(model)
    insertion.insertKept()
    insertion.fill(deadline: deadline)
    return insertion.roster
  }

  /// Adds what still can be added, dearest first.
  mutating func fill(deadline: () -> Bool) {
    let order = model.jobs.indices.sorted { one, other in
      let first = model.jobs[one]
      let second = model.jobs[other]
      return (first.mandatory ? 0 : 1, -first.unservedCost, model.shiftsOfJob[one].count, one)
        < (second.mandatory ? 0 : 1, -second.unservedCost, model.shiftsOfJob[other].count, other)
    }
    for _ in 0..<2 {
      for job in order {
        while served[job].count < model.jobs[job].times, !deadline() {
          let before = served[job].count
          guard insertCheapest(job), served[job].count > before else { break }
        }
      }
    }
  }

  private mutating func insertKept() {
    for task in model.kept {
      for job in model.groups[task.group].jobs where served[job].count < model.jobs[job].times {
        if let team = team(for: job, at: task.begin, among: Set(task.team)), team.members.count == task.team.count, isOpen(job, team.begin) {
          commit(job, team)
          break
        }
      }
    }
  }

  // MARK: One job

  private struct Placement {
    var shift: Int
    var seat: Int
    var position: Int
    var lo: Int
    var hi: Int
    var cost: Int
  }

  private struct TeamPlacement {
    var begin: Int
    var members: [Placement]
    var cost: Int
  }

  private mutating func insertCheapest(_ job: Int) -> Bool {
    guard let best = cheapest(job), best.cost < model.jobs[job].unservedCost + (model.jobs[job].mandatory ? 1 << 40 : 0) + slackOfGroup(job) else {
      return false
    }
    commit(job, best)
    return true
  }

  private func slackOfGroup(_ job: Int) -> Int {
    let group = model.groups[model.jobs[job].group]
    return group.jobs.allSatisfy { served[$0].isEmpty } ? group.noneServedCost : 0
  }

  private func cheapest(_ job: Int) -> TeamPlacement? {
    let details = model.jobs[job]
    var best: TeamPlacement?
    for range in details.begins {
      guard isOpen(job, range.lo) else { continue }
      if !details.isTimed {
        for shift in model.shiftsOfJob[job] where model.shifts[shift].day == range.lo.day {
          guard let placement = place(job, in: shift, lo: range.lo, hi: range.hi, below: best?.cost ?? .max) else { continue }
          let cost = placement.cost + range.cost
          if cost < best?.cost ?? .max { best = TeamPlacement(begin: range.lo, members: [placement], cost: cost) }
        }
        continue
      }
      let count = (range.hi - range.lo) / details.step + 1
      let stride = max(1, count / 12)
      for index in Swift.stride(from: 0, to: count, by: stride) {
        let begin = range.lo + index * details.step
        guard isOpen(job, begin), var team = team(for: job, at: begin, among: nil) else { continue }
        team.cost += range.cost
        if team.cost < best?.cost ?? .max { best = team }
      }
    }
    return best
  }

  /// The cheapest worker for each seat in turn, all beginning at `begin`; nil when a seat or a cover cannot be met that way.
  private func team(for job: Int, at begin: Int, among allowed: Set<Int>?) -> TeamPlacement? {
    let details = model.jobs[job]
    var members: [Placement] = []
    var cost = 0
    let shifts = model.shiftsOfJob[job].filter {
      model.shifts[$0].day == begin.day && (allowed?.contains(model.shifts[$0].worker) ?? true)
    }
    var choices: [Placement] = []
    for shift in shifts { if let placement = place(job, in: shift, lo: begin, hi: begin, below: .max) { choices.append(placement) } }
    for (seat, demand) in details.seats.enumerated() {
      for filled in 0..<demand.count {
        var best: Placement?
        for choice in choices where seatBits(choice.shift, job) & (1 << UInt32(min(seat, 31))) != 0 {
          let worker = model.shifts[choice.shift].worker
          if members.contains(where: { model.shifts[$0.shift].worker == worker }) { continue }
          if let guardian = model.workers[worker].guardian, !members.contains(where: { model.shifts[$0.shift].worker == guardian }) { continue }
          var price = choice.cost
          // A hard cover that nobody meets yet draws its holders in.
          for (index, cover) in details.covers.enumerated() where model.instance.holds(worker, cover.property) {
            let held = members.count { model.instance.holds(model.shifts[$0.shift].worker, details.covers[index].property) }
            if held < cover.count { price -= cover.missingCost ?? 1_000_000 }
          }
          if price < best?.cost ?? .max {
            best = choice
            best?.cost = price
            best?.seat = seat
          }
        }
        guard var choice = best, allowed != nil || filled < demand.min || choice.cost < demand.missingCost else {
          if filled < demand.min { return nil }
          cost += demand.missingCost * (demand.count - filled)
          break
        }
        choice.cost = choices.first { $0.shift == choice.shift }?.cost ?? 0
        members.append(choice)
        cost += choice.cost
      }
    }
    if members.isEmpty { return nil }
    for cover in details.covers {
      let short = cover.count - members.count { model.instance.holds(model.shifts[$0.shift].worker, cover.property) }
      guard short > 0 else { continue }
      guard let price = cover.missingCost else { return nil }
      cost += price * short
    }
    if let most = model.groups[details.group].maxDistinct {
      var faces = facesOf(details.group)
      for member in members { faces.insert(model.shifts[member.shift].worker) }
      if faces.count > most { return nil }
    }
    // Members were placed one by one; together they must still fit the money.
    guard affords(details, members) else { return nil }
    return TeamPlacement(begin: begin, members: members, cost: cost)
  }

  private func seatBits(_ shift: Int, _ job: Int) -> UInt32 {
    let worker = model.workers[model.shifts[shift].worker]
    return worker.position(of: job).map { worker.seatBits[$0] } ?? 0
  }

  private func facesOf(_ group: Int) -> Set<Int> {
    var faces: Set<Int> = []
    for job in model.groups[group].jobs { for service in served[job] { for member in service.team { faces.insert(member.worker) } } }
    return faces
  }

  // MARK: Rules of the task

  /// Spacing, household, venue and order allow a service that begins then.
  private func isOpen(_ job: Int, _ begin: Int) -> Bool {
    let details = model.jobs[job]
    let day = begin.day
    for service in served[job] where abs(service.begin.day - day) < max(details.minGapDays, 0) { return false }
    if let household = details.household, !details.exemptFromHousehold, let most = model.instance.households[household].maxVisitsPerDay {
      var count = 0
      for (other, services) in served.enumerated() where model.jobs[other].household == household && !model.jobs[other].exemptFromHousehold {
        count += services.count { $0.begin.day == day }
      }
      if count >= most { return false }
    }
    if let venue = details.venue, model.instance.venues[venue].exclusive {
      for (other, services) in served.enumerated() where model.jobs[other].venue == venue {
        for service in services where service.begin < begin + details.durationMinutes && begin < service.begin + model.jobs[other].durationMinutes {
          return false
        }
      }
    }
    for dependency in model.dependencies {
      guard let gap = dependency.gap else { continue }
      if dependency.second == job {
        guard let first = served[dependency.first].first, (gap.min...max(gap.min, gap.max)).contains(begin - first.begin) else { return false }
      }
      if dependency.first == job, let second = served[dependency.second].first, !(gap.min...max(gap.min, gap.max)).contains(second.begin - begin) {
        return false
      }
    }
    return true
  }

  private func affords(_ details: Job, _ members: [Placement]) -> Bool {
    var left = money
    if let expense = details.expense { left[expense.fund] -= expense.fen * 1000 }
    for member in members {
      guard let rate = model.workers[model.shifts[member.shift].worker].fundPerKm else { continue }
      // The detour's metres are not known here; a placement keeps enough in hand by being priced again when it is committed.
      if left[rate.fund] < 0 { return false }
    }
    return left.allSatisfy { $0 >= 0 }
  }

  // MARK: Rules of the worker

  /// The cheapest position for a job in a shift, or nil.
  private func place(_ job: Int, in shiftIndex: Int, lo: Int, hi: Int, below: Int) -> Placement? {
    let shift = model.shifts[shiftIndex]
    let worker = model.workers[shift.worker]
    let details = model.jobs[job]
    guard let position = worker.position(of: job) else { return nil }
    let route = stops[shiftIndex]
    guard route.count < shift.maxStops, !route.contains(where: { $0.job == job || model.conflicts[job].contains($0.job) }) else { return nil }
    if isBusyWithPartner(job, shift.worker) { return nil }
    if !details.isTimed, let most = model.groups[details.group].maxDistinct {
      if facesOf(details.group).union([shift.worker]).count > most { return nil }
    }
    if route.isEmpty, let most = worker.limits.maxShiftsPerWeek {
      let used = worker.shifts.count { model.shifts[$0].week == shift.week && !stops[$0].isEmpty }
      if used >= most { return nil }
    }
    var best: Placement?
    for index in 0...route.count {
      let measure = measure(shiftIndex, inserting: position, at: index)
      guard allows(shiftIndex, measure.minutes, measure.metres, details) else { continue }
      let travel = (measure.minutes - minutes[shiftIndex] - details.durationMinutes) * worker.kindTravelCost
      let cost = travel + worker.assignmentCost[position] + (route.isEmpty ? shift.ifNeededCost : 0)
      guard cost < best?.cost ?? below else { continue }
      guard timetable(shiftIndex, inserting: (position, lo, hi), at: index) != nil else { continue }
      let seat = worker.seatBits[position].trailingZeroBitCount
      best = Placement(shift: shiftIndex, seat: seat, position: index, lo: lo, hi: hi, cost: cost)
    }
    return best
  }

  /// H13: the worker already serves a task that must have other workers.
  private func isBusyWithPartner(_ job: Int, _ worker: Int) -> Bool {
    model.dependencies.contains { dependency in
      guard dependency.differentWorkers, dependency.first == job || dependency.second == job else { return false }
      let partner = dependency.first == job ? dependency.second : dependency.first
      return served[partner].contains { $0.team.contains { $0.worker == worker } }
    }
  }

  private func measure(_ shiftIndex: Int, inserting position: Int?, at index: Int) -> (minutes: Int, metres: Int) {
    let worker = model.workers[model.shifts[shiftIndex].worker]
    var places = stops[shiftIndex].compactMap { worker.position(of: $0.job) }
    if let position { places.insert(position, at: index) }
    var minutes = 0
    var metres = 0
    var from = worker.legs - 1
    for place in places + [worker.legs - 1] where !places.isEmpty {
      minutes += Int(worker.legMinutes[from * worker.legs + place])
      if worker.fundPerKm != nil { metres += Int(worker.legMetres[from * worker.legs + place]) }
      if place < worker.jobs.count { minutes += model.jobs[worker.jobs[place]].durationMinutes }
      from = place
    }
    return (minutes, metres)
  }

  private func allows(_ shiftIndex: Int, _ newMinutes: Int, _ newMetres: Int, _ details: Job) -> Bool {
    let shift = model.shifts[shiftIndex]
    let worker = model.workers[shift.worker]
    let more = newMinutes - minutes[shiftIndex]
    if let most = worker.limits.maxMinutesPerDay {
      if worker.shifts.reduce(more, { $0 + (model.shifts[$1].day == shift.day ? minutes[$1] : 0) }) > most { return false }
    }
    if let most = worker.limits.maxMinutesPerWeek {
      if worker.shifts.reduce(more, { $0 + (model.shifts[$1].week == shift.week ? minutes[$1] : 0) }) > most { return false }
    }
    if let rate = worker.fundPerKm {
      var left = money[rate.fund] - rate.fenPerKm * (newMetres - metres[shiftIndex])
      if let expense = details.expense, expense.fund == rate.fund { left -= expense.fen * 1000 }
      if left < 0 { return false }
    }
    if let expense = details.expense, money[expense.fund] < expense.fen * 1000 { return false }
    return true
  }

  private func timetable(_ shiftIndex: Int, inserting new: (position: Int, lo: Int, hi: Int)?, at index: Int) -> Timetable? {
    let shift = model.shifts[shiftIndex]
    let worker = model.workers[shift.worker]
    let midnight = shift.day * .minutesPerDay
    var timed: [TimedStop] = []
    for stop in stops[shiftIndex] {
      guard let position = worker.position(of: stop.job) else { return nil }
      let span = span(of: stop)
      timed.append(TimedStop(position: position, lo: span.lo - midnight, hi: span.hi - midnight))
    }
    if let new { timed.insert(TimedStop(position: new.position, lo: new.lo - midnight, hi: new.hi - midnight), at: index) }
    return RouteTimer.timetable(model, shift: shiftIndex, stops: timed)
  }

  /// Begins that a stop may move to without changing what it costs.
  private func span(of stop: PlannedStop) -> BeginSpan {
    let job = model.jobs[stop.job]
    guard !job.isTimed, let range = job.begins.first(where: { $0.lo <= stop.begin && stop.begin <= $0.hi }) else {
      return BeginSpan(lo: stop.begin, hi: stop.begin)
    }
    return BeginSpan(lo: range.lo, hi: range.hi)
  }

  // MARK: Changing the roster

  private mutating func commit(_ job: Int, _ placement: TeamPlacement) {
    var done: [Placement] = []
    let before = (stops, gaps, minutes, metres, money)
    for member in placement.members {
      guard insert(job, member) else {
        (stops, gaps, minutes, metres, money) = before
        return
      }
      done.append(member)
    }
    if let expense = model.jobs[job].expense { money[expense.fund] -= expense.fen * 1000 }
    if money.contains(where: { $0 < 0 }) {
      (stops, gaps, minutes, metres, money) = before
      return
    }
    let begin =
      model.jobs[job].isTimed
      ? placement.begin : stops[placement.members[0].shift].first { $0.job == job }?.begin ?? placement.begin
    served[job].append(
      Service(
        job: job, begin: begin,
        team: done.map { Service.Member(worker: model.shifts[$0.shift].worker, seat: $0.seat) }.sorted { $0.worker < $1.worker }))
  }

  private mutating func insert(_ job: Int, _ member: Placement) -> Bool {
    let worker = model.workers[model.shifts[member.shift].worker]
    guard let position = worker.position(of: job) else { return false }
    let measure = measure(member.shift, inserting: position, at: member.position)
    guard let timetable = timetable(member.shift, inserting: (position, member.lo, member.hi), at: member.position) else { return false }
    let midnight = model.shifts[member.shift].day * .minutesPerDay
    stops[member.shift].insert(PlannedStop(job: job, seat: member.seat, begin: member.lo), at: member.position)
    for (index, begin) in timetable.begins.enumerated() { stops[member.shift][index].begin = begin + midnight }
    gaps[member.shift] = timetable.gaps
    if let rate = worker.fundPerKm { money[rate.fund] -= rate.fenPerKm * (measure.metres - metres[member.shift]) }
    minutes[member.shift] = measure.minutes
    metres[member.shift] = measure.metres
    return true
  }
}
