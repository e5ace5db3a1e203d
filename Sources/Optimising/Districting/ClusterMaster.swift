import Dispatch
import Instances
import LinearPrograms
import Schedules

/// One cluster: its relaxation, kept from round to round of the market, and the trees that go on from there. It stays on the thread that made it.
final class ClusterMaster {
  let cluster: Int
  private let district: Model
  private let clusters: Clusters
  private let trades: Trades
  private let previous: Schedule?
  private let sub: SubInstance
  /// Shared workers, by worker here.
  private let shared: [Int]
  private let state: SearchState
  private let graphs: [ShiftGraph]
  /// The tree's, once that has begun.
  private var master: Master?
  private var isOpen = false
  /// Made by `search`, which gives it the master; there are no rounds after that.
  private var tree: BranchAndPrice?
  /// What `search` has begun.
  private var rosterSearch: OneThreadSearch?
  /// What `bound` has begun.
  private var bounding: SearchState?

  init?(
    _ district: Model, _ clusters: Clusters, _ trades: Trades, cluster: Int, previous: Schedule?, _ options: Options, _ interruption: Interruption,
    secondsLeft: Double
  ) {
    self.cluster = cluster
    self.district = district
    self.clusters = clusters
    self.trades = trades
    self.previous = previous
    let sub = SubInstance(district, clusters, cluster: cluster, fees: Fees(district, clusters), previous: previous)
    guard let model = try? Model(sub.instance, previous: sub.previous) else { return nil }
    self.sub = sub
    shared = sub.workers.indices.filter { clusters.isShared(sub.workers[$0]) }
    var options = options
    options.threads = 1
    options.timeLimitSeconds = secondsLeft.isFinite ? secondsLeft : nil
    state = SearchState(model, options: options, interruption: interruption, observer: nil)
    graphs = model.shifts.indices.map { ShiftGraph(model, shift: $0, neighbours: 12) }
    master = Master(model, cells: CellTable(model.jobs), isWhole: false)
  }

  func round(_ offer: Market.Offer) -> Market.Report {
    guard var master = self.master.take() else { return Market.Report() }
    let report = round(offer, &master)
    self.master = consume master
    return report
  }

  private func round(_ offer: Market.Offer, _ master: inout Master) -> Market.Report {
    take(offer, &master)
    var generation = ColumnGeneration(state: state, graphs: graphs)
    generation.isFirst = !isOpen
    generation.leastPricings = 100
    generation.cutRounds = 0
    if case .proof = offer {} else { generation.isProven = false }
    isOpen = true
    let work = state.work
    state.profile = Profile()
    let relaxed = generation.run(&master)
    var report = Market.Report(work: state.work - work, profile: state.profile)
    guard let relaxed, state.stop == nil else { return report }
    report.isComplete = true
    report.objective = relaxed.objective
    report.worths = worths(relaxed.duals, master)
    (report.wanted, report.paid) = wanted(master)
    if case .proof = offer { report.bound = max(0, relaxed.bound) }
    return report
  }

  /// What the use of a shift that is allotted to other clusters counts for, in shares of what leaving a typical task out costs. Relaxations of several
  /// clusters lean to the same worker where others would do as well; this is what tells them apart.
  private static let trespass = 0.4

  /// Looks for a roster at the fees the market has ended with, until the first dive is over; here shared workers keep all their rules. What it is
  /// allotted of them is all that the local search uses; the tree may trespass, at a price.
  ///
  /// The master has no rows for what only shared workers pay or draw on (`target`, `engaged`, some funds): the tree meets that in rosters' totals, and
  /// what breaks a fund is dropped when the clusters' rosters are put together.
  func search(_ fees: Fees, _ allotment: Allotment, _ options: Options, _ interruption: Interruption) -> Outcome {
    guard !interruption.isRaised else { return Outcome() }
    let begin = DispatchTime.now().uptimeNanoseconds
    let priced = SubInstance(district, clusters, cluster: cluster, fees: fees, previous: previous, keepsRules: true)
    guard var model = try? Model(priced.instance, previous: priced.previous) else { return Outcome() }
    let outer = { [sub, district, model] (shift: Int) in sub.shift(shift, model, of: district) }
    let price = Int(Self.trespass * district.typicalPrice())
    for shift in shared.flatMap({ model.workers[$0].shifts }) where !allotment.allows(shift: outer(shift), cluster: cluster) {
      model.shifts[shift].ifNeededCost += price
    }
    let own = SearchState(
      model, options: options, interruption: interruption, observer: nil, previous: priced.previous, begin: begin
    ) { [sub, model] shift, job in allotment.allows(shift: outer(shift), group: sub.groups[model.jobs[job].group]) }
    let search = OneThreadSearch(own) { state, assistant in climb(state, assistant) }
    rosterSearch = search
    search.run { search.tree.hasDived || search.tree.isExhausted }
    return outcome(of: search)
  }

