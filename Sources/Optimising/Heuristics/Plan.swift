import Instances

/// A roster that is being changed: routes, services and every count that a rule or a cost term needs, kept up to date change by change.
///
/// Whatever is committed obeys every hard rule but H14 and H15 (mandatory tasks and pins that are left out); `cost` is the roster's total, with
/// `ransom` for each of these.
struct Plan: Sendable {
  let model: Model
  let index: PlanIndex
  /// What a mandatory task left out, or a pin not kept, costs: more than any roster.
  let ransom: Int
  /// New stops come last in their routes (`takeOver`).
  var growsAtEnd = false

  struct Stop: Sendable, Hashable {
    var job: Int32
    /// Position in the worker's `jobs`.
    var position: Int32
    var seat: Int32
    var duration: Int32
    var step: Int32
    /// Begins that it may move to, minutes after midnight; one only for a timed job.
    var lo: Int32
    var hi: Int32
    /// Earliest and latest begin in the route as it is, where the shift is simple.
    var early: Int32 = 0
    var late: Int32 = 0
  }

  struct Route: Sendable, Hashable {
    var stops: [Stop] = []
    /// Counted minutes (H7); 0 only for an empty route.
    var minutes = 0
    var travel = 0
    var metres = 0
  }

  /// One served occurrence.
  struct Service: Sendable, Hashable {
    /// Minute of the horizon; for a job that is not timed, the first of its begin range.
    var begin: Int
    var day: Int
    /// Index in the job's begin ranges.
    var range: Int
    var shifts: [Int]
    /// A kept task of the previous schedule that this is; -1: none.
    var kept: Int
    /// missingSeats and missingCovers.
    var missing: Int
  }

  struct Face: Sendable, Hashable {
    var worker: Int
    var services: Int
  }

  var routes: [Route]
  var services: [[Service]]
  var cost = 0
  private(set) var money: [Int]
  private(set) var dayMinutes: [Int]
  private(set) var weekMinutes: [Int]
  private(set) var weekRoutes: [Int]
  private(set) var workerRoutes: [Int]
  private(set) var faces: [[Face]]
  private(set) var servedOfGroup: [Int]
  private(set) var householdDay: [Int]
  /// What the search at hand adds to the price of leaving a job out, by job.
  private var surcharges: [Int]
  /// How much of `cost` that is.
  private var surchargeDue = 0
  /// Units of work: placements tried.
  var work = 0
  /// Places worked out before.
  var places: PlaceCache

  init(_ model: Model, _ index: PlanIndex) {
    self.model = model
    self.index = index
    ransom = model.costCeiling + 1
    routes = Array(repeating: Route(), count: model.shifts.count)
    services = Array(repeating: [], count: model.jobs.count)
    money = model.instance.funds.map { $0.balanceFen * 1000 }
    dayMinutes = Array(repeating: 0, count: model.workers.count * index.days)
    weekMinutes = Array(repeating: 0, count: model.workers.count * index.weeks)
    weekRoutes = weekMinutes
    workerRoutes = Array(repeating: 0, count: model.workers.count)
    faces = Array(repeating: [], count: model.groups.count)
    servedOfGroup = Array(repeating: 0, count: model.groups.count)
    householdDay = Array(repeating: 0, count: model.instance.households.count * index.days)
    places = PlaceCache(workers: model.workers.count)
    surcharges = Array(repeating: 0, count: model.jobs.count)
    cost = model.unkeepableChange
    for group in model.groups {
      cost += group.times * unservedPrice(group.jobs[0]) + group.noneServedCost
    }
    for worker in model.workers where !worker.shifts.isEmpty { cost += model.instance.kinds[model.instance.workers[worker.worker].kind].unusedCost }
    for task in model.kept { cost += model.instance.weights.change + (task.pinned ? ransom : 0) }
  }

  /// What one occurrence left out costs, the surcharge of the search at hand included.
  @inline(__always)
  func unservedPrice(_ job: Int) -> Int { model.jobs[job].unservedCost + (model.jobs[job].mandatory ? ransom : 0) + surcharges[job] }

