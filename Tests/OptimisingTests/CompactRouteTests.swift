import Checking
import Districts
import Enumeration
import Instances
import Schedules
import TestSupport
import Testing

@testable import Optimising

/// Timing a route by trying everything, in words of the problem page rather than of the code under test.
private struct EveryTiming {
  let shift: ShiftModel
  let legs: [Int]
  let durations: [Int]
  let choices: [[Int]]

  /// The shortest absence and the latest leave with it; nil when nothing fits.
  func best() -> (minutes: Int, leave: Int)? {
    var best: (minutes: Int, leave: Int)?
    for begins in everyChoice(from: 0) {
      for leave in shift.start...shift.end where leave + legs[0] <= begins[0] {
        guard let home = earliestReturn(begins, leave: leave), home <= shift.end else { continue }
        if let known = best, (known.minutes, -known.leave) <= (home - leave, -leave) { continue }
        best = (home - leave, leave)
      }
    }
    return best
  }

  private func everyChoice(from stop: Int) -> [[Int]] {
    if stop == choices.count { return [[]] }
    let rest = everyChoice(from: stop + 1)
    return choices[stop].flatMap { begin in rest.map { [begin] + $0 } }
  }

  /// Tries every place of every break: at home before or after, or at any minute of any gap.
  private func earliestReturn(_ begins: [Int], leave: Int) -> Int? {
    for stop in begins.indices.dropFirst() where begins[stop - 1] + durations[stop - 1] + legs[stop] > begins[stop] { return nil }
    return place(0, [], begins, leave: leave)
  }

  private func place(_ index: Int, _ pauses: [(gap: Int, start: Int, end: Int)], _ begins: [Int], leave: Int) -> Int? {
    let last = begins.count
    let free = begins[last - 1] + durations[last - 1]
    if index == shift.breaks.count {
      if let maxWait = shift.maxWait {
        for stop in begins.indices.dropFirst() {
          let rest = pauses.filter { $0.gap == stop }.reduce(0) { $0 + $1.end - $1.start }
          if begins[stop] - begins[stop - 1] - durations[stop - 1] - legs[stop] - rest > maxWait { return nil }
        }
      }
      return max(free, pauses.filter { $0.gap == last }.map(\.end).max() ?? 0) + legs[last]
    }
    let rule = shift.breaks[index]
    var best: Int?
    if leave >= rule.from + rule.durationMinutes, let home = place(index + 1, pauses, begins, leave: leave) { best = home }
    for start in rule.from...(rule.to - rule.durationMinutes) {
      let end = start + rule.durationMinutes
      for gap in begins.indices {
        let from = gap == 0 ? leave : begins[gap - 1] + durations[gap - 1]
        // Behind the breaks that stand there already, before the leg or after it, and the leg must still fit between them.
        let here = pauses.filter { $0.gap == gap } + [(gap, start, end)]
        guard fits(here.map { ($0.start, $0.end) }, from: from, leg: legs[gap], begin: begins[gap]) else { continue }
        if let home = place(index + 1, pauses + [(gap, start, end)], begins, leave: leave) { best = min(best ?? .max, home) }
      }
      let earlier = pauses.filter { $0.gap == last }.map(\.end).max() ?? free
      if start >= max(free, earlier), let home = place(index + 1, pauses + [(last, start, end)], begins, leave: leave) { best = min(best ?? .max, home) }
    }
    // At home again after everything else.
    if let home = place(index + 1, pauses, begins, leave: leave), max(home, rule.from) + rule.durationMinutes <= rule.to { best = min(best ?? .max, home) }
    return best
  }

  private func fits(_ pauses: [(start: Int, end: Int)], from: Int, leg: Int, begin: Int) -> Bool {
    (0...pauses.count).contains { split in
      var free = from
      for pause in pauses[..<split] {
        if pause.start < free { return false }
        free = pause.end
      }
      free += leg
      for pause in pauses[split...] {
        if pause.start < free { return false }
        free = pause.end
      }
      return free <= begin
    }
  }
}

@Suite struct CompactRouteTests {
  private func shift(_ start: Int, _ end: Int, _ breaks: [BreakRule] = [], maxWait: Int? = nil) -> ShiftModel {
    ShiftModel(
      worker: 0, index: 0, day: 0, week: 0, start: start, end: end, ifNeededCost: 0, breaks: breaks, maxMinutes: nil, maxStops: 9, maxWait: maxWait,
      candidates: [])
  }

