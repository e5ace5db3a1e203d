import Schedules
import Synchronization

/// The threads of a district's search. Each keeps the masters of its clusters, as GLPK's problems must stay on their thread.
final class ClusterCrew: Sendable {
  private typealias Task = @Sendable (_ master: ClusterMaster, _ share: Double) -> Void

  private let crew: Crew
  /// What the threads are to do next.
  private let task = Board<Task?>(nil)
  private let count: Int

  init(_ state: SearchState, _ clusters: Clusters, previous: Schedule?) {
    let (model, options, interruption, secondsLeft, cutOff) = (state.model, state.options, state.interruption, state.secondsLeft, state.cutOff)
    let threads = min(options.threads, clusters.groups.count)
    let sizes = clusters.groups.map(\.count)
    // Small ones first on each thread: what they do not need goes to the large.
    let portions = clusters.dealt(sizes.indices.sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }, sizes, to: threads).map { Array($0.reversed()) }
    let task = task
    count = sizes.count
    crew = Crew(threads) { thread, nextRound in
      var masters: [(master: ClusterMaster, share: Double)] = []
      for (position, cluster) in portions[thread].enumerated() {
        if cutOff() { break }
        let left = portions[thread][position...].reduce(0) { $0 + sizes[$1] }
        if let master = ClusterMaster(model, clusters, cluster: cluster, previous: previous, options, interruption, secondsLeft: secondsLeft) {
          masters.append((master, Double(sizes[cluster]) / Double(left)))
        }
      }
      while nextRound() {
        guard let task = task.value.withLock({ $0 }) else { continue }
        for (master, share) in masters { task(master, share) }
      }
    }
  }

  /// Does something for every cluster, on its own thread, one after the other.
  ///
  /// - Parameter body: told the cluster's share of what is left to do on its thread, itself included; by numbers of groups.
  /// - Returns: by cluster; nil for one that could not be made in time.
  func map<Answer: Sendable>(_ body: @escaping @Sendable (_ master: ClusterMaster, _ share: Double) -> Answer) -> [Answer?] {
    let answers = Board<[Answer?]>(Array(repeating: nil, count: count))
    task.value.withLock { task in
      task = { master, share in
        let answer = body(master, share)
        answers.value.withLock { $0[master.cluster] = answer }
      }
    }
    crew.round()
    return answers.value.withLock { $0 }
  }

  /// Work on each cluster where neither time nor work is limited.
  private static let boundlessWork = 20_000

  /// Searches every cluster with a fair share of the time, or work, that is left.
  ///
  /// - Parameter share: of all the time, or work, when it is to be over.
  func search(
    _ state: SearchState, by share: Double, _ body: @escaping @Sendable (_ master: ClusterMaster, _ options: Options) -> ClusterMaster.Outcome
  ) -> [ClusterMaster.Outcome] {
    let (options, clock) = (state.options, state.clock)
    let deadline = options.timeLimitSeconds.map { $0 * share } ?? .infinity
    let work = options.workLimit.map { max(1, (Int(Double($0) * share) - state.work) / count) }
    let outcomes = map { master, share in
      var own = options
      own.threads = 1
      own.workLimit = work ?? (options.timeLimitSeconds == nil ? Self.boundlessWork : nil)
      let left = max(0, deadline - clock())
      own.timeLimitSeconds = left.isFinite ? max(0.02, left * share) : nil
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
