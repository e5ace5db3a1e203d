import Instances

/// Lists every route of one shift whose reduced cost is at most a limit (Baldacci, Christofides and Mingozzi 2008, route enumeration).
struct Enumerator {
  let graph: ShiftGraph
  let prices: ShiftPrices
  let limit: Double
  let most: Int
  /// Asked now and then; listing is given up when it says so.
  var isOver: @Sendable () -> Bool = { false }

  /// - Precondition: the prices list the seats.
  /// - Returns: the routes, without their breaks, or nil when there are more than `most`, or the shift has too many candidates to remember.
  func run(labels: inout Int) -> [PricedRoute]? {
    guard graph.count <= SmallSet.capacity else { return nil }
    var routes: [PricedRoute] = []
    let completion = CompletionBounds(graph, prices)
    var walk = Walk(enumerator: self, completion: completion)
    let home = BeginSpan(lo: graph.shift.start, hi: graph.shift.end)
    guard walk.visit(from: -1, spans: [(taken: 0, span: home)], cost: prices.fixed, memory: SmallSet(), odd: SmallSet(), minutes: 0, into: &routes) else {
      labels += walk.steps
      return nil
    }
    labels += walk.steps
    return routes
  }

  private struct Walk {
    let enumerator: Enumerator
    let completion: CompletionBounds
    var path: [Int] = []
    var steps = 0

    /// Extends the path in depth first order.
    ///
    /// - Parameter spans: begins at the last stop, for each number of breaks taken.
    /// - Returns: false when there are too many routes.
    mutating func visit(
      from: Int, spans: [(taken: Int, span: BeginSpan)], cost: Double, memory: SmallSet, odd: SmallSet, minutes: Int, into routes: inout [PricedRoute]
    ) -> Bool {
      let graph = enumerator.graph
      let prices = enumerator.prices
      let places = graph.count + 1
      let here = from < 0 ? graph.count : Int(prices.nodes[from].candidate)
      let duration = from < 0 ? 0 : Int(prices.nodes[from].duration)
      let step = from < 0 ? 1 : Int(prices.nodes[from].step)
      if from >= 0 && !finish(here, spans, cost, minutes, into: &routes) { return false }
      if path.count >= graph.shift.maxStops { return true }
      guard let soonest = spans.map(\.span.lo).min() else { return true }
      for next in prices.nodes.indices {
        let node = prices.nodes[next]
        let candidate = Int(node.candidate)
        let leg = Int(graph.minutes[here * places + candidate])
        if memory.contains(candidate) || soonest + duration + leg > Int(node.hi) { continue }
        steps += 1
        if steps % 4096 == 0 && enumerator.isOver() { return false }
        let counted = minutes + leg + Int(node.duration)
        if let mostMinutes = graph.shift.maxMinutes, counted > mostMinutes { continue }
        let odd = odd.intersection(node.remembered)
        let reached =
          cost + node.cost + prices.minute * Double(leg) + metreCost(here, candidate) + odd.intersection(node.triples).sum(prices.triples)
        var arrivals: [(taken: Int, span: BeginSpan)] = []
        for (taken, span) in spans {
          RouteTimer.forEachGap(graph.shift.breaks, taken: taken, leg: leg) { gap, code in
            advance(
              span, duration: duration, step: step, across: gap, maxWait: from < 0 ? nil : graph.shift.maxWait,
              into: BeginSpan(lo: Int(node.lo), hi: Int(node.hi)), nextStep: Int(node.step)
            ) { begins in
              let arrival = (taken: taken + code.before + code.after, span: begins)
              if !arrivals.contains(where: { $0.taken == arrival.taken && $0.span.lo <= begins.lo && $0.span.hi >= begins.hi }) { arrivals.append(arrival) }
            }
          }
        }
        guard let first = arrivals.map(\.span.lo).min(), reached + completion.least(next, first) <= enumerator.limit else { continue }
        path.append(next)
        let isFine = visit(
          from: next, spans: arrivals, cost: reached, memory: memory.union(graph.excluded[candidate]),
          odd: odd.symmetricDifference(node.triples), minutes: counted, into: &routes)
        path.removeLast()
        if !isFine { return false }
      }
      return true
    }

