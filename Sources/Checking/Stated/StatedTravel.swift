import Instances
import Schedules
import Travel

/// Legs that the schedule states are the road's: minutes and metres to each stop and back home.
func statedTravelViolations(_ roster: Roster) -> [Violation] {
  var found: [Violation] = []
  for trip in roster.trips {
    func compare(_ stated: Int?, _ leg: Int?, _ pointer: String, _ subjects: [String], _ unit: (Int) -> Quantity) {
      guard let stated, let leg, stated != leg else { return }
      found.append(
        Violation(
          .wrongTravel, workers: [trip.route.worker], subjects: subjects, pointer: "\(trip.pointer)/\(pointer)", allowed: unit(leg), found: unit(stated)))
    }
    for (place, stop) in trip.route.stops.enumerated() where stop.travelMinutes != nil || stop.travelMetres != nil {
      compare(stop.travelMinutes, trip.legs[place]?.minutes, "stops/\(place)/travelMinutes", [stop.task]) { .minutes($0) }
      compare(stop.travelMetres, trip.legs[place]?.metres, "stops/\(place)/travelMetres", [stop.task]) { .metres($0) }
    }
    let home = trip.legs[trip.route.stops.count]
    compare(trip.route.returnMinutes, home?.minutes, "returnMinutes", []) { .minutes($0) }
    compare(trip.route.returnMetres, home?.metres, "returnMetres", []) { .metres($0) }
  }
  return found
}
