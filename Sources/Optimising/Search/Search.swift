import LinearPrograms
import Schedules

/// The whole search on one model: relaxation, cuts, integer programs, proof.
struct Search {
  let state: SearchState
  private var cells: CellTable
  private var faces: [FaceKey] = []
  private var routes: [RouteColumn] = []
  private var graphs: [ShiftGraph] = []

  init(_ state: SearchState) {
    self.state = state
    cells = CellTable(state.model.jobs)
    graphs = state.model.shifts.indices.map { ShiftGraph(state.model, shift: $0, neighbours: 12) }
  }

  /// - Returns: why it stopped; `exhausted` when the incumbent is proven or nothing is left to do.
  mutating func run() -> Schedule.Stopped {
    let state = state
    state.offer(Insertion.build(state.model) { state.stop != nil })
    guard let relaxed = solveRoot() else { return state.stop ?? .exhausted }
    state.enter(.neighbourhood)
    improve(until: 20)
    if let stop = state.stop { return stop }
    state.enter(.enumeration)
    prove(relaxed)
    return state.stop ?? .exhausted
  }

  private mutating func dive() {
    var master = Master(state.model, cells: cells)
    for route in routes { master.add(route) }
    for key in faces { master.addFaceRow(key) }
    guard master.problem.solveRelaxation() == .optimal else { return }
    guard let chosen = Dive(state: state, graphs: graphs).run(&master) else { return }
    switch Synchroniser.synchronise(chosen, state.model, cells) {
      case .roster(let roster): state.offer(roster)
      case .conflict: break
    }
    routes += chosen
  }

  /// Column generation with lazy `face` rows and cell cuts until neither is broken any more.
  private mutating func solveRoot() -> Relaxed? {
    var last: Relaxed?
    for _ in 0..<30 {
      var master = Master(state.model, cells: cells)
      for route in routes { master.add(route) }
      for key in faces { master.addFaceRow(key) }
      var cuts: [Cut] = []
      while true {
        guard let relaxed = ColumnGeneration(state: state, graphs: graphs).run(&master) else { return last }
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
      if cuts.isEmpty || state.stop != nil { return last }
      routes = cells.apply(cuts, to: routes, state.model)
    }
    return last
  }

  /// Routes worth carrying into the next master: those of small reduced cost.
  private func kept(_ master: borrowing Master, _ relaxed: Relaxed?) -> [RouteColumn] {
    guard let relaxed else { return master.routes }
    let slack = max(100, relaxed.objective * 0.05)
    return reducedCosts(master, relaxed.duals).filter { $0.cost < slack }.map { master.routes[$0.route] }
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
  private mutating func improve(until seconds: Double) {
    var random = SplitMix64(seed: state.options.seed)
    var idle = 0
    while state.stop == nil, state.seconds < seconds, idle < 40, let incumbent = state.incumbent {
      let free = neighbourhood(&random)
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
      _ = IntegerMaster(state: state).solve(given, cells: cells, limits: IntegerMaster.Limits(seconds: 2, passes: 3))
      idle = state.total == before ? idle + 1 : 0
    }
  }

  /// The shifts of some dates, or of workers that share jobs.
  private func neighbourhood(_ random: inout SplitMix64) -> Set<Int> {
    let model = state.model
    let open = model.shifts.indices.filter { !model.shifts[$0].candidates.isEmpty }
    let size = 45
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
  private mutating func prove(_ relaxed: Relaxed) {
    guard let total = state.total else { return }
    var master = Master(state.model, cells: cells)
    for route in routes { master.add(route) }
    for key in faces { master.addFaceRow(key) }
    guard let fresh = ColumnGeneration(state: state, graphs: graphs).run(&master) else { return }
    let gap = Double(total) - 1 - fresh.bound + 1e-6
    let coefficients = master.coefficients
    let model = state.model
    let graphs = graphs
    let found = parallelMap(model.shifts.count, threads: state.options.threads) { shift -> ([PricedRoute]?, Int) in
      let prices = fresh.duals.prices(of: shift, coefficients, listsSeats: true)
      var labels = 0
      let routes = Enumerator(graph: graphs[shift], prices: prices, limit: gap, most: 50_000).run(labels: &labels)
      return (routes, labels)
    }
    var listed: [RouteColumn] = []
    for (shift, answer) in found.enumerated() {
      guard let list = answer.0 else { return }
      for route in list {
        guard let timetable = cells.timetable(shift: shift, stops: route.stops, model) else { continue }
        listed.append(model.priced(shift: shift, stops: route.stops, gaps: timetable.gaps, cells: cells))
      }
    }
    let answer = IntegerMaster(state: state).solve(listed, cells: cells, limits: IntegerMaster.Limits())
    if answer.isProven { state.raise(Double(state.total ?? 0)) } else { state.raise(min(answer.bound, Double(state.total ?? 0))) }
  }
}
