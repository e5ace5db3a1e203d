import Instances

/// Which services would have to go so that a job that is left out could be served (ejections, Nagata and Bräysy 2009; here by teams, and within the limits
/// of a worker's week).
extension Plan {
  /// A service, by its job and date.
  typealias Ejected = (job: Int, day: Int)

  /// What would have to make room in the routes of one worker.
  private struct Ejection {
    var price: Double
    var services: [Ejected]
  }

  /// How far the prices of ejections are blurred, so that the same ones do not come up again and again.
  private static let blur = 0.3
  /// Whatever is dearer must not go; sums of a team's still fit.
  private static let mostPrice = 1e15
  /// A service that has always found another place is not for nothing, either.
  private static let leastHardness = 0.05

  /// The services in the way of the team and begin that can serve a job at the least price of what must go, out of a few begins drawn at random.
  ///
  /// - Parameter hardness: how likely a job that must go finds no other place, by job.
  /// - Returns: nil when no team was found for these begins.
  mutating func ejections(for job: Int, begins count: Int, hardness: [Double], random: inout SplitMix64) -> [Ejected]? {
    var best: (price: Int, services: [Ejected])?
    let (details, group) = (model.jobs[job], model.jobs[job].group)
    for _ in 0..<count {
      let span = details.begins[random.below(details.begins.count)]
      let begin = details.isTimed ? span.lo + details.step * random.below((span.hi - span.lo) / details.step + 1) : span.lo
      guard isOpen(job, begin) else { continue }
      let day = begin.day
      let midnight = day * .minutesPerDay
      let (lo, hi) = details.isTimed ? (begin - midnight, begin - midnight) : (span.lo - midnight, span.hi - midnight)
      let places = Int(index.optionStart[job][day])..<Int(index.optionStart[job][day + 1])
      work += 4 * places.count
      var choices: [TeamDraft.Choice] = []
      let found = places.map { place -> Ejection? in
        let option = index.options[job][place]
        guard let ejection = ejection(job, option, lo: lo, hi: hi, hardness: hardness) else { return nil }
        let blurred = ejection.price * (1 - Self.blur + 2 * Self.blur * random.unit())
        choices.append(
          TeamDraft.Choice(
            option: place, worker: Int(option.worker), guardian: model.workers[Int(option.worker)].guardian ?? -1, seatBits: option.seatBits,
            coverBits: option.coverBits, place: 0, cost: Int(min(blurred, Self.mostPrice)) + Int(option.cost) + random.below(30)))
        return ejection
      }
      guard !choices.isEmpty else { continue }
      choices.sort { ($0.cost, $0.option) < ($1.cost, $1.option) }
      let draft = TeamDraft(
        seats: details.seats, covers: details.covers, choices: choices, isFace: choices.map { isFace($0.worker, of: group) },
        room: model.groups[group].maxDistinct.map { $0 - faces[group].count }, takesAll: false)
      for start in draft.starts {
        guard let team = draft.completed(startingWith: start), team.total < best?.price ?? .max else { continue }
        best = (team.total, team.members.flatMap { found[choices[$0.choice].option - places.lowerBound]?.services ?? [] })
      }
    }
    return best?.services
  }

  /// What it takes to let something go.
  private func price(_ job: Int, _ hardness: [Double]) -> Double { Double(unservedPrice(job)) * (Self.leastHardness + hardness[job]) }

  /// The cheapest string of stops whose place in a shift a job could take, with what the worker's week then has too much of (H5, H7, H8, H12).
  ///
  /// - Complexity: O(stops²) places, each checked as an insertion is.
  private func ejection(_ job: Int, _ option: PlanIndex.Option, lo: Int, hi: Int, hardness: [Double]) -> Ejection? {
    let (worker, shiftIndex, own) = (Int(option.worker), Int(option.shift), Int(option.position))
    let (shift, limits, group) = (model.shifts[shiftIndex], model.workers[worker].limits, model.jobs[job].group)
    let duration = Int(index.duration[job])
    guard hi >= shift.start, lo + duration <= shift.end else { return nil }
    if let most = model.groups[group].maxDistinct, faces[group].count >= most, !isFace(worker, of: group) { return nil }
    let stops = routes[shiftIndex].stops
    let count = stops.count
    let stop = Stop(
      job: Int32(job), position: option.position, seat: 0, duration: index.duration[job], step: index.step[job], lo: Int32(lo), hi: Int32(hi))
    let left = limits.maxMinutesPerDay.map { $0 - dayMinutes[worker * index.days + shift.day] } ?? .max
    var best: (price: Double, range: Range<Int>, minutes: Int)?
    for length in 0...count where count - length < shift.maxStops {
      for first in 0...(count - length) {
        let gone = first..<(first + length)
        let price = stops[gone].reduce(0) { $0 + self.price(Int($1.job), hardness) }
        guard price < best?.price ?? .infinity else { continue }
        let from = position(of: first - 1, in: shiftIndex)
        let to = position(of: first + length, in: shiftIndex)
        let minutes = duration + leg(worker, from, own) + leg(worker, own, to) - minutes(of: gone, in: shiftIndex)
        guard minutes <= left, fits(stop, insteadOf: gone, in: shiftIndex) else { continue }
        best = (price, gone, minutes)
      }
    }
    guard let best else { return nil }
    var ejection = Ejection(price: best.price, services: stops[best.range].map { (Int($0.job), shift.day) })
    var excess = limits.maxMinutesPerWeek.map { weekMinutes[worker * index.weeks + shift.week] + best.minutes - $0 } ?? 0
    if count == 0, let most = limits.maxShiftsPerWeek, weekRoutes[worker * index.weeks + shift.week] >= most {
      guard let route = cheapestRoute(of: worker, besides: shiftIndex, hardness) else { return nil }
      ejection.price += route.price
      ejection.services += routes[route.shift].stops.map { (Int($0.job), model.shifts[route.shift].day) }
      excess -= routes[route.shift].minutes
    }
    if excess > 0 {
      guard let other = cheapestStop(of: worker, besides: shiftIndex, minutes: excess, hardness) else { return nil }
      ejection.price += other.price
      ejection.services.append(other.service)
    }
    return ejection
  }