    private func metreCost(_ from: Int, _ to: Int) -> Double {
      let prices = enumerator.prices
      return prices.metre == 0 ? 0 : prices.metre * Double(enumerator.graph.metres[from * (enumerator.graph.count + 1) + to])
    }

    private func finish(_ here: Int, _ spans: [(taken: Int, span: BeginSpan)], _ cost: Double, _ minutes: Int, into routes: inout [PricedRoute]) -> Bool {
      let graph = enumerator.graph
      let leg = Int(graph.minutes[here * (graph.count + 1) + graph.count])
      let steps = enumerator.prices.minuteSteps.value(at: minutes + leg)
      let total = cost + enumerator.prices.minute * Double(leg) + metreCost(here, graph.count) + steps
      if total > enumerator.limit { return true }
      if let most = graph.shift.maxMinutes, minutes + leg > most { return true }
      return append(total, position: 0, stops: [], into: &routes)
    }

    /// Every choice of seats that keeps the route within the limit.
    private func append(_ cost: Double, position: Int, stops: [RouteStop], into routes: inout [PricedRoute]) -> Bool {
      if position == path.count {
        routes.append(PricedRoute(cost: cost, stops: stops, gaps: []))
        return routes.count <= enumerator.most
      }
      let node = enumerator.prices.nodes[path[position]]
      for choice in enumerator.prices.seats[path[position]] where cost + choice.extra <= enumerator.limit {
        let stop = RouteStop(job: enumerator.graph.jobs[Int(node.candidate)], seat: choice.seat, cell: Int(node.cell))
        if !append(cost + choice.extra, position: position + 1, stops: stops + [stop], into: &routes) { return false }
      }
      return true
    }
  }
}

/// For each node and time: the least reduced cost that any continuation can add, home included; visited jobs are not remembered, and `triple` rows left
/// out.
struct CompletionBounds {
  private let shift: ShiftModel
  private let width: Int
  private var least: [Double]

  /// - Complexity: O(nodes² × minutes of the shift ÷ `grain`).
  init(_ graph: ShiftGraph, _ prices: ShiftPrices) {
    shift = graph.shift
    width = shift.end - shift.start + 1
    let places = graph.count + 1
    let nodes = prices.nodes
    least = Array(repeating: 0, count: nodes.count * width)
    // by time backwards: whoever begins here at `minute` or later may go on to a node it can reach by that node's last begin
    for minute in stride(from: width - 1, through: 0, by: -1) {
      for (index, node) in nodes.enumerated() {
        let time = shift.start + minute
        let entry = index * width + minute
        if time > Int(node.hi) {
          least[entry] = .infinity
          continue
        }
        if time < Int(node.lo) {
          least[entry] = Double.nan
          continue
        }
        let candidate = Int(node.candidate)
        let end = time + Int(node.duration)
        let legHome = Int(graph.minutes[candidate * places + graph.count])
        var best = Double.infinity
        if end + legHome <= shift.end { best = prices.minute * Double(legHome) + CompletionBounds.metre(graph, prices, candidate, graph.count) }
        for (next, other) in nodes.enumerated() where other.candidate != node.candidate {
          let to = Int(other.candidate)
          let leg = Int(graph.minutes[candidate * places + to])
          let arrival = max(end + leg, Int(other.lo))
          guard arrival <= Int(other.hi), arrival - shift.start < width else { continue }
          let rest = least[next * width + arrival - shift.start]
          let value = other.cost + prices.minute * Double(leg) + CompletionBounds.metre(graph, prices, candidate, to) + rest
          if value < best { best = value }
        }
        least[entry] = best
      }
    }
    for index in nodes.indices {
      // Before its first begin a node waits for it.
      let first = max(0, Int(nodes[index].lo) - shift.start)
      for minute in 0..<min(first, width) { least[index * width + minute] = first < width ? least[index * width + first] : .infinity }
    }
  }

  private static func metre(_ graph: ShiftGraph, _ prices: ShiftPrices, _ from: Int, _ to: Int) -> Double {
    prices.metre == 0 ? 0 : prices.metre * Double(graph.metres[from * (graph.count + 1) + to])
  }

  /// - Parameter begin: minutes after midnight; the stop begins then or later.
  func least(_ node: Int, _ begin: Int) -> Double { least[node * width + max(0, begin - shift.start)] }
}
