import Instances
import Schedules

/// H1: a route has a stop, lies in one of the worker's shifts from leaving home to being back, and is the only one there.
func shiftViolations(_ roster: Roster) -> [Violation] {
  var found: [Violation] = []
  for trip in roster.trips {
    let route = trip.route
    if route.stops.isEmpty {
      found.append(
        Violation(
          .emptyRoute, workers: [route.worker], when: route.leave, pointer: "\(trip.pointer)/stops", allowed: .atLeast(.number(1)), found: .number(0)))
    }
    guard let shift = trip.shift else {
      let shifts = roster.instance.workers[trip.worker].shifts.map { Quantity.stretch($0.start, $0.end) }
      found.append(
        Violation(
          .noSuchShift, workers: [route.worker], when: route.shiftStart, pointer: "\(trip.pointer)/shift",
          allowed: shifts.isEmpty ? .nothing : .oneOf(shifts), found: .stretch(route.shiftStart, route.shiftEnd)))
      continue
    }
    let earlier = roster.tripsOfWorker[trip.worker].prefix { roster.trips[$0].index < trip.index }
    if earlier.contains(where: { roster.trips[$0].shift == shift }) {
      found.append(
        Violation(
          .secondRouteInShift, workers: [route.worker], when: route.shiftStart, pointer: trip.pointer, allowed: .atMost(.number(1)), found: .number(2)))
    }
    if route.leave < route.shiftStart {
      found.append(
        Violation(
          .leavesTooEarly, workers: [route.worker], when: route.leave, pointer: "\(trip.pointer)/leave", allowed: .atLeast(.time(route.shiftStart)),
          found: .time(route.leave)))
    }
    if route.return > route.shiftEnd {
      found.append(
        Violation(
          .returnsTooLate, workers: [route.worker], when: route.return, pointer: "\(trip.pointer)/return", allowed: .atMost(.time(route.shiftEnd)),
          found: .time(route.return)))
    }
  }
  return found
}
