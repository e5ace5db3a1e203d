import Schedules
import Synchronization

/// The threads of a district's search. Each keeps the masters of its clusters, as GLPK's problems must stay on their thread.
final class ClusterCrew: Sendable {
  /// A cluster's place among those of its thread, which come one after the other, small ones first: what they do not need goes to the large.
  struct Place: Sendable {
    /// The cluster's share of what is left to do on its thread, itself included; sizes are numbers of groups.
    var share: Double
  }

  private typealias Task = @Sendable (ClusterMaster, Place) -> Void

  private let crew: Crew
  private let task: Board
  private let count: Int

  /// What the threads are to do next.
  private final class Board: Sendable {
    let task = Mutex<Task?>(nil)
  }

  init(_ state: SearchState, _ clusters: Clusters, previous: Schedule?) {
    let (model, options, interruption, secondsLeft, cutOff) = (state.model, state.options, state.interruption, state.secondsLeft, state.cutOff)
    let threads = min(options.threads, clusters.groups.count)
    let portions = Self.portions(clusters, threads: threads)
    let board = Board()
    task = board
    count = clusters.groups.count
    crew = Crew(threads) { thread, nextRound in
      var masters: [(master: ClusterMaster, place: Place)] = []
      for (position, cluster) in portions[thread].enumerated() {
        if cutOff() { break }
        let left = portions[thread][position...].reduce(0) { $0 + clusters.groups[$1].count }
        let place = Place(share: Double(clusters.groups[cluster].count) / Double(left))
        if let master = ClusterMaster(model, clusters, cluster: cluster, previous: previous, options, interruption, secondsLeft: secondsLeft) {
          masters.append((master, place))
        }
      }
      while nextRound() {
        guard let task = board.task.withLock({ $0 }) else { continue }
        for (master, place) in masters { task(master, place) }
      }
    }
  }

  /// Does something for every cluster, on its own thread.
  ///
  /// - Returns: by cluster; nil for one that could not be made in time.
  func map<Answer: Sendable>(_ body: @escaping @Sendable (ClusterMaster, Place) -> Answer) -> [Answer?] {
    let answers = Answers<Answer>(count)
    task.task.withLock { task in
      task = { master, place in
        let answer = body(master, place)
        answers.all.withLock { $0[master.cluster] = answer }
      }
    }
    crew.round()
    return answers.all.withLock { $0 }
  }

  private final class Answers<Answer: Sendable>: Sendable {
    let all: Mutex<[Answer?]>

    init(_ count: Int) { all = Mutex(Array(repeating: nil, count: count)) }
  }

  /// Lets every thread come to its end.
  func end() { crew.end() }

  /// The clusters of each thread, the largest first to whom has least; small ones first in the end.
  private static func portions(_ clusters: Clusters, threads: Int) -> [[Int]] {
    let sizes = clusters.groups.map(\.count)
    var portions: [[Int]] = Array(repeating: [], count: threads)
    var sums = Array(repeating: 0, count: threads)
    for cluster in sizes.indices.sorted(by: { (-sizes[$0], $0) < (-sizes[$1], $1) }) {
      let least = sums.indices.min { (sums[$0], $0) < (sums[$1], $1) } ?? 0
      portions[least].append(cluster)
      sums[least] += sizes[cluster]
    }
    return portions.map { $0.reversed() }
  }
}
