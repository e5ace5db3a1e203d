import Instances
import LinearPrograms

import Foundation
let debugTree = ProcessInfo.processInfo.environment["TREE"] != nil
/// The tree: each node is a relaxation by column generation, tightened by rows and by cuts of cells, and split where it is fractional
/// (Barnhart et al. 1998, branch-and-price).
///
/// One master serves all nodes; going from one to another changes bounds only. The search plunges into the likelier child and goes on with the node
/// of the least bound once a plunge is over.
final class BranchAndPrice {
  let state: SearchState
  let graphs: [ShiftGraph]
  private var master: Master
  private var open: [Node] = []
  /// The node to go on with: a child of the last one.
  private var next: Node?
  private var applied: [Decision] = []
  private var made = 0
  private(set) var nodes = 0
  /// Least bound of the nodes that could be neither split nor closed.
  private var stuckBound = Double.infinity
  /// Gap up to which listing every route has been worth it.
  private var enumerationGap = 40.0
  private var isRootDone = false
  /// Nothing is left to search: the bound is final.
  private(set) var isDone = false

  init(_ state: SearchState) {
    self.state = state
    let model = state.model
    graphs = parallelMap(model.shifts.count, threads: state.options.threads) { ShiftGraph(model, shift: $0, neighbours: 12) }
    master = Master(model, cells: CellTable(model.jobs))
    next = Node(bound: -.infinity, decisions: [], number: 0)
  }

