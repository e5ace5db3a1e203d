import Instances

/// How hard the pricing looks.
enum PricingEffort: Sendable {
  /// Labels at one node and time compete on cost alone: fast, and what it finds are true routes, but it may miss some.
  case heuristic
  /// Finds the least reduced cost of all routes of the relaxation.
  case exact
}

/// What pricing one shift found.
struct PricingAnswer: Sendable {
  var shift: Int
  /// Least reduced cost found, 0 when no route is attractive; for the bound when `isExact`.
  var best: Double
  var isExact: Bool
  var routes: [PricedRoute]
  /// Labels made: the unit of work.
  var labels: Int
}

/// A route with its reduced cost.
struct PricedRoute: Sendable {
  var cost: Double
  var stops: [RouteStop]
  var gaps: [GapCode]
}

/// Finds routes of least reduced cost in one shift by label setting in order of time.
///
/// A label is dominated by another at the same node that costs no more, may begin no later, remembers no more visited jobs, and has used no more of
/// limited minutes and stops and no fewer of the breaks. What it may still pay for `triple` rows that the other will not counts as its cost (Jepsen et
/// al. 2008).
struct Pricer {
  /// Labels that one exact call may make before it gives up.
  static let labelLimit = 3_000_000
  /// Pairs of labels that one call may compare where there are `triple` rows, and how many of them are as much work as a label.
  static let comparisonLimit = 300_000_000
  static let comparisonsPerLabel = 50
  /// Minutes that completion bounds do not tell apart.
  fileprivate static let boundsGrain = 5
  /// Labels that come before they are made, at the least, and for how many steps of making them there must be one.
  fileprivate static let labelsUntilBounds = (least: 300, stepsOfEach: 1000)
  /// Steps of making them that are as much work as a label.
  fileprivate static let boundingPerLabel = 700

  /// - Parameters:
  ///   - wanted: routes handed back at most.
  ///   - boundsAfter: labels after which completion bounds are made; nil: once that takes about as long as the labelling so far.
  static func price(
    _ graph: ShiftGraph, _ prices: ShiftPrices, effort: PricingEffort, wanted: Int, limit: Int = labelLimit, boundsAfter: Int? = nil
  ) -> PricingAnswer {
    var run = PricingRun(graph, prices, effort: effort, limit: limit, boundsAfter: boundsAfter)
    var answer = run.solve(wanted: wanted)
    guard effort == .exact, run.gaveUp, !prices.triples.isEmpty else { return answer }
    // Without what `triple` rows charge every route costs less: a bound, if a weaker one.
    var free = prices
    free.triples = []
    var second = PricingRun(graph, free, effort: effort, limit: limit, boundsAfter: nil)
    let bound = second.solve(wanted: 0)
    (answer.best, answer.isExact) = (bound.best, bound.isExact)
    answer.labels += bound.labels
    return answer
  }
}

/// One run of the labelling; all its state.
private struct PricingRun {
  let graph: ShiftGraph
  let prices: ShiftPrices
  let effort: PricingEffort
  let limit: Int
  let places: Int
  /// Waiting limits and limited minutes make dominance compare more.
  let isWaitLimited: Bool
  let isMinuteLimited: Bool
  let isStopLimited: Bool
  let isTripled: Bool
  var labels: [Label] = []
  /// First label at each minute.
  var bucket: [Int32]
  /// First label at each node.
  var atNode: [Int32]
  var ends: [(cost: Double, label: Int32, before: Int)] = []
  var comparisons = 0
  /// Made once there are some hundreds of labels: those that cannot come home at a negative cost are not kept.
  var completion: CompletionBounds?
  /// So many labels come before that.
  let labelsUntilBounds: Int
  /// Steps that it takes to make them.
  let bounding: Int
  var gaveUp = false

  init(_ graph: ShiftGraph, _ prices: ShiftPrices, effort: PricingEffort, limit: Int, boundsAfter: Int?) {
    self.graph = graph
    self.prices = prices
    self.effort = effort
    self.limit = limit
    places = graph.count + 1
    isWaitLimited = graph.shift.maxWait != nil
    isMinuteLimited = graph.shift.maxMinutes != nil || !prices.minuteSteps.isEmpty
    isStopLimited = graph.shift.maxStops < 12
    isTripled = !prices.triples.isEmpty
    bounding = prices.nodes.count * prices.nodes.count * (graph.shift.end - graph.shift.start) / Pricer.boundsGrain
    labelsUntilBounds = effort == .exact ? boundsAfter ?? max(Pricer.labelsUntilBounds.least, bounding / Pricer.labelsUntilBounds.stepsOfEach) : .max
    bucket = Array(repeating: -1, count: .minutesPerDay + 1)
    atNode = Array(repeating: -1, count: prices.nodes.count)
    labels.reserveCapacity(4096)
  }

