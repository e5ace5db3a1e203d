import Instances
import Schedules
import Travel

/// Puts a task into a schedule in the way that a choice says.
struct Trial {
  private let base: Schedule
  private let bench: Bench
  private let owner: TaskOwner
  private let openings: Openings
  /// Stands for the new task until the tasks are numbered again.
  private static let mark = "#new"

  init(_ base: Schedule, _ bench: Bench, _ owner: TaskOwner) {
    self.base = base
    self.bench = bench
    self.owner = owner
    openings = Openings(bench, owner)
  }

  /// Only routes are stated; tasks in the way are taken out. Nil when a member has no shift for it or the times cannot be told.
  func schedule(_ choice: Choice) -> Schedule? {
    var removed: Set<String> = []
    for member in choice.members {
      guard let shift = member.opening.shift else { return nil }
      removed.formUnion(bench.routes[member.opening.worker][shift]?.stops[member.opening.removed].map(\.id) ?? [])
    }
    var routes: [Route] = []
    for var route in base.routes {
      let count = route.stops.count
      route.stops.removeAll { removed.contains($0.task) }
      if route.stops.isEmpty { continue }
      if route.stops.count < count { retime(&route) }
      routes.append(route)
    }
    for member in choice.members {
      let worker = bench.instance.workers[member.opening.worker]
      guard let index = member.opening.shift else { return nil }
      let shift = worker.shifts[index]
      let stop = Stop(task: Trial.mark, seat: member.seat, begin: choice.begin, end: choice.begin + openings.duration)
      var route = Route(worker: worker.id, shiftStart: shift.start, shiftEnd: shift.end, leave: 0, return: 0, stops: [])
      let known = routes.firstIndex { $0.worker == worker.id && $0.shiftStart == shift.start && $0.shiftEnd == shift.end }
      if let known { route = routes[known] }
      route.stops.insert(stop, at: route.stops.firstIndex { $0.begin > choice.begin } ?? route.stops.count)
      guard retime(&route) else { return nil }
      if let known { routes[known] = route } else { routes.append(route) }
    }
    return Schedule(routes: renumbered(routes.map(bare)))
  }

  /// Leave, return and breaks anew for the begins as they are.
  @discardableResult
  private func retime(_ route: inout Route) -> Bool {
    guard let index = bench.instance.workers.firstIndex(where: { $0.id == route.worker }) else { return false }
    let person = bench.instance.workers[index]
    guard let shift = person.shifts.first(where: { $0.start == route.shiftStart && $0.end == route.shiftEnd }) else { return false }
    let places = [person.home] + route.stops.map { place(of: $0) } + [person.home]
    let legs = zip(places, places.dropFirst()).map { bench.roads.leg(from: $0, to: $1, mode: person.mode).minutes }
    func fit(_ maxWait: Int?) -> RouteFit? {
      RouteFit(
        shift, Rest.all(person, shift), legs: legs, begins: route.stops.map(\.begin), durations: route.stops.map { $0.end - $0.begin }, maxWait: maxWait)
    }
    guard let times = fit(person.limits.maxWaitMinutes) ?? fit(nil) else { return false }
    route.leave = times.leave
    route.return = times.home
    route.breaks = times.pauses.map { Pause(start: $0.start, end: $0.end) }
    for stop in route.stops.indices { route.stops[stop].arrive = times.arrivals[stop] }
    return true
  }

  private func place(of stop: Stop) -> Location {
    if stop.task == Trial.mark { return openings.place }
    let name = String(stop.task.prefix { $0 != "#" })
    return bench.instance.owners.first { bench.instance.id(of: $0) == name }.map(bench.instance.location(of:)) ?? openings.place
  }

  private func bare(_ route: Route) -> Route {
    var route = route
    route.returnMinutes = nil
    route.returnMetres = nil
    for stop in route.stops.indices {
      route.stops[stop].travelMinutes = nil
      route.stops[stop].travelMetres = nil
    }
    return route
  }

  /// H6: the tasks of each need are numbered in order of begin; two at one begin keep their order.
  private func renumbered(_ routes: [Route]) -> [Route] {
    let own = bench.instance.id(of: owner)
    var begins: [String: Int] = [:]
    for route in routes { for stop in route.stops { begins[stop.task] = stop.begin } }
    var ofNeed: [String: [String]] = [:]
    for id in begins.keys.sorted() { ofNeed[id == Trial.mark ? own : String(id.prefix { $0 != "#" }), default: []].append(id) }
    var names: [String: String] = [:]
    for (need, ids) in ofNeed {
      let sorted = ids.sorted { (begins[$0] ?? 0, $0) < (begins[$1] ?? 0, $1) }
      for (number, id) in sorted.enumerated() { names[id] = isActivity(id) ? need : "\(need)#\(number + 1)" }
    }
    return routes.map { route in
      var route = route
      for stop in route.stops.indices { route.stops[stop].task = names[route.stops[stop].task] ?? route.stops[stop].task }
      return route
    }
  }

  private func isActivity(_ id: String) -> Bool {
    guard id == Trial.mark else { return !id.contains("#") }
    if case .activity = owner { return true }
    return false
  }
}
