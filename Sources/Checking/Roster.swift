import Instances
import Schedules
import Travel

/// A schedule with its ids resolved against the instance: what every rule and every cost term reads.
///
/// Who serves what, and when, is taken from the routes alone.
struct Roster {
  let instance: Instance
  let schedule: Schedule
  let roads: Roads
  let register: Register
  /// Routes of known workers, in the schedule's order.
  private(set) var trips: [Trip] = []
  /// Served tasks that exist, in the order in which the routes first name them.
  private(set) var served: [ServedJob] = []
  /// For each need, its served tasks as indices of `served`, by number.
  private(set) var servedOfNeed: [[Int]]
  /// For each activity, the index in `served`.
  private(set) var servedOfActivity: [Int?]
  /// Routes and stops whose worker or task the instance does not know, in the schedule's order.
  private(set) var unresolved: [Violation] = []
  /// For each worker, positions in `trips`.
  private(set) var tripsOfWorker: [[Int]]

  init(_ schedule: Schedule, of instance: Instance) {
    self.instance = instance
    self.schedule = schedule
    roads = Roads(instance.travel)
    register = Register(instance)
    servedOfNeed = Array(repeating: [], count: instance.needs.count)
    servedOfActivity = Array(repeating: nil, count: instance.activities.count)
    tripsOfWorker = Array(repeating: [], count: instance.workers.count)
    trips.reserveCapacity(schedule.routes.count)
    var positions: [String: Int] = [:]
    for (index, route) in schedule.routes.enumerated() { add(route, index, &positions) }
    for need in servedOfNeed.indices where servedOfNeed[need].count > 1 {
      servedOfNeed[need].sort { served[$0].number < served[$1].number }
    }
  }

  /// Whether the task of this number is served.
  func isServed(_ owner: TaskOwner, number: Int) -> Bool {
    switch owner {
    case .need(let index): servedOfNeed[index].contains { served[$0].number == number }
    case .activity(let index): servedOfActivity[index] != nil
    }
  }

  /// The served tasks of a need or an activity.
  func servedTasks(of owner: TaskOwner) -> [ServedJob] {
    switch owner {
    case .need(let index): servedOfNeed[index].map { served[$0] }
    case .activity(let index): servedOfActivity[index].map { [served[$0]] } ?? []
    }
  }

  func id(ofWorker worker: Int) -> String { instance.workers[worker].id }

  private mutating func add(_ route: Route, _ index: Int, _ positions: inout [String: Int]) {
    let worker = register.worker(route.worker)
    if worker == nil {
      unresolved.append(
        Violation(
          .unknownWorker, workers: [route.worker], when: route.leave, pointer: "/routes/\(index)/worker", allowed: .nothing, found: .name(route.worker)))
    }
    var owners: [TaskOwner?] = []
    for (place, stop) in route.stops.enumerated() {
      owners.append(add(stop, at: place, of: index, worker: worker, name: route.worker, &positions))
    }
    guard let worker else { return }
    tripsOfWorker[worker].append(trips.count)
    trips.append(Trip(route, index: index, worker: worker, owners: owners, instance: instance, roads: roads))
  }

  /// Enters one stop in the served tasks; nil when the instance has no such need or activity.
  private mutating func add(
    _ stop: Stop, at place: Int, of route: Int, worker: Int?, name: String, _ positions: inout [String: Int]
  ) -> TaskOwner? {
    let pointer = "/routes/\(route)/stops/\(place)/task"
    guard let (owner, number) = register.task(stop.task) else {
      unresolved.append(
        Violation(
          .unknownTask, workers: [name], subjects: [stop.task], when: stop.begin, pointer: pointer, allowed: .nothing, found: .name(stop.task)))
      return nil
    }
    guard register.exists(owner, number: number) else {
      unresolved.append(
        Violation(
          .noSuchOccurrence, workers: [name], subjects: [stop.task], when: stop.begin, pointer: pointer,
          allowed: .atMost(.number(instance.times(of: owner))), found: .number(number)))
      return owner
    }
    let position: Int
    if let known = positions[stop.task] {
      position = known
    } else {
      position = served.count
      positions[stop.task] = position
      served.append(ServedJob(owner: owner, number: number, id: stop.task))
      switch owner {
      case .need(let need): servedOfNeed[need].append(position)
      case .activity(let activity): servedOfActivity[activity] = position
      }
    }
    served[position].begins.append(stop.begin)
    served[position].pointers.append("/routes/\(route)/stops/\(place)")
    if let worker {
      served[position].members.append(Member(worker: worker, seat: stop.seat, route: route, stop: place, begin: stop.begin))
    } else {
      served[position].hasUnknownMember = true
    }
    return owner
  }
}

