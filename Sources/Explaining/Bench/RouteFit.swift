import Instances

/// The times of a route whose begins are decided: whether legs, breaks and the shift leave room for them, and how (H1, H2, H7 waiting, H8).
struct RouteFit {
  private(set) var leave = 0
  private(set) var home = 0
  private(set) var arrivals: [Int] = []
  private(set) var pauses: [Interval] = []

  /// - Parameters:
  ///   - breaks: those that the shift holds, minutes of the horizon, in order of time.
  ///   - legs: minutes to each stop, and home.
  ///   - maxWait: nil: any waiting will do.
  /// - Returns: nil when there is no room.
  init?(_ shift: Shift, _ breaks: [Rest], legs: [Int], begins: [Int], durations: [Int], maxWait: Int?) {
    let last = begins.count - 1
    guard last >= 0, begins[0] - legs[0] >= shift.start, begins[last] + durations[last] + legs[last + 1] <= shift.end else { return nil }
    for stop in begins.indices.dropFirst() {
      let wait = begins[stop] - begins[stop - 1] - durations[stop - 1] - legs[stop]
      if wait < 0 || breaks.isEmpty && wait > maxWait ?? .max { return nil }
    }
    if breaks.isEmpty {
      leave = begins[0] - legs[0]
      home = begins[last] + durations[last] + legs[last + 1]
      arrivals = begins
      return
    }
    place(breaks, shift, legs: legs, begins: begins, durations: durations, maxWait: maxWait)
    if arrivals.isEmpty { return nil }
  }

  /// One gap's share of the breaks: those up to `before` ahead of the leg, those up to `after` behind it.
  private struct Share {
    var from: Int
    var before: Int
    var after: Int
  }

  /// Breaks are taken in order of time, so it is enough to say how many are over when each stop begins.
  private mutating func place(_ breaks: [Rest], _ shift: Shift, legs: [Int], begins: [Int], durations: [Int], maxWait: Int?) {
    var layers: [[Share?]] = []
    for stop in begins.indices {
      var layer: [Share?] = Array(repeating: nil, count: breaks.count + 1)
      for from in 0...breaks.count where stop == 0 ? from == 0 : layers[stop - 1][from] != nil {
        for after in from...breaks.count where layer[after] == nil {
          for before in from...after {
            let free = stop == 0 ? shift.start : begins[stop - 1] + durations[stop - 1]
            guard let ready = RouteFit.end(of: breaks[from..<before], after: free),
              let over = RouteFit.end(of: breaks[before..<after], after: ready + legs[stop]),
              over <= begins[stop]
            else { continue }
            if let maxWait, stop > 0 {
              let rest = breaks[from..<after].reduce(0) { $0 + $1.minutes }
              if begins[stop] - free - legs[stop] - rest > maxWait { continue }
            }
            layer[after] = Share(from: from, before: before, after: after)
            break
          }
        }
      }
      layers.append(layer)
    }
    let last = begins.count - 1
    let end = begins[last] + durations[last]
    for taken in (0...breaks.count).reversed() where layers[last][taken] != nil {
      for away in taken...breaks.count {
        guard let free = RouteFit.end(of: breaks[taken..<away], after: end) else { break }
        let return_ = free + legs[last + 1]
        guard return_ <= shift.end, RouteFit.end(of: breaks[away...], after: return_) != nil else { continue }
        lay(layers, taken, breaks, legs, begins, durations)
        pauses += RouteFit.early(breaks[taken..<away], after: end)
        home = return_
        return
      }
    }
  }

  private mutating func lay(_ layers: [[Share?]], _ final: Int, _ breaks: [Rest], _ legs: [Int], _ begins: [Int], _ durations: [Int]) {
    var shares: [Share] = []
    var taken = final
    for layer in layers.reversed() {
      guard let share = layer[taken] else { return }
      shares.append(share)
      taken = share.from
    }
    shares.reverse()
    for (stop, share) in shares.enumerated() {
      if stop > 0 { pauses += RouteFit.early(breaks[share.from..<share.before], after: begins[stop - 1] + durations[stop - 1]) }
      var arrival = begins[stop]
      var here: [Interval] = []
      for rest in breaks[share.before..<share.after].reversed() {
        let end = min(arrival, rest.to)
        here.insert(Interval(start: end - rest.minutes, end: end), at: 0)
        arrival = end - rest.minutes
      }
      pauses += here
      arrivals.append(arrival)
    }
    leave = arrivals[0] - legs[0]
  }

  private static func early(_ breaks: ArraySlice<Rest>, after start: Int) -> [Interval] {
    var free = start
    return breaks.map { rest in
      let begin = max(free, rest.from)
      free = begin + rest.minutes
      return Interval(start: begin, end: free)
    }
  }

  /// When breaks taken one after the other from `start` on are over; nil when they do not fit their spans.
  private static func end(of breaks: ArraySlice<Rest>, after start: Int) -> Int? {
    var end = start
    for rest in breaks {
      end = max(end, rest.from) + rest.minutes
      if end > rest.to { return nil }
    }
    return end
  }
}

/// A break on one date, minutes of the horizon.
struct Rest {
  let from: Int
  let to: Int
  let minutes: Int

  /// Those of a worker that a shift holds, in order of time.
  static func all(_ worker: Worker, _ shift: Shift) -> [Rest] {
    let midnight = shift.day * .minutesPerDay
    return worker.breaks.map { Rest(from: midnight + $0.from, to: midnight + $0.to, minutes: $0.durationMinutes) }
      .filter { shift.start <= $0.from && $0.to <= shift.end }.sorted { $0.from < $1.from }
  }
}
