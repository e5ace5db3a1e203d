package import Instances
package import Schedules

/// A random tiny instance that obeys section 1 of the problem page, and for about a fifth of the seeds a schedule that was in force before.
///
/// Each starts as a small district with shifts on a few dates; then a handful of troubles is drawn, each of which makes some rule or cost term bite. The same
/// seed gives the same instance everywhere.
package func randomTinyInstance(seed: UInt64) -> (Instance, Schedule?) {
  var tiny = TinyInstance(seed: seed)
  tiny.layOut()
  tiny.addTroubles()
  // A trouble may have given a need more occurrences after another tied it: such a tie is no instance (section 1).
  let instance = tiny.instance
  tiny.instance.dependencies.removeAll { instance.times(of: $0.first) > 1 || instance.times(of: $0.second) > 1 }
  let previous = tiny.previousSchedule()
  return (tiny.instance, previous)
}

/// The drawing of one instance.
struct TinyInstance {
  var draw: SplitMix64
  var instance: Instance
  /// Dates on which anyone works.
  var dates: [Int] = []
  /// Few workers with much to do on few dates, so that routes are long; otherwise more workers and dates.
  var isBusy = false
  /// Where things are.
  var places: [Location] = []

  init(seed: UInt64) {
    draw = SplitMix64(seed: seed)
    instance = Instance(name: "tiny \(seed)", horizon: Horizon(start: CalendarDate(year: 2026, month: 11, day: 23), days: 7))
  }

  // MARK: The district

  mutating func layOut() {
    instance.horizon.days = draw.pick([7, 7, 7, 8, 10, 14])
    isBusy = draw.chance(50)
    let wanted = isBusy ? draw.pick([1, 1, 2]) : draw.pick([1, 2, 2, 3])
    while dates.count < wanted {
      let date = draw.number(0...(instance.horizon.days - 1))
      if !dates.contains(date) { dates.append(date) }
    }
    dates.sort()
    instance.startStepMinutes = draw.pick([15, 20, 30, 45, 60])
    instance.visitStepMinutes = draw.pick([1, 1, 5, 7, 10, 15, 30])
    let placesWanted = draw.number(3...6)
    while places.count < placesWanted {
      let place = Location(lat: 33.97 + 0.001 * Double(draw.number(0...5)), lon: 116.79 + 0.001 * Double(draw.number(0...5)))
      if !places.contains(place) { places.append(place) }
    }
    layRoads()
    instance.skills = [Skill(id: "care"), Skill(id: "listen")]
    instance.kinds = ["socialWorker", "volunteer"].map { Kind(id: $0, travelMinuteCost: draw.pick([0, 1, 1, 2, 3])) }
    for index in 0..<draw.pick(isBusy ? [2, 2, 3] : [2, 3, 3, 4]) { addWorker(index) }
    for index in 0..<draw.number(1...3) { instance.households.append(Household(id: "h\(index)", location: draw.pick(places))) }
    let tasks = isBusy ? draw.pick([3, 4, 5, 5]) : draw.pick([2, 3, 4, 4, 5])
    let activities = min(tasks - 1, draw.pick([0, 0, 0, 1, 1, 2]))
    var left = tasks - activities
    while left > 0 {
      let times = min(left, draw.pick([1, 1, 1, 2, 2, 3]), draw.chance(80) ? dates.count : 3)
      addNeed(times: times)
      left -= times
    }
    for _ in 0..<activities { addActivity() }
  }

  private mutating func layRoads() {
    instance.travel.modes = [TravelMode(id: "walk", speedKmh: 4.5, detour: 1.3)]
    if draw.chance(40) {
      instance.travel.modes.insert(TravelMode(id: "ebike", speedKmh: 15, detour: draw.pick([1, 1.3]), stopMinutes: draw.number(0...3)), at: 0)
    }
    for mode in instance.travel.modes.indices where draw.chance(50) {
      var listed: [Location] = []
      for place in places where draw.chance(85) { listed.append(place) }
      let isWild = draw.chance(40)
      var matrix = TravelMatrix(places: listed, minutes: [], metres: [])
      for from in listed.indices {
        for to in listed.indices {
          // Wild legs obey no triangle inequality; on the others every detour is longer.
          let minutes = isWild ? draw.pick([0, 1, 3, 8, 15, 30]) : draw.number(6...12)
          matrix.minutes.append(from == to ? 0 : minutes)
          matrix.metres.append(from == to ? 0 : draw.chance(30) ? draw.number(0...4000) : 70 * minutes)
        }
      }
      instance.travel.modes[mode].matrix = matrix
    }
  }

