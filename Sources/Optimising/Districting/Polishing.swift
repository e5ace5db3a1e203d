import Dispatch

/// Local search on a district's best roster, in rounds: each thread has the tasks of some clusters, and the rest stays as it is.
///
/// Threads may fill the same gap of a worker whom their clusters share; then the dearer service stays (`Plan.follow`). What each thread found alone is
/// offered, too, as that may be better. Which clusters come to one thread changes from round to round, so that any two can change a shared worker over.
struct Polishing {
  /// Rounds go on for so many moves a job, in turn: short ones from the best roster find more than a long one.
  private static let lengths = [10.0, 20, 40]

  private let state: SearchState
  private let clusters: Clusters
  private var round = 0
  /// Moves a job that a unit of what is limited, time or work, has been good for.
  private var speed: Double?

  init(_ state: SearchState, _ clusters: Clusters) {
    self.state = state
    self.clusters = clusters
  }

  /// What one thread found for its tasks.
  private struct Part: Sendable {
    /// The whole roster: what is not this thread's is as it was.
    var best: Roster
    var work: Int
    var moves: Int
    var seconds: Double
  }

  /// Goes on until the limits, or until `isOver`, which is asked between rounds.
  mutating func run(isOver: () -> Bool) {
    let first = round
    while state.stop == nil, !isOver() {
      // What nothing limits must end somewhere.
      if state.options.timeLimitSeconds == nil, state.options.workLimit == nil, round - first == 12 { return }
      improve(movesPerJob: affordable(Self.lengths[(round - first) % Self.lengths.count]))
      round += 1
    }
  }

  private mutating func improve(movesPerJob: Double) {
    guard let incumbent = state.incumbent else { return }
    let (model, index, cutOff) = (state.model, state.index, state.cutOff)
    let (threads, number, seed) = (state.options.threads, round, state.options.seed)
    // What is limited by work must not depend on the number of threads.
    let count = min(state.options.workLimit == nil ? threads : 2, clusters.groups.count)
    let portions = portions(count)
    let before = used
    var plan = Plan(model, index)
    plan.load(incumbent)
    let start = plan
    let parts = parallelMap(count, threads: threads) { part -> Part in
      let begin = DispatchTime.now().uptimeNanoseconds
      var search = NeighbourhoodSearch(start, seed: seed &+ UInt64(number * count + part), jobs: portions[part])
      var cooling = NeighbourhoodSearch.Cooling(warmth: 0.02, movesPerJob: movesPerJob)
      while !search.cool(&cooling, moves: 2000, isStopped: cutOff), !cutOff() {}
      return Part(
        best: search.best, work: search.work, moves: search.iterations, seconds: Double(DispatchTime.now().uptimeNanoseconds - begin) / 1e9)
    }
    for part in parts {
      state.spend(1 + part.work / Assistant.placementsPerUnit)
      state.profile.moves += part.moves
      state.profile.seconds[Activity.localSearch.position] += part.seconds
    }
    putTogether(
      zip(portions, parts).flatMap { jobs, part in
        let own = Set(jobs)
        return part.best.services(model).filter { own.contains($0.job) }
      })
    for part in parts { state.offer(part.best) }
    // A round that the clock has cut short says nothing of speed.
    if used > before, state.options.workLimit != nil || state.stop == nil { speed = movesPerJob / (used - before) }
  }

  /// Makes a roster of the services, and of what else can be served then.
  func putTogether(_ services: [Service]) {
    let claims = Claims(services, state.model, clusters)
    var plan = Plan(state.model, state.index)
    plan.follow(services) { claims.isContested($0) }
    plan.fill { state.stop != nil }
    state.offer(plan.roster())
  }

  /// Time or work that has gone by, whichever is limited.
  private var used: Double { state.options.workLimit == nil ? state.seconds : Double(state.work) }

  /// Moves a job of a round that is to have so many, as far as it can still come to its end.
  private func affordable(_ wanted: Double) -> Double {
    let limit = state.options.workLimit.map(Double.init) ?? state.options.timeLimitSeconds
    guard let limit, let speed else { return wanted }
    return max(1, min(wanted, 0.9 * speed * (limit - used)))
  }

  /// Parts of the jobs: clusters dealt out in a random order.
  private func portions(_ count: Int) -> [[Int]] {
    let jobs = clusters.groups.map { groups in groups.flatMap { state.model.groups[$0].jobs } }
    var random = SplitMix64(seed: UInt64(round))
    var order = Array(jobs.indices)
    order.shuffle(using: &random)
    return clusters.dealt(order, jobs.map(\.count), to: count).map { $0.flatMap { jobs[$0] }.sorted() }
  }
}
