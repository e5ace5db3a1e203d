import Schedules
import Synchronization

/// The threads of a district's search. Each keeps the masters of its clusters, as GLPK's problems must stay on their thread.
final class ClusterCrew: Sendable {
  private typealias Task = @Sendable (_ master: ClusterMaster) -> Void

  private let crew: Crew
  /// What the threads are to do next.
  private let task = Board<Task?>(nil)
  /// Numbers of groups, by cluster.
  private let sizes: [Int]
  /// Clusters of each thread, in turn.
  private let portions: [[Int]]

  init(_ state: SearchState, _ clusters: Clusters, _ trades: Trades, previous: Schedule?) {
    let (model, options, interruption, secondsLeft, cutOff) = (state.model, state.options, state.interruption, state.secondsLeft, state.cutOff)
    let threads = min(options.threads, clusters.groups.count)
    let sizes = clusters.groups.map(\.count)
    // Small ones first on each thread: what they do not need goes to the large.
    let portions = clusters.dealt(sizes.indices.sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }, sizes, to: threads).map { Array($0.reversed()) }
    let task = task
    self.sizes = sizes
    self.portions = portions
    crew = Crew(threads) { thread, nextRound in
      var masters: [ClusterMaster] = []
      for cluster in portions[thread] where !cutOff() {
        if let master = ClusterMaster(
          model, clusters, trades, cluster: cluster, previous: previous, options, interruption, secondsLeft: secondsLeft)
        {
          masters.append(master)
        }
      }
      while nextRound() {
        guard let task = task.value.withLock({ $0 }) else { continue }
        for master in masters { task(master) }
      }
    }
  }

  /// Does something for every cluster, on its own thread, one after the other.
  ///
  /// - Returns: by cluster; nil for one that could not be made in time.
  func map<Answer: Sendable>(_ body: @escaping @Sendable (_ master: ClusterMaster) -> Answer) -> [Answer?] {
    let answers = Board<[Answer?]>(Array(repeating: nil, count: sizes.count))
    task.value.withLock { task in
      task = { master in
        let answer = body(master)
        answers.value.withLock { $0[master.cluster] = answer }
      }
    }
    crew.round()
    return answers.value.withLock { $0 }
  }

  /// Work on each cluster where neither time nor work is limited.
  static let boundlessWork = 200_000

  /// Searches every cluster with a fair share of the time, or work, that is left; what one does not need goes to those after it on its thread.
  ///
  /// - Parameters:
  ///   - end: share of all the time, or work, when it is to be over.
  ///   - weights: what shares are fair, by cluster; nil: numbers of groups.
  ///   - generosity: how many fair shares of the time one cluster may take.
  func search(
    _ state: SearchState, by end: Double, weights: [Double]? = nil, generosity: Double = 1,
    _ body: @escaping @Sendable (_ master: ClusterMaster, _ options: Options) -> ClusterMaster.Outcome
  ) -> [ClusterMaster.Outcome] {
    let (options, clock, portions) = (state.options, state.clock, portions)
    let deadline = options.timeLimitSeconds.map { $0 * end } ?? .infinity
    let weights = weights ?? sizes.map(Double.init)
    let work = options.workLimit.map { max(0, Double($0) * end - Double(state.work)) / weights.reduce(0, +) }
    let outcomes = map { master in
      let weight = weights[master.cluster]
      let rest = portions.flatMap { $0.drop { $0 != master.cluster } }.reduce(0) { $0 + weights[$1] }
      var own = options
      own.threads = 1
      own.workLimit = work.map { max(1, Int($0 * weight)) } ?? (options.timeLimitSeconds == nil ? Self.boundlessWork : nil)
      let left = max(0, deadline - clock())
      own.timeLimitSeconds = left.isFinite ? max(0.02, left * min(1, generosity * weight / rest)) : nil
      return body(master, own)
    }.map { $0 ?? ClusterMaster.Outcome() }
    for outcome in outcomes {
      state.spend(outcome.work)
      state.profile.add(outcome.profile)
    }
    return outcomes
  }

  /// Lets every thread come to its end.
  func end() { crew.end() }
}

/// What several threads read and write.
private final class Board<Value: Sendable>: Sendable {
  let value: Mutex<Value>

  init(_ value: Value) { self.value = Mutex(value) }
}
