import Instances
import LinearPrograms

/// The tree: each node is a relaxation by column generation, tightened by rows and by cuts of cells, and split where it is fractional
/// (Barnhart et al. 1998, branch-and-price).
///
/// One master serves all nodes; going from one to another changes bounds only. The node of the least bound comes next; now and then a dive from it
/// looks for a roster.
final class BranchAndPrice {
  private(set) var state: SearchState
  private(set) var graphs: [ShiftGraph]
  /// nil: only the bound matters, and no dive looks for rosters.
  private(set) var assistant: Assistant?
  var master: Master
  var open: [Node] = []
  var applied: [Decision] = []
  /// Nodes made so far.
  var made = 0
  private(set) var nodes = 0
  /// Nodes after which the next dive may be due.
  private var nextDive = 1
  private var dives = 0
  /// Nodes before which the second dive does not come, and after which it need not wait.
  private static let secondDive = (soonest: 5, latest: 12)
  /// Nodes, and a share of the time or work, after which the first dive of a cluster need not wait.
  private static let firstDiveAtLatest = (nodes: 4, share: 0.15)
  /// Least bound of the nodes that could be neither split nor closed.
  private var stuckBound = Double.infinity
  /// Gap up to which listing every route has been worth it.
  private var enumerationGap = firstEnumerationGap
  private static let firstEnumerationGap = 40.0
  /// What strong branching has learnt.
  var rises = Rises()
  /// Share of the gap that a round of the root must bring before the first dive, unless the gap is small.
  lazy var patience = (share: 0.01, leastGap: state.model.typicalPrice())
  /// Share of the time left that an integer program may take.
  private static let integerShare = 0.85
  /// Share of the gap by which a relaxation may end before its end, once the root has been dived from.
  private static let nearness = (root: 0.05, node: 0.1)
  private var isRootDone = false
  /// The master's relaxation was solved at much the same costs before.
  private(set) var isSolved: Bool
  /// When letters come and go.
  enum Exchange {
    /// Between slices, so that it does not matter which thread is faster.
    case betweenSlices
    /// At any time, with an assistant on a thread of its own.
    case live
    /// At any time, with an assistant that catches up with the tree on the tree's thread just then.
    case inTurns
  }

  var exchanges = Exchange.betweenSlices
  var isLive: Bool { exchanges != .betweenSlices }
  /// Nothing is left to search: the bound is final.
  private(set) var isDone = false

  convenience init(_ state: SearchState, _ assistant: Assistant) {
    let model = state.model
    let graphs = parallelMap(model.shifts.count, threads: state.options.threads) { ShiftGraph(model, shift: $0, neighbours: 12) }
    self.init(state, assistant, graphs: graphs, master: Master(model, cells: CellTable(model.jobs), isWhole: false), isSolved: false)
  }

  /// - Parameters:
  ///   - graphs: by shift.
  ///   - isSolved: whether the master's relaxation has been solved at much the same costs.
  init(_ state: SearchState, _ assistant: Assistant?, graphs: [ShiftGraph], master: consuming Master, isSolved: Bool) {
    self.state = state
    self.assistant = assistant
    self.graphs = graphs
    self.master = master
    self.isSolved = isSolved
    open = [Node(bound: -.infinity, decisions: [], number: 0)]
  }

  /// Begins again at the root, for costs and limits under which the relaxation is much the same.
  func restart(_ state: SearchState, _ assistant: Assistant?, graphs: [ShiftGraph]) {
    goTo([])
    self.state = state
    self.assistant = assistant
    self.graphs = graphs
    open = [Node(bound: -.infinity, decisions: [], number: 0)]
    (made, nodes, dives, nextDive) = (0, 0, 0, 1)
    (stuckBound, enumerationGap) = (.infinity, Self.firstEnumerationGap)
    (isSolved, isRootDone, isDone) = (true, false, false)
  }

  /// Takes what the assistant found, and tells it of the best roster.
  func exchange() { exchange(&master) }

  func exchange(_ master: inout Master) {
    guard let assistant else { return }
    if exchanges == .inTurns { assistant.keepPace(with: state) }
    for route in assistant.collect(state) { add(route, &master) }
    if let incumbent = state.incumbent, let total = state.total { assistant.tell(incumbent, total: total) }
  }

