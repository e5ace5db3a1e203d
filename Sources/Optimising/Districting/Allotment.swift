/// Which cluster may have a shared worker when, so that rosters of the clusters fit together.
///
/// One worker after the other, the most needed first, takes the work that is worth most of what the clusters still want. A shift goes to the cluster
/// whose tasks it has then; one that has tasks of several is for these tasks only; one without goes where the worker is needed most.
struct Allotment: Sendable {
  private enum Use: Sendable {
    case cluster(Int)
    case groups(Set<Int>)
  }

  /// By shift; empty for those of workers who are not shared.
  private var uses: [Int: Use] = [:]
  private let ofGroup: [Int]

  /// - Complexity: two times the pricing of every shift of a shared worker.
  init(_ model: Model, _ clusters: Clusters, _ trades: Trades, _ agreement: Market.Agreement, threads: Int) {
    ofGroup = clusters.ofGroup
    let shared = model.workers.filter { clusters.isShared($0.worker) }
    // How many services of each group are still wanted of anybody.
    var wanted = Array(repeating: 0.0, count: model.groups.count)
    for (trade, services) in zip(trades.all, agreement.wanted) { wanted[trade.group] += services }
    /// The work that is worth most: what the relaxation would lose where nobody is sent.
    let bestWork = { @Sendable (worker: WorkerModel, wanted: [Double]) in
      Fees.mostEarned(worker, model) { position in
        let group = model.jobs[worker.jobs[position]].group
        return max(0, min(1, wanted[group], agreement.wanted[trades.ofWorker[worker.worker][position]])) * agreement.worths[group]
      }
    }
    let before = wanted
    let needed = parallelMap(shared.count, threads: threads) { bestWork(shared[$0], before).profit }
    for place in shared.indices.sorted(by: { (-needed[$0], $0) < (-needed[$1], $1) }) {
      let worker = shared[place]
      let work = bestWork(worker, wanted)
      var groups: [Int: Set<Int>] = [:]
      var count: [Int: Int] = [:]
      for (shift, group) in work.services {
        wanted[group] -= 1
        groups[shift, default: []].insert(group)
        count[clusters.ofGroup[group], default: 0] += 1
      }
      var home = clusters.shares[worker.worker][0].cluster
      for share in clusters.shares[worker.worker] where count[share.cluster] ?? 0 > count[home] ?? 0 { home = share.cluster }
      for shift in worker.shifts {
        let places = Set((groups[shift] ?? []).map { clusters.ofGroup[$0] })
        uses[shift] = places.count > 1 ? .groups(groups[shift] ?? []) : .cluster(places.first ?? home)
      }
    }
  }

  /// Whether a shift may serve anything of a cluster.
  func allows(shift: Int, cluster: Int) -> Bool {
    switch uses[shift] {
    case nil: true
    case .cluster(let user): user == cluster
    case .groups(let groups): groups.contains { ofGroup[$0] == cluster }
    }
  }

  /// Whether a shift may serve a group.
  func allows(shift: Int, group: Int) -> Bool {
    switch uses[shift] {
    case nil: true
    case .cluster(let cluster): ofGroup[group] == cluster
    case .groups(let groups): groups.contains(group)
    }
  }
}
