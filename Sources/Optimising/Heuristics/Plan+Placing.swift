import Instances

/// Where one worker could take a job: the rules of the worker and the route (H1–H3, H5, H7, H8, H11–H13).
extension Plan {
  struct Place {
    /// Index in the route.
    var index: Int
    /// What it adds to the plan's cost, but for the service as a whole.
    var cost: Int
  }

  /// Whether a worker has stops, routes, minutes and faces left for a job, whenever it begins (H7, H12).
  func mayTake(_ job: Int, _ option: PlanIndex.Option) -> Bool {
    let (worker, shiftIndex) = (Int(option.worker), Int(option.shift))
    let shift = model.shifts[shiftIndex]
    let limits = model.workers[worker].limits
    let count = routes[shiftIndex].stops.count
    if count >= shift.maxStops { return false }
    var least = Int(index.duration[job])
    if count == 0 {
      if let most = limits.maxShiftsPerWeek, weekRoutes[worker * index.weeks + shift.week] >= most { return false }
      let (width, position) = (model.workers[worker].legs, Int(option.position))
      least += Int(model.workers[worker].legMinutes[(width - 1) * width + position] + model.workers[worker].legMinutes[position * width + width - 1])
    }
    if let most = limits.maxMinutesPerDay, dayMinutes[worker * index.days + shift.day] + least > most { return false }
    if let most = limits.maxMinutesPerWeek, weekMinutes[worker * index.weeks + shift.week] + least > most { return false }
    let group = model.jobs[job].group
    if let most = model.groups[group].maxDistinct, faces[group].count >= most, !isFace(worker, of: group) { return false }
    return true
  }

  /// The cheapest place for a job in a shift.
  ///
  /// - Precondition: `mayTake`.
  /// - Parameters:
  ///   - lo, hi: begins allowed, minutes after midnight.
  ///   - below: places that cost as much do not count.
  ///   - slot: where the cache remembers this place; -1: nowhere.
  @inline(__always)
  mutating func cheapestPlace(_ job: Int, _ option: PlanIndex.Option, lo: Int, hi: Int, below: Int, slot: Int) -> Place? {
    work += 1
    let worker = Int(option.worker)
    let group = model.jobs[job].group
    var extra = 0
    if model.groups[group].countsFaces, servedOfGroup[group] > 0, !isFace(worker, of: group) {
      extra = model.groups[group].extraWorkerCost
    }
    for dependency in index.dependencies[job] where model.dependencies[dependency].differentWorkers {
      let partner = model.dependencies[dependency].first == job ? model.dependencies[dependency].second : model.dependencies[dependency].first
      for service in services[partner] where service.shifts.contains(where: { model.shifts[$0].worker == worker }) { return nil }
    }
    // What a fund still has is nothing that a version tells of.
    guard slot >= 0, !growsAtEnd, model.workers[worker].fundPerKm == nil else {
      guard let place = workedOutPlace(job, option, lo: lo, hi: hi, below: below == .max ? .max : below - extra) else { return nil }
      return Place(index: place.index, cost: place.cost + extra)
    }
    if let known = places.entry(slot, worker) {
      let cost = Int(known.cost) + extra
      return known.cost < Int32.max && cost < below ? Place(index: Int(known.place), cost: cost) : nil
    }
    let place = workedOutPlace(job, option, lo: lo, hi: hi, below: .max)
    places.remember(slot, worker, cost: place?.cost ?? .max, place: place?.index ?? 0)
    guard let place, place.cost + extra < below else { return nil }
    return Place(index: place.index, cost: place.cost + extra)
  }

