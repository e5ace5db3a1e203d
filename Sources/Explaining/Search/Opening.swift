import Instances
import Travel

/// How one worker could take part in a task at one begin, and what stands in the way.
struct Opening {
  var worker: Int
  /// Bit `s`: the worker qualifies for seat `s`.
  var seats: UInt64
  var obstacles: Obstacle = []
  /// Position among the worker's shifts; nil: none holds the task.
  var shift: Int?
  /// Stops of that shift's route that would have to give way.
  var removed: Range<Int> = 0..<0
  /// What the worker's counted minutes, metres and cost grow by.
  var minutes = 0
  var metres = 0
  var cost = 0
  /// By how much each limit would be passed.
  var overDay = 0
  var overWeek = 0
  var overStops = 0
  var overDistance = 0

  /// How much would have to be lifted; smaller is easier to ask for.
  func burden(_ lifted: Obstacle) -> Int {
    var burden = 0
    if lifted.contains(.dayMinutes) { burden += overDay }
    if lifted.contains(.weekMinutes) { burden += overWeek }
    if lifted.contains(.stops) { burden += overStops }
    if lifted.contains(.distance) { burden += overDistance }
    if lifted.contains(.busy) { burden += removed.count }
    return burden * 1_000_000 + obstacles.rawValue.nonzeroBitCount * 100_000 + cost
  }
}

/// One worker who qualifies for some seat of a task, with everything that no begin changes.
struct Candidate {
  let worker: Int
  let seats: UInt64
  let out: Int
  let back: Int
  let outMetres: Int
  let roundMetres: Int
  let overDistance: Int
  /// Prices of the assignment itself: newFace, unpreferred, assignment.
  let price: Int
  let isOtherTeam: Bool
  let rests: [[Rest]]
  /// For each shift and each stop of its route, the leg from the stop to the task and back.
  let toTask: [[Leg]]
  let fromTask: [[Leg]]
}

/// Finds the openings of one task on one bench.
struct Openings {
  let bench: Bench
  let owner: TaskOwner
  let duration: Int
  let place: Location
  let candidates: [Candidate]
  /// For each worker, the price of a minute of travel.
  private let travelCosts: [Int]

  init(_ bench: Bench, _ owner: TaskOwner) {
    self.bench = bench
    self.owner = owner
    let instance = bench.instance
    duration = instance.durationMinutes(of: owner)
    place = instance.location(of: owner)
    travelCosts = instance.workers.map { instance.kinds[$0.kind].travelMinuteCost }
    let people = instance.people(of: owner)
    let seats = instance.team(of: owner).seats
    var others: Set<Int> = []
    for dependency in instance.dependencies where dependency.differentWorkers {
      if dependency.first == owner { others.formUnion(bench.services(of: dependency.second).flatMap(\.team)) }
      if dependency.second == owner { others.formUnion(bench.services(of: dependency.first).flatMap(\.team)) }
    }
    let spot = place
    candidates = instance.workers.indices.compactMap { index in
      var bits: UInt64 = 0
      for (seat, demand) in seats.enumerated() where seat < 64 && instance.qualifies(index, for: demand, of: owner) { bits |= 1 << UInt64(seat) }
      if bits == 0 { return nil }
      let person = instance.workers[index]
      let out = bench.roads.leg(from: person.home, to: spot, mode: person.mode)
      let back = bench.roads.leg(from: spot, to: person.home, mode: person.mode)
      var price = people.costs.first { $0.worker == index }?.cost ?? 0
      if !people.regulars.isEmpty && !people.regulars.contains(index) { price += instance.weights.newFace }
      if !people.preferred.isEmpty && !people.preferred.contains(index) { price += instance.weights.unpreferred }
      return Candidate(
        worker: index, seats: bits, out: out.minutes, back: back.minutes, outMetres: out.metres, roundMetres: out.metres + back.metres,
        overDistance: max(0, out.metres - (person.limits.maxMetresFromHome ?? .max)), price: price, isOtherTeam: others.contains(index),
        rests: person.shifts.map { Rest.all(person, $0) },
        toTask: bench.routes[index].map { ($0?.stops ?? []).map { bench.roads.leg(from: $0.place, to: spot, mode: person.mode) } },
        fromTask: bench.routes[index].map { ($0?.stops ?? []).map { bench.roads.leg(from: spot, to: $0.place, mode: person.mode) } })
    }
  }

