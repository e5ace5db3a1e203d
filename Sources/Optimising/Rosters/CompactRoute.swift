import Instances

/// One route with every time decided, as compact as the problem page asks (section 2, last bullet).
struct CompactRoute {
  var leave: Int
  var home: Int
  /// Arrival and begin of each stop, minutes of the horizon.
  var arrivals: [Int]
  var begins: [Int]
  /// Breaks away from home.
  var pauses: [BeginSpan]

  /// The shortest absence from home, then the latest leave; begins move only as far as `leeway` lets them.
  ///
  /// - Returns: nil when the planned begins do not fit the shift.
  init?(_ route: PlannedRoute, _ model: Model, _ leeway: Leeway) {
    let shift = model.shifts[route.shift]
    let worker = model.workers[shift.worker]
    let midnight = shift.day * .minutesPerDay
    let home = worker.legs - 1
    var from = home
    var legs: [Int] = []
    for stop in route.stops {
      guard let position = worker.position(of: stop.job) else { return nil }
      legs.append(Int(worker.legMinutes[from * worker.legs + position]))
      from = position
    }
    if legs.isEmpty { return nil }
    legs.append(Int(worker.legMinutes[from * worker.legs + home]))
    let durations = route.stops.map { model.jobs[$0.job].durationMinutes }
    let choices = route.stops.map { leeway.begins(of: $0, in: shift).map { $0 - midnight } }
    guard let timing = CompactTiming(shift, legs: legs, durations: durations, choices: choices) else { return nil }
    self.init(timing, shift, legs: legs, durations: durations)
    leave += midnight
    self.home += midnight
    arrivals = arrivals.map { $0 + midnight }
    begins = begins.map { $0 + midnight }
    pauses = pauses.map { BeginSpan(lo: $0.lo + midnight, hi: $0.hi + midnight) }
  }

  /// Sets the pauses, minutes after midnight: before a leg as early, after it as late as can be, so that waiting comes before the leg.
  init(_ timing: CompactTiming, _ shift: ShiftModel, legs: [Int], durations: [Int]) {
    leave = 0
    home = 0
    arrivals = []
    begins = timing.begins
    pauses = []
    var taken = 0
    var free = shift.start
    for (index, code) in timing.gaps.dropLast().enumerated() {
      // Before the first leg the worker is at home, where pauses are not listed.
      if index > 0 { rest(shift.breaks[taken..<(taken + code.before)], from: &free) }
      var arrival = begins[index]
      var here: [BeginSpan] = []
      for rule in shift.breaks[(taken + code.before)..<(taken + code.before + code.after)].reversed() {
        let end = min(arrival, rule.to)
        here.insert(BeginSpan(lo: end - rule.durationMinutes, hi: end), at: 0)
        arrival = end - rule.durationMinutes
      }
      pauses += here
      arrivals.append(arrival)
      if index == 0 { leave = arrival - legs[0] }
      taken += code.before + code.after
      free = begins[index] + durations[index]
    }
    rest(shift.breaks[taken..<(taken + (timing.gaps.last?.before ?? 0))], from: &free)
    home = free + (legs.last ?? 0)
  }

  private mutating func rest(_ breaks: ArraySlice<BreakRule>, from free: inout Int) {
    for rule in breaks {
      let start = max(free, rule.from)
      pauses.append(BeginSpan(lo: start, hi: start + rule.durationMinutes))
      free = start + rule.durationMinutes
    }
  }
}
