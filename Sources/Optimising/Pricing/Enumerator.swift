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
