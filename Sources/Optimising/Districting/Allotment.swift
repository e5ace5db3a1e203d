/// Which cluster may have a shared worker when, so that rosters of the clusters fit together.
///
/// One worker after the other, the greatest earner first, takes the work that earns most of what the clusters still want. A shift goes to the cluster
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
  init(_ model: Model, _ clusters: Clusters, _ fees: Fees, wanted: [Double], threads: Int) {
    ofGroup = clusters.ofGroup
    let shared = model.workers.filter { clusters.isShared($0.worker) }
    let profits = parallelMap(shared.count, threads: threads) { fees.mostEarned(shared[$0], model).profit }
    var wanted = wanted
    for place in shared.indices.sorted(by: { (-profits[$0], $0) < (-profits[$1], $1) }) {
      let worker = shared[place]
      let work = fees.mostEarned(worker, model) { wanted[$0] > Self.leastWanted }
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

  /// Less than this of a service is not worth sending somebody for.
  private static let leastWanted = 0.3

  /// Whether a shift may serve a group.
  func allows(shift: Int, group: Int) -> Bool {
    switch uses[shift] {
    case nil: true
    case .cluster(let cluster): ofGroup[group] == cluster
    case .groups(let groups): groups.contains(group)
    }
  }
}
