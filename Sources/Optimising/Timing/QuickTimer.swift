import Instances

/// Whether a route can be timed, without making the timetable: no allocation, for the local search.
///
/// Says yes only where `RouteTimer` finds a timetable.
enum QuickTimer {
  private struct State {
    var taken: Int
    var lo: Int
    var hi: Int
  }

  private static let capacity = 24

  /// - Parameters:
  ///   - legs: minutes between the places of the shift's worker, `width` a row, home last.
  ///   - new: a stop to be thought of as standing at `place`; nil: the route as it is.
  static func fits(
    _ shift: borrowing ShiftModel, legs: UnsafeBufferPointer<Int32>, width: Int, stops: UnsafeBufferPointer<Plan.Stop>, inserting new: Plan.Stop?, at place: Int
  ) -> Bool {
    let count = stops.count + (new == nil ? 0 : 1)
    if count == 0 { return true }
    return withUnsafeTemporaryAllocation(of: State.self, capacity: 2 * capacity) { buffer in
      var now = 0
      var states = 1
      buffer[0] = State(taken: 0, lo: shift.start, hi: shift.end)
      var from = width - 1
      var (duration, step) = (0, 1)
      for stop in 0..<count {
        let next = capacity - now
        var made = 0
        let target: Plan.Stop
        if let new, stop >= place { target = stop == place ? new : stops[stop - 1] } else { target = stops[stop] }
        let leg = Int(legs[from * width + Int(target.position)])
        let range = BeginSpan(lo: Int(target.lo), hi: Int(target.hi))
        let maxWait = stop == 0 ? nil : shift.maxWait
        for state in 0..<states {
          let here = buffer[now + state]
          RouteTimer.forEachGap(shift.breaks, taken: here.taken, leg: leg) { gap, code in
            advance(
              BeginSpan(lo: here.lo, hi: here.hi), duration: duration, step: step, across: gap, maxWait: maxWait, into: range, nextStep: Int(target.step)
            ) { span in
              let reached = State(taken: here.taken + code.before + code.after, lo: span.lo, hi: span.hi)
              for other in 0..<made {
                let known = buffer[next + other]
                if known.lo <= reached.lo && (shift.maxWait == nil ? known.taken >= reached.taken : known.taken == reached.taken && known.hi >= reached.hi) {
                  return
                }
              }
              guard made < capacity else { return }
              buffer[next + made] = reached
              made += 1
            }
          }
        }
        if made == 0 { return false }
        (now, states) = (next, made)
        from = Int(target.position)
        (duration, step) = (Int(target.duration), Int(target.step))
      }
      let home = Int(legs[from * width + width - 1])
      for state in 0..<states {
        let here = buffer[now + state]
        let open = shift.breaks.count - here.taken
        for before in 0...open {
          guard let away = Gap(leg: home, breaks: shift.breaks, taken: here.taken, before: before, after: 0),
            let gap = Gap(leg: home, breaks: shift.breaks, taken: here.taken, before: before, after: open - before)
          else { continue }
          let end = here.lo + duration
          if end <= gap.latestEnd && max(away.floor, end + away.shift) <= shift.end { return true }
        }
      }
      return false
    }
  }
}
