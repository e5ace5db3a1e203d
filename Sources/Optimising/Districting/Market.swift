import Dispatch
import Foundation
import Instances
import LinearPrograms
import Schedules
import Synchronization

/// Finds the prices at which clusters and the workers whom they share agree, or nearly so.
///
/// First every cluster's relaxation has a share of each shared worker; its duals say what one more service would be worth, and prices start there. Then
/// the clusters may have all of every worker, at the prices' fees, while every worker does what earns most; the price of what is wanted more often than
/// it is offered rises, and that of what nobody wants falls (a subgradient method, its directions averaged: Barahona and Anbil 2000). The round whose
/// fees promise the greatest bound counts. Fees need not be exact for the bound to hold (`Fees`), so the relaxations go without cuts of cells and
/// without exact pricing.
struct Market: Sendable {
  let model: Model
  let clusters: Clusters
  let previous: Schedule?

  private static let rounds = 60
  /// Prices start at this share of the worths: those are of clusters which have little of each worker.
  private static let firstShare = 0.05
  /// Rounds without a better one before steps get shorter, and when they are too short to go on.
  private static let patience = 3
  private static let leastStep = 0.04

  /// What is known of a cluster at the agreed fees.
  struct Known: Sendable {
    /// Lower bound on its total.
    var bound = 0.0
    /// Routes, in the cluster's own handles, that its tree may start from.
    var routes: [RouteColumn] = []
  }

  /// What one cluster's relaxation says.
  private struct Report: Sendable {
    var objective = 0.0
    /// Lower bound on the cluster's total at the fees, where it was asked for.
    var bound = 0.0
    /// Routes, in the cluster's own handles, that its tree may start from.
    var routes: [RouteColumn] = []
    /// By group of the district that is here: what one more service by a shared worker is worth, and how many there are.
    var worths: [(group: Int, worth: Double)] = []
    var wanted: [(group: Int, services: Double)] = []
    var work = 0
    var profile = Profile()
    /// The relaxation was solved.
    var isComplete = false
  }

  /// What a round is about: a share of each shared worker, or fees.
  private enum Offer: Sendable {
    case shares
    case fees(Fees)
    /// Fees, and a bound at them by exact pricing.
    case proof(Fees)
  }