  /// The same, from the worker's own routes alone: without faces and dependencies.
  private mutating func workedOutPlace(_ job: Int, _ option: PlanIndex.Option, lo: Int, hi: Int, below: Int) -> Place? {
    let shiftIndex = Int(option.shift)
    let worker = Int(option.worker)
    let start = model.shifts[shiftIndex].start
    let end = model.shifts[shiftIndex].end
    let duration = Int(index.duration[job])
    if hi < start || lo + duration > end { return nil }
    let count = routes[shiftIndex].stops.count
    var base = Int(option.cost)
    let week = model.shifts[shiftIndex].week
    if count == 0 {
      base += model.shifts[shiftIndex].ifNeededCost
      if workerRoutes[worker] == 0 { base -= unusedCost(worker) }
    }
    var room = Int.max
    if let most = model.workers[worker].limits.maxMinutesPerDay {
      room = min(room, most - dayMinutes[worker * index.days + model.shifts[shiftIndex].day])
    }
    if let most = model.workers[worker].limits.maxMinutesPerWeek { room = min(room, most - weekMinutes[worker * index.weeks + week]) }
    let stop = Stop(
      job: Int32(job), position: option.position, seat: 0, duration: index.duration[job], step: index.step[job], lo: Int32(lo), hi: Int32(hi))
    let width = model.workers[worker].legs
    let price = model.workers[worker].kindTravelCost
    let hasTarget = model.workers[worker].targetMinutesPerWeek != nil
    var best: Place?
    for place in (growsAtEnd ? count : 0)...count {
      let from = place == 0 ? width - 1 : Int(routes[shiftIndex].stops[place - 1].position)
      let to = place == count ? width - 1 : Int(routes[shiftIndex].stops[place].position)
      let there = Int(model.workers[worker].legMinutes[from * width + Int(option.position)])
      let onward = Int(model.workers[worker].legMinutes[Int(option.position) * width + to])
      let direct = count == 0 ? 0 : Int(model.workers[worker].legMinutes[from * width + to])
      let detour = there + onward - direct
      if detour + duration > room { continue }
      var cost = base + detour * price
      if hasTarget { cost += overTarget(worker, week: week, more: detour + duration) }
      if cost >= best?.cost ?? below { continue }
      if index.isSimple[shiftIndex] {
        let free = place == 0 ? start : Int(routes[shiftIndex].stops[place - 1].early + routes[shiftIndex].stops[place - 1].duration)
        let begin = alignedUp(max(lo, free + there), Int(stop.step))
        if begin > hi { continue }
        let done = begin + duration + onward
        if place == count {
          if done > end { continue }
        } else {
          let next = routes[shiftIndex].stops[place]
          if alignedUp(max(Int(next.lo), done), Int(next.step)) > Int(next.late) { continue }
        }
      } else if !fits(shiftIndex, inserting: stop, at: place) {
        continue
      }
      if let rate = model.workers[worker].fundPerKm, rate.fenPerKm > 0 {
        let row = Int(option.position) * width
        var more = Int(model.workers[worker].legMetres[from * width + Int(option.position)] + model.workers[worker].legMetres[row + to])
        if count > 0 { more -= Int(model.workers[worker].legMetres[from * width + to]) }
        var left = money[rate.fund] - rate.fenPerKm * more
        if let expense = model.jobs[job].expense, expense.fund == rate.fund { left -= expense.fen * 1000 }
        if left < 0 { continue }
      }
      best = Place(index: place, cost: cost)
    }
    return best
  }

  /// Whether a route can be timed, with a stop more if one is given.
  func fits(_ shift: Int, inserting stop: Stop?, at place: Int) -> Bool {
    let worker = model.shifts[shift].worker
    return model.workers[worker].legMinutes.withUnsafeBufferPointer { legs in
      routes[shift].stops.withUnsafeBufferPointer { stops in
        QuickTimer.fits(model.shifts[shift], legs: legs, width: model.workers[worker].legs, stops: stops, inserting: stop, at: place)
      }
    }
  }

  /// Whether a route still obeys every rule after a stop was taken out: legs need not satisfy the triangle inequality, and waits grow.
  func isSound(_ shift: Int) -> Bool {
    let details = model.shifts[shift]
    let limits = model.workers[details.worker].limits
    if let most = limits.maxMinutesPerDay, dayMinutes[details.worker * index.days + details.day] > most { return false }
    if let most = limits.maxMinutesPerWeek, weekMinutes[details.worker * index.weeks + details.week] > most { return false }
    return fits(shift, inserting: nil, at: 0)
  }

  /// Spacing, household, venue and order allow a service that begins then (H6, H10, H13, H16).
  func isOpen(_ job: Int, _ begin: Int) -> Bool {
    let day = begin.day
    if model.jobs[job].minGapDays > 0 {
      for service in services[job] where abs(service.day - day) < model.jobs[job].minGapDays { return false }
    }
    if let household = model.jobs[job].household, !model.jobs[job].exemptFromHousehold,
      let most = model.instance.households[household].maxVisitsPerDay, householdCount(household, day) >= most
    {
      return false
    }
    if let venue = model.jobs[job].venue {
      let end = begin + Int(index.duration[job])
      for other in index.jobsOfVenue[venue] where other != job {
        for service in services[other] where service.begin < end && begin < service.begin + Int(index.duration[other]) { return false }
      }
    }
    for position in index.dependencies[job] {
      guard let gap = model.dependencies[position].gap else { continue }
      let (first, second) = (model.dependencies[position].first, model.dependencies[position].second)
      if second == job {
        guard let service = services[first].first, begin - service.begin >= gap.min, begin - service.begin <= gap.max else { return false }
      } else if let service = services[second].first, service.begin - begin < gap.min || service.begin - begin > gap.max {
        return false
      }
    }
    return true
  }
}