  /// What taking the task at `begin` would mean for one worker.
  ///
  /// - Parameter clearing: whether to look for the stops that would have to give way; without it a busy worker is only said to be busy.
  func opening(_ candidate: Candidate, at begin: Int, clearing: Bool) -> Opening {
    var opening = Opening(worker: candidate.worker, seats: candidate.seats)
    let person = bench.instance.workers[candidate.worker]
    opening.overDistance = candidate.overDistance
    if candidate.overDistance > 0 { opening.obstacles.insert(.distance) }
    if candidate.isOtherTeam { opening.obstacles.insert(.otherTeam) }
    guard let shift = person.shifts.firstIndex(where: { $0.start <= begin && begin + duration <= $0.end }) else {
      opening.obstacles.insert(.noShift)
      add(candidate.out + duration + candidate.back, candidate.roundMetres, candidate, day: begin.day, newRoute: true, ifNeeded: false, stops: 1, to: &opening)
      return opening
    }
    opening.shift = shift
    let route = bench.routes[candidate.worker][shift]
    let stops = route?.stops ?? []
    let before = stops.prefix { $0.end <= begin }.count
    let after = stops.firstIndex { $0.begin >= begin + duration } ?? stops.count
    var cleared = before..<max(before, after)
    switch cleared.isEmpty ? fit(candidate, shift, stops, cleared, begin) : .fails {
    case .fits: break
    case .waits: opening.obstacles.insert(.wait)
    case .fails:
      // As it stands the route has no room. Would the shift have, for this task alone?
      guard !stops.isEmpty, case .fits = fit(candidate, shift, stops, stops.indices, begin) else {
        opening.obstacles.insert(.noTime)
        cleared = before..<before
        break
      }
      opening.obstacles.insert(.busy)
      if !clearing { return opening }
      cleared = clear(candidate, shift, stops, begin, from: before, to: max(before, after))
    }
    opening.removed = cleared
    let (minutes, metres) = growth(candidate, shift, route, cleared)
    add(
      minutes, metres, candidate, day: person.shifts[shift].day,
      newRoute: route == nil, ifNeeded: person.shifts[shift].ifNeeded, stops: stops.count - cleared.count + 1, to: &opening)
    return opening
  }

  enum Fit {
    case fits, waits, fails
  }

  /// Whether the task fits the shift among the stops that are not cleared.
  private func fit(_ candidate: Candidate, _ shift: Int, _ stops: [Bench.Stop], _ cleared: Range<Int>, _ begin: Int) -> Fit {
    let interval = bench.instance.workers[candidate.worker].shifts[shift]
    let limit = bench.instance.workers[candidate.worker].limits.maxWaitMinutes
    let (last, next) = (cleared.lowerBound - 1, cleared.upperBound)
    let before = begin - (last < 0 ? interval.start + candidate.out : stops[last].end + candidate.toTask[shift][last].minutes)
    let after =
      (next == stops.count ? interval.end - candidate.back : stops[next].begin - candidate.fromTask[shift][next].minutes) - begin - duration
    // All other legs of the route are as they were.
    if before < 0 || after < 0 { return .fails }
    if candidate.rests[shift].isEmpty {
      guard let limit else { return .fits }
      return last >= 0 && before > limit || next < stops.count && after > limit ? .waits : .fits
    }
    if times(candidate, shift, stops, cleared, begin, maxWait: limit) != nil { return .fits }
    return limit != nil && times(candidate, shift, stops, cleared, begin, maxWait: nil) != nil ? .waits : .fails
  }

  /// The route's times with the task in the place of the cleared stops.
  func times(_ candidate: Candidate, _ shift: Int, _ stops: [Bench.Stop], _ cleared: Range<Int>, _ begin: Int, maxWait: Int?) -> RouteFit? {
    let person = bench.instance.workers[candidate.worker]
    let ahead = stops[..<cleared.lowerBound]
    let behind = stops[cleared.upperBound...]
    let places = [person.home] + ahead.map(\.place) + [place] + behind.map(\.place) + [person.home]
    return RouteFit(
      person.shifts[shift], candidate.rests[shift], legs: zip(places, places.dropFirst()).map { bench.roads.leg(from: $0, to: $1, mode: person.mode).minutes },
      begins: ahead.map(\.begin) + [begin] + behind.map(\.begin), durations: ahead.map { $0.end - $0.begin } + [duration] + behind.map { $0.end - $0.begin },
      maxWait: maxWait)
  }

