import Instances
import Schedules

/// Trees on a district's best roster, one cluster at a time beside what all the others do: what putting rosters together has lost, and what fees and
/// allotments said too roughly, is found again where local search ends.
///
/// Clusters take turns by what they leave out; those on other threads at the same time share nobody who is free.
struct Refining {
  /// Every cluster is to have a turn, but in less time than this none is worth while, seconds.
  private static let leastTurn = 0.3
  /// Clusters of fewer groups are not counted for that.
  private static let smallCluster = 10

  private let state: SearchState
  private let clusters: Clusters
  private let polishing: Polishing
  /// Turns in vain, by cluster.
  private var failures: [Int]
  /// What the last turn of each cluster left to gain.
  private var excess: [Double]
  /// Whether a group could be served alone, as far as that has been asked.
  private var mightServe: [Int: Bool] = [:]
  /// Nothing is in it.
  private var empty: Plan
  private var round = 0

  init(_ state: SearchState, _ clusters: Clusters, _ polishing: Polishing) {
    self.state = state
    self.clusters = clusters
    self.polishing = polishing
    empty = Plan(state.model, state.index)
    failures = Array(repeating: 0, count: clusters.groups.count)
    excess = Array(repeating: .infinity, count: clusters.groups.count)
  }

  /// - Parameters:
  ///   - end: share of the time, or work, when it is to be over.
  ///   - isOver: the same, asked between rounds.
  mutating func run(by end: Double, isOver: () -> Bool) {
    // What is limited by work must not depend on the number of threads.
    let count = min(state.options.workLimit == nil ? state.options.threads : 2, clusters.groups.count)
    let turn = turn(by: end, count)
    // What nothing limits must end somewhere.
    let mostRounds = state.options.timeLimitSeconds == nil && state.options.workLimit == nil ? clusters.groups.count : .max
    while state.stop == nil, !isOver(), round < mostRounds {
      guard let incumbent = state.incumbent else { return }
      let (model, options, interruption) = (state.model, limited(turn), state.interruption)
      let search = PartSearch(model: model, index: state.index, previous: state.previous)
      let chosen = mostPromising(count, incumbent)
      let free = chosen.map { freeShifts(of: $0, among: chosen) }
      let answers = parallelMap(count, threads: state.options.threads) { place in
        search.improve(incumbent, isFree: free[place], options, interruption)
      }
      for (cluster, answer) in zip(chosen, answers) {
        state.spend(1 + answer.work)
        state.profile.add(answer.profile)
        let before = state.total ?? .max
        if !answer.instead.isEmpty, let incumbent = state.incumbent {
          let gone = Set(answer.gone)
          polishing.putTogether(incumbent.services(model).filter { !gone.contains($0) } + answer.instead)
        }
        excess[cluster] = answer.excess
        failures[cluster] = state.total ?? .max < before ? 0 : failures[cluster] + 1
      }
      round += 1
    }
  }

  /// What one turn may take, so that every cluster can have one.
  private func turn(by end: Double, _ count: Int) -> (seconds: Double?, work: Int?) {
    let clusters = Double(max(count, clusters.groups.count { $0.count >= Self.smallCluster }))
    let seconds = state.options.timeLimitSeconds.map { max(Self.leastTurn, ($0 * end - state.seconds) * Double(count) / clusters) }
    let work = state.options.workLimit.map { Int((Double($0) * end - Double(state.work)) / clusters) }
    return (seconds, work ?? (seconds == nil ? ClusterCrew.boundlessWork : nil))
  }

  /// Options of a turn that begins now.
  private func limited(_ turn: (seconds: Double?, work: Int?)) -> Options {
    var own = state.options
    own.threads = 1
    own.timeLimitSeconds = turn.seconds.map { max(0.02, min($0, state.secondsLeft)) }
    own.workLimit = turn.work.map { work in max(1, min(work, state.options.workLimit.map { $0 - state.work } ?? .max)) }
    return own
  }

  /// The clusters that leave out most, those that were tried in vain less and less.
  private mutating func mostPromising(_ count: Int, _ roster: Roster) -> [Int] {
    let model = state.model
    var served = Array(repeating: 0, count: model.groups.count)
    for service in roster.services(model) { served[model.jobs[service.job].group] += 1 }
    var loss = Array(repeating: 1, count: clusters.groups.count)
    for (number, group) in model.groups.enumerated() where served[number] < group.times && mightServe(group.jobs[0], number) {
      loss[clusters.ofGroup[number]] += (group.times - served[number]) * model.jobs[group.jobs[0]].unservedCost
    }
    let promise = loss.indices.map { min(Double(loss[$0]), excess[$0]) / Double(1 + failures[$0]) }
    return Array(loss.indices.sorted { (-promise[$0], $0) < (-promise[$1], $1) }.prefix(count))
  }

  private mutating func mightServe(_ job: Int, _ group: Int) -> Bool {
    if let known = mightServe[group] { return known }
    let answer = empty.mightServe(job)
    mightServe[group] = answer
    return answer
  }

  /// Shifts that a cluster's search may change: of everybody who can help there, but for those whom another cluster has this time.
  private func freeShifts(of cluster: Int, among chosen: [Int]) -> [Bool] {
    let model = state.model
    return model.shifts.map { shift in
      let places = clusters.shares[shift.worker].map(\.cluster)
      let rivals = chosen.filter { places.contains($0) }
      guard rivals.contains(cluster) else { return false }
      return rivals[(shift.worker + round) % rivals.count] == cluster
    }
  }
}
