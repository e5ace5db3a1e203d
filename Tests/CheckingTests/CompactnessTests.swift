import Checking
import Instances
import Schedules
import TestSupport
import Testing

@Suite struct CompactnessTests {
  /// A worker with one long shift on Monday who walks ten minutes to a household, and another ten to the next.
  ///
  /// A matrix sets the legs: home – first 10, first – second 10, second – home 10.
  private func instance(windows: [[Window]], breaks: [BreakRule] = [], maxWait: Int? = nil, step: Int = 1) -> Instance {
    let places = (0...windows.count).map { Location(lat: 30 + Double($0) / 100, lon: 120) }
    let legs = places.indices.flatMap { row in places.indices.map { row == $0 ? 0 : 10 } }
    var limits = Limits()
    limits.maxWaitMinutes = maxWait
    let mode = TravelMode(id: "walk", speedKmh: 4, matrix: TravelMatrix(places: places, minutes: legs, metres: legs))
    return Instance(
      name: "", horizon: Horizon(start: CalendarDate(dayNumber: 0), days: 1), visitStepMinutes: step, kinds: [Kind(id: "volunteer")],
      travel: TravelRules(modes: [mode]),
      workers: [Worker(id: "w", kind: 0, home: places[0], shifts: [Shift(start: 480, end: 1080)], breaks: breaks, limits: limits)],
      households: windows.indices.map { Household(id: "h\($0)", location: places[$0 + 1]) },
      needs: windows.enumerated().map { index, windows in
        Need(id: "n\(index)", household: index, durationMinutes: 30, windows: windows, team: Team(seats: [Seat()]))
      })
  }

  private func route(leave: Int, _ begins: [Int], return home: Int, arrivals: [Int?] = [nil, nil], breaks: [Pause] = []) -> Schedule {
    Schedule(routes: [
      Route(
        worker: "w", shiftStart: 480, shiftEnd: 1080, leave: leave, return: home,
        stops: zip(begins, arrivals).enumerated().map { Stop(task: "n\($0)#1", seat: 0, arrive: $1.1, begin: $1.0, end: $1.0 + 30) }, breaks: breaks)
    ])
  }

  private func notes(_ schedule: Schedule, _ instance: Instance, previous: Schedule? = nil) throws -> [Note] {
    let verdict = check(schedule, of: instance, previous: previous)
    try #require(verdict.violations == [])
    return verdict.notes
  }

  @Test("the village hall's schedule is compact")
  func villageHall() {
    #expect(check(Hall.schedule, of: Hall.instance).notes == [])
  }

  @Test("a route without waiting that ends where its windows let it is compact; earlier, it could leave later")
  func couldLeaveLater() throws {
    let instance = instance(windows: [[Window(start: 480, end: 700)], [Window(start: 480, end: 720)]])
    #expect(try notes(route(leave: 640, [650, 690], return: 730), instance) == [])
    let early = try notes(route(leave: 600, [610, 650], return: 690), instance)
    #expect(early.map(\.kind) == [.couldLeaveLater])
    #expect(early.first?.possible == .time(640) && early.first?.pointer == "/routes/0/leave")
  }

  @Test("waiting that a later first visit would spare is noted")
  func couldBeShorter() throws {
    let instance = instance(windows: [[Window(start: 480, end: 700)], [Window(start: 900, end: 1000)]])
    let idle = try notes(route(leave: 490, [500, 900], return: 940), instance)
    #expect(idle.map(\.kind) == [.routeCouldBeShorter])
    // The first visit ends at 700 at the latest: away from 660 on.
    #expect(idle.first?.possible == .minutes(280) && idle.first?.found == .minutes(450))
    #expect(try notes(route(leave: 660, [670, 900], return: 940), instance) == [])
  }

  @Test("a later begin that costs another window is no improvement")
  func keepsTheCost() throws {
    let windows = [Window(start: 480, end: 600), Window(start: 560, end: 700, cost: 5)]
    let instance = instance(windows: [windows, [Window(start: 900, end: 1000)]])
    #expect(try notes(route(leave: 560, [570, 900], return: 940), instance) == [])
    #expect(try notes(route(leave: 659, [669, 900], return: 940), instance).map(\.kind) == [.routeCouldBeShorter])
  }

  @Test("begins stay on their grid")
  func keepsTheGrid() throws {
    let instance = instance(windows: [[Window(start: 480, end: 700)], [Window(start: 900, end: 1000)]], step: 20)
    #expect(try notes(route(leave: 650, [660, 900], return: 940), instance) == [])
  }

  @Test("waiting after the leg is noted, unless a break stands there")
  func waitsAfterArriving() throws {
    let instance = instance(
      windows: [[Window(start: 670, end: 700)], [Window(start: 900, end: 1000)]], breaks: [BreakRule(durationMinutes: 30, from: 700, to: 840)])
    let pause = Pause(start: 700, end: 730)
    #expect(try notes(route(leave: 660, [670, 900], return: 940, breaks: [pause]), instance) == [])
    let early = try notes(route(leave: 660, [670, 900], return: 940, arrivals: [nil, 760], breaks: [pause]), instance)
    #expect(early.map(\.kind) == [.waitsAfterArriving])
    #expect(early.first?.pointer == "/routes/0/stops/1/arrive")
    let resting = route(leave: 660, [670, 900], return: 940, arrivals: [nil, 760], breaks: [Pause(start: 770, end: 800)])
    #expect(try notes(resting, instance) == [])
  }

  @Test("a break takes its place in the shortest route, at home where that is shorter")
  func breaksTakeTheirPlace() throws {
    let rest = [BreakRule(durationMinutes: 60, from: 600, to: 720)]
    // Visits from 610 on with the break in between: 610 – 640, break, leg, 710 – 740; or home first until 660 and then both.
    let open = instance(windows: [[Window(start: 480, end: 1000)], [Window(start: 480, end: 1000)]], breaks: rest)
    let between = route(leave: 590, [600, 700], return: 740, breaks: [Pause(start: 630, end: 690)])
    #expect(try notes(between, open).map(\.possible) == [.minutes(90)])
    // The first visit must be over by 640 and the second begins at 700: nothing better than a break between them.
    let tight = instance(windows: [[Window(start: 590, end: 640)], [Window(start: 700, end: 730)]], breaks: rest)
    #expect(try notes(route(leave: 590, [600, 700], return: 740, breaks: [Pause(start: 630, end: 690)]), tight) == [])
  }

  @Test("an upper limit of waiting is not broken for a shorter route, nor does it stop one")
  func keepsMaxWait() throws {
    let instance = instance(windows: [[Window(start: 480, end: 1000)], [Window(start: 480, end: 1000)]], maxWait: 20)
    #expect(try notes(route(leave: 600, [610, 660], return: 700), instance).map(\.possible) == [.minutes(90)])
  }

  @Test("what the previous schedule holds stays where it is")
  func keepsWhatIsKept() throws {
    let instance = instance(windows: [[Window(start: 480, end: 700)], [Window(start: 900, end: 1000)]])
    let schedule = route(leave: 490, [500, 900], return: 940)
    let kept = ServedTask(id: "n0#1", begin: 500, end: 530, team: [.init(worker: "w", seat: 0)])
    #expect(try notes(schedule, instance, previous: Schedule(routes: [], tasks: [kept])) == [])
    #expect(try notes(schedule, instance, previous: Schedule(routes: [], tasks: [])).count == 1)
  }

  @Test("every kind of note has words in both languages", arguments: Note.Kind.allCases)
  func wording(kind: Note.Kind) {
    #expect(!kind.wording.zh.isEmpty && kind.wording.zh != kind.wording.en)
  }
}
