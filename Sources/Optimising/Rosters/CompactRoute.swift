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

  /// The shortest absence from home, then the latest leave, with the begins of timed jobs and of kept tasks as they are.
  ///
  /// - Complexity: one timetable for each begin of the first stop.
  init?(_ route: PlannedRoute, _ model: Model) {
    let shift = model.shifts[route.shift]
    let worker = model.workers[shift.worker]
    let midnight = shift.day * .minutesPerDay
    var stops: [TimedStop] = []
    for stop in route.stops {
      guard let position = worker.position(of: stop.job) else { return nil }
      let job = model.jobs[stop.job]
      let range = job.isTimed ? nil : job.begins.first { $0.lo <= stop.begin && stop.begin <= $0.hi }
      stops.append(TimedStop(position: position, lo: (range?.lo ?? stop.begin) - midnight, hi: (range?.hi ?? stop.begin) - midnight))
    }
    guard let first = stops.first else { return nil }
    let step = model.jobs[route.stops[0].job].step
    var best: CompactRoute?
    for begin in stride(from: alignedUp(max(first.lo, shift.start), step), through: min(first.hi, shift.end), by: step) {
      stops[0].lo = begin
      guard let timetable = RouteTimer.timetable(model, shift: route.shift, stops: stops), timetable.begins[0] == begin else { continue }
      let timed = CompactRoute(stops, timetable, shift, worker, model)
      if let best, timed.home - timed.leave > best.home - best.leave { continue }
      best = timed
    }
    guard let best else { return nil }
    leave = best.leave + midnight
    home = best.home + midnight
    arrivals = best.arrivals.map { $0 + midnight }
    begins = best.begins.map { $0 + midnight }
    pauses = best.pauses.map { BeginSpan(lo: $0.lo + midnight, hi: $0.hi + midnight) }
  }

  private init(_ stops: [TimedStop], _ timetable: Timetable, _ shift: ShiftModel, _ worker: WorkerModel, _ model: Model) {
    leave = 0
    home = 0
    arrivals = []
    begins = timetable.begins
    pauses = []
    var taken = 0
    var from = worker.legs - 1
    var free = shift.start
    for (index, stop) in stops.enumerated() {
      let leg = Int(worker.legMinutes[from * worker.legs + stop.position])
      let code = timetable.gaps[index]
      if index > 0 {
        // Before the leg: as soon as the last stop is done.
        var time = free
        for rule in shift.breaks[taken..<(taken + code.before)] {
          let start = max(time, rule.from)
          pauses.append(BeginSpan(lo: start, hi: start + rule.durationMinutes))
          time = start + rule.durationMinutes
        }
      }
      // After the leg: as late as the begin allows, so that waiting stays before the leg.
      var arrival = begins[index]
      var here: [BeginSpan] = []
      for rule in shift.breaks[(taken + code.before)..<(taken + code.before + code.after)].reversed() {
        let end = min(arrival, rule.to)
        here.insert(BeginSpan(lo: end - rule.durationMinutes, hi: end), at: 0)
        arrival = end - rule.durationMinutes
      }
      pauses += here
      arrivals.append(arrival)
      if index == 0 { leave = arrival - leg }
      taken += code.before + code.after
      free = begins[index] + model.jobs[worker.jobs[stop.position]].durationMinutes
      from = stop.position
    }
    for rule in shift.breaks[taken..<(taken + (timetable.gaps.last?.before ?? 0))] {
      let start = max(free, rule.from)
      pauses.append(BeginSpan(lo: start, hi: start + rule.durationMinutes))
      free = start + rule.durationMinutes
    }
    home = free + Int(worker.legMinutes[from * worker.legs + worker.legs - 1])
  }
}