  /// Prices leaving jobs out other than they are, so that a search looks for rosters that serve just some of them; `cost` counts it, `trueCost` does not.
  mutating func surcharge(_ prices: [Int]) {
    for job in surcharges.indices {
      let left = model.jobs[job].times - services[job].count
      surchargeDue += left * (prices[job] - surcharges[job])
      cost += left * (prices[job] - surcharges[job])
    }
    surcharges = prices
  }

  var trueCost: Int { cost - surchargeDue }

  // MARK: Faces and counts

  func isFace(_ worker: Int, of group: Int) -> Bool { faces[group].contains { $0.worker == worker } }

  func householdCount(_ household: Int, _ day: Int) -> Int { householdDay[household * index.days + day] }

  /// What a change of a worker's counted minutes adds to `overTarget`.
  @inline(__always)
  func overTarget(_ worker: Int, week: Int, more: Int) -> Int {
    guard let target = model.workers[worker].targetMinutesPerWeek else { return 0 }
    let now = weekMinutes[worker * index.weeks + week]
    return (max(0, now + more - target) - max(0, now - target)) * model.instance.weights.overTargetMinute
  }

  // MARK: Changing the plan

  /// One worker's place in a service that is to be committed.
  struct Member: Sendable, Hashable {
    var shift: Int
    var position: Int
    var seat: Int
    /// Where in the route.
    var place: Int
    var cost: Int
  }

  /// A service that could be committed; `cost` is what it adds to the plan's cost.
  struct Proposal: Sendable, Hashable {
    var job: Int
    /// Index in the job's begin ranges.
    var range: Int
    /// Minutes of the horizon; equal for a timed job.
    var lo: Int
    var hi: Int
    var members: [Member]
    var missing: Int
    var kept: Int
    var cost: Int
  }

  /// Commits a service.
  ///
  /// - Returns: false, with nothing changed, when the members together cost a fund more than it has.
  @discardableResult
  mutating func commit(_ proposal: Proposal, checksMoney: Bool = true) -> Bool {
    let job = proposal.job
    let midnight = proposal.lo.day * .minutesPerDay
    for member in proposal.members {
      let stop = Stop(
        job: Int32(job), position: Int32(member.position), seat: Int32(member.seat), duration: index.duration[job], step: index.step[job],
        lo: Int32(proposal.lo - midnight), hi: Int32(proposal.hi - midnight))
      routes[member.shift].stops.insert(stop, at: member.place)
      updateRoute(member.shift)
    }
    let expense = model.jobs[job].expense
    if let expense { money[expense.fund] -= expense.fen * 1000 }
    let service = Service(
      begin: proposal.lo, day: proposal.lo.day, range: proposal.range, shifts: proposal.members.map(\.shift), kept: proposal.kept, missing: proposal.missing)
    services[job].append(service)
    count(job, service, by: 1)
    if checksMoney, money.contains(where: { $0 < 0 }) {
      remove(job, services[job].count - 1)
      return false
    }
    return true
  }

  /// Takes a service out again.
  ///
  /// - Returns: what puts it back just where it was.
  @discardableResult
  mutating func remove(_ job: Int, _ occurrence: Int) -> Proposal {
    let service = services[job][occurrence]
    let midnight = service.day * .minutesPerDay
    var undo = Proposal(
      job: job, range: service.range, lo: service.begin, hi: service.begin, members: [], missing: service.missing, kept: service.kept, cost: 0)
    for shift in service.shifts {
      guard let place = routes[shift].stops.firstIndex(where: { Int($0.job) == job }) else { continue }
      let stop = routes[shift].stops.remove(at: place)
      undo.lo = Int(stop.lo) + midnight
      undo.hi = Int(stop.hi) + midnight
      undo.members.append(Member(shift: shift, position: Int(stop.position), seat: Int(stop.seat), place: place, cost: 0))
      updateRoute(shift)
    }
    if let expense = model.jobs[job].expense { money[expense.fund] += expense.fen * 1000 }
    services[job].remove(at: occurrence)
    count(job, service, by: -1)
    return undo
  }

