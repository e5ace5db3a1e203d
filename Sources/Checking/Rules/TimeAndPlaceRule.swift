import Instances
import Schedules
import Travel

/// H2: legs take their time: arrive ≥ previous end (or `leave`) + leg, begin ≥ arrive, end = begin + duration, `return` ≥ last end + leg.
func timeAndPlaceViolations(_ roster: Roster) -> [Violation] {
  var found: [Violation] = []
  for trip in roster.trips {
    let route = trip.route
    for (place, stop) in route.stops.enumerated() {
      let pointer = "\(trip.pointer)/stops/\(place)"
      let free = trip.freeFrom(place)
      if let leg = trip.legs[place], stop.arrival < free + leg.minutes {
        found.append(
          Violation(
            .arrivesTooEarly, workers: [route.worker], subjects: [stop.task], when: stop.arrival,
            pointer: stop.arrive == nil ? "\(pointer)/begin" : "\(pointer)/arrive", allowed: .atLeast(.time(free + leg.minutes)), found: .time(stop.arrival)))
      }
      if stop.begin < stop.arrival {
        found.append(
          Violation(
            .beginsBeforeArrival, workers: [route.worker], subjects: [stop.task], when: stop.begin, pointer: "\(pointer)/begin",
            allowed: .atLeast(.time(stop.arrival)), found: .time(stop.begin)))
      }
      if trip.owners[place] != nil, stop.end != stop.begin + trip.durations[place] {
        found.append(
          Violation(
            .wrongEnd, workers: [route.worker], subjects: [stop.task], when: stop.end, pointer: "\(pointer)/end",
            allowed: .time(stop.begin + trip.durations[place]), found: .time(stop.end)))
      }
    }
    let free = trip.freeFrom(route.stops.count)
    if let leg = trip.legs[route.stops.count], route.return < free + leg.minutes {
      found.append(
        Violation(
          .returnsTooEarly, workers: [route.worker], when: route.return, pointer: "\(trip.pointer)/return", allowed: .atLeast(.time(free + leg.minutes)),
          found: .time(route.return)))
    }
  }
  return found
}