  /// Adds a route that the local search has met.
  private func add(_ route: NeighbourhoodSearch.PooledRoute, _ master: inout Master) {
    let midnight = state.model.shifts[route.shift].day * .minutesPerDay
    var stops: [RouteStop] = []
    for stop in route.stops {
      // A visit whose begin is free keeps to the cell of its range; ranges of visits are never cut.
      guard let cell = master.cells.cell(of: Int(stop.job), at: Int(stop.lo) + midnight) else { return }
      stops.append(RouteStop(job: Int(stop.job), seat: Int(stop.seat), cell: cell))
    }
    guard let timetable = master.cells.timetable(shift: route.shift, stops: stops, state.model) else { return }
    master.add(state.model.priced(shift: route.shift, stops: stops, gaps: timetable.gaps, cells: master.cells))
  }

  /// Goes on until `isOver`, between nodes.
  func advance(isOver: () -> Bool) {
    while !isDone, state.stop == nil {
      guard let node = take() else {
        isDone = stuckBound == .infinity
        if let total = state.total { state.raise(min(stuckBound, Double(total))) }
        return
      }
      process(node)
      raiseBound()
      if isLive { exchange() }
      if isOver() { return }
    }
  }

  /// Whether the first dive is over.
  var hasDived: Bool { dives > 0 }

  /// Whether there is nothing left that this search could do.
  var isExhausted: Bool { isDone || open.isEmpty }

  private func take() -> Node? {
    open.removeAll { $0.bound > cutoff }
    guard
      let best = open.indices.min(by: {
        (open[$0].bound, open[$0].estimate, -open[$0].number) < (open[$1].bound, open[$1].estimate, -open[$1].number)
      })
    else { return nil }
    return open.remove(at: best)
  }

  /// Bounds above this cannot hide a better schedule: totals are whole.
  var cutoff: Double { state.total.map { Double($0) - 1 + Tolerance.bound } ?? .infinity }

  private func raiseBound() {
    guard isRootDone else { return }
    var least = stuckBound
    for node in open { least = min(least, node.bound) }
    if least.isFinite { state.raise(min(least, state.total.map(Double.init) ?? least)) }
  }

  /// Puts other decisions into the master, and the basis that was optimal with them, if it is known and still good.
  func goTo(_ decisions: [Decision], _ known: KnownBasis? = nil) {
    master.decide(decisions, insteadOf: applied)
    applied = decisions
    if let known { master.restore(known) }
  }

  // MARK: One node

  private func process(_ given: Node) {
    var node = given
    nodes += 1
    state.profile.nodes += 1
    goTo(node.decisions, node.basis)
    let isRoot = node.decisions.isEmpty
    var last: Relaxed?
    // Whether relaxations are solved to their very end: there is nothing to split that would go on from one that was not.
    var isExhaustive = false
    for pass in 0..<40 {
      guard let relaxed = tighten(node, isRoot: isRoot, pass: pass, isExhaustive: isExhaustive) else {
        // Nothing more is known than before: keep the node for the bound, and do not come back to it if it is not the clock that stopped it.
        if state.stop != nil { open.append(node) } else { stuckBound = min(stuckBound, node.bound) }
        return
      }
      last = relaxed
      node.bound = max(node.bound, relaxed.bound)
      if isRoot { state.raise(min(node.bound, state.total.map(Double.init) ?? node.bound)) }
      if node.bound > cutoff {
        isRootDone = true
        return
      }
      if state.stop != nil {
        open.append(node)
        return
      }
      let values = master.problem.values()
      if let cuts = cutsOfIntegerAnswer(values) {
        // Whole, but no common begins: finer cells tell the relaxation so.
        if cuts.isEmpty {
          isRootDone = true
          // The relaxation's value is no bound where its run ended early: routes that were not looked for may cost less.
          if node.bound > cutoff { return }
          if relaxed.isConverged || isExhaustive { break }
          isExhaustive = true
          continue
        }
        for cut in cuts where isCuttable(cut) { master.cut(cut) }
        continue
      }
      isRootDone = true
      if closeByEnumeration(node, relaxed) { return }
      if node.bound > cutoff { return }
      suggest(values)
      // What a large master leans to is nearly whole, and the first dive takes long.
      if assistant != nil, isRoot, pass == 0, isLarge {
        var best = state.total ?? .max
        offerRounded(values, best: &best)
      }
      if assistant != nil, isDiveDue(values), isPromising(node) {
        let isFirst = dives == 0
        dives += 1
        nextDive = isFirst && !isLarge ? Self.secondDive.soonest : nodes + 25
        let basis = master.rememberBasis()
        dive(node, values, isCoarse: isFirst || isLarge)
        if state.stop != nil || node.bound > cutoff {
          if node.bound <= cutoff { open.append(node) }
          return
        }
        // The node as it was, with the routes that the dive found.
        goTo(node.decisions, basis)
        // A root that ended early goes on from where it was.
        let isSplit = cutoff - node.bound > enumerationGap && (!isRoot || pass > 0 || relaxed.isConverged)
        if isSplit, state.solve(&master.problem, .primal) == .optimal, split(node, master.problem.values()) { return }
        continue
      }
      if split(node, values) { return }
      if relaxed.isConverged || isExhaustive { break }
      isExhaustive = true
    }
    isRootDone = true
    // Nothing left to split: list what could still be better, however much that is.
    if let last, closeByEnumeration(node, last, whateverTheGap: true) { return }
    if state.stop != nil { open.append(node) } else { stuckBound = min(stuckBound, node.bound) }
  }