  /// Counts and costs that belong to a service as a whole.
  private mutating func count(_ job: Int, _ service: Service, by sign: Int) {
    let details = model.jobs[job]
    let group = details.group
    let entry = model.groups[group]
    var change = -unservedPrice(job) + details.begins[service.range].cost + service.missing
    for shift in service.shifts {
      let worker = model.shifts[shift].worker
      if let position = model.workers[worker].position(of: job) { change += model.workers[worker].assignmentCost[position] }
    }
    if service.kept >= 0 { change -= model.instance.weights.change + (model.kept[service.kept].pinned ? ransom : 0) }
    let before = groupCost(group)
    servedOfGroup[group] += sign
    if entry.countsFaces {
      for shift in service.shifts {
        let worker = model.shifts[shift].worker
        if let known = faces[group].firstIndex(where: { $0.worker == worker }) {
          faces[group][known].services += sign
          if faces[group][known].services == 0 { faces[group].remove(at: known) }
        } else {
          faces[group].append(Face(worker: worker, services: 1))
        }
      }
    }
    cost += sign * change + groupCost(group) - before
    surchargeDue -= sign * surcharges[job]
    if let household = details.household, !details.exemptFromHousehold { householdDay[household * index.days + service.day] += sign }
  }

  /// noneServedCost and extraWorker of a group as it stands.
  private func groupCost(_ group: Int) -> Int {
    let entry = model.groups[group]
    if servedOfGroup[group] == 0 { return entry.noneServedCost }
    return entry.extraWorkerCost > 0 ? entry.extraWorkerCost * (faces[group].count - entry.teamSize) : 0
  }

  /// Recomputes minutes, metres and times of a route after a stop came or went.
  private mutating func updateRoute(_ shiftIndex: Int) {
    let shift = model.shifts[shiftIndex]
    let worker = shift.worker
    places.change(worker)
    let before = (minutes: routes[shiftIndex].minutes, travel: routes[shiftIndex].travel, metres: routes[shiftIndex].metres)
    measure(shiftIndex)
    let after = routes[shiftIndex]
    let more = after.minutes - before.minutes
    cost += (after.travel - before.travel) * model.workers[worker].kindTravelCost + overTarget(worker, week: shift.week, more: more)
    if let rate = model.workers[worker].fundPerKm { money[rate.fund] -= rate.fenPerKm * (after.metres - before.metres) }
    dayMinutes[worker * index.days + shift.day] += more
    weekMinutes[worker * index.weeks + shift.week] += more
    // Durations are at least a minute, so only an empty route has none.
    if (before.minutes == 0) != (after.minutes == 0) {
      let sign = before.minutes == 0 ? 1 : -1
      cost += sign * shift.ifNeededCost
      weekRoutes[worker * index.weeks + shift.week] += sign
      workerRoutes[worker] += sign
      if workerRoutes[worker] == (sign > 0 ? 1 : 0) { cost -= sign * unusedCost(worker) }
    }
    if index.isSimple[shiftIndex] { retime(shiftIndex) }
  }

  func unusedCost(_ worker: Int) -> Int { model.instance.kinds[model.instance.workers[worker].kind].unusedCost }

  private mutating func measure(_ shiftIndex: Int) {
    let worker = model.workers[model.shifts[shiftIndex].worker]
    let legs = worker.legs
    var (travel, served, metres) = (0, 0, 0)
    var from = legs - 1
    for stop in routes[shiftIndex].stops {
      let to = Int(stop.position)
      travel += Int(worker.legMinutes[from * legs + to])
      if worker.fundPerKm != nil { metres += Int(worker.legMetres[from * legs + to]) }
      served += Int(stop.duration)
      from = to
    }
    if from < legs - 1 {
      travel += Int(worker.legMinutes[from * legs + legs - 1])
      if worker.fundPerKm != nil { metres += Int(worker.legMetres[from * legs + legs - 1]) }
    }
    routes[shiftIndex].travel = travel
    routes[shiftIndex].minutes = travel + served
    routes[shiftIndex].metres = metres
  }

