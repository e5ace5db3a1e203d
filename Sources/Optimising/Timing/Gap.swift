import Instances

/// The time between two stops as a function of when the first one ends: travel, and the breaks taken before and after the leg (H2, H8).
///
/// For an end `t <= latestEnd` the next stop can begin at `max(floor, t + shift)` at the earliest, breaks included.
struct Gap {
  var floor: Int
  var shift: Int
  var latestEnd: Int

  static let never = Int.min / 4
  static let always = Int.max / 4

  /// Breaks are taken in order: `before` of them where the last stop was, then the leg, then `after` of them at the next place.
  ///
  /// - Returns: nil when no end of the first stop leaves room for the breaks.
  @inline(__always)
  init?(leg: Int, breaks: [BreakRule], taken: Int, before: Int, after: Int) {
    floor = Gap.never
    shift = 0
    latestEnd = Gap.always
    for index in taken..<(taken + before) { guard take(breaks[index]) else { return nil } }
    floor += leg
    shift += leg
    for index in (taken + before)..<(taken + before + after) { guard take(breaks[index]) else { return nil } }
  }

  @inline(__always)
  private mutating func take(_ rule: BreakRule) -> Bool {
    let latestStart = rule.to - rule.durationMinutes
    floor = max(floor, rule.from)
    guard floor <= latestStart else { return false }
    latestEnd = min(latestEnd, latestStart - shift)
    floor += rule.durationMinutes
    shift += rule.durationMinutes
    return true
  }
}

/// How many breaks a gap holds before and after its leg, in one byte.
struct GapCode: Sendable, Hashable {
  var code: UInt8

  static let none = GapCode(before: 0, after: 0)

  init(before: Int, after: Int) { code = UInt8(before << 4 | after) }

  var before: Int { Int(code >> 4) }
  var after: Int { Int(code & 15) }
}

/// Begins of one stop that a route so far allows: `lo ... hi` on the stop's grid.
struct BeginSpan: Sendable, Hashable {
  var lo: Int
  var hi: Int
}

/// Follows begins across one gap into the next stop's range.
///
/// - Parameters:
///   - span: begins of the stop left, on a grid of `step`.
///   - maxWait: minutes of waiting allowed in the gap (H7); nil: any.
///   - range: begins of the stop reached, on a grid of `nextStep`.
///   - body: called with each stretch of begins reached; several only when waiting is limited and the grids leave holes.
@inline(__always)
func advance(
  _ span: BeginSpan, duration: Int, step: Int, across gap: Gap, maxWait: Int?, into range: BeginSpan, nextStep: Int, _ body: (BeginSpan) -> Void
) {
  guard let maxWait else {
    let end = span.lo + duration
    guard end <= gap.latestEnd else { return }
    let lo = alignedUp(max(gap.floor, end + gap.shift, range.lo), nextStep)
    if lo <= range.hi { body(BeginSpan(lo: lo, hi: range.hi)) }
    return
  }
  let first = alignedUp(max(span.lo, gap.floor - gap.shift - maxWait - duration), step)
  let last = min(span.hi, gap.latestEnd - duration)
  guard first <= last else { return }
  if step - 1 <= maxWait || first == last {
    let lo = alignedUp(max(gap.floor, first + duration + gap.shift, range.lo), nextStep)
    let hi = alignedDown(min(last + duration + gap.shift + maxWait, range.hi), nextStep)
    if lo <= hi { body(BeginSpan(lo: lo, hi: hi)) }
    return
  }
  for begin in stride(from: first, through: last, by: step) {
    let lo = alignedUp(max(gap.floor, begin + duration + gap.shift, range.lo), nextStep)
    let hi = alignedDown(min(begin + duration + gap.shift + maxWait, range.hi), nextStep)
    if lo <= hi { body(BeginSpan(lo: lo, hi: hi)) }
  }
}

@inline(__always)
func alignedUp(_ minute: Int, _ step: Int) -> Int {
  if step == 1 { return minute }
  return minute <= 0 ? 0 : (minute + step - 1) / step * step
}

@inline(__always)
func alignedDown(_ minute: Int, _ step: Int) -> Int {
  if step == 1 { return minute }
  return minute < 0 ? -step : minute / step * step
}