  /// - Parameter isOver: whether no more prices are to be tried.
  /// - Returns: the fees, none where time was too short for one round; and what is known of each cluster at these fees.
  func agree(_ state: SearchState, isOver: () -> Bool) -> (fees: Fees, known: [Known]) {
    let threads = min(state.options.threads, clusters.groups.count)
    let board = Mutex((offer: Offer.shares, reports: Array(repeating: Report(), count: clusters.groups.count)))
    let (options, interruption, secondsLeft, cutOff) = (state.options, state.interruption, state.secondsLeft, state.cutOff)
    let crew = Crew(threads) { thread, nextRound in
      // GLPK's problems stay on their thread.
      var stalls: [Stall] = []
      for cluster in clusters.groups.indices where cluster % threads == thread {
        if cutOff() { break }
        if let stall = Stall(self, cluster: cluster, options, interruption, secondsLeft: secondsLeft) { stalls.append(stall) }
      }
      while nextRound() {
        let offer = board.withLock { $0.offer }
        for stall in stalls {
          let report = stall.round(offer, self)
          board.withLock { $0.reports[stall.cluster] = report }
        }
      }
    }
    defer { crew.end() }
    /// - Returns: nil when time was too short.
    func round(_ offer: Offer) -> [Report]? {
      guard state.stop == nil else { return nil }
      board.withLock { $0.offer = offer }
      crew.round()
      let reports = board.withLock { $0.reports }
      for report in reports {
        state.spend(report.work)
        state.profile.add(report.profile)
      }
      return reports.allSatisfy(\.isComplete) ? reports : nil
    }

    var best = Fees(model, clusters)
    guard let start = round(.shares) else { return (best, clusters.groups.map { _ in Known() }) }
    var scale = Array(repeating: 0.0, count: model.groups.count)
    for report in start { for entry in report.worths { scale[entry.group] = max(scale[entry.group], entry.worth) } }
    // Nothing is worth more than leaving it out costs, ransoms of mandatory tasks aside.
    for (index, group) in model.groups.enumerated() { scale[index] = min(scale[index], Double(model.jobs[group.jobs[0]].unservedCost + group.noneServedCost)) }
    var prices = scale.map { $0 * Self.firstShare }
    var drift = Array(repeating: 0.0, count: prices.count)
    let shared = model.workers.filter { clusters.isShared($0.worker) }
    var promise = -Double.infinity
    var step = 0.15
    var sinceBest = 0
    var bestPrices = prices
    for number in 0..<Self.rounds where !isOver() {
      let fees = Fees(model, clusters, prices: prices)
      guard let reports = round(.fees(fees)) else { break }
      let works = parallelMap(shared.count, threads: threads) { fees.mostEarned(shared[$0], model) }
      let earned = works.reduce(0) { $0 + $1.profit }
      let value = reports.reduce(-Double(earned)) { $0 + $1.objective }
      var excess = Array(repeating: 0.0, count: prices.count)
      for report in reports { for entry in report.wanted { excess[entry.group] += entry.services } }
      for work in works { for group in work.groups { excess[group] -= 1 } }
      if value > promise {
        promise = value
        best = fees
        bestPrices = prices
        sinceBest = 0
      } else {
        sinceBest += 1
        if sinceBest == Self.patience {
          sinceBest = 0
          step *= 0.6
          prices = bestPrices
          if step < Self.leastStep { break }
        }
      }
      for group in prices.indices {
        drift[group] = number == 0 ? excess[group] : 0.5 * drift[group] + 0.5 * excess[group]
        prices[group] = max(0, prices[group] + step * max(50, scale[group]) * max(-1, min(1, drift[group])))
      }
    }
    return (best, round(.proof(best))?.map { Known(bound: $0.bound, routes: $0.routes) } ?? clusters.groups.map { _ in Known() })
  }

  /// One cluster at the market: its relaxation, kept from round to round.
  private final class Stall {
    /// Routes whose reduced cost is below this are worth handing on.
    private static let nearCost = 100.0
    let cluster: Int
    private let sub: SubInstance
    private let state: SearchState
    private var master: Master
    private let graphs: [ShiftGraph]
    private var isOpen = false

    init?(_ market: Market, cluster: Int, _ options: Options, _ interruption: Interruption, secondsLeft: Double) {
      self.cluster = cluster
      sub = SubInstance(market.model, market.clusters, cluster: cluster, sharing: .all(Fees(market.model, market.clusters)), previous: market.previous)
      guard let model = try? Model(sub.instance, previous: sub.previous) else { return nil }
      var options = options
      options.threads = 1
      options.timeLimitSeconds = secondsLeft.isFinite ? secondsLeft : nil
      state = SearchState(model, options: options, interruption: interruption, observer: nil)
      graphs = model.shifts.indices.map { ShiftGraph(model, shift: $0, neighbours: 12) }
      master = Master(model, cells: CellTable(model.jobs))
    }

    func round(_ offer: Offer, _ market: Market) -> Report {
      let (model, clusters) = (state.model, market.clusters)
      var report = Report()
      for index in sub.workers.indices where clusters.isShared(sub.workers[index]) {
        let worker = sub.workers[index]
        switch offer {
        case .shares:
          let places = clusters.shares[worker]
          let jobs = places.reduce(0) { $0 + $1.jobs }
          let own = places.first { $0.cluster == cluster }?.jobs ?? 0
          master.hold(worker: index, share: Double(own) / Double(jobs))
        case .fees(let fees), .proof(let fees):
          master.hold(worker: index, share: 1)
          let whole = market.model.workers[worker]
          master.pay(
            worker: index,
            model.workers[index].jobs.map { job in
              whole.position(of: sub.job(job, model, of: market.model)).map { fees.ofWorker[worker][$0] } ?? 0
            })
        }
      }
      var generation = ColumnGeneration(state: state, graphs: graphs)
      generation.isFirst = !isOpen
      if case .proof = offer { generation.isProven = true } else { generation.isProven = false }
      generation.mostPricings = 100
      generation.cutRounds = 0
      isOpen = true
      let (work, profile) = (state.work, state.profile)
      let relaxed = generation.run(&master)
      report.work = state.work - work
      report.profile = state.profile.since(profile)
      guard let relaxed, state.stop == nil else { return report }
      report.isComplete = true
      report.objective = relaxed.objective
      if case .proof = offer {
        report.bound = max(0, relaxed.bound)
        report.routes = master.routes.indices.filter { master.problem.reducedCost(master.columnOfRoute[$0]) < Self.nearCost }.map { master.routes[$0] }
      }
      report.worths = worths(relaxed.duals, market)
      report.wanted = wanted(market)
      return report
    }

