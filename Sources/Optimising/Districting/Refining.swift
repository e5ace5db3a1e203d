import Instances
import Schedules

/// Trees on a district's best roster, one cluster at a time beside what all the others do: what putting rosters together has lost, and what fees and
/// allotments said too roughly, is found again where local search ends.
///
/// Clusters take turns by what they leave out; those on other threads at the same time share nobody who is free.
struct Refining {
  /// Every cluster is to have a turn, but in less time than this none is worth while, seconds.
  private static let leastTurn = 0.3
  /// How many turns' time a cluster is given at once at the most.
  private static let mostTurns = 8.0
  /// Clusters of fewer groups are not counted for that.
  private static let smallCluster = 10

  private let state: SearchState
  private let clusters: Clusters
  private let polishing: Polishing
  /// Turns in vain, by cluster.
  private var failures: [Int]
  /// What the last turn of each cluster left to gain.
  private var excess: [Double]
  /// How many turns' time each cluster is given at once.
  private var lengths: [Double]
  /// Whether a group could be served alone, as far as that has been asked.
  private var mightServe: [Int: Bool] = [:]
  /// Nothing is in it.
  private var empty: Plan
  private var round = 0

  /// - Parameter found: by cluster; what was found there before it was all put together.
  init(_ state: SearchState, _ clusters: Clusters, _ polishing: Polishing, _ found: [ClusterMaster.Outcome]) {
    self.state = state
    self.clusters = clusters
    self.polishing = polishing
    empty = Plan(state.model, state.index)
    failures = Array(repeating: 0, count: clusters.groups.count)
    lengths = Array(repeating: 1, count: clusters.groups.count)
    excess = found.map(\.excess)
    // What was served there, and is not any more, might be gained as well.
    var lost = Array(repeating: 0, count: state.model.groups.count)
    for service in found.flatMap(\.services) { lost[state.model.jobs[service.job].group] += 1 }
    for service in state.incumbent?.services(state.model) ?? [] { lost[state.model.jobs[service.job].group] -= 1 }
    for (group, services) in lost.enumerated() where services > 0 {
      excess[clusters.ofGroup[group]] += Double(services * state.model.jobs[state.model.groups[group].jobs[0]].unservedCost)
    }
  }

  /// - Parameters:
  ///   - end: share of the time, or work, when it is to be over.
  ///   - isOver: the same, asked between rounds.
  mutating func run(by end: Double, isOver: () -> Bool) {
    // What is limited by work must not depend on the number of threads.
    let count = min(state.options.workLimit == nil ? state.options.threads : 2, clusters.groups.count)
    let turn = turn(by: end, count)
    let typicalPrice = state.model.typicalPrice()
    // What nothing limits must end somewhere.
    let mostRounds = state.options.timeLimitSeconds == nil && state.options.workLimit == nil ? clusters.groups.count : .max
    while state.stop == nil, !isOver(), round < mostRounds {
      guard let incumbent = state.incumbent else { return }
      let (model, interruption) = (state.model, state.interruption)
      let search = PartSearch(model: model, index: state.index, previous: state.previous)
      let chosen = mostPromising(count, incumbent)
      let free = chosen.map { freeShifts(of: $0, among: chosen) }
      let length = chosen.map { lengths[$0] }.max() ?? 1
      let left = state.options.timeLimitSeconds.map { max(Self.leastTurn, $0 * end - state.seconds) } ?? .infinity
      let options = limited((turn.seconds.map { min(left, $0 * length) }, turn.work.map { Int(Double($0) * length) }), count)
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
        let isGain = state.total ?? .max < before
        failures[cluster] = isGain ? 0 : failures[cluster] + 1
        // What could not be searched in one turn, from nothing, may be in two.
        if !isGain, !answer.isProven, answer.excess > typicalPrice { lengths[cluster] = min(Self.mostTurns, 2 * lengths[cluster]) }
        excess[cluster] = min(excess[cluster], answer.excess)
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

  /// Options of each of so many turns that begin now.
  private func limited(_ turn: (seconds: Double?, work: Int?), _ count: Int) -> Options {
    var own = state.options
    own.threads = 1
    own.timeLimitSeconds = turn.seconds.map { max(0.02, min($0, state.secondsLeft)) }
    own.workLimit = turn.work.map { work in max(1, min(work, state.options.workLimit.map { ($0 - state.work) / count } ?? .max)) }
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
    let promise = loss.indices.map { min(Double(loss[$0]), max(1, excess[$0])) / Double(1 + failures[$0]) }
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