  mutating func solve(wanted: Int) -> PricingAnswer {
    leaveHome()
    var minute = graph.shift.start
    while minute < graph.shift.end && !gaveUp {
      var label = bucket[minute]
      while label >= 0 {
        if !labels[Int(label)].isDominated, isHopeful(labels[Int(label)]) { extend(Int(label)) }
        label = labels[Int(label)].nextInBucket
      }
      minute += 1
    }
    var work = labels.count
    if isTripled { work += comparisons / Pricer.comparisonsPerLabel }
    if completion != nil { work += bounding / Pricer.boundingPerLabel }
    ends.sort { ($0.cost, $0.label) < ($1.cost, $1.label) }
    var routes: [PricedRoute] = []
    for end in ends.prefix(wanted) { routes.append(trace(end.cost, Int(end.label), before: end.before)) }
    return PricingAnswer(
      shift: prices.shift, best: min(0, ends.first?.cost ?? 0), isExact: effort == .exact && !gaveUp, routes: routes, labels: work)
  }

  /// Whether a label may come home at a negative cost.
  @inline(__always)
  private func isHopeful(_ label: Label) -> Bool {
    guard let completion else { return true }
    return label.cost + completion.least(Int(label.node), Int(label.lo)) < Self.attractive
  }

  /// Reduced costs below this are negative.
  private static let attractive = -1e-7

  private mutating func leaveHome() {
    let span = BeginSpan(lo: graph.shift.start, hi: graph.shift.end)
    for index in prices.nodes.indices {
      let node = prices.nodes[index]
      let leg = Int(graph.minutes[graph.count * places + Int(node.candidate)])
      let cost = prices.fixed + node.cost + prices.minute * Double(leg) + metreCost(graph.count, Int(node.candidate))
      reach(
        index, from: -1, span: span, duration: 0, step: 1, leg: leg, cost: cost, memory: SmallSet(), odd: node.triples, minutes: 0, stops: 0, taken: 0)
    }
  }

  private mutating func extend(_ index: Int) {
    let label = labels[index]
    let here = prices.nodes[Int(label.node)]
    let candidate = Int(here.candidate)
    let span = BeginSpan(lo: Int(label.lo), hi: Int(label.hi))
    let duration = Int(here.duration)
    goHome(label, index, candidate, duration)
    if Int(label.stops) >= graph.shift.maxStops { return }
    let row = candidate * places
    let end = span.lo + duration
    for next in prices.nodes.indices {
      let node = prices.nodes[next]
      let leg = Int(graph.minutes[row + Int(node.candidate)])
      if end + leg > Int(node.hi) || label.memory.contains(Int(node.candidate)) || Int(node.candidate) == candidate && graph.count > SmallSet.capacity {
        continue
      }
      var cost = label.cost + node.cost + prices.minute * Double(leg) + metreCost(candidate, Int(node.candidate))
      let odd = label.odd.intersection(node.remembered)
      if isTripled { cost += odd.intersection(node.triples).sum(prices.triples) }
      reach(
        next, from: index, span: span, duration: duration, step: Int(here.step), leg: leg, cost: cost, memory: label.memory,
        odd: odd.symmetricDifference(node.triples), minutes: Int(label.minutes), stops: Int(label.stops), taken: Int(label.taken))
    }
  }

  @inline(__always)
  private func metreCost(_ from: Int, _ to: Int) -> Double { prices.metre == 0 ? 0 : prices.metre * Double(graph.metres[from * places + to]) }

  @inline(__always)
  private mutating func reach(
    _ next: Int, from: Int, span: BeginSpan, duration: Int, step: Int, leg: Int, cost: Double, memory: SmallSet, odd: SmallSet, minutes: Int, stops: Int,
    taken: Int
  ) {
    let node = prices.nodes[next]
    let counted = minutes + leg + Int(node.duration)
    if let most = graph.shift.maxMinutes, counted > most { return }
    let candidate = Int(node.candidate)
    // The heuristic remembers everything, so that what it finds are true routes.
    let remembered = (effort == .heuristic ? memory : memory.intersection(graph.memory[candidate])).union(graph.excluded[candidate])
    let maxWait = from < 0 ? nil : graph.shift.maxWait
    RouteTimer.forEachGap(graph.shift.breaks, taken: taken, leg: leg) { gap, code in
      advance(
        span, duration: duration, step: step, across: gap, maxWait: maxWait, into: BeginSpan(lo: Int(node.lo), hi: Int(node.hi)), nextStep: Int(node.step)
      ) { begins in
        let done = taken + code.before + code.after
        if done < graph.shift.breaks.count {
          // A break that this stop already outlasts can never be taken.
          let rule = graph.shift.breaks[done]
          if begins.lo + Int(node.duration) > rule.to - rule.durationMinutes { return }
        }
        insert(
          Label(
            cost: cost, memory: remembered, odd: odd, lo: Int32(begins.lo), hi: Int32(begins.hi), minutes: Int32(counted), previous: Int32(from),
            nextInBucket: -1, nextAtNode: -1, node: Int16(next), stops: UInt8(min(stops + 1, 255)), taken: UInt8(done), gap: code, isDominated: false))
      }
    }
  }