  private func timing(_ every: EveryTiming) -> (minutes: Int, leave: Int)? {
    guard let timing = CompactTiming(every.shift, legs: every.legs, durations: every.durations, choices: every.choices) else { return nil }
    let route = CompactRoute(timing, every.shift, legs: every.legs, durations: every.durations)
    return (route.home - route.leave, route.leave)
  }

  @Test("a break goes where the route is shortest, not where it fits first")
  func breakGoesWhereItIsShortest() {
    // Visits at 10:00 (fixed) and 13:00 (fixed) leave room for the break between them; at home it would come after 12:30 at the earliest.
    let rest = BreakRule(durationMinutes: 30, from: 690, to: 780)
    let between = EveryTiming(shift: shift(510, 1020, [rest]), legs: [7, 11, 13], durations: [30, 20], choices: [[660], [735]])
    #expect(timing(between).map { [$0.minutes, $0.leave] } == [735 + 20 + 13 - 653, 653])
    // One visit from 11:00 on: before the break, and at home again by 12:30.
    let single = EveryTiming(shift: shift(510, 1020, [rest]), legs: [7, 7], durations: [30], choices: [Array(660...760)])
    #expect(timing(single).map { [$0.minutes, $0.leave] } == [44, 753])
  }

  @Test("waiting limits are kept, breaks in the gap not counted")
  func waitingLimit() {
    let rest = BreakRule(durationMinutes: 30, from: 60, to: 120)
    let tight = EveryTiming(shift: shift(0, 300, [rest], maxWait: 10), legs: [5, 5, 5], durations: [20, 20], choices: [[30, 60], [100, 130]])
    let best = tight.best()
    #expect(timing(tight).map { [$0.minutes, $0.leave] } == best.map { [$0.minutes, $0.leave] })
  }

  @Test("is as good as trying everything on random routes", arguments: UInt64(0)..<400)
  func agreesWithTryingEverything(seed: UInt64) {
    var draw = Enumeration.SplitMix64(seed: seed)
    let end = draw.number(40...70)
    var breaks: [BreakRule] = []
    var free = draw.number(0...20)
    for _ in 0..<draw.number(0...2) {
      let (length, slack) = (draw.number(2...8), draw.number(0...12))
      if free + length + slack > end { break }
      breaks.append(BreakRule(durationMinutes: length, from: free, to: free + length + slack))
      free += length + slack + draw.number(0...10)
    }
    let stops = draw.number(1...3)
    let step = draw.number(1...4)
    var from = draw.number(0...15)
    let choices = (0..<stops).map { _ in
      let width = draw.number(0...3)
      defer { from += draw.number(4...16) }
      return (0...width).map { (from / step + $0) * step }
    }
    let every = EveryTiming(
      shift: shift(0, end, breaks, maxWait: draw.number(0...2) == 0 ? draw.number(0...12) : nil), legs: (0...stops).map { _ in draw.number(0...6) },
      durations: (0..<stops).map { _ in draw.number(1...8) }, choices: choices)
    #expect(timing(every).map { [$0.minutes, $0.leave] } == every.best().map { [$0.minutes, $0.leave] }, "\(every)")
  }

  @Test("the checker notes nothing on what the engine hands over", arguments: UInt64(1000)..<1300)
  func checkerNotesNothing(seed: UInt64) throws {
    let (instance, previous) = randomTinyInstance(seed: seed)
    let schedule = try optimise(instance, options: Options(timeLimitSeconds: 10, gap: 0), previous: previous)
    guard schedule.cost != nil else { return }
    let verdict = check(schedule, of: instance, previous: previous)
    #expect(verdict.violations.filter { $0.rule.isHard }.isEmpty)
    #expect(verdict.notes.map { $0.text(.en, instance.horizon) } == [])
  }

  @Test("the village hall's roster is compact")
  func villageHall() throws {
    let schedule = try optimise(VillageHall.instance, options: Options(timeLimitSeconds: 10, gap: 0))
    #expect(check(schedule, of: VillageHall.instance).notes == [])
  }

  @Test("a week of a station is compact after a few seconds of search")
  func station() throws {
    let instance = jiuyuanWeek()
    let schedule = try optimise(instance, options: Options(timeLimitSeconds: 3))
    #expect(check(schedule, of: instance).notes == [])
  }
}
