import Instances
import Schedules
import Travel

/// H7: what one worker may be asked for in a day, a week and a route.
///
/// Counted minutes are durations and legs; waiting and breaks do not count. A week is seven days from the horizon's start.
func limitViolations(_ roster: Roster) -> [Violation] {
  var found: [Violation] = []
  for (worker, positions) in roster.tripsOfWorker.enumerated() where !positions.isEmpty {
    let limits = roster.instance.workers[worker].limits
    let trips = positions.map { roster.trips[$0] }
    if let limit = limits.maxMinutesPerDay {
      for (day, group) in grouped(trips, by: \.day) {
        found += overLimit(.dayTooLong, group, roster, when: day * .minutesPerDay, limit: limit, value: minutes(group), { .minutes($0) })
      }
    }
    if let limit = limits.maxMinutesPerWeek {
      for (week, group) in grouped(trips, by: \.week) {
        found += overLimit(.weekTooLong, group, roster, when: week * 7 * .minutesPerDay, limit: limit, value: minutes(group), { .minutes($0) })
      }
    }
    if let limit = limits.maxShiftsPerWeek {
      for (week, group) in grouped(trips, by: \.week) {
        found += overLimit(.tooManyShifts, group, roster, when: week * 7 * .minutesPerDay, limit: limit, value: group.count, { .number($0) })
      }
    }
    for trip in trips { found += routeLimitViolations(trip, limits, roster) }
  }
  return found
}

private func routeLimitViolations(_ trip: Trip, _ limits: Limits, _ roster: Roster) -> [Violation] {
  let route = trip.route
  var found: [Violation] = []
  if let limit = limits.maxTasksPerShift, route.stops.count > limit {
    found.append(
      Violation(
        .tooManyTasks, workers: [route.worker], when: route.leave, pointer: "\(trip.pointer)/stops", allowed: .atMost(.number(limit)),
        found: .number(route.stops.count)))
  }
  if let limit = limits.maxMetresFromHome {
    let person = roster.instance.workers[trip.worker]
    for (place, owner) in trip.owners.enumerated() {
      guard let owner else { continue }
      let metres = roster.roads.leg(from: person.home, to: roster.instance.location(of: owner), mode: person.mode).metres
      if metres > limit {
        found.append(
          Violation(
            .tooFarFromHome, workers: [route.worker], subjects: [route.stops[place].task], when: route.stops[place].begin,
            pointer: "\(trip.pointer)/stops/\(place)", allowed: .atMost(.metres(limit)), found: .metres(metres)))
      }
    }
  }
  if let limit = limits.maxWaitMinutes {
    let pauses = pausesByGap(trip, roster)
    for place in route.stops.indices.dropFirst() {
      guard let leg = trip.legs[place] else { continue }
      let rest = pauses[place].reduce(0) { $0 + $1.end - $1.start }
      let wait = route.stops[place].begin - route.stops[place - 1].end - leg.minutes - rest
      if wait > limit {
        found.append(
          Violation(
            .waitsTooLong, workers: [route.worker], subjects: [route.stops[place].task], when: route.stops[place].begin,
            pointer: "\(trip.pointer)/stops/\(place)/begin", allowed: .atMost(.minutes(limit)), found: .minutes(wait)))
      }
    }
  }
  return found
}

/// Trips that share a day or a week, in order of it.
func grouped(_ trips: [Trip], by key: (Trip) -> Int) -> [(key: Int, trips: [Trip])] {
  var groups: [(key: Int, trips: [Trip])] = []
  for trip in trips.sorted(by: { (key($0), $0.index) < (key($1), $1.index) }) {
    if let last = groups.last, last.key == key(trip) { groups[groups.count - 1].trips.append(trip) } else { groups.append((key(trip), [trip])) }
  }
  return groups
}

private func minutes(_ trips: [Trip]) -> Int { trips.reduce(0) { $0 + $1.countedMinutes } }

private func overLimit(
  _ finding: Finding, _ trips: [Trip], _ roster: Roster, when: Int, limit: Int, value: Int, _ unit: (Int) -> Quantity
) -> [Violation] {
  guard value > limit, let last = trips.last else { return [] }
  return [
    Violation(
      finding, workers: [last.route.worker], subjects: [], when: when, pointer: last.pointer, allowed: .atMost(unit(limit)), found: unit(value))
  ]
}
