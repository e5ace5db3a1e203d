import Instances
import Schedules
import Travel

/// The shortest, then latest, timing of a route's stops in their order.
///
/// Goes forward stop by stop and keeps, for each begin and number of breaks taken so far, the latest leave that leads there. Breaks lie apart,
/// so they are taken in order of time and their number says which.
struct CompactRoute {
  let minutes: Int
  let leave: Int

  /// - Parameter begins: for each stop, the begins it may have, ascending.
  /// - Returns: nil when no timing obeys windows, waiting limits and breaks.
  static func best(of trip: Trip, _ begins: [[Int]], _ instance: Instance) -> CompactRoute? {
    let worker = instance.workers[trip.worker]
    let breaks = breaks(of: trip, instance)
    let legs = trip.legs.map { $0?.minutes ?? 0 }
    var latest = firstStop(trip, begins[0], breaks, leg: legs[0])
    for place in begins.indices.dropFirst() {
      let gap = Gap(breaks: breaks, leg: legs[place], duration: trip.durations[place - 1], maxWait: worker.limits.maxWaitMinutes)
      latest = gap.crossed(from: begins[place - 1], latest, to: begins[place])
    }
    var best: CompactRoute?
    for taken in 0...breaks.count {
      for (position, begin) in (begins.last ?? []).enumerated() {
        guard let leave = latest[taken][position],
          let home = earliestReturn(end: begin + (trip.durations.last ?? 0), taken, breaks, leg: legs[legs.count - 1], trip.route.shiftEnd)
        else { continue }
        let candidate = CompactRoute(minutes: home - leave, leave: leave)
        if let known = best, (known.minutes, -known.leave) <= (candidate.minutes, -candidate.leave) { continue }
        best = candidate
      }
    }
    return best
  }

  /// For each number of breaks taken and each begin of the first stop, the latest leave; nil where there is none.
  private static func firstStop(_ trip: Trip, _ begins: [Int], _ breaks: [DatedBreak], leg: Int) -> [[Int?]] {
    // When the first `h` breaks can be over at home.
    var readyAtHome = [trip.route.shiftStart]
    for pause in breaks {
      let end = max(readyAtHome[readyAtHome.count - 1], pause.from) + pause.minutes
      readyAtHome.append(end <= pause.to ? end : Int.max)
    }
    return (0...breaks.count).map { taken in
      begins.map { begin in
        var leave: Int?
        for atHome in 0...taken {
          guard let arrive = latestStart(breaks[atHome..<taken], before: begin), arrive - leg >= readyAtHome[atHome] else { continue }
          leave = max(leave ?? Int.min, arrive - leg)
        }
        return leave
      }
    }
  }

  /// The latest minute from which some breaks can be taken one after the other and be over before `end`; nil when they cannot.
  private static func latestStart(_ breaks: ArraySlice<DatedBreak>, before end: Int) -> Int? {
    var start = end
    for pause in breaks.reversed() {
      start = min(start, pause.to) - pause.minutes
      if start < pause.from { return nil }
    }
    return start
  }

  /// The earliest return after the last visit with the remaining breaks taken before the leg or at home; nil when they do not fit.
  private static func earliestReturn(end: Int, _ taken: Int, _ breaks: [DatedBreak], leg: Int, _ shiftEnd: Int) -> Int? {
    for away in taken...breaks.count {
      guard let free = earliestEnd(breaks[taken..<away], from: end) else { return nil }
      let home = free + leg
      if home <= shiftEnd, earliestEnd(breaks[away...], from: home) != nil { return home }
    }
    return nil
  }
}

/// The earliest minute at which some breaks, taken one after the other from `start` on, are over; nil when they do not fit.
private func earliestEnd(_ breaks: ArraySlice<DatedBreak>, from start: Int) -> Int? {
  var end = start
  for pause in breaks {
    end = max(end, pause.from) + pause.minutes
    if end > pause.to { return nil }
  }
  return end
}

/// What lies between two consecutive stops.
private struct Gap {
  let breaks: [DatedBreak]
  let leg: Int
  /// Of the visit before the gap.
  let duration: Int
  let maxWait: Int?

  /// The latest leaves that lead to each begin of the next stop, from those that lead to each begin of the one before.
  func crossed(from begins: [Int], _ latest: [[Int?]], to next: [Int]) -> [[Int?]] {
    var reached: [[Int?]] = Array(repeating: Array(repeating: nil, count: next.count), count: breaks.count + 1)
    for taken in 0...breaks.count {
      for after in taken...breaks.count { cross(begins, latest[taken], breaks[taken..<after], to: next, &reached[after]) }
    }
    return reached
  }

  /// Both ends of the stretch of begins that can follow one begin grow with it, so one queue of falling maxima does.
  private func cross(_ begins: [Int], _ latest: [Int?], _ pauses: ArraySlice<DatedBreak>, to next: [Int], _ reached: inout [Int?]) {
    let rest = pauses.reduce(0) { $0 + $1.minutes }
    var queue: [(until: Int, leave: Int)] = []
    var head = 0
    var source = 0
    for (position, begin) in next.enumerated() {
      while source < begins.count {
        let end = begins[source] + duration
        guard let earliest = earliestBegin(after: end, pauses) else {
          source = begins.count
          break
        }
        if earliest > begin { break }
        if let leave = latest[source] {
          while queue.count > head, let back = queue.last, back.leave <= leave { queue.removeLast() }
          queue.append((maxWait.map { end + leg + rest + $0 } ?? Int.max, leave))
        }
        source += 1
      }
      while head < queue.count, queue[head].until < begin { head += 1 }
      if head < queue.count { reached[position] = max(reached[position] ?? Int.min, queue[head].leave) }
    }
  }

  /// The earliest begin after a visit that ends at `end` with these breaks taken in the gap, before the leg or after it.
  private func earliestBegin(after end: Int, _ pauses: ArraySlice<DatedBreak>) -> Int? {
    var best: Int?
    for split in pauses.startIndex...pauses.endIndex {
      guard let free = earliestEnd(pauses[..<split], from: end), let begin = earliestEnd(pauses[split...], from: free + leg) else { continue }
      best = min(best ?? Int.max, begin)
    }
    return best
  }
}