  /// Goes on with what `search` has begun.
  func goOn(_ options: Options) -> Outcome {
    guard let search = rosterSearch else { return Outcome() }
    let (state, work) = (search.state, search.state.work)
    state.profile = Profile()
    state.extend(seconds: options.timeLimitSeconds, work: options.workLimit)
    search.run { false }
    var outcome = outcome(of: search)
    outcome.work -= work
    return outcome
  }

  private func outcome(of search: OneThreadSearch) -> Outcome {
    let own = search.state
    var outcome = Outcome(bound: own.bound ?? 0, work: own.work, profile: own.profile)
    // What leaves out a mandatory task is dear beyond measure.
    if let total = own.total, own.isIncumbentValid { outcome.excess = Double(total - outcome.bound) } else { outcome.excess = own.model.typicalPrice() }
    if let found = own.incumbent { outcome.services = sub.outward(found.services(own.model), own.model, of: district) }
    return outcome
  }

  /// Bounds the cluster at the same fees, as if shared workers were nowhere else. Comes after `search`, whose routes, rows and cuts of cells it goes on
  /// from: cells only part begins, and none of the rows speaks of what the rules of shared workers add. Their roster obeys fewer rules all the more.
  func bound(_ fees: Fees, _ options: Options, _ interruption: Interruption) -> Outcome {
    guard !interruption.isRaised else { return Outcome() }
    let begin = DispatchTime.now().uptimeNanoseconds
    let priced = SubInstance(district, clusters, cluster: cluster, fees: fees, previous: previous)
    guard let model = try? Model(priced.instance, previous: priced.previous) else { return Outcome() }
    let own = SearchState(model, options: options, interruption: interruption, observer: nil, begin: begin)
    if let found = rosterSearch?.state, found.isIncumbentValid, let roster = found.incumbent { own.offer(roster) }
    climb(own, nil).advance { false }
    bounding = own
    return bound(of: own)
  }

  /// Goes on with what `bound` has begun.
  func goOnBounding(_ options: Options) -> Outcome {
    guard let state = bounding else { return Outcome() }
    let work = state.work
    state.profile = Profile()
    state.extend(seconds: options.timeLimitSeconds, work: options.workLimit)
    tree?.advance { false }
    var outcome = bound(of: state)
    outcome.work -= work
    return outcome
  }

  private func bound(of own: SearchState) -> Outcome {
    var outcome = Outcome(bound: own.bound ?? 0, work: own.work, profile: own.profile)
    outcome.isInfeasible = !own.isIncumbentValid && outcome.bound > own.costCeiling
    outcome.excess = own.isIncumbentValid ? Double((own.total ?? 0) - outcome.bound) : own.model.typicalPrice()
    return outcome
  }

  /// The tree, at its root, for a model that differs from the last one in what shared workers may do and cost.
  private func climb(_ state: SearchState, _ assistant: Assistant?) -> BranchAndPrice {
    let model = state.model
    var graphs = graphs
    for shift in shared.flatMap({ model.workers[$0].shifts }) { graphs[shift] = ShiftGraph(model, shift: shift, neighbours: 12) }
    let tree = self.tree ?? makeTree(state, assistant, graphs)
    if self.tree != nil { tree.restart(state, assistant, graphs: graphs) }
    self.tree = tree
    tree.master.model = model
    for worker in shared { tree.master.reprice(worker: worker) }
    return tree
  }

  private func makeTree(_ state: SearchState, _ assistant: Assistant?, _ graphs: [ShiftGraph]) -> BranchAndPrice {
    guard var master = self.master.take() else { preconditionFailure("the market hands the master back") }
    // Whatever round the market ended with, nobody is held to a share.
    for worker in shared { master.hold(worker: worker, share: 1) }
    return BranchAndPrice(state, assistant, graphs: graphs, master: master, isSolved: isOpen)
  }

  /// What a search on one cluster came to.
  struct Outcome: Sendable {
    var services: [Service] = []
    var bound = 0
    /// What a better roster could still gain.
    var excess = 0.0
    var isInfeasible = false
    var work = 0
    var profile = Profile()
  }

