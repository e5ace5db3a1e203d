import Instances

/// Finds the prices at which clusters and the workers whom they share agree, or nearly so.
///
/// First every cluster's relaxation has a share of each shared worker; its duals say what one more service would be worth, and prices start there. Then
/// the clusters may have all of every worker, at the prices' fees, while every worker does what earns most; all answers so far say where prices might
/// promise more (`PriceModel`), and these are tried next. The round whose fees give the greatest bound counts. Fees need not be exact for the bound to
/// hold (`Fees`), so the relaxations go without cuts of cells and without exact pricing.
struct Market: Sendable {
  let model: Model
  let clusters: Clusters
  let crew: ClusterCrew

  private static let rounds = 100
  /// Prices start at this share of the worths: those are of clusters which have little of each worker.
  private static let firstShare = 0.05
  /// Prices are as good as agreed when others promise less than this share of the bound more.
  private static let agreement = 2e-4

  /// What comes of the market.
  struct Agreement: Sendable {
    /// None where time was too short for one round.
    var fees: Fees
    /// How many services by shared workers the clusters want at these fees, by group.
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
    /// By group of the district that is here: what one more service by a shared worker is worth, and how many there are.
    var worths: [(group: Int, worth: Double)] = []
    var wanted: [(group: Int, services: Double)] = []
    /// What is paid for these services, assignments and fees.
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
      fees: Fees(model, clusters), wanted: Array(repeating: 0, count: model.groups.count), worths: Array(repeating: 0, count: model.groups.count),
      bounds: Array(repeating: 0, count: clusters.groups.count))
    guard let start = round(.shares) else { return agreement }
    agreement.worths = worths(start)
    let scale = agreement.worths
    let groups = scale.indices.filter { scale[$0] > 0 }
    let shared = model.workers.filter { clusters.isShared($0.worker) }
    var answers = PriceModel(groups: groups, parties: clusters.groups.count + shared.count)
    // Idle workers earn nothing.
    for place in shared.indices { answers.add(party: clusters.groups.count + place, cost: 0, wanted: []) }
    var region = TrustRegion(center: groups.map { scale[$0] * Self.firstShare }, unit: groups.map { max(50, scale[$0]) })
    var point = region.center
    var promise = Double.infinity
    for _ in 0..<Self.rounds where !isOver() {
      var prices = Array(repeating: 0.0, count: model.groups.count)
      for (group, price) in zip(groups, point) { prices[group] = price }
      let fees = Fees(model, clusters, prices: prices)
      guard let reports = round(.fees(fees)) else { break }
      let works = parallelMap(shared.count, threads: threads) { fees.mostEarned(shared[$0], model) }
      for (party, report) in reports.enumerated() { answers.add(party: party, cost: report.objective - report.paid, wanted: report.wanted) }
      for (place, work) in works.enumerated() where work.profit > 0 {
        let offer = fees.offer(work, shared[place], model)
        let paid = offer.reduce(0) { $0 + $1.services * prices[$1.group] }
        answers.add(party: clusters.groups.count + place, cost: paid - Double(work.profit), wanted: offer.map { ($0.group, -$0.services) })
      }
      let earned = works.reduce(0) { $0 + $1.profit }
      let value = reports.reduce(-Double(earned)) { $0 + $1.objective }
      if region.judge(point, value: value, promise: promise) { (agreement.fees, agreement.earned) = (fees, earned) }
      guard let next = answers.best(around: region.center, within: region.reaches, seconds: state.secondsLeft) else { break }
      (point, promise) = next
      if promise - region.value < Self.agreement * abs(region.value) { break }
    }
    for (group, services) in zip(groups, answers.wanted()) { agreement.wanted[group] = services }
    if let reports = round(.proof(agreement.fees)) { agreement.bounds = reports.map(\.bound) }
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