  /// The first dive comes at once, the second where it is decided who is left out, or after some nodes, and later ones now and then. What was solved
  /// before has little time, so that its first dive waits for such decisions, too.
  private func isDiveDue(_ values: [Double]) -> Bool {
    guard nodes >= nextDive else { return false }
    let waits = dives == 0 && isSolved && state.shareUsed < Self.firstDiveAtLatest.share
    let latest = dives == 1 ? Self.secondDive.latest : waits ? Self.firstDiveAtLatest.nodes : 0
    return nodes > latest || !Branching.leavesOutInPart(master, values: values)
  }

  /// Whether a node is as good as what else is open; a dive from another would end high.
  private func isPromising(_ node: Node) -> Bool {
    guard let total = state.total, let least = open.map(\.bound).min() else { return true }
    return node.bound <= least + 0.05 * (Double(total) - least)
  }

  /// Splits take long, so that rosters come first.
  var isLarge: Bool { master.problem.rowCount > 3000 }

  func isCuttable(_ cut: Cut) -> Bool { cut.begin > master.cells[cut.cell].lo && cut.begin <= master.cells[cut.cell].hi }

  /// What the decisions that have just been made cost at the least, with the routes at hand; on the account of the search.
  func glimpse(pivots most: Int) -> Double {
    let before = master.problem.simplexIterations
    let reached = state.measure(.strongBranching) { master.problem.glimpse(pivots: most) }
    state.spend((master.problem.simplexIterations - before) * SearchState.unitsPerPivot(rows: master.problem.rowCount))
    return reached
  }

  /// Shows the assistant what the relaxation would do: in each shift its weightiest route.
  private func suggest(_ values: [Double]) {
    guard let assistant else { return }
    assistant.suggest(Assistant.Suggestion(routes: leaning(values), cells: master.cells, leftOut: master.leftOut(values)))
  }

  /// The node's relaxation, tightened.
  ///
  /// - Parameters:
  ///   - isExhaustive: whether it goes on to the very end.
  ///   - dive: for a step of a dive, when it is dear.
  /// - Returns: nil when it was stopped before anything was known.
  func tighten(_ node: Node, isRoot: Bool, pass: Int, isExhaustive: Bool = false, dive: DiveLimits? = nil) -> Relaxed? {
    let forbidden = Forbidden(node.decisions, state.model)
    var generation = ColumnGeneration(state: state, graphs: graphs)
    generation.phase = isRoot ? .relaxation : .branching
    generation.cutoff = cutoff
    generation.isFirst = isRoot && pass == 0 && !isSolved
    // The root's bound rises slowly at its end, and a first dive for the tasks that rosters lack needs little of that. What was solved before has come
    // to its end already.
    if isRoot, pass == 0, !isSolved, !isLarge { generation.patience = patience }
    generation.firstMethod = isRoot && pass == 0 ? .primal : .dual
    if !forbidden.isEmpty { generation.isAllowed = { shift, stop in !forbidden.contains(shift, stop.job) } }
    if dive == nil, !isExhaustive, !isRoot || pass > 0 { generation.nearness = (isRoot ? Self.nearness.root : Self.nearness.node, enumerationGap) }
    if isRoot {
      generation.onBound = { [state] bound in state.raise(min(bound, state.total.map(Double.init) ?? bound)) }
      if isLive { generation.exchange = { [unowned self] master in exchange(&master) } }
    } else {
      generation.cutThreshold = 0.1
      generation.cutRounds = 3
    }
    generation.tripleRounds = dive != nil ? 0 : isRoot ? 20 : 2
    if let dive {
      generation.phase = .dive
      generation.dive = dive
      generation.isProven = false
    }
    return generation.run(&master)
  }

