import Instances

/// Finds the prices at which clusters and the workers whom they share agree, or nearly so.
///
/// First every cluster's relaxation has a share of each shared worker; its duals say what one more service would be worth, and prices start there. Then
/// the clusters may have all of every worker, at the prices' fees, while every worker does what earns most; all answers so far say where prices might
/// promise more (`PriceSearch`), and these are tried next. Fees need not be exact for the bound to hold (`Fees`), so rounds go without cuts of cells and
/// without exact pricing; now and then that prices the clusters at the best fees, and those whose bound comes out greatest count.
struct Market: Sendable {
  let model: Model
  let clusters: Clusters
  let trades: Trades
  let crew: ClusterCrew

  /// How many rounds there are between two proofs.
  private static let mostRounds = 40
  /// How often exact pricing shows what the prices are worth.
  private static let mostProofs = 5
  /// By which share of the bound fast pricing may have overlooked something.
  private static let credulity = 1e-4

  /// What comes of the market.
  struct Agreement: Sendable {
    /// None where time was too short for one round.
    var fees: Fees
    /// How many services the clusters want, by trade, where the market has ended.
    var wanted: [Double]
    /// What one more service of each group would be worth if clusters had a share of each worker only.
    var worths: [Double]
    /// What shared workers earn of them at most.
    var earned = 0
    /// Lower bound on each cluster's total at these fees.
    var bounds: [Double]
  }

  /// What one cluster's relaxation says.
  struct Report: Sendable {
    var objective = 0.0
    /// Lower bound on the cluster's total, where it was asked for.
    var bound = 0.0
    /// By group of the district that is here: what one more service by a shared worker is worth.
    var worths: [(group: Int, worth: Double)] = []
    /// How many services of each trade there are.
    var wanted: [(trade: Int, services: Double)] = []
    /// What is paid for these services in fees.
    var paid = 0.0
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
  func agree(_ state: SearchState, isOver: () -> Bool) -> Agreement {
    let threads = state.options.threads
    /// - Returns: nil when time was too short.
    func round(_ offer: Offer) -> [Report]? {
      guard state.stop == nil else { return nil }
      let reports = crew.map { master in master.round(offer) }.compactMap { $0 }
      for report in reports {
        state.spend(report.work)
        state.profile.add(report.profile)
      }
      return reports.count == clusters.groups.count && reports.allSatisfy(\.isComplete) ? reports : nil
    }

    var agreement = Agreement(
      fees: Fees(model, clusters), wanted: Array(repeating: 0, count: trades.all.count), worths: Array(repeating: 0, count: model.groups.count),
      bounds: Array(repeating: 0, count: clusters.groups.count))
    guard let start = round(.shares) else { return agreement }
    agreement.worths = worths(start)
    let shared = model.workers.filter { clusters.isShared($0.worker) }
    var search = PriceSearch(trades, worths: agreement.worths, parties: clusters.groups.count + shared.count)
    // Idle workers earn nothing.
    for place in shared.indices { search.learn(party: clusters.groups.count + place, cost: 0, wanted: []) }
    func learn(_ reports: [Report], _ search: inout PriceSearch) {
      for (party, report) in reports.enumerated() { search.learn(party: party, cost: report.objective - report.paid, wanted: report.wanted) }
    }
    // The best so far.
    var (fees, earned) = (agreement.fees, 0)
    var (proofs, proven) = (0, -Double.infinity)
    while true {
      var rounds = 0
      let isCoarse = search.isCoarse
      while rounds < Self.mostRounds, search.isCoarse == isCoarse, !isOver() {
        rounds += 1
        let prices = search.prices
        let tried = Fees(model, clusters, trades, prices: prices)
        guard let reports = round(.fees(tried)) else { break }
        learn(reports, &search)
        let works = parallelMap(shared.count, threads: threads) { tried.mostEarned(shared[$0], model) }
        for (place, work) in works.enumerated() where work.profit > 0 {
          let offer = tried.offer(work, shared[place], model, trades)
          let paid = offer.reduce(0) { $0 + $1.services * Double(prices[$1.trade]) }
          search.learn(party: clusters.groups.count + place, cost: paid - Double(work.profit), wanted: offer.map { ($0.trade, -$0.services) })
        }
        let sum = works.reduce(0) { $0 + $1.profit }
        if search.judge(reports.reduce(-Double(sum)) { $0 + $1.objective }) { (fees, earned) = (tried, sum) }
        if !search.advance({ state.secondsLeft }) { break }
      }
      if proofs == 0 { (agreement.fees, agreement.earned) = (fees, earned) }
      proofs += 1
      guard let reports = round(.proof(fees)) else { break }
      let value = reports.reduce(-Double(earned)) { $0 + $1.bound }
      if value > proven {
        (agreement.fees, agreement.earned, agreement.bounds) = (fees, earned, reports.map(\.bound))
        proven = value
      }
      // What the fast pricing has overlooked is known now, and makes other prices promise more.
      guard isCoarse || search.value - value > Self.credulity * abs(value), proofs < Self.mostProofs, !isOver() else { break }
      learn(reports, &search)
      search.correct(to: value)
      if !search.advance({ state.secondsLeft }) { break }
    }
    agreement.wanted = search.wanted()
    return agreement
  }

  /// What one more service of each group is worth at most, by what clusters with a share of each worker say.
  private func worths(_ reports: [Report]) -> [Double] {
    var worths = Array(repeating: 0.0, count: model.groups.count)
    for report in reports { for entry in report.worths { worths[entry.group] = max(worths[entry.group], entry.worth) } }
    // Nothing is worth more than leaving it out costs, ransoms of mandatory tasks aside.
    return zip(worths, model.groups).map { min($0, Double(model.jobs[$1.jobs[0]].unservedCost + $1.noneServedCost)) }
  }
}