/// A task that some route serves.
struct ServedJob {
  let owner: TaskOwner
  /// From 1; 1 for an activity.
  let number: Int
  let id: String
  /// Known workers, in the schedule's order of routes.
  var members: [Member] = []
  var hasUnknownMember = false
  /// Begins of all stops, in the schedule's order; never empty.
  var begins: [Int] = []
  /// JSON pointers of all stops.
  var pointers: [String] = []

  /// The begin as the first stop states it; H5 sees to it that the others agree.
  var begin: Int { begins.first ?? 0 }

  var pointer: String { pointers.first ?? "/routes" }

  /// Different known workers, ascending.
  var team: [Int] {
    guard members.count > 1 else { return members.map(\.worker) }
    let sorted = members.map(\.worker).sorted()
    return sorted.indices.filter { $0 == 0 || sorted[$0] != sorted[$0 - 1] }.map { sorted[$0] }
  }
}

/// One worker in one seat of a served task.
struct Member {
  let worker: Int
  let seat: Int
  let route: Int
  let stop: Int
  let begin: Int

  var pointer: String { "/routes/\(route)/stops/\(stop)" }
}

/// A route of a known worker, with its legs.
struct Trip {
  let index: Int
  let worker: Int
  let route: Route
  /// What each stop serves; nil where the instance does not know it.
  let owners: [TaskOwner?]
  /// Leg `i` leads to stop `i`, the last one home; nil next to an unknown stop.
  let legs: [Leg?]
  /// Durations of the stops.
  let durations: [Int]
  /// Position among the worker's shifts; nil when the worker has no such shift.
  let shift: Int?

  init(_ route: Route, index: Int, worker: Int, owners: [TaskOwner?], instance: Instance, roads: Roads) {
    let person = instance.workers[worker]
    self.index = index
    self.worker = worker
    self.route = route
    self.owners = owners
    durations = owners.map { $0.map(instance.durationMinutes(of:)) ?? 0 }
    shift = person.shifts.firstIndex { $0.start == route.shiftStart && $0.end == route.shiftEnd }
    var legs: [Leg?] = []
    var here: Location? = person.home
    for owner in owners {
      let there = owner.map(instance.location(of:))
      legs.append(Trip.leg(here, there, person.mode, roads))
      here = there
    }
    legs.append(Trip.leg(here, person.home, person.mode, roads))
    self.legs = legs
  }

  var pointer: String { "/routes/\(index)" }

  /// The date on which the route counts: that of its shift.
  var day: Int { route.shiftStart.day }

  /// The week on which the route counts (H7).
  var week: Int { day / 7 }

  /// Durations and legs (H7); legs that nobody knows count nothing.
  var countedMinutes: Int { durations.reduce(0, +) + legs.reduce(0) { $0 + ($1?.minutes ?? 0) } }

  var metres: Int { legs.reduce(0) { $0 + ($1?.metres ?? 0) } }

  var travelMinutes: Int { legs.reduce(0) { $0 + ($1?.minutes ?? 0) } }

  /// When the worker is free for the gap before stop `place`, or before the return: the previous end, or `leave`.
  func freeFrom(_ place: Int) -> Int { place == 0 ? route.leave : route.stops[place - 1].end }

  private static func leg(_ from: Location?, _ to: Location?, _ mode: Int, _ roads: Roads) -> Leg? {
    guard let from, let to else { return nil }
    return roads.leg(from: from, to: to, mode: mode)
  }
}

extension Stop {
  /// The arrival as stated, else the begin.
  var arrival: Int { arrive ?? begin }
}
