import Instances

/// Gives a set of routes common begins: every member of a team at the same minute, dependent tasks in order and apart (H5, H13).
struct Synchroniser {
  /// What came of it.
  enum Answer {
    case roster(Roster)
    /// The routes cannot be timed together in their cells: the position of one that cannot, and cells that can be cut, where a wait for others
    /// pushed the begin past the cell's first.
    case conflict(route: Int, [(cell: Int, begin: Int)])
  }

  /// The earliest common timetable of routes whose stops lie in cells.
  ///
  /// Begins only move later, from each cell's first, until all agree (a least fixed point), so it ends.
  static func synchronise(_ routes: [RouteColumn], _ model: Model, _ cells: CellTable) -> Answer {
    var earliest: [Int: Int] = [:]
    var firstPush: [Int: Int] = [:]
    var cellOfJob: [Int: [Int]] = [:]
    for route in routes {
      for stop in route.stops where model.jobs[stop.job].isTimed {
        if earliest[stop.cell] == nil { cellOfJob[stop.job, default: []].append(stop.cell) }
        earliest[stop.cell] = cells[stop.cell].lo
      }
    }
    var planned: [PlannedRoute?] = Array(repeating: nil, count: routes.count)
    var isStale = Array(repeating: true, count: routes.count)
    while true {
      for (index, route) in routes.enumerated() where isStale[index] {
        guard let plan = plan(route, earliest, model, cells) else {
          // Blame what was pushed in this route, else anything that was pushed at all; where it was pushed to at first, since teams that wait for
          // each other in a circle are pushed past every end.
          let own = route.stops.map(\.cell)
          let pushed = firstPush.keys.sorted().map { (cell: $0, begin: firstPush[$0] ?? 0) }.filter { $0.begin <= cells[$0.cell].hi }
          let blamed = pushed.filter { own.contains($0.cell) }
          return .conflict(route: index, blamed.isEmpty ? pushed : blamed)
        }
        planned[index] = plan
        isStale[index] = false
      }
      var moved: Set<Int> = []
      for (route, plan) in zip(routes, planned) {
        guard let plan else { continue }
        for (stop, timed) in zip(route.stops, plan.stops) {
          if let known = earliest[stop.cell], timed.begin > known {
            earliest[stop.cell] = timed.begin
            if firstPush[stop.cell] == nil { firstPush[stop.cell] = timed.begin }
            moved.insert(stop.cell)
          }
        }
      }
      for dependency in model.dependencies {
        guard let gap = dependency.gap, let first = cellOfJob[dependency.first]?.first, let second = cellOfJob[dependency.second]?.first else { continue }
        if push(second, to: (earliest[first] ?? 0) + gap.min, &earliest, &firstPush, model, cells) { moved.insert(second) }
        if push(first, to: (earliest[second] ?? 0) - gap.max, &earliest, &firstPush, model, cells) { moved.insert(first) }
      }
      if moved.isEmpty { break }
      for (index, route) in routes.enumerated() where route.stops.contains(where: { moved.contains($0.cell) }) { isStale[index] = true }
    }
    return .roster(Roster(routes: planned.compactMap { $0 }.sorted { $0.shift < $1.shift }))
  }

  /// Everything that stands against a common timetable: each time a conflict is found, its route is left out and the rest timed again.
  static func conflicts(_ given: [RouteColumn], _ model: Model, _ cells: CellTable) -> [(cell: Int, begin: Int)] {
    var routes = given
    var found: [(cell: Int, begin: Int)] = []
    while case .conflict(let route, let places) = synchronise(routes, model, cells) {
      found += places
      routes.remove(at: route)
    }
    return found
  }

  private static func push(
    _ cell: Int, to begin: Int, _ earliest: inout [Int: Int], _ firstPush: inout [Int: Int], _ model: Model, _ cells: CellTable
  ) -> Bool {
    guard let known = earliest[cell], begin > known else { return false }
    let aligned = Model.alignUp(begin, model.jobs[cells[cell].job].step)
    earliest[cell] = aligned
    if firstPush[cell] == nil { firstPush[cell] = aligned }
    return true
  }

  private static func plan(_ route: RouteColumn, _ earliest: [Int: Int], _ model: Model, _ cells: CellTable) -> PlannedRoute? {
    let worker = model.workers[model.shifts[route.shift].worker]
    let midnight = model.shifts[route.shift].day * .minutesPerDay
    var stops: [TimedStop] = []
    for stop in route.stops {
      guard let position = worker.position(of: stop.job) else { return nil }
      stops.append(TimedStop(position: position, lo: (earliest[stop.cell] ?? cells[stop.cell].lo) - midnight, hi: cells[stop.cell].hi - midnight))
    }
    guard let timetable = RouteTimer.timetable(model, shift: route.shift, stops: stops) else { return nil }
    return PlannedRoute(
      shift: route.shift,
      stops: zip(route.stops, timetable.begins).map { PlannedStop(job: $0.job, seat: $0.seat, begin: $1 + midnight) }, gaps: timetable.gaps)
  }
}