  /// What the relaxation's answer comes to when its routes are whole.
  ///
  /// - Returns: nil when it is fractional; else the cuts that a common timetable calls for: none when there is one.
  func cutsOfIntegerAnswer(_ values: [Double]) -> [Cut]? {
    var chosen: [RouteColumn] = []
    for (index, route) in master.routes.enumerated() {
      let value = values[master.columnOfRoute[index].index]
      if value > 1e-5 && value < 1 - 1e-5 { return nil }
      if value > 0.5 { chosen.append(route) }
    }
    guard !master.breaksRules(values) else { return nil }
    switch Synchroniser.synchronise(chosen, state.model, master.cells) {
    case .roster(let roster):
      if roster.isComplete(state.model) { state.offer(roster) }
      return []
    case .conflict(_, let places): return places.map { Cut(cell: $0.cell, begin: $0.begin) }
    }
  }

  /// Lists every route that could be part of a better schedule of this node, and solves the integer program over them.
  ///
  /// - Returns: whether the node is closed.
  private func closeByEnumeration(_ node: Node, _ relaxed: Relaxed, whateverTheGap: Bool = false) -> Bool {
    guard let total = state.total, relaxed.isConverged, relaxed.boundAtDuals.isFinite else { return false }
    let gap = Double(total) - 1 - relaxed.boundAtDuals + 2 * Tolerance.bound
    guard gap <= enumerationGap || whateverTheGap else { return false }
    let forbidden = Forbidden(node.decisions, state.model)
    state.enter(.enumeration)
    guard
      let listed = RouteEnumeration(state: state, graphs: graphs).run(
        master, relaxed, gap: gap, most: whateverTheGap ? 25_000 : 12_000, isAllowed: { shift, stop in !forbidden.contains(shift, stop.job) })
    else {
      enumerationGap = max(2, gap * 0.7)
      return false
    }
    let solver = IntegerMaster(model: state.model, index: state.index, total: total, isOver: state.cutOff)
    // An attempt may fail, so it is worth a tenth of the time, or work, so far. GLPK looks at the clock between nodes only, and the relaxation of one
    // may take seconds.
    var limits = IntegerMaster.Limits(passes: whateverTheGap ? 200 : 6)
    if !whateverTheGap { limits.nodes = 3000 }
    limits.seconds = max(0.05, Self.integerShare * state.secondsLeft)
    if let most = state.options.workLimit {
      limits.work = min(whateverTheGap ? .max : max(50_000, state.work / 10), max(1, most - state.work))
    } else if !whateverTheGap {
      limits.seconds = min(limits.seconds, min(5, max(0.5, 0.1 * state.seconds)))
    }
    let answer = state.measure(.integerPrograms) { solver.solve(listed, cells: master.cells, inequalities: master.inequalities, limits: limits) }
    state.spend(answer.work)
    for roster in answer.rosters { state.offer(roster) }
    if answer.isProven {
      enumerationGap = max(enumerationGap, gap * 1.3)
    } else {
      enumerationGap = max(2, gap * 0.8)
    }
    return answer.isProven
  }
}

/// Pairs of shift and job that a node rules out; the pricing leaves them out.
struct Forbidden: Sendable {
  private var ofShift: [Int: Set<Int>] = [:]

  init(_ decisions: [Decision], _ model: Model) {
    for decision in decisions {
      switch decision {
      case .pair(let worker, let job, _, 0): for shift in model.workers[worker].shifts { ofShift[shift, default: []].insert(job) }
      case .shiftPair(let shift, let job, false): ofShift[shift, default: []].insert(job)
      default: break
      }
    }
  }

  var isEmpty: Bool { ofShift.isEmpty }

  func contains(_ shift: Int, _ job: Int) -> Bool { ofShift[shift]?.contains(job) ?? false }
}
