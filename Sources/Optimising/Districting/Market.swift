import Instances
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
  /// Prices move by shares of the worths: so much at first, and shorter after so many rounds without a better one, until they are too short to go on.
  private static let firstStep = 0.15
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
  struct Report: Sendable {
    var objective = 0.0
    /// Where it was asked for.
    var known = Known()
    /// By group of the district that is here: what one more service by a shared worker is worth, and how many there are.
    var worths: [(group: Int, worth: Double)] = []
    var wanted: [(group: Int, services: Double)] = []
    var work = 0
    var profile = Profile()
    /// The relaxation was solved.
    var isComplete = false
  }

  /// What a round is about: a share of each shared worker, or fees.
  enum Offer: Sendable {
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
      var masters: [ClusterMaster] = []
      for cluster in clusters.groups.indices where cluster % threads == thread {
        if cutOff() { break }
        if let master = ClusterMaster(self, cluster: cluster, options, interruption, secondsLeft: secondsLeft) { masters.append(master) }
      }
      while nextRound() {
        let offer = board.withLock { $0.offer }
        for master in masters {
          let report = master.round(offer)
          board.withLock { $0.reports[master.cluster] = report }
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
    var step = Self.firstStep
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
    return (best, round(.proof(best))?.map(\.known) ?? clusters.groups.map { _ in Known() })
  }
}
