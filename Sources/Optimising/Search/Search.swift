import Foundation
import LinearPrograms
import Schedules

/// The whole search on one model: relaxation, cuts, integer programs, proof.
struct Search {
  let state: SearchState
  private var cells: CellTable
  private var faces: [FaceKey] = []
  private var routes: [RouteColumn] = []
  private var graphs: [ShiftGraph] = []
  private var random: SplitMix64
  private let openShifts: Int

  init(_ state: SearchState) {
    self.state = state
    cells = CellTable(state.model.jobs)
    random = SplitMix64(seed: state.options.seed)
    openShifts = state.model.shifts.count { !$0.candidates.isEmpty }
    graphs = state.model.shifts.indices.map { ShiftGraph(state.model, shift: $0, neighbours: 12) }
  }

  /// - Returns: why it stopped; `exhausted` when the incumbent is proven or nothing is left to do.
  mutating func run() -> Schedule.Stopped {
    let state = state
    let index = PlanIndex(state.model)
    var plan = Plan(state.model, index)
    plan.build { state.stop != nil }
    state.offer(plan.roster())
    if let stop = state.stop { return stop }
    var search = NeighbourhoodSearch(plan, seed: state.options.seed)
    let t0 = state.seconds
    let budget = Double(ProcessInfo.processInfo.environment["LNS"] ?? "10") ?? 10
    search.run(NeighbourhoodSearch.Schedule(progress: { _ in (state.seconds - t0) / budget }), isStopped: { state.stop != nil })
    state.offer(search.best)
    print("lns", search.iterations, search.plan.work, search.bestCost, state.total ?? -1, search.pool.count)
    if let stop = state.stop { return stop }
    guard solveRoot() else { return state.stop ?? .exhausted }
    // Rounds of improvement and of proof: each round may look wider than the last.
    for round in 0..<50 {
      if let stop = state.stop { return stop }
      state.enter(.neighbourhood)
      improve(size: 30 + 15 * round, patience: 6 + 4 * round)
      if let stop = state.stop { return stop }
      state.enter(.enumeration)
      if prove(isLast: round >= 3) { return state.stop ?? .exhausted }
    }
    return state.stop ?? .exhausted
  }

  /// Column generation with lazy `face` rows and cell cuts, until neither is broken any more or cutting brings little.
  ///
  /// - Returns: false when there is no relaxation to go on with.
  private mutating func solveRoot() -> Bool {
    var last: Relaxed?
    let end = state.seconds + 0.3 * min(state.secondsLeft, 1e6)
    for round in 0..<30 {
      var master = Master(state.model, cells: cells)
      for route in routes { master.add(route) }
      for key in faces { master.addFaceRow(key) }
      var cuts: [Cut] = []
      let before = last?.objective
      while true {
        guard let relaxed = ColumnGeneration(state: state, graphs: graphs).run(&master) else { return last != nil }
        last = relaxed
        state.raise(relaxed.bound)
        if state.stop != nil { break }
        let values = master.problem.values()
        let broken = master.brokenFaces(values: values)
        if broken.isEmpty {
          cuts = Splitting.cuts(master, values: values)
          break
        }
        for key in broken { master.addFaceRow(key) }
        faces += broken
      }
      routes = kept(master, last)
      let gain = (last?.objective ?? 0) - (before ?? -.infinity)
      let isWorthwhile = round < 3 || gain > max(0.5, abs(last?.objective ?? 0) * 1e-4)
      if cuts.isEmpty || state.stop != nil || state.seconds > end || !isWorthwhile { return true }
      routes = cells.apply(cuts, to: routes, state.model)
    }
    return true
  }

  /// Routes worth carrying into the next master: those of small reduced cost.
  private func kept(_ master: borrowing Master, _ relaxed: Relaxed?) -> [RouteColumn] {
    guard let relaxed else { return master.routes }
    let cheapest = reducedCosts(master, relaxed.duals).sorted { ($0.cost, $0.route) < ($1.cost, $1.route) }
    return cheapest.prefix(6000).map(\.route).sorted().map { master.routes[$0] }
  }

  private func reducedCosts(_ master: borrowing Master, _ duals: Duals) -> [(route: Int, cost: Double)] {
    let coefficients = master.coefficients
    return master.routes.indices.map { index in
      var cost = Double(master.routes[index].cost)
      for entry in coefficients.entries(of: master.routes[index]) where entry.row >= 0 { cost -= duals.values[entry.row] * entry.value }
      return (index, cost)
    }
  }

