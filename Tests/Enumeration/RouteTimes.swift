import Instances
import Travel

/// One way to serve a set of stops in a slot.
struct RouteOutcome {
  /// Of all legs.
  var minutes: Int
  var metres: Int
  /// Kinds of stop, in the order served.
  var order: [Int]
}

/// When a worker can be done with the last stop, exactly.
struct RouteState {
  /// 0 is home.
  var place = 0
  /// By the number of breaks behind the worker: the minutes at which the last stop can end, ascending. At home: the slot's start.
  var ends: [[Int]]
}

/// Judges the routes of one slot: H1, H2, H3, H5, H8 and the waiting of H7, over every order of the stops and every minute.
struct RouteTimes {
  let setting: Setting
  let slot: Slot
  private let kinds: [StopKind]
  private let maxWait: Int?

  init(_ setting: Setting, slot: Int, kinds: [StopKind]) {
    self.setting = setting
    self.slot = setting.slots[slot]
    self.kinds = kinds
    maxWait = setting.rules.demands(.wait) ? setting.instance.workers[self.slot.worker].limits.maxWaitMinutes : nil
  }

  /// The state before the first stop.
  var atHome: RouteState { RouteState(ends: [[slot.start]] + slot.breaks.map { _ in [] }) }

  /// What each order of the stops takes, leaving out what another order beats or equals in both minutes and metres: no rule or cost gains by more of either.
  func outcomes(_ stops: [Int]) -> [RouteOutcome] {
    var found: [RouteOutcome] = []
    var used = stops.map { _ in false }
    func extend(_ state: RouteState, _ outcome: RouteOutcome) {
      if outcome.order.count == stops.count {
        let leg = setting.legs[slot.worker][state.place][0]
        let whole = RouteOutcome(minutes: outcome.minutes + leg.minutes, metres: outcome.metres + leg.metres, order: outcome.order)
        guard !found.contains(where: { $0.minutes <= whole.minutes && $0.metres <= whole.metres }), wayHome(state) != nil else { return }
        found.removeAll { whole.minutes <= $0.minutes && whole.metres <= $0.metres }
        found.append(whole)
        return
      }
      for position in stops.indices where !used[position] {
        // Two occurrences of one need with the same choice are the same stop twice.
        if stops[..<position].indices.contains(where: { !used[$0] && stops[$0] == stops[position] }) { continue }
        let next = reach(stops[position], from: state)
        if next.ends.allSatisfy(\.isEmpty) { continue }
        let leg = setting.legs[slot.worker][state.place][next.place]
        used[position] = true
        extend(
          next, RouteOutcome(minutes: outcome.minutes + leg.minutes, metres: outcome.metres + leg.metres, order: outcome.order + [stops[position]]))
        used[position] = false
      }
    }
    extend(atHome, RouteOutcome(minutes: 0, metres: 0, order: []))
    return found
  }

  /// Every begin of a stop inside the slot, leaving the way there and back aside.
  func begins(_ kind: Int) -> [Int] {
    let stop = kinds[kind]
    let latest = min(stop.latest, slot.end - setting.duration(stop.owner))
    if stop.step == 1 { return max(stop.earliest, slot.start) <= latest ? Array(max(stop.earliest, slot.start)...latest) : [] }
    return gridPoints(max(stop.earliest, slot.start), latest, stop.step)
  }

  /// The state after one more stop: empty when it cannot be next.
  func reach(_ kind: Int, from state: RouteState) -> RouteState {
    let place = kinds[kind].owner + 1
    let candidates = begins(kind)
    let duration = setting.duration(kinds[kind].owner)
    var ends: [[Int]] = []
    for after in state.ends.indices {
      var possible = candidates.map { _ in false }
      for before in 0...after {
        for end in state.ends[before] {
          for split in before...after {
            guard let span = beginSpan(after: end, from: state.place, to: place, breaks: before, split, after) else { continue }
            for (position, begin) in candidates.enumerated() where span.contains(begin) { possible[position] = true }
          }
        }
      }
      ends.append(candidates.indices.filter { possible[$0] }.map { candidates[$0] + duration })
    }
    return RouteState(place: place, ends: ends)
  }

  /// The begins that one gap allows: the breaks `before..<split` stand before the leg, `split..<after` behind it, each as early as can be.
  ///
  /// Anything later than the earliest is waiting, which only `maxWaitMinutes` limits, and only between two stops (H7).
  func beginSpan(after end: Int, from: Int, to: Int, breaks before: Int, _ split: Int, _ after: Int) -> ClosedRange<Int>? {
    guard let left = rest(end, before..<split), let ready = rest(left + setting.clock[slot.worker][from][to], split..<after) else { return nil }
    guard from != 0, let maxWait else { return ready...max(ready, slot.end) }
    let pauses = setting.rules.demands(.breakIsNoWait) ? slot.breaks[before..<after].reduce(0) { $0 + $1.duration } : 0
    let latest = end + setting.legs[slot.worker][from][to].minutes + pauses + maxWait
    return ready <= latest ? ready...latest : nil
  }

  /// The earliest minute after these breaks, one after the other from `start` on; nil when one of them comes too late.
  func rest(_ start: Int, _ breaks: Range<Int>) -> Int? {
    var minute = start
    for pause in slot.breaks[breaks] {
      minute = max(minute, pause.from) + pause.duration
      if minute > pause.to { return nil }
    }
    return minute
  }

  /// How a route can end: breaks behind the worker, end of the last stop, and how many breaks are over when the worker leaves it; nil when it cannot.
  func wayHome(_ state: RouteState) -> (before: Int, end: Int, split: Int)? {
    for before in state.ends.indices {
      for end in state.ends[before] {
        for split in before..<state.ends.count {
          guard let left = rest(end, before..<split) else { continue }
          let home = left + setting.clock[slot.worker][state.place][0]
          if home <= slot.end, rest(home, split..<slot.breaks.count) != nil { return (before, end, split) }
        }
      }
    }
    return nil
  }
}
