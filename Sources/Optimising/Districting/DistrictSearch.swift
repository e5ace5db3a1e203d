import Instances
import Schedules

/// The search on a district: a first roster of the whole; fees for shared workers; each cluster bounded and its roster searched at these fees; and the
/// rosters, put together, improved as one.
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
    static let market = 0.42
    static let clusters = 0.85
  }
  /// Work on each cluster where neither time nor work is limited.
  private static let boundlessWork = 20_000

  private let state: SearchState
  private let clusters: Clusters
  private let previous: Schedule?

  /// - Returns: nil when the instance is small, or does not fall into clusters.
  init?(_ state: SearchState, previous: Schedule?, leastJobs: Int = leastJobs, leastPlainJobs: Int = leastPlainJobs) {
    let isPlain = !state.model.jobs.contains { $0.isTimed }
    guard state.model.jobs.count >= (isPlain ? leastPlainJobs : leastJobs) else { return nil }
    let clusters = Clusters(state.model)
    guard clusters.groups.count > 1 else { return nil }
    self.state = state
    self.clusters = clusters
    self.previous = previous
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
    let crew = ClusterCrew(state, clusters, previous: previous)
    defer { crew.end() }
    let market = Market(model: state.model, clusters: clusters, crew: crew)
    let agreement = market.agree(state) { isOver(End.market) }
    raise(agreement.bounds, agreement.earned)
    state.enter(.branching)
    let parts = search(crew, agreement)
    for part in parts {
      state.spend(part.work)
      state.profile.add(part.profile)
    }
    if let infeasible = parts.first(where: \.isInfeasible) {
      state.raise(Double(max(infeasible.bound, state.costCeiling + 1)))
      return .exhausted
    }
    raise(zip(parts, agreement.bounds).map { max(Double($0.bound), $1) }, agreement.earned)
    state.enter(.neighbourhood)
    polishing.putTogether(parts.flatMap(\.services))
    polishing.run { false }
    return state.stop ?? .exhausted
  }

  /// The district's bound: what the clusters come to at least, less what shared workers can earn of it.
  private func raise(_ bounds: [Double], _ earned: Int) { state.raise(max(0, bounds.reduce(Double(alwaysUnused - earned), +))) }

  /// Whether a share of the time, or work, is over.
  private func isOver(_ share: Double) -> Bool {
    if let limit = state.options.timeLimitSeconds, state.seconds > limit * share { return true }
    if let limit = state.options.workLimit, Double(state.work) > Double(limit) * share { return true }
    return false
  }

  /// Workers who offer a shift that nothing can fill are never used, in any schedule.
  private var alwaysUnused: Int {
    state.model.workers.reduce(0) { sum, worker in
      guard worker.jobs.isEmpty, !worker.shifts.isEmpty else { return sum }
      return sum + state.model.instance.kinds[state.model.instance.workers[worker.worker].kind].unusedCost
    }
  }

  /// Searches every cluster with a fair share of the time or work that is left.
  private func search(_ crew: ClusterCrew, _ agreement: Market.Agreement) -> [ClusterMaster.Outcome] {
    let allotment = Allotment(state.model, clusters, agreement, threads: state.options.threads)
    let (options, interruption, clock) = (state.options, state.interruption, state.clock)
    let deadline = options.timeLimitSeconds.map { $0 * End.clusters } ?? .infinity
    let work = options.workLimit.map { max(1, (Int(Double($0) * End.clusters) - state.work) / clusters.groups.count) }
    return crew.map { master, share in
      var own = options
      own.threads = 1
      own.workLimit = work ?? (options.timeLimitSeconds == nil ? Self.boundlessWork : nil)
      let left = max(0, deadline - clock())
      own.timeLimitSeconds = left.isFinite ? max(0.02, left * share) : nil
      return master.search(agreement.fees, allotment, own, interruption)
    }.map { $0 ?? ClusterMaster.Outcome() }
  }
}