  /// Large-neighbourhood search: some shifts are free to take any route known, the others keep theirs; `glp_intopt` finds the best.
  private mutating func improve(size: Int, patience: Int) {
    var idle = 0
    while state.stop == nil, idle < patience, let incumbent = state.incumbent {
      let free = neighbourhood(size)
      var given: [RouteColumn] = []
      for route in incumbent.routes {
        let stops = route.stops.compactMap { stop in
          cells.cell(of: stop.job, at: stop.begin).map { RouteStop(job: stop.job, seat: stop.seat, cell: $0) }
        }
        given.append(state.model.priced(shift: route.shift, stops: stops, gaps: route.gaps, cells: cells))
      }
      let own = Set(given.map { RouteKey(shift: $0.shift, stops: $0.stops) })
      given += routes.filter { free.contains($0.shift) && !own.contains(RouteKey(shift: $0.shift, stops: $0.stops)) }
      let before = state.total
      let answer = IntegerMaster(state: state).solve(given, cells: cells, limits: IntegerMaster.Limits(seconds: 3, nodes: 2000, passes: 4))
      // Cuts that an answer needed are kept: the next one would need them too.
      for cuts in answer.cuts { routes = cells.apply(cuts, to: routes, state.model) }
      let isWhole = free.count >= openShifts
      idle = state.total == before ? (isWhole ? patience : idle + 1) : 0
    }
  }

  /// The shifts of some dates, or of workers that share jobs.
  private mutating func neighbourhood(_ size: Int) -> Set<Int> {
    let model = state.model
    let open = model.shifts.indices.filter { !model.shifts[$0].candidates.isEmpty }
    guard open.count > size, let start = open.randomElement(using: &random) else { return Set(open) }
    if random.next() % 2 == 0 {
      let day = model.shifts[start].day
      return Set(open.filter { abs(model.shifts[$0].day - day) <= 1 }.shuffled(using: &random).prefix(size))
    }
    var chosen: Set<Int> = []
    var worker = model.shifts[start].worker
    while chosen.count < size {
      for shift in model.workers[worker].shifts where !model.shifts[shift].candidates.isEmpty { chosen.insert(shift) }
      guard let job = model.workers[worker].jobs.randomElement(using: &random), let next = model.shiftsOfJob[job].randomElement(using: &random) else {
        worker = model.workers.indices.randomElement(using: &random) ?? 0
        continue
      }
      worker = model.shifts[next].worker
    }
    return chosen
  }

  /// Lists every route that can be part of a better roster, and solves the integer program over them: its optimum is the true one.
  ///
  /// - Parameter isLast: spend what is left of the limits on the integer program.
  /// - Returns: whether nothing is left to do.
  private mutating func prove(isLast: Bool) -> Bool {
    guard let total = state.total else { return true }
    var master = Master(state.model, cells: cells)
    for route in routes { master.add(route) }
    for key in faces { master.addFaceRow(key) }
    var last: Relaxed?
    while true {
      guard let next = ColumnGeneration(state: state, graphs: graphs).run(&master) else { return false }
      last = next
      state.raise(next.bound)
      if state.stop != nil { return true }
      let broken = master.brokenFaces(values: master.problem.values())
      if broken.isEmpty { break }
      for key in broken { master.addFaceRow(key) }
      faces += broken
    }
    guard let relaxed = last, relaxed.boundAtDuals.isFinite else { return false }
    routes = kept(master, relaxed)
    guard let listed = enumerate(master, relaxed, gap: Double(total) - 1 - relaxed.boundAtDuals + 1e-6) else { return false }
    var limits = IntegerMaster.Limits()
    if !isLast { limits.seconds = min(10, state.secondsLeft / 4) }
    let answer = IntegerMaster(state: state).solve(listed, cells: cells, limits: limits)
    // Any roster cheaper than the incumbent is made of listed routes.
    if let best = state.total { state.raise(answer.isProven ? Double(best) : min(answer.bound, Double(best))) }
    return answer.isProven
  }

  /// Every route whose reduced cost is within the gap; nil when there are too many.
  private func enumerate(_ master: borrowing Master, _ relaxed: Relaxed, gap: Double) -> [RouteColumn]? {
    let coefficients = master.coefficients
    let model = state.model
    let graphs = graphs
    let cells = cells
    let most = 40_000
    let found = parallelMap(model.shifts.count, threads: state.options.threads) { shift -> (routes: [RouteColumn]?, labels: Int) in
      let prices = relaxed.duals.prices(of: shift, coefficients, listsSeats: true)
      var labels = 0
      guard let listed = Enumerator(graph: graphs[shift], prices: prices, limit: gap, most: 10_000).run(labels: &labels) else { return (nil, labels) }
      let columns = listed.compactMap { route in
        cells.timetable(shift: shift, stops: route.stops, model).map { model.priced(shift: shift, stops: route.stops, gaps: $0.gaps, cells: cells) }
      }
      return (columns, labels)
    }
    for part in found { state.spend(part.labels) }
    var listed: [RouteColumn] = []
    for part in found {
      guard let own = part.routes else { return nil }
      listed += own
    }
    return listed.count <= most ? listed : nil
  }
}