  /// Earliest and latest begins along a route of a simple shift.
  private mutating func retime(_ shiftIndex: Int) {
    let shift = model.shifts[shiftIndex]
    let worker = model.workers[shift.worker]
    let legs = worker.legs
    var free = shift.start
    var from = legs - 1
    let count = routes[shiftIndex].stops.count
    for place in 0..<count {
      let stop = routes[shiftIndex].stops[place]
      let begin = alignedUp(max(Int(stop.lo), free + Int(worker.legMinutes[from * legs + Int(stop.position)])), Int(stop.step))
      routes[shiftIndex].stops[place].early = Int32(begin)
      free = begin + Int(stop.duration)
      from = Int(stop.position)
    }
    var latest = shift.end
    var to = legs - 1
    for place in (0..<count).reversed() {
      let stop = routes[shiftIndex].stops[place]
      let leg = Int(worker.legMinutes[Int(stop.position) * legs + to])
      let begin = alignedDown(min(Int(stop.hi), latest - leg - Int(stop.duration)), Int(stop.step))
      routes[shiftIndex].stops[place].late = Int32(begin)
      latest = begin
      to = Int(stop.position)
    }
  }
}

extension Plan {
  /// The roster as it stands, with the earliest begins.
  func roster() -> Roster { roster(routes) }

  func roster(_ routes: [Route]) -> Roster {
    var planned: [PlannedRoute] = []
    for (shift, route) in routes.enumerated() where !route.stops.isEmpty {
      let midnight = model.shifts[shift].day * .minutesPerDay
      let timed = route.stops.map { TimedStop(position: Int($0.position), lo: Int($0.lo), hi: Int($0.hi)) }
      guard let timetable = RouteTimer.timetable(model, shift: shift, stops: timed) else {
        preconditionFailure("a committed route can be timed")
      }
      planned.append(
        PlannedRoute(
          shift: shift,
          stops: zip(route.stops, timetable.begins).map { PlannedStop(job: Int($0.job), seat: Int($0.seat), begin: $1 + midnight) },
          gaps: timetable.gaps))
    }
    return Roster(routes: planned)
  }

  /// Takes over a roster that obeys every rule.
  mutating func load(_ roster: Roster) {
    var ordered = roster.services(model)
    ordered.sort { ($0.begin, $0.job) < ($1.begin, $1.job) }
    for service in ordered {
      let job = service.job
      let details = model.jobs[job]
      guard let range = details.begins.firstIndex(where: { $0.lo <= service.begin && service.begin <= $0.hi }) else { continue }
      let span = details.isTimed ? BeginSpan(lo: service.begin, hi: service.begin) : BeginSpan(lo: details.begins[range].lo, hi: details.begins[range].hi)
      var members: [Member] = []
      for member in service.team {
        let shift = model.workers[member.worker].shifts.first { shift in
          roster.stop(of: job, at: service.begin, in: shift) && model.shifts[shift].day == service.begin.day
        }
        guard let shift, let position = model.workers[member.worker].position(of: job) else { continue }
        members.append(Member(shift: shift, position: position, seat: member.seat, place: routes[shift].stops.count, cost: 0))
      }
      let missing = missingCost(job, members)
      let team = members.map { model.shifts[$0.shift].worker }
      commit(
        Proposal(
          job: job, range: range, lo: span.lo, hi: span.hi, members: members, missing: missing, kept: keptTask(details.group, span.lo, span.hi, team), cost: 0),
        checksMoney: false)
    }
  }

  /// missingSeats and missingCovers of a team; those of a one-person visit are part of its assignment.
  private func missingCost(_ job: Int, _ members: [Member]) -> Int {
    guard model.jobs[job].isTimed else { return 0 }
    var cost = 0
    for (seat, demand) in model.jobs[job].seats.enumerated() { cost += demand.missingCost * (demand.count - members.count { $0.seat == seat }) }
    for cover in model.jobs[job].covers {
      guard let price = cover.missingCost else { continue }
      cost += price * max(0, cover.count - members.count { model.instance.holds(model.shifts[$0.shift].worker, cover.property) })
    }
    return cost
  }
}