  private mutating func addWorker(_ index: Int) {
    var worker = Worker(
      id: "w\(index)", kind: draw.number(0...1), home: draw.pick(places), mode: draw.number(0...(instance.travel.modes.count - 1)))
    for skill in instance.skills.indices where draw.chance(50) { worker.skills.append(HeldSkill(skill: skill, level: draw.number(1...2))) }
    for tag in ["lead", "female"] where draw.chance(50) { worker.tags.append(tag) }
    for date in dates where draw.chance(isBusy ? 95 : 85) {
      let start = date * .minutesPerDay + draw.number(30...36) * 15 + draw.pick([0, 0, 4])
      let end = start + draw.pick(isBusy ? [150, 180, 210, 240, 300] : [60, 120, 180, 180, 210, 240])
      worker.shifts.append(Shift(start: start, end: end))
      guard draw.chance(25) else { continue }
      let next = end + draw.pick([0, 0, 30])
      worker.shifts.append(Shift(start: next, end: next + draw.pick([60, 90, 150])))
    }
    if worker.shifts.count > 1, draw.chance(20) { worker.shifts.reverse() }
    instance.workers.append(worker)
  }

  /// A window near the shifts, long enough for the visit.
  mutating func window(duration: Int, on day: Int? = nil) -> Window {
    var start = draw.pick(dates) * .minutesPerDay + draw.number(31...41) * 15 + draw.pick([0, 0, 5])
    let shifts = instance.workers.flatMap(\.shifts).filter { day == nil || $0.day == day }
    if !shifts.isEmpty, draw.chance(85) {
      let shift = draw.pick(shifts)
      start = shift.start + draw.number(0...max(0, (shift.end - shift.start - duration) / 15 - 1)) * 15
    }
    let date = start.day
    if draw.chance(15), date + 1 < instance.horizon.days {
      let last = draw.number((date + 1)...(instance.horizon.days - 1))
      return Window(start: start, end: last * .minutesPerDay + draw.number(32...48) * 15)
    }
    return Window(start: start, end: start + duration + draw.pick(isBusy ? [0, 15, 30, 60, 90, 120, 180] : [0, 15, 30, 60, 60, 90]))
  }

  private mutating func addNeed(times: Int) {
    let duration = draw.pick([15, 20, 30, 30, 45, 60])
    var windows = times > 1 ? dates.map { window(duration: duration, on: $0) } : [window(duration: duration)]
    for _ in 0..<draw.number(0...1) { windows.append(window(duration: duration)) }
    var seats = [Seat()]
    if draw.chance(isBusy ? 10 : 25) { seats = draw.chance(50) ? [Seat(count: 2)] : [Seat(), Seat()] }
    instance.needs.append(
      Need(
        id: "n\(instance.needs.count)", household: draw.number(0...(instance.households.count - 1)), times: times,
        minGapDays: draw.pick([0, 1, 1, 1, 2]), durationMinutes: duration, windows: windows, team: Team(seats: seats),
        unservedCost: draw.pick([draw.number(20...100), draw.number(100...400)])))
  }

  mutating func addActivity() {
    let duration = draw.pick([30, 45, 60, 90])
    let starts = (0..<draw.number(1...3)).map { _ in window(duration: duration).start }
    let isElsewhere = draw.chance(40)
    if !isElsewhere, instance.venues.isEmpty || draw.chance(20) {
      instance.venues.append(Venue(id: "v\(instance.venues.count)", location: draw.pick(places)))
    }
    let venue = isElsewhere ? nil : draw.number(0...(instance.venues.count - 1))
    var seats = [Seat(count: draw.pick([1, 1, 2, 3]))]
    if draw.chance(40) { seats.append(Seat()) }
    for seat in seats.indices {
      seats[seat].min = draw.number((seats[seat].count == 1 ? 1 : 0)...seats[seat].count)
      seats[seat].missingCost = draw.number(0...40)
    }
    instance.activities.append(
      Activity(
        id: "a\(instance.activities.count)", venue: venue, location: venue.map { instance.venues[$0].location } ?? draw.pick(places),
        durationMinutes: duration, starts: starts, team: Team(seats: seats), unservedCost: draw.pick([draw.number(40...120), draw.number(120...400)])))
  }

  // MARK: Picking what a trouble falls on

  mutating func someOwner() -> TaskOwner { draw.pick(instance.owners) }

  mutating func someWorker() -> Int { draw.number(0...(instance.workers.count - 1)) }

  mutating func someNeed() -> Int { draw.number(0...(instance.needs.count - 1)) }

  mutating func change(_ owner: TaskOwner, _ edit: (inout WorkerWishes) -> Void) {
    switch owner {
    case .need(let index): edit(&instance.needs[index].people)
    case .activity(let index): edit(&instance.activities[index].people)
    }
  }

  mutating func change(_ owner: TaskOwner, team edit: (inout Team) -> Void) {
    switch owner {
    case .need(let index): edit(&instance.needs[index].team)
    case .activity(let index): edit(&instance.activities[index].team)
    }
  }

  mutating func change(_ owner: TaskOwner, expense: Expense) {
    switch owner {
    case .need(let index): instance.needs[index].expense = expense
    case .activity(let index): instance.activities[index].expense = expense
    }
  }
}
