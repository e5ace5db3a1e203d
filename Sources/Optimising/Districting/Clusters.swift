import Instances

/// A partition of the needs and activities of a district into parts that few workers share: stations, and what only their shared specialists serve.
struct Clusters: Sendable {
  /// By cluster: groups of the model, ascending. No cluster is empty.
  private(set) var groups: [[Int]] = []
  /// By group: its cluster.
  private(set) var ofGroup: [Int] = []
  /// By worker: how many of the worker's jobs each cluster has, the most first; empty for a worker who can serve nothing.
  private(set) var shares: [[(cluster: Int, jobs: Int)]] = []

  /// Workers of whom at most this share of jobs lies in one station belong to none.
  private static let roving = 0.8

  /// - Returns: one cluster for each station and for each county's shared specialists; a single one where the document names no stations.
  init(_ model: Model) {
    let instance = model.instance
    // Where each group belongs by name; those without a station stand together.
    var label = model.groups.map { group in
      switch group.owner {
      case .need(let need): instance.households[instance.needs[need].household].station ?? -1
      case .activity(let activity): instance.activities[activity].station ?? -1
      }
    }
    let isRoving = model.workers.map { worker in
      var count: [Int: Int] = [:]
      for job in worker.jobs { count[label[model.jobs[job].group], default: 0] += 1 }
      return Double(count.values.max() ?? 0) <= Self.roving * Double(worker.jobs.count) && !worker.jobs.isEmpty
    }
    // What cannot do without a roving worker goes to a part of its own, one for all that the same ones serve.
    var parts = DisjointSets(model.groups.count)
    var serves: [[Int]] = Array(repeating: [], count: model.groups.count)
    for worker in model.workers {
      for job in worker.jobs { if serves[model.jobs[job].group].last != worker.worker { serves[model.jobs[job].group].append(worker.worker) } }
    }
    var anchor: [Int: Int] = [:]
    for (index, group) in model.groups.enumerated() where !serves[index].isEmpty {
      let job = group.jobs[0]
      let needsRoving = model.jobs[job].seats.indices.contains { seat in
        model.jobs[job].seats[seat].min > 0
          && !serves[index].contains { worker in
            guard !isRoving[worker], let position = model.workers[worker].position(of: job) else { return false }
            return model.workers[worker].seatBits[position] & PlanIndex.bit(seat) != 0
          }
      }
      guard needsRoving else { continue }
      label[index] = -2 - index
      for worker in serves[index] where isRoving[worker] {
        if let first = anchor[worker] { parts.join(first, index) } else { anchor[worker] = index }
      }
    }
    // Labels of the roving parts, then tasks that a dependency ties, which must stay together.
    for index in label.indices where label[index] < -1 { label[index] = -2 - parts.root(index) }
    var tied = DisjointSets(model.groups.count)
    for dependency in model.dependencies { tied.join(model.jobs[dependency.first].group, model.jobs[dependency.second].group) }
    var number: [Int: Int] = [:]
    for index in label.indices {
      let name = label[tied.root(index)]
      let known = number[name] ?? groups.count
      if known == groups.count {
        number[name] = known
        groups.append([])
      }
      groups[known].append(index)
      ofGroup.append(known)
    }
    let cluster = ofGroup
    shares = model.workers.map { worker in
      var count: [Int: Int] = [:]
      for job in worker.jobs { count[cluster[model.jobs[job].group], default: 0] += 1 }
      return count.map { (cluster: $0.key, jobs: $0.value) }.sorted { (-$0.jobs, $0.cluster) < (-$1.jobs, $1.cluster) }
    }
  }

  /// Deals clusters out, in the order given, each to the part that is smallest so far.
  func dealt(_ order: [Int], _ sizes: [Int], to count: Int) -> [[Int]] {
    var parts: [[Int]] = Array(repeating: [], count: count)
    var sums = Array(repeating: 0, count: count)
    for cluster in order {
      let least = sums.indices.min { (sums[$0], $0) < (sums[$1], $1) } ?? 0
      parts[least].append(cluster)
      sums[least] += sizes[cluster]
    }
    return parts
  }

  /// Workers who can serve jobs of several clusters.
  func isShared(_ worker: Int) -> Bool { shares[worker].count > 1 }
}

/// Sets that only grow together (union-find, path halving); the root of a set is its least element.
struct DisjointSets: Sendable {
  private var parent: [Int]

  init(_ count: Int) { parent = Array(0..<count) }

  mutating func root(_ element: Int) -> Int {
    var element = element
    while parent[element] != element {
      parent[element] = parent[parent[element]]
      element = parent[element]
    }
    return element
  }

  mutating func join(_ one: Int, _ other: Int) {
    let (first, second) = (root(one), root(other))
    parent[max(first, second)] = min(first, second)
  }
}
