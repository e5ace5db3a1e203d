import Instances

/// One stop of a sequence to be timed: a job of the shift's worker and the begins it may have, minutes after midnight.
struct TimedStop: Sendable, Hashable {
  /// Position in the worker's `jobs`.
  var position: Int
  var lo: Int
  var hi: Int
}

/// Begins and breaks for one sequence of stops.
struct Timetable: Sendable, Hashable {
  /// Earliest begins, minutes after midnight.
  var begins: [Int]
  /// One for each gap: before each stop, and before the return.
  var gaps: [GapCode]
}

/// Answers whether one worker can serve a sequence of stops in one shift, and when (H1, H2, H3, H5, H7 waiting, H8).
struct RouteTimer {
  private struct State {
    var taken: Int
    var span: BeginSpan
    var previous: Int
    var gap: GapCode
  }

  /// The earliest timetable of a sequence; nil when there is none.
  ///
  /// - Complexity: O(stops × breaks²) states when waiting is not limited.
  static func timetable(_ model: Model, shift shiftIndex: Int, stops: [TimedStop]) -> Timetable? {
    let shift = model.shifts[shiftIndex]
    let worker = model.workers[shift.worker]
    let legs = worker.legs
    var layers: [[State]] = [[State(taken: 0, span: BeginSpan(lo: shift.start, hi: shift.end), previous: -1, gap: .none)]]
    var from = legs - 1
    for (index, stop) in stops.enumerated() {
      let job = model.jobs[worker.jobs[stop.position]]
      let left = index == 0 ? nil : model.jobs[worker.jobs[stops[index - 1].position]]
      let leg = Int(worker.legMinutes[from * legs + stop.position])
      var next: [State] = []
      for (previous, state) in layers[index].enumerated() {
        forEachGap(shift.breaks, taken: state.taken, leg: leg) { gap, code in
          advance(
            state.span, duration: left?.durationMinutes ?? 0, step: left?.step ?? 1, across: gap, maxWait: index == 0 ? nil : shift.maxWait,
            into: BeginSpan(lo: stop.lo, hi: stop.hi), nextStep: job.step
          ) { span in
            keep(State(taken: state.taken + code.before + code.after, span: span, previous: previous, gap: code), in: &next, exact: shift.maxWait != nil)
          }
        }
      }
      if next.isEmpty { return nil }
      layers.append(next)
      from = stop.position
    }
    guard let last = stops.last else { return nil }
    let duration = model.jobs[worker.jobs[last.position]].durationMinutes
    let home = Int(worker.legMinutes[from * legs + legs - 1])
    for (index, state) in layers[stops.count].enumerated() {
      let open = shift.breaks.count - state.taken
      for before in 0...open {
        guard let away = Gap(leg: home, breaks: shift.breaks, taken: state.taken, before: before, after: 0),
          let gap = Gap(leg: home, breaks: shift.breaks, taken: state.taken, before: before, after: open - before)
        else { continue }
        let end = state.span.lo + duration
        // What comes after the return is a pause at home; the return itself must fall inside the shift.
        guard end <= gap.latestEnd, max(away.floor, end + away.shift) <= shift.end else { continue }
        return trace(layers, stops: stops.count, state: index, last: GapCode(before: before, after: open - before), model, shift, worker, stops)
      }
    }
    return nil
  }

  @inline(__always)
  static func forEachGap(_ breaks: [BreakRule], taken: Int, leg: Int, _ body: (Gap, GapCode) -> Void) {
    if taken == breaks.count {
      if let gap = Gap(leg: leg, breaks: breaks, taken: taken, before: 0, after: 0) { body(gap, .none) }
      return
    }
    let open = breaks.count - taken
    for before in 0...open {
      for after in 0...(open - before) {
        if let gap = Gap(leg: leg, breaks: breaks, taken: taken, before: before, after: after) { body(gap, GapCode(before: before, after: after)) }
      }
    }
  }

  private static func keep(_ state: State, in states: inout [State], exact: Bool) {
    for other in states
    where other.taken >= state.taken && other.span.lo <= state.span.lo && (!exact || other.taken == state.taken && other.span.hi >= state.span.hi) {
      return
    }
    states.append(state)
  }

  private static func trace(
    _ layers: [[State]], stops count: Int, state: Int, last: GapCode, _ model: Model, _ shift: ShiftModel, _ worker: WorkerModel, _ stops: [TimedStop]
  ) -> Timetable {
    var gaps = [last]
    var spans: [BeginSpan] = []
    var index = state
    for layer in stride(from: count, to: 0, by: -1) {
      let state = layers[layer][index]
      gaps.append(state.gap)
      spans.append(state.span)
      index = state.previous
    }
    gaps.reverse()
    spans.reverse()
    var begins = spans.map(\.lo)
    if let maxWait = shift.maxWait {
      // Waiting is limited: an early begin may have to be put off so that the next stop is not waited for too long.
      for stop in stride(from: count - 2, through: 0, by: -1) {
        let job = model.jobs[worker.jobs[stops[stop].position]]
        let leg = Int(worker.legMinutes[stops[stop].position * worker.legs + stops[stop + 1].position])
        let code = gaps[stop + 1]
        let taken = gaps[...stop].reduce(0) { $0 + $1.before + $1.after }
        guard let gap = Gap(leg: leg, breaks: shift.breaks, taken: taken, before: code.before, after: code.after) else { continue }
        begins[stop] = max(begins[stop], alignedUp(begins[stop + 1] - gap.shift - maxWait - job.durationMinutes, job.step))
      }
    }
    return Timetable(begins: begins, gaps: gaps)
  }
}