  private func take(_ offer: Market.Offer, _ master: inout Master) {
    for index in shared {
      let worker = sub.workers[index]
      switch offer {
      case .shares:
        let places = clusters.shares[worker]
        let own = places.first { $0.cluster == cluster }?.jobs ?? 0
        master.hold(worker: index, share: Double(own) / Double(places.reduce(0) { $0 + $1.jobs }))
      case .fees(let fees), .proof(let fees):
        master.hold(worker: index, share: 1)
        let own = state.model.workers[index]
        let fee = own.jobs.map { fees.fee(district.workers[worker], group: sub.groups[state.model.jobs[$0].group], district) }
        master.setAssignmentCosts(ofWorker: index, zip(own.assignmentCost, fee).map(+))
      }
    }
  }

  /// What a service by the shared worker who would bring most is worth, by group of the district.
  private func worths(_ duals: Duals, _ master: borrowing Master) -> [(group: Int, worth: Double)] {
    let coefficients = master.coefficients
    var worths: [Int: Double] = [:]
    for index in shared {
      let worker = master.model.workers[index]
      for shift in worker.shifts {
        let prices = duals.prices(of: shift, coefficients)
        for node in prices.nodes {
          let position = master.model.shifts[shift].candidates[Int(node.candidate)]
          let group = master.model.jobs[worker.jobs[position]].group
          // What the worker's own minutes are worth is not the cluster's to pay.
          let worth = -node.cost + prices.minute * Double(node.duration) + Double(worker.assignmentCost[position])
          worths[group] = max(worths[group] ?? 0, worth)
        }
      }
    }
    return worths.keys.sorted().map { (sub.groups[$0], worths[$0] ?? 0) }
  }

  /// How many services by shared workers the relaxation uses, by trade, and what it pays in fees for them.
  private func wanted(_ master: borrowing Master) -> (services: [(trade: Int, services: Double)], paid: Double) {
    let values = master.problem.values()
    var sums: [Int: Double] = [:]
    var paid = 0.0
    for index in shared where Fees.isPriced(district.workers[sub.workers[index]], district) {
      let (worker, unpaid) = (master.model.workers[index], state.model.workers[index])
      for route in worker.shifts.flatMap({ master.routesOfShift[$0] }) {
        let value = values[master.columnOfRoute[route].index]
        guard value > 1e-7 else { continue }
        for stop in master.routes[route].stops {
          let group = sub.groups[master.model.jobs[stop.job].group]
          if let trade = trades.trade(district.workers[sub.workers[index]], group: group, district) { sums[trade, default: 0] += value }
          if let position = worker.position(of: stop.job) { paid += value * Double(worker.assignmentCost[position] - unpaid.assignmentCost[position]) }
        }
      }
    }
    return (sums.keys.sorted().map { ($0, sums[$0] ?? 0) }, paid)
  }
}

extension Master {
  /// Gives a worker a share of all that limits the worker's routes.
  fileprivate mutating func hold(worker: Int, share: Double) {
    var own: Set<Int> = []
    for shift in model.workers[worker].shifts {
      own.formUnion([rows.oneRoute[shift], rows.dayMinutes[shift], rows.weekMinutes[shift], rows.weekShifts[shift]])
      own.formUnion(rows.packs[shift].map(\.row))
    }
    own.remove(-1)
    for row in own.sorted() { problem.setBounds(Row(row), .atMost(rowBounds[row].upper * share)) }
  }

  /// Leaves a worker only the routes that the model allows by now, at what they cost and use up there.
  fileprivate mutating func reprice(worker: Int) {
    for shift in model.workers[worker].shifts {
      for index in routesOfShift[shift] {
        let old = routes[index]
        guard let timetable = cells.timetable(shift: shift, stops: old.stops, model) else {
          close(index)
          continue
        }
        routes[index] = model.priced(shift: shift, stops: old.stops, gaps: timetable.gaps, cells: cells)
        problem.setCost(columnOfRoute[index], Double(routes[index].cost))
        if routes[index].metres != old.metres { problem.setColumn(columnOfRoute[index], Master.merged(coefficients.entries(of: routes[index]))) }
      }
      routesOfShift[shift].removeAll { isDead[$0] }
    }
  }

  /// Changes what it costs to have a worker serve each of the worker's jobs, by position.
  fileprivate mutating func setAssignmentCosts(ofWorker worker: Int, _ costs: [Int]) {
    let own = model.workers[worker]
    guard costs != own.assignmentCost else { return }
    model.workers[worker].assignmentCost = costs
    for route in own.shifts.flatMap({ routesOfShift[$0] }) {
      for stop in routes[route].stops {
        if let position = own.position(of: stop.job) { routes[route].cost += costs[position] - own.assignmentCost[position] }
      }
      problem.setCost(columnOfRoute[route], Double(routes[route].cost))
    }
  }
}
