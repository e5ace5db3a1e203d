import Dispatch
import Instances
import Schedules

/// The search on a district: each cluster is solved and bounded by itself, then the rosters are put together and searched as one.
///
/// The bounds of the clusters add up to a bound on the district's total (see `SubInstance`); their rosters agree on all but shared workers.
struct DistrictSearch {
  /// Smaller instances are better solved as one.
  static let leastJobs = 150
  /// Instances of one-person visits alone are easier, so larger ones are solved as one, too.
  static let leastPlainJobs = 3000
  /// Shares of the time, or work, that go to a first search on the whole, and to the clusters.
  private static let firstShare = 0.03
  private static let marketShare = 0.45
  private static let clusterShare = 0.75
  private static let latestShare = 0.9

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
    improve(search, until: Self.firstShare)
    if let stop = state.stop { return stop }
    guard clusters.mayBeSplit(state.model, threads: state.options.threads, isStopped: state.cutOff) else {
      var whole = Search(state)
      return state.stop ?? whole.run()
    }
    state.enter(.relaxation)
    let begin = state.seconds
    let seconds = (state.options.timeLimitSeconds ?? .infinity) - begin
    let fees = Market(model: state.model, clusters: clusters, previous: previous).fees(state, until: begin + seconds * Self.marketShare)
    let parts = solveClusters(fees)
    state.enter(.neighbourhood)
    for part in parts {
      state.spend(part.work)
      state.profile.add(part.profile)
    }
    if let infeasible = parts.first(where: \.isInfeasible) {
      state.raise(Double(max(infeasible.bound, state.costCeiling + 1)))
      return .exhausted
    }
    let (model, threads) = (state.model, state.options.threads)
    let earned = parallelMap(model.workers.count, threads: threads) { fees.mostEarned(model.workers[$0], model).profit }.reduce(0, +)
    state.raise(Double(parts.reduce(alwaysUnused) { $0 + $1.bound } - earned))
    plan = Plan(state.model, state.index)
    // What needs shared workers comes first: the others can do without them.
    for cluster in parts.indices.sorted(by: { (-sharedJobs($0), $0) < (-sharedJobs($1), $1) }) {
      for service in parts[cluster].services { follow(service, &plan) }
    }
    plan.fill { state.stop != nil }
    state.offer(plan.roster())
    search.startAgain(from: plan.roster())
    improve(search, until: 1)
    return state.stop ?? .exhausted
  }

  /// Workers who offer a shift that nothing can fill are never used, in any schedule.
  private var alwaysUnused: Int {
    state.model.workers.reduce(0) { sum, worker in
      guard worker.jobs.isEmpty, !worker.shifts.isEmpty else { return sum }
      return sum + state.model.instance.kinds[state.model.instance.workers[worker.worker].kind].unusedCost
    }
  }

  private func sharedJobs(_ cluster: Int) -> Int {
    clusters.shares.reduce(0) { sum, shares in shares.count > 1 && shares[0].cluster == cluster ? sum + shares[0].jobs : sum }
  }

  private func solveClusters(_ fees: Fees) -> [Part] {
    let (model, clusters, previous, options, interruption) = (state.model, clusters, previous, state.options, state.interruption)
    let cutOff = state.cutOff
    let deadline = state.secondsLeft * Self.clusterShare
    let latest = state.secondsLeft * Self.latestShare
    let clock = state.clock
    let begin = clock()
    let work = options.workLimit.map { Int(Double($0) * Self.clusterShare) / clusters.groups.count }
    let jobs = clusters.groups.map { $0.count }
    // Small ones first: what they do not need goes to the large.
    let order = jobs.indices.sorted { (jobs[$0], $0) < (jobs[$1], $1) }
    let after = order.indices.map { place in order[place...].reduce(0) { $0 + jobs[$1] } }
    let parts = parallelMap(order.count, threads: options.threads) { place -> Part in
      let cluster = order[place]
      let sub = SubInstance(model, clusters, cluster: cluster, fees: fees, previous: previous)
      var own = options
      own.threads = 1
      own.workLimit = work
      // A fair share of what is left, by jobs; what clusters before it have overdrawn is taken from the search that follows.
      let left = deadline - (clock() - begin)
      let mostLeft = latest - (clock() - begin)
      guard mostLeft > 0 else { return Part() }
      let share = left * Double(options.threads * jobs[cluster]) / Double(after[place])
      own.timeLimitSeconds = left.isFinite ? min(mostLeft, max(0.1, min(left, share))) : nil
      let begin = DispatchTime.now().uptimeNanoseconds
      guard !cutOff(), let subModel = try? Model(sub.instance, previous: sub.previous) else { return Part() }
      let subState = SearchState(subModel, options: own, interruption: interruption, observer: nil, begin: begin)
      var search = Search(subState)
      _ = search.run()
      var part = Part(bound: subState.bound ?? 0, work: subState.work, profile: subState.profile)
      part.isInfeasible = !subState.isIncumbentValid && part.bound > subState.costCeiling
      if let roster = subState.incumbent { part.services = Self.services(roster, subModel, sub, model) }
      return part
    }
    var inOrder = Array(repeating: Part(), count: parts.count)
    for (place, part) in parts.enumerated() { inOrder[order[place]] = part }
    return inOrder
  }

  /// A cluster's services in the district's handles.
  private static func services(_ roster: Roster, _ subModel: Model, _ sub: SubInstance, _ model: Model) -> [Service] {
    roster.services(subModel).map { service in
      Service(
        job: sub.job(service.job, subModel, of: model), begin: service.begin,
        team: service.team.map { Service.Member(worker: sub.workers[$0.worker], seat: $0.seat) })
    }
  }

  /// Takes a service over with the same team at the same time, if that still fits.
  private func follow(_ service: Service, _ plan: inout Plan) {
    let job = state.model.jobs[service.job]
    guard plan.services[service.job].count < job.times, let range = job.begins.first(where: { $0.lo <= service.begin && service.begin <= $0.hi }) else {
      return
    }
    let cell = Cell(
      job: service.job, day: range.lo.day, lo: job.isTimed ? service.begin : range.lo, hi: job.isTimed ? service.begin : range.hi, cost: range.cost)
    var blink = Plan.Blink(random: SplitMix64(seed: 0), rate: 0)
    if let proposal = plan.cheapest(service.job, among: service.team.map(\.worker), within: cell, blink: &blink) { plan.commit(proposal) }
  }

  /// Local search on the whole until a share of the time, or work, is over.
  private func improve(_ search: Assistant, until share: Double) {
    var turns = 0
    while state.stop == nil {
      turns += 1
      if let limit = state.options.timeLimitSeconds, share < 1, state.seconds > limit * share { return }
      if let limit = state.options.workLimit, share < 1, Double(state.work) > Double(limit) * share { return }
      if share < 1, turns > 20, state.options.timeLimitSeconds == nil, state.options.workLimit == nil { return }
      search.turns(work: 1)
      for _ in search.collect(state) {}
    }
  }
}
