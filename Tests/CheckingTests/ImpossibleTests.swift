import Checking
import Instances
import Schedules
import TestSupport
import Testing
import Travel

/// Whether a task can be served alone, by trying every begin, every way of travelling and resting, and every team.
private struct NaiveSolo {
  let instance: Instance
  let owner: TaskOwner

  var canBeServed: Bool {
    begins.contains { begin in
      teams(of: instance.workers.indices.filter { isFree($0, at: begin) })
    }
  }

  private var duration: Int { instance.durationMinutes(of: owner) }

  private var begins: [Int] {
    switch owner {
    case .activity(let index): return instance.activities[index].starts
    case .need(let index):
      let need = instance.needs[index]
      let step = need.team.size > 1 ? instance.startStepMinutes : instance.visitStepMinutes
      return (0...instance.horizon.minutes).filter { begin in
        begin % .minutesPerDay % step == 0 && need.windows.contains { $0.start <= begin && begin + duration <= $0.end }
      }
    }
  }

  private func legs(_ worker: Int) -> (out: Leg, back: Leg) {
    let roads = Roads(instance.travel)
    let person = instance.workers[worker]
    let place = instance.location(of: owner)
    return (roads.leg(from: person.home, to: place, mode: person.mode), roads.leg(from: place, to: person.home, mode: person.mode))
  }

  private func isFree(_ worker: Int, at begin: Int) -> Bool {
    let person = instance.workers[worker]
    let (out, back) = legs(worker)
    let counted = out.minutes + duration + back.minutes
    let limits = person.limits
    guard out.metres <= limits.maxMetresFromHome ?? Int.max, counted <= limits.maxMinutesPerDay ?? Int.max, counted <= limits.maxMinutesPerWeek ?? Int.max,
      limits.maxShiftsPerWeek != 0, limits.maxTasksPerShift != 0
    else { return false }
    return person.shifts.contains { shift in
      let end = begin + duration
      guard shift.start + out.minutes <= begin, end + back.minutes <= shift.end else { return false }
      let midnight = shift.day * .minutesPerDay
      let breaks = person.breaks.map { ($0.durationMinutes, midnight + $0.from, midnight + $0.to) }.filter { shift.start <= $0.1 && $0.2 <= shift.end }
      return (shift.start...(begin - out.minutes)).contains { leave in
        (end...(shift.end - back.minutes)).contains { start in
          let busy = [(leave, leave + out.minutes), (begin, end), (start, start + back.minutes)]
          return breaks.allSatisfy { minutes, from, to in
            (from...(to - minutes)).contains { pause in busy.allSatisfy { pause + minutes <= $0.0 || pause >= $0.1 } }
          }
        }
      }
    }
  }

  /// Whether some way of seating these workers obeys H4, H9, H11 and H12.
  private func teams(of free: [Int]) -> Bool {
    var seating: [(worker: Int, seat: Int)] = []
    func seat(_ position: Int) -> Bool {
      if position == free.count { return isTeam(seating) }
      for place in instance.team(of: owner).seats.indices where instance.qualifies(free[position], for: instance.team(of: owner).seats[place], of: owner) {
        seating.append((free[position], place))
        defer { seating.removeLast() }
        if seat(position + 1) { return true }
      }
      return seat(position + 1)
    }
    return seat(0)
  }

  private func isTeam(_ seating: [(worker: Int, seat: Int)]) -> Bool {
    let team = instance.team(of: owner)
    let members = seating.map(\.worker)
    guard !members.isEmpty, members.count <= instance.people(of: owner).maxDistinct ?? Int.max else { return false }
    for (index, seat) in team.seats.enumerated() {
      guard (seat.min...seat.count).contains(seating.filter { $0.seat == index }.count) else { return false }
    }
    for cover in team.covers where cover.missingCost == nil {
      guard members.filter({ instance.holds($0, cover.property) }).count >= cover.count else { return false }
    }
    guard members.allSatisfy({ instance.workers[$0].guardian.map(members.contains) ?? true }) else { return false }
    var spent = instance.funds.map { _ in 0 }
    switch owner {
    case .need(let index): if let expense = instance.needs[index].expense { spent[expense.fund] += 1000 * expense.fen }
    case .activity(let index): if let expense = instance.activities[index].expense { spent[expense.fund] += 1000 * expense.fen }
    }
    for member in members {
      guard let rate = instance.workers[member].fundPerKm else { continue }
      spent[rate.fund] += rate.fenPerKm * (legs(member).out.metres + legs(member).back.metres)
    }
    return zip(spent, instance.funds).allSatisfy { $0 <= 1000 * $1.balanceFen }
  }
}

