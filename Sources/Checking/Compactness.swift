import Instances
import Schedules

/// What is valid but not compact: waiting behind the leg where no break stands, and routes that fit closer together or later.
///
/// Begins of team tasks, of tasks in a dependency, of activities in exclusive venues and of tasks kept from the previous schedule stay;
/// other begins may move as long as the window costs the same.
func compactnessNotes(_ roster: Roster, _ previous: PreviousTasks) -> [Note] {
  let freedom = Freedom(roster, previous)
  var notes: [Note] = []
  for trip in roster.trips where trip.shift != nil && !trip.route.stops.isEmpty && !trip.legs.contains(nil) {
    notes += idleArrivals(trip)
    let route = trip.route
    guard let best = CompactRoute.best(of: trip, freedom.begins(of: trip), roster.instance) else { continue }
    func note(_ kind: Note.Kind, _ field: String, possible: Quantity, found: Quantity) {
      notes.append(
        Note(kind: kind, worker: route.worker, when: route.leave, pointer: "\(trip.pointer)\(field)", possible: possible, found: found))
    }
    if best.minutes < route.return - route.leave {
      note(.routeCouldBeShorter, "", possible: .minutes(best.minutes), found: .minutes(route.return - route.leave))
    } else if best.minutes == route.return - route.leave, best.leave > route.leave {
      note(.couldLeaveLater, "/leave", possible: .time(best.leave), found: .time(route.leave))
    }
  }
  return notes
}

private func idleArrivals(_ trip: Trip) -> [Note] {
  trip.route.stops.enumerated().compactMap { place, stop in
    let rests = trip.route.breaks.contains { stop.arrival <= $0.start && $0.end <= stop.begin }
    guard stop.arrival < stop.begin, !rests else { return nil }
    return Note(
      kind: .waitsAfterArriving, worker: trip.route.worker, when: stop.arrival, pointer: "\(trip.pointer)/stops/\(place)/arrive",
      possible: .time(stop.begin), found: .time(stop.arrival))
  }
}

/// Which begins each stop could have while everything else, and the cost, stays.
private struct Freedom {
  private let roster: Roster
  private var fixed: Set<TaskOwner> = []
  private var kept: [TaskOwner: Set<Int>] = [:]
  /// What one worker alone had in the previous schedule: moving there would keep that task, which changes the cost.
  private var before: [TaskOwner: [(worker: String, begin: Int)]] = [:]
  private let tied: [Bool]

  init(_ roster: Roster, _ previous: PreviousTasks) {
    self.roster = roster
    tied = needsWithGap(roster.instance)
    for dependency in roster.instance.dependencies {
      fixed.insert(dependency.first)
      fixed.insert(dependency.second)
    }
    for entry in previous.entries {
      guard let owner = entry.owner else { continue }
      if entry.isKept { kept[owner, default: []].insert(entry.task.begin) }
      if roster.instance.weights.change > 0, entry.task.team.count == 1 { before[owner, default: []].append((entry.task.team[0].worker, entry.task.begin)) }
    }
  }

  /// For each stop, ascending begins inside the route's shift; never empty.
  func begins(of trip: Trip) -> [[Int]] {
    zip(trip.route.stops, trip.owners).map { stop, owner in
      guard let owner, isMovable(owner, begin: stop.begin) else { return [stop.begin] }
      let barred = before[owner, default: []].filter { $0.worker == trip.route.worker && $0.begin != stop.begin }.map(\.begin)
      let range = (trip.route.shiftStart...trip.route.shiftEnd).lazy.filter { !barred.contains($0) }
      switch owner {
      case .activity(let index): return Set(roster.instance.activities[index].starts.filter { range.contains($0) }).sorted()
      case .need(let index):
        let need = roster.instance.needs[index]
        let step = gridStep(ofNeed: index, tied: tied[index], roster.instance)
        let cost = cheapestWindow(of: need, begin: stop.begin)
        return range.filter { $0.minuteOfDay % step == 0 && cheapestWindow(of: need, begin: $0) == cost }
      }
    }
  }

  private func isMovable(_ owner: TaskOwner, begin: Int) -> Bool {
    if fixed.contains(owner) || kept[owner]?.contains(begin) == true || roster.instance.team(of: owner).size > 1 { return false }
    if case .activity(let index) = owner, let venue = roster.instance.activities[index].venue { return !roster.instance.venues[venue].exclusive }
    return true
  }
}
