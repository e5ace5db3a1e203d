import Instances
import Schedules

/// A schedule in the engine's handles, with every begin decided.
struct Roster: Sendable, Hashable {
  /// By shift, ascending; at most one route a shift.
  var routes: [PlannedRoute]
}

struct PlannedRoute: Sendable, Hashable {
  var shift: Int
  var stops: [PlannedStop]
  var gaps: [GapCode]
}

struct PlannedStop: Sendable, Hashable {
  var job: Int
  var seat: Int
  /// Minute of the horizon.
  var begin: Int
}

/// One served occurrence of a job: when, and by whom.
struct Service: Sendable, Hashable {
  var job: Int
  var begin: Int
  /// Worker and seat, by worker.
  var team: [Member]

  struct Member: Sendable, Hashable {
    var worker: Int
    var seat: Int
  }
}

extension Roster {
  /// Whether the route of a shift begins a job just then.
  func stop(of job: Int, at begin: Int, in shift: Int) -> Bool {
    var (low, high) = (0, routes.count)
    while low < high {
      let middle = (low + high) / 2
      if routes[middle].shift < shift { low = middle + 1 } else { high = middle }
    }
    return low < routes.count && routes[low].shift == shift && routes[low].stops.contains { $0.job == job && $0.begin == begin }
  }

  /// The shifts in which a service's team serves it.
  func shifts(of service: Service, _ model: Model) -> [Int] {
    service.team.compactMap { member in model.workers[member.worker].shifts.first { stop(of: service.job, at: service.begin, in: $0) } }
  }

  /// Every service has the workers that its seats ask for; always so for answers of an integer program, not for what a branch bought off.
  func isComplete(_ model: Model) -> Bool {
    services(model).allSatisfy { service in
      model.jobs[service.job].seats.enumerated().allSatisfy { seat, demand in
        let filled = service.team.count { $0.seat == seat }
        return filled >= demand.min && filled <= demand.count
      }
    }
  }

  /// What is served, ordered by job and begin.
  func services(_ model: Model) -> [Service] {
    var members: [(job: Int, begin: Int, worker: Int, seat: Int)] = []
    for route in routes {
      for stop in route.stops { members.append((stop.job, stop.begin, model.shifts[route.shift].worker, stop.seat)) }
    }
    members.sort { ($0.job, $0.begin, $0.worker) < ($1.job, $1.begin, $1.worker) }
    var services: [Service] = []
    for member in members {
      if let last = services.last, last.job == member.job, last.begin == member.begin {
        services[services.count - 1].team.append(Service.Member(worker: member.worker, seat: member.seat))
      } else {
        services.append(Service(job: member.job, begin: member.begin, team: [Service.Member(worker: member.worker, seat: member.seat)]))
      }
    }
    return services
  }
}