    /// What a service by the shared worker who would bring most is worth, by group.
    private func worths(_ duals: Duals, _ market: Market) -> [(group: Int, worth: Double)] {
      let coefficients = master.coefficients
      var worths: [Int: Double] = [:]
      for index in sub.workers.indices where market.clusters.isShared(sub.workers[index]) {
        let worker = master.model.workers[index]
        for shift in worker.shifts {
          let prices = duals.prices(of: shift, coefficients)
          for node in prices.nodes {
            let position = master.model.shifts[shift].candidates[Int(node.candidate)]
            // What the worker's own minutes are worth is not the cluster's to pay.
            let worth = -node.cost + prices.minute * Double(node.duration) + Double(worker.assignmentCost[position])
            worths[master.model.jobs[worker.jobs[position]].group, default: 0] = max(worths[master.model.jobs[worker.jobs[position]].group] ?? 0, worth)
          }
        }
      }
      return worths.keys.sorted().map { (sub.groups[$0], worths[$0] ?? 0) }
    }

    /// How many services by shared workers the relaxation uses, by group.
    private func wanted(_ market: Market) -> [(group: Int, services: Double)] {
      let values = master.problem.values()
      var sums: [Int: Double] = [:]
      for index in sub.workers.indices where market.clusters.isShared(sub.workers[index]) {
        for shift in master.model.workers[index].shifts {
          for route in master.routesOfShift[shift] where values[master.columnOfRoute[route].index] > 1e-7 {
            for stop in master.routes[route].stops {
              sums[master.model.jobs[stop.job].group, default: 0] += values[master.columnOfRoute[route].index]
            }
          }
        }
      }
      return sums.keys.sorted().map { (sub.groups[$0], sums[$0] ?? 0) }
    }
  }
}

extension Master {
  /// Rows that only routes of one worker are in, with their bounds.
  private func ownRows(ofWorker worker: Int) -> [Int] {
    var own: Set<Int> = []
    for shift in model.workers[worker].shifts {
      own.formUnion([rows.oneRoute[shift], rows.dayMinutes[shift], rows.weekMinutes[shift], rows.weekShifts[shift]])
      own.formUnion(rows.packs[shift].map(\.row))
    }
    own.remove(-1)
    return own.sorted()
  }

  /// Gives a worker a share of all that limits the worker's routes.
  mutating func hold(worker: Int, share: Double) {
    for row in ownRows(ofWorker: worker) { problem.setBounds(Row(row), .atMost(rowBounds[row].upper * share)) }
  }

  /// Changes what it costs to have a worker serve each of the worker's jobs.
  ///
  /// - Parameter fees: by position in the worker's jobs; in place of those paid so far.
  mutating func pay(worker: Int, _ fees: [Int]) {
    let own = model.workers[worker]
    if paid[worker] == nil { paid[worker] = Array(repeating: 0, count: own.jobs.count) }
    let changes = zip(fees, paid[worker] ?? []).map { $0 - $1 }
    guard changes.contains(where: { $0 != 0 }) else { return }
    paid[worker] = fees
    for (position, change) in changes.enumerated() { model.workers[worker].assignmentCost[position] += change }
    for shift in own.shifts {
      for route in routesOfShift[shift] {
        for stop in routes[route].stops { if let position = own.position(of: stop.job) { routes[route].cost += changes[position] } }
        problem.setCost(columnOfRoute[route], Double(routes[route].cost))
      }
    }
  }
}