  /// The route of a worker's week that is cheapest to give up.
  private func cheapestRoute(of worker: Int, besides shift: Int, _ hardness: [Double]) -> (price: Double, shift: Int)? {
    var best: (price: Double, shift: Int)?
    for other in model.workers[worker].shifts where other != shift && model.shifts[other].week == model.shifts[shift].week && !routes[other].stops.isEmpty {
      let price = routes[other].stops.reduce(0) { $0 + self.price(Int($1.job), hardness) }
      if price < best?.price ?? .infinity { best = (price, other) }
    }
    return best
  }

  /// The service on the other routes of a worker's week that is cheapest to give up, of those that free so many minutes.
  private func cheapestStop(of worker: Int, besides shift: Int, minutes least: Int, _ hardness: [Double]) -> (price: Double, service: Ejected)? {
    var best: (price: Double, service: Ejected)?
    for other in model.workers[worker].shifts where other != shift && model.shifts[other].week == model.shifts[shift].week {
      for (place, stop) in routes[other].stops.enumerated() {
        let price = self.price(Int(stop.job), hardness)
        guard price < best?.price ?? .infinity, saved(by: place, in: other) >= least else { continue }
        best = (price, (Int(stop.job), model.shifts[other].day))
      }
    }
    return best
  }

  // MARK: Minutes

  private func leg(_ worker: Int, _ from: Int, _ to: Int) -> Int { Int(model.workers[worker].legMinutes[from * model.workers[worker].legs + to]) }

  /// Where a worker is at a stop of a route; at home before the first and after the last.
  private func position(of place: Int, in shift: Int) -> Int {
    routes[shift].stops.indices.contains(place) ? Int(routes[shift].stops[place].position) : model.workers[model.shifts[shift].worker].legs - 1
  }

  /// Counted minutes between the stop before some and the stop after them.
  private func minutes(of gone: Range<Int>, in shift: Int) -> Int {
    let (stops, worker) = (routes[shift].stops, model.shifts[shift].worker)
    guard !stops.isEmpty else { return 0 }
    var sum = leg(worker, position(of: gone.upperBound - 1, in: shift), position(of: gone.upperBound, in: shift))
    for place in gone { sum += leg(worker, position(of: place - 1, in: shift), Int(stops[place].position)) + Int(stops[place].duration) }
    return sum
  }

  /// Counted minutes that a route loses with one of its stops.
  private func saved(by place: Int, in shift: Int) -> Int {
    let direct = routes[shift].stops.count == 1 ? 0 : leg(model.shifts[shift].worker, position(of: place - 1, in: shift), position(of: place + 1, in: shift))
    return minutes(of: place..<(place + 1), in: shift) - direct
  }

  /// Whether a route can be timed with one stop instead of some.
  private func fits(_ stop: Stop, insteadOf gone: Range<Int>, in shiftIndex: Int) -> Bool {
    let (shift, stops) = (model.shifts[shiftIndex], routes[shiftIndex].stops)
    let worker = shift.worker
    guard index.isSimple[shiftIndex] else {
      var left = stops
      left.removeSubrange(gone)
      return model.workers[worker].legMinutes.withUnsafeBufferPointer { legs in
        left.withUnsafeBufferPointer { left in
          QuickTimer.fits(shift, legs: legs, width: model.workers[worker].legs, stops: left, inserting: stop, at: gone.lowerBound)
        }
      }
    }
    let free = gone.lowerBound == 0 ? shift.start : Int(stops[gone.lowerBound - 1].early + stops[gone.lowerBound - 1].duration)
    let arrival = free + leg(worker, position(of: gone.lowerBound - 1, in: shiftIndex), Int(stop.position))
    let begin = alignedUp(max(Int(stop.lo), arrival), Int(stop.step))
    guard begin <= Int(stop.hi) else { return false }
    let done = begin + Int(stop.duration) + leg(worker, Int(stop.position), position(of: gone.upperBound, in: shiftIndex))
    guard gone.upperBound < stops.count else { return done <= shift.end }
    let next = stops[gone.upperBound]
    return alignedUp(max(Int(next.lo), done), Int(next.step)) <= Int(next.late)
  }
}
