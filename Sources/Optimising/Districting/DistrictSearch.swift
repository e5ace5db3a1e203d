import Dispatch
import Instances
import LinearPrograms
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

  /// What the search on one cluster came to.
  private struct Part: Sendable {
    var services: [Service] = []
    var bound = 0
    var isInfeasible = false
    var work = 0
    var profile = Profile()
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
      var whole = Search(state)
      return state.stop ?? whole.run()
    }
    state.enter(.relaxation)
    let market = Market(model: state.model, clusters: clusters, previous: previous)
    let agreement = market.agree(state) { isOver(End.market) }
    let (model, threads, fees) = (state.model, state.options.threads, agreement.fees)
    let earned = parallelMap(model.workers.count, threads: threads) { fees.mostEarned(model.workers[$0], model).profit }.reduce(0, +)
    raise(agreement.known.map(\.bound), earned)
    state.enter(.branching)
    let parts = search(agreement)
    for part in parts {
      state.spend(part.work)
      state.profile.add(part.profile)
    }
    if let infeasible = parts.first(where: \.isInfeasible) {
      state.raise(Double(max(infeasible.bound, state.costCeiling + 1)))
      return .exhausted
    }
    raise(parts.map { Double($0.bound) }, earned)
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

  /// Searches every cluster at the fees, from what the market knows of it: the bound as if shared workers were nowhere else, rosters with what it is
  /// allotted of them.
  private func search(_ agreement: Market.Agreement) -> [Part] {
    let (fees, known) = (agreement.fees, agreement.known)
    let allotment = Allotment(state.model, clusters, agreement, threads: state.options.threads)
    let (model, clusters, previous, interruption) = (state.model, clusters, previous, state.interruption)
    return eachCluster(until: End.clusters) { cluster, options in
      let begin = DispatchTime.now().uptimeNanoseconds
      let least = Int((known[cluster].bound - Tolerance.bound).rounded(.up))
      let sub = SubInstance(model, clusters, cluster: cluster, fees: fees, previous: previous)
      guard let subModel = try? Model(sub.instance, previous: sub.previous) else { return Part(bound: least) }
      let subState = SearchState(subModel, options: options, interruption: interruption, observer: nil, begin: begin) { shift, job in
        allotment.allows(shift: sub.shift(shift, subModel, of: model), group: sub.groups[subModel.jobs[job].group])
      }
      var search = Search(subState, start: known[cluster].routes)
      _ = search.run()
      var part = Part(bound: max(least, subState.bound ?? 0), work: subState.work, profile: subState.profile)
      part.isInfeasible = !subState.isIncumbentValid && part.bound > subState.costCeiling
      if let roster = subState.incumbent { part.services = sub.outward(roster.services(subModel), subModel, of: model) }
      return part
    }
  }

  /// Does something for every cluster, on all threads, each with a fair share of the time or work that is left until a share of the whole is over.
  private func eachCluster(until end: Double, _ body: @escaping @Sendable (_ cluster: Int, _ options: Options) -> Part) -> [Part] {
    let (options, clock) = (state.options, state.clock)
    let deadline = options.timeLimitSeconds.map { $0 * end } ?? .infinity
    let jobs = clusters.groups.map { $0.count }
    let work = options.workLimit.map { max(1, (Int(Double($0) * end) - state.work) / jobs.count) }
    // Small ones first: what they do not need goes to the large.
    let order = jobs.indices.sorted { (jobs[$0], $0) < (jobs[$1], $1) }
    let after = order.indices.map { place in order[place...].reduce(0) { $0 + jobs[$1] } }
    let parts = parallelMap(order.count, threads: options.threads) { place -> Part in
      let cluster = order[place]
      var own = options
      own.threads = 1
      own.workLimit = work ?? (options.timeLimitSeconds == nil ? Self.boundlessWork : nil)
      let left = max(0, deadline - clock())
      let share = left * Double(options.threads * jobs[cluster]) / Double(after[place])
      own.timeLimitSeconds = left.isFinite ? max(0.02, min(left, share)) : nil
      return body(cluster, own)
    }
    var inOrder = Array(repeating: Part(), count: parts.count)
    for (place, part) in parts.enumerated() { inOrder[order[place]] = part }
    return inOrder
  }
}
