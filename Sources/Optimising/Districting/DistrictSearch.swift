import Instances
import Schedules

/// The search on a district: a first roster of the whole; fees for shared workers; each cluster's roster searched at these fees, then its bound; and
/// the rosters, put together, improved as one, by local search and by trees on one cluster beside the others.
///
/// The bounds of the clusters, less what the fees can earn, add up to a bound on the district's total (see `Fees`).
struct DistrictSearch {
  /// Smaller instances are better solved as one.
  static let leastJobs = 150
  /// Instances of one-person visits alone are easier, so larger ones are solved as one, too.
  static let leastPlainJobs = 3000
  /// Shares of the time, or work, by which the parts of the search are over.
  private enum End {
    static let first = 0.03
    static let market = 0.3
    static let rosters = 0.7
    static let refined = 0.95
  }

  /// Shares of the time, or work, that other parts have at the least; where the bounds take all of it, or first dives are late, nothing is refined.
  private enum Length {
    static let lateDives = 0.08
    /// Of the bounds' own time: what goes where most is left to gain.
    static let laterBounds = 0.4
    static let bounds = 0.14
    static let polishing = 0.04
  }

  /// Units of work that a group of tasks asks for until its cluster's bound hardly rises any more.
  private static let needOfBounds = 5200

  /// How many fair shares of the time a cluster's first dive may take: most take less.
  private static let generosity = 1.5

  private let state: SearchState
  private let clusters: Clusters

  /// - Returns: nil when the instance is small, or does not fall into clusters.
  init?(_ state: SearchState, leastJobs: Int = leastJobs, leastPlainJobs: Int = leastPlainJobs) {
    let isPlain = !state.model.jobs.contains { $0.isTimed }
    guard state.model.jobs.count >= (isPlain ? leastPlainJobs : leastJobs) else { return nil }
    let clusters = Clusters(state.model)
    guard clusters.groups.count > 1 else { return nil }
    self.state = state
    self.clusters = clusters
  }

  /// - Returns: why it stopped.
  func run() -> Schedule.Stopped {
    var plan = Plan(state.model, state.index)
    plan.build { state.stop != nil }
    state.offer(plan.roster())
    var polishing = Polishing(state, clusters)
    polishing.run { isOver(End.first) }
    if let stop = state.stop { return stop }
    guard clusters.mayBeSplit(state.model, threads: state.options.threads, isStopped: state.cutOff) else {
      return state.stop ?? Search(state).run()
    }
    state.enter(.relaxation)
    let trades = Trades(state.model, clusters)
    let (crew, interruption) = (ClusterCrew(state, clusters, trades, previous: state.previous), state.interruption)
    defer { crew.end() }
    let market = Market(model: state.model, clusters: clusters, trades: trades, crew: crew)
    let agreement = market.agree(state) { isOver(End.market) }
    raise(agreement.bounds, agreement.earned)
    state.enter(.branching)
    let allotment = Allotment(state.model, clusters, trades, agreement, threads: state.options.threads)
    // The last ones on each thread may have been left less than the others took.
    let begun = crew.search(state, by: End.rosters + Length.lateDives, generosity: Self.generosity) { master, options in
      master.search(agreement.fees, allotment, options, interruption)
    }
    // What the first dives leave of the time goes where most is left to gain.
    let found = crew.search(state, by: End.rosters, weights: begun.map { 1 + $0.excess }) { master, options in master.goOn(options) }
    let boundsEnd = min(End.refined, max(state.shareUsed, End.rosters) + max(Length.bounds, share(of: Self.needOfBounds)))
    let firstBoundsEnd = boundsEnd - Length.laterBounds * (boundsEnd - state.shareUsed)
    let roughly = crew.search(state, by: firstBoundsEnd) { master, options in master.bound(agreement.fees, options, interruption) }
    let bounded = crew.search(state, by: boundsEnd, weights: roughly.map { 1 + $0.excess }) { master, options in master.goOnBounding(options) }
    if let infeasible = bounded.first(where: \.isInfeasible) {
      state.raise(Double(max(infeasible.bound, state.costCeiling + 1)))
      return .exhausted
    }
    raise(zip(bounded, agreement.bounds).map { max(Double($0.bound), $1) }, agreement.earned)
    state.enter(.neighbourhood)
    polishing.putTogether(found.flatMap(\.services))
    polishing.run { isOver(boundsEnd + Length.polishing) }
    var refining = Refining(state, clusters, polishing, found)
    refining.run(by: End.refined) { isOver(End.refined) }
    polishing.run { false }
    return state.stop ?? .exhausted
  }

  /// The district's bound: what the clusters come to at least, less what shared workers can earn of it.
  private func raise(_ bounds: [Double], _ earned: Int) { state.raise(max(0, bounds.reduce(Double(alwaysUnused - earned), +))) }

  /// Whether a share of the time, or work, is over.
  private func isOver(_ share: Double) -> Bool { state.shareUsed > share }

  /// What share of the time, or work, so many units for each group come to; 0 where neither is limited.
  private func share(of unitsPerGroup: Int) -> Double {
    let units = Double(unitsPerGroup * state.model.groups.count)
    let seconds = units * SearchState.secondsPerUnit / Double(min(state.options.threads, clusters.groups.count))
    let time = state.options.timeLimitSeconds.map { seconds / $0 } ?? 0
    return max(time, state.options.workLimit.map { units / Double($0) } ?? 0)
  }

  /// Workers who offer a shift that nothing can fill are never used, in any schedule.
  private var alwaysUnused: Int {
    state.model.workers.reduce(0) { sum, worker in
      guard worker.jobs.isEmpty, !worker.shifts.isEmpty else { return sum }
      return sum + state.model.instance.kinds[state.model.instance.workers[worker.worker].kind].unusedCost
    }
  }
}
