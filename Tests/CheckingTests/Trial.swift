import Checking
import Instances
import Schedules
import TestSupport

/// An instance and a schedule of the village hall that a test is about to change.
struct Trial {
  var instance = VillageHall.instance
  var schedule = VillageHall.bareSchedule
  var previous: Schedule?

  init(stated: Bool = false) {
    if stated { schedule = VillageHall.schedule }
  }

  var verdict: Verdict { check(schedule, of: instance, previous: previous) }

  mutating func need(_ index: Int, _ change: (inout Need) -> Void) { change(&instance.needs[index]) }
  mutating func worker(_ index: Int, _ change: (inout Worker) -> Void) { change(&instance.workers[index]) }
  mutating func route(_ index: Int, _ change: (inout Route) -> Void) { change(&schedule.routes[index]) }
  mutating func group(_ change: (inout Activity) -> Void) { change(&instance.activities[0]) }
  mutating func removeRoutes(_ indexes: Int...) { for index in indexes.sorted(by: >) { schedule.routes.remove(at: index) } }

  /// Moves a whole route in time.
  mutating func shift(_ index: Int, by minutes: Int) {
    route(index) { route in
      route.leave += minutes
      route.return += minutes
      for place in route.stops.indices {
        route.stops[place].begin += minutes
        route.stops[place].end += minutes
        if let arrive = route.stops[place].arrive { route.stops[place].arrive = arrive + minutes }
      }
    }
  }

  /// Adds a route of one stop, leaving and returning in the nick of time for legs of equal length.
  mutating func addRoute(_ worker: Int, shift: Int, task: String, seat: Int = 0, begin: Int, minutes: Int, leg: Int) {
    let shift = instance.workers[worker].shifts[shift]
    schedule.routes.append(
      Route(
        worker: instance.workers[worker].id, shiftStart: shift.start, shiftEnd: shift.end, leave: begin - leg, return: begin + minutes + leg,
        stops: [Stop(task: task, seat: seat, begin: begin, end: begin + minutes)]))
  }

  /// A previous schedule with these tasks.
  mutating func setPrevious(_ tasks: [ServedTask]) { previous = Schedule(routes: [], tasks: tasks) }
}

/// A finding with a schedule that is refused for it and the nearest one that is not.
struct Mutant {
  let finding: Finding
  let breaking: Trial
  let neighbour: Trial

  init(_ finding: Finding, stated: Bool = false, breaking: (inout Trial) -> Void, neighbour: (inout Trial) -> Void = { _ in }) {
    self.finding = finding
    var broken = Trial(stated: stated)
    breaking(&broken)
    self.breaking = broken
    var near = Trial(stated: stated)
    neighbour(&near)
    self.neighbour = near
  }

  /// The same change with a value that breaks the rule and one that just keeps it.
  init<Value>(_ finding: Finding, stated: Bool = false, _ bad: Value, _ good: Value, _ change: (inout Trial, Value) -> Void) {
    self.init(finding, stated: stated, breaking: { change(&$0, bad) }, neighbour: { change(&$0, good) })
  }
}

typealias Hall = VillageHall
