import Instances

/// A route with one stop: there, the visit, back.
struct SoloTrip {
  let out: Int
  let duration: Int
  let back: Int

  /// The begins at which the route fits a shift with its breaks, as stretches.
  ///
  /// Some of the breaks, in order of time, come before the visit, the others after it; each choice leaves one stretch.
  func begins(_ shift: Shift, _ breaks: [DatedBreak]) -> [ClosedRange<Int>] {
    (0...breaks.count).compactMap { split in
      guard let first = earliestBegin(shift, breaks[..<split]), let last = latestBegin(shift, breaks[split...]), first <= last else { return nil }
      return first...last
    }
  }

  /// The earliest begin with these breaks taken before it, at home or after arriving.
  private func earliestBegin(_ shift: Shift, _ breaks: ArraySlice<DatedBreak>) -> Int? {
    (0...breaks.count).compactMap { atHome in
      taken(breaks.prefix(atHome), from: shift.start).flatMap { taken(breaks.dropFirst(atHome), from: $0 + out) }
    }.min()
  }

  /// The latest begin with these breaks taken after the visit, before the way back or at home.
  private func latestBegin(_ shift: Shift, _ breaks: ArraySlice<DatedBreak>) -> Int? {
    (0...breaks.count).compactMap { away in
      var home = shift.end
      for pause in breaks.dropFirst(away).reversed() {
        home = min(home, pause.to) - pause.minutes
        if home < pause.from { return nil }
      }
      var end = home - back
      for pause in breaks.prefix(away).reversed() {
        end = min(end, pause.to) - pause.minutes
        if end < pause.from { return nil }
      }
      return end - duration
    }.max()
  }

  private func taken(_ breaks: ArraySlice<DatedBreak>, from start: Int) -> Int? {
    var end = start
    for pause in breaks {
      end = max(end, pause.from) + pause.minutes
      if end > pause.to { return nil }
    }
    return end
  }
}
