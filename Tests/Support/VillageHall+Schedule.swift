import Instances
package import Schedules

/// A valid schedule of the village hall, made by hand.
///
/// Legs on foot (4.5 km/h, detour 1.3), minutes and metres: hall – h1 13, 939; hall – h2 13, 923; hall – h3 7, 501; h3 – h2 11, 762;
/// party worker – h2 18, 1293; volunteers – hall 5, 313. By e-bike (15 km/h and two minutes a stop): volunteers – h1 7, 1241; h1 – h2 10, 1852;
/// h2 – volunteers 5, 666; volunteers – hall 4, 313.
extension VillageHall {
  /// Positions of routes in `schedule`.
  package enum Routes {
    package static let healthCheck = 0
    package static let socialWorkerTuesday = 1
    package static let volunteerTuesday = 2
    package static let socialWorkerWednesday = 3
    package static let volunteerWednesday = 4
    package static let studentWednesday = 5
    package static let socialWorkerFriday = 6
    package static let volunteerFriday = 7
  }

  /// Everything that a schedule may state, stated.
  package static let schedule = Schedule(
    instanceName: "Village hall, week 48", status: .feasible, stopped: .timeLimit, cost: cost, routes: routes, tasks: tasks,
    unserved: [UnservedTask(task: "n2#2", reasons: [thursdayReason])], seconds: 0.5)

  /// The same routes with nothing stated that need not be.
  package static let bareSchedule = Schedule(
    routes: routes.map { route in
      var route = route
      route.returnMinutes = nil
      route.returnMetres = nil
      for place in route.stops.indices {
        route.stops[place].arrive = nil
        route.stops[place].travelMinutes = nil
        route.stops[place].travelMetres = nil
      }
      return route
    })

  /// 200 for n2#2; one helper short of three with care, 25; legs 2 × 83 + 36 + 44 + 10; Friday's shift of v1; v1 new at n2; v2 not preferred at
  /// a1; sw1 at n5; sw1 three minutes above 300; Friday's window.
  private static var cost: Cost {
    var terms = CostTerms()
    terms[.unserved] = 200
    terms[.missingCovers] = 25
    terms[.travel] = 256
    terms[.ifNeeded] = 30
    terms[.newFace] = 20
    terms[.unpreferred] = 10
    terms[.assignment] = 5
    terms[.overTarget] = 3
    terms[.window] = 15
    return Cost(total: 564, bound: 500, unavoidable: 0, terms: terms, gap: 0.113475, netGap: 0.113475)
  }

  private static var thursdayReason: Reason {
    Reason(code: "NO_COMMON_TIME", message: "nobody who may take n2 has a shift on Thursday", workers: ["v1", "v2"], remedy: "ask v1 for Thursday morning")
  }

  private static var routes: [Route] {
    [
      route(
        "pw1", (monday, 8, 30), (12, 0), leave: (9, 42), return: (10, 48),
        [stop("n3#1", 0, at(monday, 10, 0), 30, leg: (18, 1293))], home: (18, 1293)),
      route(
        "sw1", (tuesday, 13, 30), (17, 30), leave: (14, 2), return: (15, 8),
        [stop("n1#1", 0, at(tuesday, 14, 15), 40, leg: (13, 939))], home: (13, 939)),
      route(
        "v1", (tuesday, 14, 0), (17, 30), leave: (14, 8), return: (15, 30),
        [stop("n1#1", 1, at(tuesday, 14, 15), 40, leg: (7, 1241)), stop("n2#1", 0, at(tuesday, 15, 5), 20, leg: (10, 1852))], home: (5, 666)),
      route(
        "sw1", (wednesday, 8, 30), (17, 0), leave: (9, 0), return: (12, 48),
        [
          stop("a1", 0, at(wednesday, 9, 0), 90, leg: (0, 0)), stop("n5#1", 0, at(wednesday, 11, 0), 30, leg: (7, 501)),
          stop("n4#1", 0, at(wednesday, 12, 15), 20, leg: (11, 762)),
        ], breaks: [Pause(start: at(wednesday, 11, 30), end: at(wednesday, 12, 0))], home: (13, 923)),
      route(
        "v1", (wednesday, 8, 30), (12, 0), leave: (8, 56), return: (10, 34), [stop("a1", 1, at(wednesday, 9, 0), 90, leg: (4, 313))], home: (4, 313)),
      route(
        "v2", (wednesday, 8, 30), (12, 0), leave: (8, 55), return: (10, 35), [stop("a1", 1, at(wednesday, 9, 0), 90, leg: (5, 313))], home: (5, 313)),
      route(
        "sw1", (friday, 14, 30), (17, 30), leave: (14, 47), return: (15, 53),
        [stop("n1#2", 0, at(friday, 15, 0), 40, leg: (13, 939))], home: (13, 939)),
      route(
        "v1", (friday, 14, 30), (17, 30), leave: (14, 53), return: (15, 47),
        [stop("n1#2", 1, at(friday, 15, 0), 40, leg: (7, 1241))], home: (7, 1241)),
    ]
  }

  private static var tasks: [ServedTask] {
    [
      task("n1#1", at(tuesday, 14, 15), 40, [("sw1", 0), ("v1", 1)]), task("n1#2", at(friday, 15, 0), 40, [("sw1", 0), ("v1", 1)]),
      task("n2#1", at(tuesday, 15, 5), 20, [("v1", 0)]), task("n3#1", at(monday, 10, 0), 30, [("pw1", 0)]),
      task("n4#1", at(wednesday, 12, 15), 20, [("sw1", 0)]), task("n5#1", at(wednesday, 11, 0), 30, [("sw1", 0)]),
      task("a1", at(wednesday, 9, 0), 90, [("sw1", 0), ("v1", 1), ("v2", 1)]),
    ]
  }

  private static func route(
    _ worker: String, _ start: (day: Int, hour: Int, minute: Int), _ end: (hour: Int, minute: Int), leave: (Int, Int), return: (Int, Int), _ stops: [Stop],
    breaks: [Pause] = [], home: (minutes: Int, metres: Int)
  ) -> Route {
    Route(
      worker: worker, shiftStart: at(start.day, start.hour, start.minute), shiftEnd: at(start.day, end.hour, end.minute),
      leave: at(start.day, leave.0, leave.1), return: at(start.day, `return`.0, `return`.1), stops: stops, breaks: breaks, returnMinutes: home.minutes,
      returnMetres: home.metres)
  }

  private static func stop(_ task: String, _ seat: Int, _ begin: Int, _ duration: Int, leg: (minutes: Int, metres: Int)) -> Stop {
    Stop(task: task, seat: seat, arrive: begin, begin: begin, end: begin + duration, travelMinutes: leg.minutes, travelMetres: leg.metres)
  }

  private static func task(_ id: String, _ begin: Int, _ duration: Int, _ team: [(String, Int)]) -> ServedTask {
    ServedTask(id: id, begin: begin, end: begin + duration, team: team.map { ServedTask.Member(worker: $0.0, seat: $0.1) })
  }
}