  /// Adds routes that another search has met.
  func add(_ pooled: some Sequence<NeighbourhoodSearch.PooledRoute>) {
    for route in pooled {
      let midnight = state.model.shifts[route.shift].day * .minutesPerDay
      var stops: [RouteStop] = []
      for stop in route.stops {
        // A visit whose begin is free keeps to the cell of its range; ranges of visits are never cut.
        guard let cell = master.cells.cell(of: Int(stop.job), at: Int(stop.lo) + midnight) else { break }
        stops.append(RouteStop(job: Int(stop.job), seat: Int(stop.seat), cell: cell))
      }
      guard stops.count == route.stops.count, let timetable = master.cells.timetable(shift: route.shift, stops: stops, state.model) else { continue }
      master.add(state.model.priced(shift: route.shift, stops: stops, gaps: timetable.gaps, cells: master.cells))
    }
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
      if isOver() { return }
    }
  }

  /// Whether there is nothing left that this search could do.
  var isExhausted: Bool { isDone || (next == nil && open.isEmpty) }

  private func take() -> Node? {
    if let node = next {
      next = nil
      if node.bound <= cutoff { return node }
    }
    open.removeAll { $0.bound > cutoff }
    guard let best = open.indices.min(by: { (open[$0].bound, open[$0].number) < (open[$1].bound, open[$1].number) }) else { return nil }
    return open.remove(at: best)
  }

  /// Bounds above this cannot hide a better schedule: totals are whole.
  private var cutoff: Double { state.total.map { Double($0) - 1 + Tolerance.bound } ?? .infinity }

  private func raiseBound() {
    guard isRootDone else { return }
    var least = stuckBound
    for node in open { least = min(least, node.bound) }
    if let next { least = min(least, next.bound) }
    if least.isFinite { state.raise(min(least, state.total.map(Double.init) ?? least)) }
  }

  // MARK: One node

  private func process(_ given: Node) {
    var node = given
    nodes += 1
    master.decide(node.decisions, insteadOf: applied)
    applied = node.decisions
    let isRoot = node.decisions.isEmpty
    for pass in 0..<40 {
      guard let relaxed = tighten(node, isRoot: isRoot, pass: pass) else {
        // Nothing more is known than before: keep the node for the bound.
        open.append(node)
        return
      }
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
          if node.bound > cutoff || relaxed.objective > cutoff { return }
          break
        }
        for cut in cuts where isCuttable(cut) { master.cut(cut) }
        continue
      }
      isRootDone = true
      if closeByEnumeration(node, relaxed) { return }
      if node.bound > cutoff { return }
      guard let branch = Branching.choose(master, values: values) else { break }
      if debugTree { print("node", nodes, node.decisions.count, node.bound, relaxed.objective, relaxed.isConverged, master.routes.count, master.rowBounds.count, state.seconds, state.profile, branch.likely) }
      split(node, branch)
      return
    }
    isRootDone = true
    stuckBound = min(stuckBound, node.bound)
  }

  private func isCuttable(_ cut: Cut) -> Bool { cut.begin > master.cells[cut.cell].lo && cut.begin <= master.cells[cut.cell].hi }

  private func split(_ node: Node, _ branch: Branching.Branch) {
    var children: [Node] = []
    for decision in [branch.likely, branch.unlikely] {
      made += 1
      children.append(Node(bound: node.bound, decisions: decision.merged(into: node.decisions), number: made))
    }
    next = children[0]
    open.append(children[1])
  }

  /// Column generation with lazy rows, and cuts of cells where they pay.
  ///
  /// - Returns: nil when it was stopped before anything was known.
  private func tighten(_ node: Node, isRoot: Bool, pass: Int) -> Relaxed? {
    let forbidden = Forbidden(node.decisions, state.model)
    var generation = ColumnGeneration(state: state, graphs: graphs)
    generation.phase = isRoot ? .relaxation : .branching
    generation.cutoff = cutoff
    generation.firstMethod = isRoot && nodes == 1 && pass == 0 ? .primal : .dual
    if !forbidden.isEmpty { generation.isAllowed = { shift, stop in !forbidden.contains(shift, stop.job) } }
    var best: Relaxed?
    var lastObjective: Double?
    for round in 0..<(isRoot ? 40 : 12) {
      guard var relaxed = generation.run(&master) else { return best }
      relaxed.bound = max(relaxed.bound, best?.bound ?? -.infinity)
      best = relaxed
      if isRoot { state.raise(min(relaxed.bound, state.total.map(Double.init) ?? relaxed.bound)) }
      if relaxed.bound > cutoff || state.stop != nil { return relaxed }
      generation.firstMethod = .dual
      let values = master.problem.values()
      if state.measure(.separation, { separate(values) }) { continue }
      let cuts = state.measure(.separation) { Splitting.cuts(master, values: values, threshold: isRoot ? 0.02 : 0.1) }
      if cuts.isEmpty { return relaxed }
      let gain = lastObjective.map { relaxed.objective - $0 } ?? .infinity
      lastObjective = relaxed.objective
      if !isRoot && round > 3 || gain < max(0.3, abs(relaxed.objective) * 2e-5) && round > 2 { return relaxed }
      state.measure(.cutting) { for cut in cuts { master.cut(cut) } }
      generation.firstMethod = .primal
    }
    return best
  }

  /// Makes the rows that the relaxation at hand breaks.
  private func separate(_ values: [Double]) -> Bool {
    let faces = master.brokenFaces(values: values)
    for key in faces { master.addFaceRow(key) }
    let members = master.brokenMembers(values: values)
    for key in members { master.addMemberRow(key) }
    let covers = master.addFundCovers(values: values)
    return !faces.isEmpty || !members.isEmpty || covers > 0
  }

  /// What the relaxation's answer comes to when its routes are whole.
  ///
  /// - Returns: nil when it is fractional; else the cuts that a common timetable calls for: none when there is one.
  private func cutsOfIntegerAnswer(_ values: [Double]) -> [Cut]? {
    var chosen: [RouteColumn] = []
    for (index, route) in master.routes.enumerated() {
      let value = values[master.columnOfRoute[index].index]
      if value > 1e-5 && value < 1 - 1e-5 { return nil }
      if value > 0.5 { chosen.append(route) }
    }
    switch Synchroniser.synchronise(chosen, state.model, master.cells) {
    case .roster(let roster):
      if roster.isComplete(state.model) { state.offer(roster) }
      return []
    case .conflict(let places): return places.map { Cut(cell: $0.cell, begin: $0.begin) }
    }
  }

  /// Lists every route that could be part of a better schedule of this node, and solves the integer program over them.
  ///
  /// - Returns: whether the node is closed.
  private func closeByEnumeration(_ node: Node, _ relaxed: Relaxed) -> Bool {
    guard let total = state.total, relaxed.isConverged, relaxed.boundAtDuals.isFinite else { return false }
    let gap = Double(total) - 1 - relaxed.boundAtDuals + 2 * Tolerance.bound
    guard gap <= enumerationGap else { return false }
    let forbidden = Forbidden(node.decisions, state.model)
    state.enter(.enumeration)
    guard let listed = Enumeration(state: state, graphs: graphs).run(master, relaxed, gap: gap, most: 12_000, isAllowed: { shift, stop in !forbidden.contains(shift, stop.job) })
    else {
      enumerationGap = max(2, gap * 0.7)
      return false
    }
    let answer = IntegerMaster(state: state).solve(listed, cells: master.cells, limits: IntegerMaster.Limits(seconds: state.options.workLimit == nil ? 5 : .infinity, nodes: 3000, passes: 6))
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
