import Instances
import Schedules
import Travel

extension Roster {
  /// The roster as a schedule in the document's ids: routes by worker and shift, served tasks in order, the others as unserved.
  func schedule(_ model: Model) -> Schedule {
    let instance = model.instance
    // Begins may still move while routes are made compact, so times are decided first and tasks named after them.
    let leeway = Leeway(model)
    var timed = self
    var compact: [CompactRoute?] = []
    for (index, route) in routes.enumerated() {
      let times = CompactRoute(route, model, leeway)
      compact.append(times)
      if let times { for stop in route.stops.indices { timed.routes[index].stops[stop].begin = times.begins[stop] } }
    }
    let services = timed.services(model)
    let names = Roster.names(services, model)
    var nameOf: [Service.Key: String] = [:]
    for (service, name) in zip(services, names) { nameOf[service.key] = name }
    var schedule = Schedule(instanceName: instance.name, instanceSHA256: instance.sha256, routes: [])
    for (route, times) in zip(timed.routes, compact) {
      let shift = model.shifts[route.shift]
      let person = instance.workers[shift.worker]
      let interval = person.shifts[shift.index]
      var stops: [Stop] = []
      var from = person.home
      for (index, stop) in route.stops.enumerated() {
        let job = model.jobs[stop.job]
        let place = instance.location(of: job.owner)
        let leg = model.roads.leg(from: from, to: place, mode: person.mode)
        stops.append(
          Stop(
            task: nameOf[Service.Key(job: stop.job, begin: stop.begin)] ?? "", seat: stop.seat, arrive: times?.arrivals[index], begin: stop.begin,
            end: stop.begin + job.durationMinutes, travelMinutes: leg.minutes, travelMetres: leg.metres))
        from = place
      }
      let home = model.roads.leg(from: from, to: person.home, mode: person.mode)
      schedule.routes.append(
        Route(
          worker: person.id, shiftStart: interval.start, shiftEnd: interval.end, leave: times?.leave ?? interval.start,
          return: times?.home ?? interval.end, stops: stops, breaks: (times?.pauses ?? []).map { Pause(start: $0.lo, end: $0.hi) },
          returnMinutes: home.minutes, returnMetres: home.metres))
    }
    let pinned = Set(model.kept.filter(\.pinned).map { KeptKey(group: $0.group, begin: $0.begin, team: $0.team) })
    schedule.tasks = zip(services, names).map { service, name in
      let key = KeptKey(group: model.jobs[service.job].group, begin: service.begin, team: service.team.map(\.worker))
      return ServedTask(
        id: name, begin: service.begin, end: service.begin + model.jobs[service.job].durationMinutes,
        team: service.team.sorted { ($0.seat, $0.worker) < ($1.seat, $1.worker) }.map {
          ServedTask.Member(worker: instance.workers[$0.worker].id, seat: $0.seat)
        }, pinned: pinned.contains(key))
    }
    schedule.unserved = Roster.unserved(services, model).map { UnservedTask(task: $0) }
    return schedule
  }

  private struct KeptKey: Hashable {
    var group: Int
    var begin: Int
    var team: [Int]
  }

  /// H6: served occurrences are #1 … #m in order of begin.
  private static func names(_ services: [Service], _ model: Model) -> [String] {
    var order: [Int: [Int]] = [:]
    for (index, service) in services.enumerated() { order[model.jobs[service.job].group, default: []].append(index) }
    var names = Array(repeating: "", count: services.count)
    for (group, entry) in model.groups.enumerated() {
      let sorted = (order[group] ?? []).sorted { (services[$0].begin, $0) < (services[$1].begin, $1) }
      for (occurrence, index) in sorted.enumerated() { names[index] = model.instance.taskId(of: entry.owner, occurrence: occurrence) }
    }
    return names
  }

  /// Ids of the tasks left out, in the instance's order.
  static func unserved(_ services: [Service], _ model: Model) -> [String] {
    var served = Array(repeating: 0, count: model.groups.count)
    for service in services { served[model.jobs[service.job].group] += 1 }
    return model.groups.enumerated().flatMap { index, group in
      (served[index]..<max(served[index], group.times)).map { model.instance.taskId(of: group.owner, occurrence: $0) }
    }
  }
}

extension Service {
  struct Key: Hashable {
    var job: Int
    var begin: Int
  }

  var key: Key { Key(job: job, begin: begin) }
}
