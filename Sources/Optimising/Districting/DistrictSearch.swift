import Dispatch
import Instances
import LinearPrograms
import Schedules

/// The search on a district: a first roster of the whole; fees for shared workers; each cluster bounded by itself; each cluster's roster searched by
/// itself, with the shared workers who serve it most; and all rosters searched as one.
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
    static let bounds = 0.7
    static let rosters = 0.92
  }
  /// Work on each cluster, for its bound and for its roster, where neither time nor work is limited.
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
    let search = Assistant(plan, state)
    improve(search, until: End.first)
    if let stop = state.stop { return stop }
    guard clusters.mayBeSplit(state.model, threads: state.options.threads, isStopped: state.cutOff) else {
      var whole = Search(state)
      return state.stop ?? whole.run()
    }
    state.enter(.relaxation)
    let market = Market(model: state.model, clusters: clusters, previous: previous)
    let (fees, known) = market.agree(state) { isOver(End.market) }
    let (model, threads) = (state.model, state.options.threads)
    let earned = parallelMap(model.workers.count, threads: threads) { fees.mostEarned(model.workers[$0], model).profit }.reduce(0, +)
    raise(known.map(\.bound), earned)
    let parts = bounds(fees, known)
    state.enter(.neighbourhood)
    for part in parts {
      state.spend(part.work)
      state.profile.add(part.profile)
    }
    if let infeasible = parts.first(where: \.isInfeasible) {
      state.raise(Double(max(infeasible.bound, state.costCeiling + 1)))
      return .exhausted
    }
    raise(parts.map { Double($0.bound) }, earned)
    if let stop = state.stop { return stop }
    plan = Plan(state.model, state.index)
    var services: [Service] = []
    for part in rosters() {
      state.spend(part.work)
      state.profile.add(part.profile)
      services += part.services
    }
    plan.follow(services)
    plan.fill { state.stop != nil }
    if state.offer(plan.roster()) { search.startAgain(from: plan.roster()) }
    improve(search, until: 1)
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

  /// Bounds every cluster at the fees, from what the market knows of it.
  private func bounds(_ fees: Fees, _ known: [Market.Known]) -> [Part] {
    let (model, clusters, previous, interruption) = (state.model, clusters, previous, state.interruption)
    return eachCluster(until: End.bounds) { cluster, options in
      let begin = DispatchTime.now().uptimeNanoseconds
      let least = Int((known[cluster].bound - Tolerance.bound).rounded(.up))
      let sub = SubInstance(model, clusters, cluster: cluster, sharing: .all(fees), previous: previous)
      guard let subModel = try? Model(sub.instance, previous: sub.previous) else { return Part(bound: least) }
      let subState = SearchState(subModel, options: options, interruption: interruption, observer: nil, begin: begin)
      var search = Search(subState, seeksRosters: false, start: known[cluster].routes)
      _ = search.run()
      var part = Part(bound: max(least, subState.bound ?? 0), work: subState.work, profile: subState.profile)
      part.isInfeasible = !subState.isIncumbentValid && part.bound > subState.costCeiling
      return part
    }
  }

  /// Searches every cluster's roster, with the shared workers whom the best roster so far has serve it most.
  private func rosters() -> [Part] {
    let (model, clusters, previous, interruption) = (state.model, clusters, previous, state.interruption)
    let services = state.incumbent?.services(model) ?? []
    let given = given(services)
    var served: [[Service]] = Array(repeating: [], count: clusters.groups.count)
    for service in services { served[clusters.ofGroup[model.jobs[service.job].group]].append(service) }
    let known = served
    return eachCluster(until: End.rosters) { cluster, options in
      let begin = DispatchTime.now().uptimeNanoseconds
      let sub = SubInstance(model, clusters, cluster: cluster, sharing: .some(given[cluster]), previous: previous)
      // A cluster that is not searched keeps what it has.
      let kept = Part(services: known[cluster])
      guard let subModel = try? Model(sub.instance, previous: sub.previous) else { return kept }
      let subState = SearchState(subModel, options: options, interruption: interruption, observer: nil, begin: begin)
      var plan = Plan(subModel, subState.index)
      plan.follow(sub.inward(known[cluster], subModel, of: model))
      plan.fill { subState.stop != nil }
      subState.offer(plan.roster())
      let assistant = Assistant(plan, subState)
      while subState.stop == nil {
        assistant.turns(work: 20)
        for _ in assistant.collect(subState) {}
      }
      guard subState.isIncumbentValid, let roster = subState.incumbent else { return kept }
      return Part(services: sub.outward(roster.services(subModel), subModel, of: model), work: subState.work, profile: subState.profile)
    }
  }

  /// For each cluster the shared workers who serve it most, or could.
  private func given(_ services: [Service]) -> [Set<Int>] {
    var count: [[Int: Int]] = Array(repeating: [:], count: state.model.workers.count)
    for service in services {
      for member in service.team { count[member.worker][clusters.ofGroup[state.model.jobs[service.job].group], default: 0] += 1 }
    }
    var given: [Set<Int>] = Array(repeating: [], count: clusters.groups.count)
    for worker in state.model.workers.indices where clusters.isShared(worker) {
      // The first of equals: that with most jobs for the worker.
      var most = clusters.shares[worker][0].cluster
      for share in clusters.shares[worker] where count[worker][share.cluster] ?? 0 > count[worker][most] ?? 0 { most = share.cluster }
      given[most].insert(worker)
    }
    return given
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

  /// Local search on the whole until a share of the time, or work, is over.
  private func improve(_ search: Assistant, until share: Double) {
    var turns = 0
    while state.stop == nil {
      turns += 1
      if share < 1, isOver(share) { return }
      if share < 1, turns > 20, state.options.timeLimitSeconds == nil, state.options.workLimit == nil { return }
      search.turns(work: 1)
      for _ in search.collect(state) {}
    }
  }
}