/// One task and up to five workers, tight enough that about as many can be served as not.
private func randomInstance(_ generator: inout SplitMix64) -> Instance {
  func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }
  func place() -> Location { Location(lat: 30 + Double(Int.random(in: 0...3, using: &generator)) / 200, lon: 120) }
  func tags() -> [String] { ["a", "b"].filter { _ in chance(50) } }
  let count = Int.random(in: 2...5, using: &generator)
  let workers = (0..<count).map { index in
    var limits = Limits()
    if chance(10) { limits.maxMinutesPerDay = Int.random(in: 20...60, using: &generator) }
    if chance(10) { limits.maxMetresFromHome = Int.random(in: 0...1500, using: &generator) }
    if chance(3) { limits.maxShiftsPerWeek = 0 }
    let start = Int.random(in: 530...580, using: &generator)
    let shift = Shift(start: start, end: start + Int.random(in: 60...130, using: &generator))
    let from = Int.random(in: 540...640, using: &generator)
    let breaks = [
      BreakRule(durationMinutes: Int.random(in: 5...20, using: &generator), from: from, to: from + 30),
      BreakRule(durationMinutes: Int.random(in: 5...20, using: &generator), from: from + 30, to: from + 60),
    ].filter { _ in chance(40) }
    return Worker(
      id: "w\(index)", kind: Int.random(in: 0...1, using: &generator), home: place(), tags: tags(), shifts: [shift], breaks: breaks, limits: limits,
      guardian: chance(15) ? (index + 1) % count : nil,
      fundPerKm: chance(40) ? FundRate(fund: 0, fenPerKm: Int.random(in: 1...9, using: &generator)) : nil)
  }
  let isActivity = chance(40)
  let seats = (0..<(chance(30) ? 2 : 1)).map { _ in
    let size = chance(40) ? 2 : 1
    return Seat(
      kinds: chance(40) ? [Int.random(in: 0...1, using: &generator)] : [], tags: chance(20) ? ["a"] : [], count: size,
      min: isActivity ? Int.random(in: 0...size, using: &generator) : size)
  }
  let covers = [Cover(property: .tag("b")), Cover(property: .kind(0), count: 2), Cover(property: .tag("a"), missingCost: 1)].filter { _ in chance(15) }
  let start = Int.random(in: 550...640, using: &generator)
  let wishes = WorkerWishes(prohibited: chance(20) ? [0] : [], required: chance(10) ? [0, count - 1] : [])
  let expense = chance(30) ? Expense(fund: 0, fen: Int.random(in: 0...10, using: &generator)) : nil
  var instance = Instance(
    name: "", horizon: Horizon(start: CalendarDate(dayNumber: 0), days: 1), visitStepMinutes: 7, kinds: [Kind(id: "k0"), Kind(id: "k1")],
    funds: [Fund(id: "f", balanceFen: Int.random(in: 0...20, using: &generator))], workers: workers, households: [Household(id: "h", location: place())])
  let duration = Int.random(in: 5...30, using: &generator)
  if isActivity {
    instance.activities = [
      Activity(
        id: "t", location: place(), durationMinutes: duration, starts: [start, start + 17], team: Team(seats: seats, covers: covers), people: wishes,
        expense: expense)
    ]
  } else {
    var people = wishes
    if chance(20) { people.maxDistinct = 2 }
    instance.needs = [
      Need(
        id: "t", household: 0, durationMinutes: duration, windows: [Window(start: start, end: start + 40), Window(start: start + 50, end: start + 70)],
        team: Team(seats: seats, covers: covers), people: people, expense: expense)
    ]
  }
  return instance
}

@Suite struct ImpossibleTests {
  @Test("what can be served alone is what trying everything finds", arguments: 0..<40)
  func agreesWithTryingEverything(batch: Int) {
    var generator = SplitMix64(seed: UInt64(batch))
    var served = 0
    for _ in 0..<25 {
      let instance = randomInstance(&generator)
      let owner = instance.owners[0]
      let naive = NaiveSolo(instance: instance, owner: owner).canBeServed
      #expect(canBeServed(owner, in: instance) == naive, "\(instance)")
      served += naive ? 1 : 0
    }
    #expect((3...22).contains(served), "a batch in which nearly all or nearly none can be served shows little: \(served) of 25")
  }

  @Test("everything in the village hall could be served alone, n2 on its one Tuesday too")
  func villageHall() {
    for owner in Hall.instance.owners { #expect(canBeServed(owner, in: Hall.instance) == true) }
  }

  @Test("dependencies, other tasks and the day's visits do not make a task impossible; a missing skill does")
  func whatCounts() {
    var instance = Hall.instance
    instance.households[1].maxVisitsPerDay = 1
    instance.dependencies[0].minGapMinutes = 100_000
    #expect(canBeServed(.need(Hall.followUp), in: instance) == true)
    instance.needs[Hall.healthCheck].team.seats[0].skills[0].level = 3
    #expect(canBeServed(.need(Hall.healthCheck), in: instance) == false)
  }

  @Test("a large team that cannot be found is given up quickly")
  func largeTeam() {
    var instance = Hall.instance
    instance.workers = (0..<400).map { index in
      var worker = Hall.instance.workers[Hall.student]
      worker.id = "v\(index)"
      worker.guardian = nil
      worker.tags = index % 3 == 0 ? ["x"] : index % 3 == 1 ? ["y"] : []
      worker.skills = index % 2 == 0 ? [HeldSkill(skill: 0, level: 1)] : []
      worker.fundPerKm = index % 5 == 0 ? FundRate(fund: 0, fenPerKm: index) : nil
      return worker
    }
    let seats = [Seat(skills: [HeldSkill(skill: 0)], count: 8, min: 4), Seat(tags: ["x"], count: 6, min: 0), Seat(count: 10, min: 2)]
    let covers = [Cover(property: .tag("x"), count: 12), Cover(property: .tag("y"), count: 12)]
    instance.activities[0].team = Team(seats: seats, covers: covers)
    #expect(canBeServed(.activity(0), in: instance) == true)
    instance.activities[0].team.covers[1].count = 13
    #expect(canBeServed(.activity(0), in: instance) == false)
  }
}
