import Instances
import Schedules
import Travel

/// H8: each break that a route's shift leaves room for is taken, at home or as a listed pause of exactly its length in one gap of the route.
func breakViolations(_ roster: Roster) -> [Violation] {
  var found: [Violation] = []
  for trip in roster.trips {
    let breaks = breaks(of: trip, roster.instance)
    if breaks.isEmpty && trip.route.breaks.isEmpty { continue }
    var taken = Array(repeating: false, count: breaks.count)
    for (index, pause) in trip.route.breaks.enumerated() {
      func refuse(_ finding: Finding, allowed: Quantity) {
        found.append(
          Violation(
            finding, workers: [trip.route.worker], when: pause.start, pointer: "\(trip.pointer)/breaks/\(index)", allowed: allowed,
            found: .stretch(pause.start, pause.end)))
      }
      guard let rule = breaks.firstIndex(where: { $0.fits(pause) }) else {
        refuse(.breakOfNoRule, allowed: breaks.isEmpty ? .nothing : .oneOf(breaks.map(\.quantity)))
        continue
      }
      if taken[rule] {
        refuse(.breakTwice, allowed: .atMost(.number(1)))
      } else if !isAtHome(pause, trip), gap(of: pause, trip) == nil {
        refuse(.breakMisplaced, allowed: breaks[rule].quantity)
      }
      taken[rule] = true
    }
    for (rule, pause) in breaks.enumerated() where !taken[rule] && !pause.fitsAtHome(trip.route) {
      found.append(
        Violation(
          .breakMissing, workers: [trip.route.worker], when: pause.from, pointer: "\(trip.pointer)/breaks", allowed: pause.quantity, found: .nothing))
    }
  }
  return found
}

/// A break of a worker on one date.
struct DatedBreak {
  let from: Int
  let to: Int
  let minutes: Int

  var quantity: Quantity { .oneOf([.minutes(minutes), .stretch(from, to)]) }

  func fits(_ pause: Pause) -> Bool { pause.end - pause.start == minutes && from <= pause.start && pause.end <= to }

  /// Whether the break can be had before leaving home or after the return.
  func fitsAtHome(_ route: Route) -> Bool { min(to, route.leave) - from >= minutes || to - max(from, route.return) >= minutes }
}

/// The breaks that a shift wholly contains, in order of time.
func breaks(of worker: Worker, shiftStart: Int, shiftEnd: Int) -> [DatedBreak] {
  if worker.breaks.isEmpty { return [] }
  let midnight = shiftStart.day * .minutesPerDay
  return worker.breaks.map { DatedBreak(from: midnight + $0.from, to: midnight + $0.to, minutes: $0.durationMinutes) }
    .filter { shiftStart <= $0.from && $0.to <= shiftEnd }
    .sorted { ($0.from, $0.to) < ($1.from, $1.to) }
}

func breaks(of trip: Trip, _ instance: Instance) -> [DatedBreak] {
  breaks(of: instance.workers[trip.worker], shiftStart: trip.route.shiftStart, shiftEnd: trip.route.shiftEnd)
}

/// The listed pauses that are H8 breaks, by the gap in which they stand: before stop `i`, the last gap before the return.
func pausesByGap(_ trip: Trip, _ roster: Roster) -> [[Pause]] {
  var gaps: [[Pause]] = Array(repeating: [], count: trip.route.stops.count + 1)
  if trip.route.breaks.isEmpty { return gaps }
  var untaken = breaks(of: trip, roster.instance)
  for pause in trip.route.breaks {
    guard let rule = untaken.firstIndex(where: { $0.fits(pause) }), let gap = gap(of: pause, trip) else { continue }
    untaken.remove(at: rule)
    gaps[gap].append(pause)
  }
  return gaps
}

private func isAtHome(_ pause: Pause, _ trip: Trip) -> Bool { pause.end <= trip.route.leave || pause.start >= trip.route.return }

/// The gap of a route in which a pause interrupts neither a leg nor a visit; nil when there is none.
private func gap(of pause: Pause, _ trip: Trip) -> Int? {
  let stops = trip.route.stops
  for place in 0...stops.count where pause.start >= trip.freeFrom(place) {
    let leg = trip.legs[place]?.minutes ?? 0
    if place == stops.count {
      if pause.end + leg <= trip.route.return { return place }
    } else if pause.end + leg <= stops[place].arrival || (pause.start >= stops[place].arrival && pause.end <= stops[place].begin) {
      return place
    }
  }
  return nil
}