  private mutating func insert(_ label: Label) {
    let node = Int(label.node)
    // Home must be in reach; the shortest way there need not be the direct leg, so only the shift's end is tested.
    if Int(label.lo) + Int(prices.nodes[node].duration) > graph.shift.end { return }
    if !isHopeful(label) { return }
    // Labels of a node stand by cost: those before the new one may dominate it, those after it may be dominated.
    var other = atNode[node]
    var before: Int32 = -1
    while other >= 0, labels[Int(other)].cost <= label.cost {
      comparisons += 1
      let next = labels[Int(other)].nextAtNode
      if dominates(labels[Int(other)], label) { return }
      if labels[Int(other)].cost == label.cost && dominates(label, labels[Int(other)]) {
        labels[Int(other)].isDominated = true
        if before >= 0 { labels[Int(before)].nextAtNode = next } else { atNode[node] = next }
      } else {
        before = other
      }
      other = next
    }
    if labels.count >= limit || isTripled && comparisons >= Pricer.comparisonLimit {
      gaveUp = true
      return
    }
    if labels.count == labelsUntilBounds { completion = CompletionBounds(graph, prices, grain: Pricer.boundsGrain) }
    let index = Int32(labels.count)
    labels.append(label)
    if before >= 0 { labels[Int(before)].nextAtNode = index } else { atNode[node] = index }
    var kept = index
    while other >= 0 {
      comparisons += 1
      let next = labels[Int(other)].nextAtNode
      if dominates(label, labels[Int(other)]) {
        labels[Int(other)].isDominated = true
      } else {
        labels[Int(kept)].nextAtNode = other
        kept = other
      }
      other = next
    }
    labels[Int(kept)].nextAtNode = -1
    labels[Int(index)].nextInBucket = bucket[Int(label.lo)]
    bucket[Int(label.lo)] = index
  }

  @inline(__always)
  private func dominates(_ one: Label, _ other: Label) -> Bool {
    if one.cost > other.cost || one.lo > other.lo || one.taken < other.taken { return false }
    if effort == .heuristic { return true }
    if !one.memory.isSubset(of: other.memory) { return false }
    if isWaitLimited && (one.hi < other.hi || one.taken != other.taken) { return false }
    if isMinuteLimited && one.minutes > other.minutes { return false }
    if isStopLimited && one.stops > other.stops { return false }
    if isTripled {
      let more = one.odd.subtracting(other.odd)
      if !more.isEmpty && one.cost + more.sum(prices.triples) > other.cost { return false }
    }
    return true
  }

  private mutating func goHome(_ label: Label, _ index: Int, _ candidate: Int, _ duration: Int) {
    let leg = Int(graph.minutes[candidate * places + graph.count])
    if let most = graph.shift.maxMinutes, Int(label.minutes) + leg > most { return }
    let steps = prices.minuteSteps.value(at: Int(label.minutes) + leg)
    let cost = label.cost + prices.minute * Double(leg) + metreCost(candidate, graph.count) + steps
    guard cost < Self.attractive else { return }
    let open = graph.shift.breaks.count - Int(label.taken)
    let end = Int(label.lo) + duration
    for before in 0...open {
      guard let away = Gap(leg: leg, breaks: graph.shift.breaks, taken: Int(label.taken), before: before, after: 0),
        let gap = Gap(leg: leg, breaks: graph.shift.breaks, taken: Int(label.taken), before: before, after: open - before)
      else { continue }
      guard end <= gap.latestEnd, max(away.floor, end + away.shift) <= graph.shift.end else { continue }
      ends.append((cost, Int32(index), before))
      return
    }
  }

  private func trace(_ cost: Double, _ last: Int, before: Int) -> PricedRoute {
    let open = graph.shift.breaks.count - Int(labels[last].taken)
    var route = PricedRoute(cost: cost, stops: [], gaps: [GapCode(before: before, after: open - before)])
    var label = last
    while label >= 0 {
      let node = prices.nodes[Int(labels[label].node)]
      route.stops.append(RouteStop(job: graph.jobs[Int(node.candidate)], seat: Int(node.seat), cell: Int(node.cell)))
      route.gaps.append(labels[label].gap)
      label = Int(labels[label].previous)
    }
    route.stops.reverse()
    route.gaps.reverse()
    return route
  }
}
