import Instances

/// Begins and breaks of a route such that it is as short as can be and then as late as can be; exact.
///
/// Works backwards: for each stop, each begin and each number of breaks that are over by then, the earliest return. The first stop's begin and
/// breaks also say the latest leave, and the best pair of the two wins.
struct CompactTiming {
  private(set) var begins: [Int] = []
  /// One for each gap: before each stop, and before the return.
  private(set) var gaps: [GapCode] = []

  /// How a route goes on best from one begin of one stop.
  private struct Way {
    var home: Int
    var gap: GapCode
    /// Breaks over by the next stop's begin, and the position of that begin; unused after the last stop.
    var taken = 0
    var next = 0
  }

  private let shift: ShiftModel
  /// Leg `i` leads to stop `i`, the last one home.
  private let legs: [Int]
  private let durations: [Int]
  private let choices: [[Int]]

  /// - Parameters:
  ///   - legs: minutes to each stop, and home.
  ///   - choices: for each stop, the begins it may have, minutes after midnight, ascending.
  /// - Returns: nil when no begins and breaks fit the shift.
  /// - Complexity: O(stops × begins × breaks³).
  init?(_ shift: ShiftModel, legs: [Int], durations: [Int], choices: [[Int]]) {
    self.shift = shift
    self.legs = legs
    self.durations = durations
    self.choices = choices
    var ways = [lastWays()]
    for stop in choices.indices.dropLast().reversed() { ways.append(waysOn(from: stop, ways[ways.count - 1])) }
    ways.reverse()
    guard let start = bestStart(ways[0]) else { return nil }
    var (taken, position) = (start.taken, start.position)
    gaps = [start.gap]
    for stop in choices.indices {
      guard let way = ways[stop][taken][position] else { return nil }
      begins.append(choices[stop][position])
      gaps.append(way.gap)
      (taken, position) = (way.taken, way.next)
    }
  }

  /// From each begin of the last stop: breaks before the leg home, the others at home after the return.
  private func lastWays() -> [[Way?]] {
    let last = choices.count - 1
    let leg = legs[last + 1]
    return (0...shift.breaks.count).map { taken in
      let open = shift.breaks.count - taken
      let options: [(code: GapCode, away: Gap, latestEnd: Int)] = (0...open).compactMap { before in
        guard let away = Gap(leg: leg, breaks: shift.breaks, taken: taken, before: before, after: 0),
          let whole = Gap(leg: leg, breaks: shift.breaks, taken: taken, before: before, after: open - before)
        else { return nil }
        return (GapCode(before: before, after: open - before), away, whole.latestEnd)
      }
      return choices[last].map { begin in
        let end = begin + durations[last]
        var best: Way?
        for option in options where end <= option.latestEnd {
          let home = max(option.away.floor, end + option.away.shift)
          if home <= shift.end, home < best?.home ?? .max { best = Way(home: home, gap: option.code) }
        }
        return best
      }
    }
  }

  private func waysOn(from stop: Int, _ next: [[Way?]]) -> [[Way?]] {
    (0...shift.breaks.count).map { taken in
      var ways: [Way?] = Array(repeating: nil, count: choices[stop].count)
      for after in taken...shift.breaks.count {
        for before in 0...(after - taken) {
          let code = GapCode(before: before, after: after - taken - before)
          guard let gap = Gap(leg: legs[stop + 1], breaks: shift.breaks, taken: taken, before: before, after: after - taken - before) else { continue }
          cross(gap, code, from: stop, next[after], taken: after, &ways)
        }
      }
      return ways
    }
  }

  /// The begins that can follow one begin are a stretch whose ends grow with it, so a queue of rising returns finds the earliest of each.
  private func cross(_ gap: Gap, _ code: GapCode, from stop: Int, _ next: [Way?], taken: Int, _ ways: inout [Way?]) {
    let later = choices[stop + 1]
    if let maxWait = shift.maxWait {
      var queue: [Int] = []
      var head = 0
      var entered = 0
      for (position, begin) in choices[stop].enumerated() {
        let end = begin + durations[stop]
        guard end <= gap.latestEnd else { break }
        let (low, high) = (max(gap.floor, end + gap.shift), end + gap.shift + maxWait)
        while entered < later.count, later[entered] <= high {
          if let home = next[entered]?.home {
            while queue.count > head, next[queue[queue.count - 1]]?.home ?? .max > home { queue.removeLast() }
            queue.append(entered)
          }
          entered += 1
        }
        while head < queue.count, later[queue[head]] < low { head += 1 }
        if head < queue.count { improve(&ways[position], by: next, at: queue[head], code, taken) }
      }
    } else {
      // Whatever can follow a late begin can follow an earlier one.
      var best: Int?
      var entered = later.count
      for (position, begin) in choices[stop].enumerated().reversed() {
        let end = begin + durations[stop]
        guard end <= gap.latestEnd else { continue }
        let low = max(gap.floor, end + gap.shift)
        while entered > 0, later[entered - 1] >= low {
          entered -= 1
          if let home = next[entered]?.home, home <= best.flatMap({ next[$0]?.home }) ?? .max { best = entered }
        }
        if let best { improve(&ways[position], by: next, at: best, code, taken) }
      }
    }
  }

  private func improve(_ way: inout Way?, by next: [Way?], at position: Int, _ code: GapCode, _ taken: Int) {
    guard let home = next[position]?.home, home < way?.home ?? .max else { return }
    way = Way(home: home, gap: code, taken: taken, next: position)
  }

  /// The shortest absence, then the latest leave; breaks before the first stop are taken at home or after arriving.
  private func bestStart(_ ways: [[Way?]]) -> (taken: Int, position: Int, gap: GapCode)? {
    var best: (minutes: Int, leave: Int, start: (taken: Int, position: Int, gap: GapCode))?
    for taken in 0...shift.breaks.count {
      for atHome in 0...taken {
        let ready = shift.breaks[..<atHome].reduce(shift.start) { max($0, $1.from + $1.durationMinutes) }
        for (position, begin) in choices[0].enumerated() {
          guard let home = ways[taken][position]?.home, let arrive = latestStart(shift.breaks[atHome..<taken], endingBy: begin) else { continue }
          let leave = arrive - legs[0]
          guard leave >= ready else { continue }
          if let best, (best.minutes, -best.leave) <= (home - leave, -leave) { continue }
          best = (home - leave, leave, (taken, position, GapCode(before: atHome, after: taken - atHome)))
        }
      }
    }
    return best?.start
  }

  private func latestStart(_ breaks: ArraySlice<BreakRule>, endingBy end: Int) -> Int? {
    var start = end
    for rule in breaks.reversed() {
      start = min(start, rule.to) - rule.durationMinutes
      if start < rule.from { return nil }
    }
    return start
  }
}