  /// The fewest neighbouring stops without which the task fits, pinned ones only where there is no other way; all of them always do.
  private func clear(_ candidate: Candidate, _ shift: Int, _ stops: [Bench.Stop], _ begin: Int, from: Int, to: Int) -> Range<Int> {
    var best: (pins: Int, range: Range<Int>) = (.max, stops.indices)
    for size in (to - from)...stops.count {
      for low in stride(from: max(0, to - size), through: min(from, stops.count - size), by: 1) {
        let range = low..<(low + size)
        let pins = stops[range].count { bench.pinned.contains($0.id) }
        guard pins < best.pins, case .fits = fit(candidate, shift, stops, range, begin) else { continue }
        best = (pins, range)
      }
      if best.pins == 0 { break }
    }
    return best.range
  }

  /// Counted minutes and metres of the route with the task in the place of the cleared stops, less those of the route as it stands.
  private func growth(_ candidate: Candidate, _ shift: Int, _ route: Bench.Route?, _ cleared: Range<Int>) -> (minutes: Int, metres: Int) {
    guard let route else { return (candidate.out + duration + candidate.back, candidate.roundMetres) }
    let (last, next) = (cleared.lowerBound - 1, cleared.upperBound)
    let into = last < 0 ? Leg(minutes: candidate.out, metres: candidate.outMetres) : candidate.toTask[shift][last]
    let onward = next == route.stops.count ? Leg(minutes: candidate.back, metres: candidate.roundMetres - candidate.outMetres) : candidate.fromTask[shift][next]
    var growth = (minutes: into.minutes + duration + onward.minutes, metres: into.metres + onward.metres)
    for place in cleared.lowerBound...cleared.upperBound {
      growth.minutes -= route.legs[place].minutes
      growth.metres -= route.legs[place].metres
      if place < cleared.upperBound { growth.minutes -= route.stops[place].end - route.stops[place].begin }
    }
    return growth
  }

  /// Enters what the limits and the costs say of more minutes and metres (H7, section 1 of the problem page).
  private func add(
    _ minutes: Int, _ metres: Int, _ candidate: Candidate, day: Int, newRoute: Bool, ifNeeded: Bool, stops: Int, to opening: inout Opening
  ) {
    let instance = bench.instance
    let person = instance.workers[candidate.worker]
    let worker = candidate.worker
    let week = day / 7
    opening.minutes = minutes
    opening.metres = metres
    if let limit = person.limits.maxMinutesPerDay { opening.overDay = max(0, bench.dayMinutes[worker][day] + minutes - limit) }
    if let limit = person.limits.maxMinutesPerWeek { opening.overWeek = max(0, bench.weekMinutes[worker][week] + minutes - limit) }
    if let limit = person.limits.maxTasksPerShift { opening.overStops = max(0, stops - limit) }
    if opening.overDay > 0 { opening.obstacles.insert(.dayMinutes) }
    if opening.overWeek > 0 { opening.obstacles.insert(.weekMinutes) }
    if opening.overStops > 0 { opening.obstacles.insert(.stops) }
    if newRoute, let limit = person.limits.maxShiftsPerWeek, bench.weekShifts[worker][week] + 1 > limit { opening.obstacles.insert(.shifts) }
    opening.cost = candidate.price + (minutes - duration) * travelCosts[worker]
    if newRoute && ifNeeded { opening.cost += instance.weights.ifNeededShift }
    if newRoute && bench.weekShifts[worker].allSatisfy({ $0 == 0 }) { opening.cost -= instance.kinds[person.kind].unusedCost }
    if let target = person.targetMinutesPerWeek {
      let had = bench.weekMinutes[worker][week]
      opening.cost += instance.weights.overTargetMinute * (max(0, had + minutes - target) - max(0, had - target))
    }
  }
}
