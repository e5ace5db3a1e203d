import Instances

/// A partition of the needs and activities of a district into parts that few workers share: stations, and what only their shared specialists serve where
/// that leaves fewer shifts shared.
struct Clusters: Sendable {
  /// By cluster: groups of the model, ascending. No cluster is empty.
  private(set) var groups: [[Int]] = []
  /// By group: its cluster.
  private(set) var ofGroup: [Int] = []
  /// By worker: how many of the worker's jobs each cluster has, the most first; empty for a worker who can serve nothing.
  private(set) var shares: [[(cluster: Int, jobs: Int)]] = []

  /// Workers of whom at most this share of jobs lies in one station belong to none.
  private static let roving = 0.8

  /// - Returns: one cluster for each station, and for tasks that only some shared specialists can do where so fewer shifts are shared; a single one where
  ///   the document names no stations.
  init(_ model: Model) {
    let instance = model.instance
    // Where each group belongs by name; those without a station stand together.
    var label = model.groups.map { group in
      switch group.owner {
      case .need(let need): instance.households[instance.needs[need].household].station ?? -1
      case .activity(let activity): instance.activities[activity].station ?? -1
      }
    }
    // Tasks that a dependency ties must stay together.
    var tied = DisjointSets(model.groups.count)
    for dependency in model.dependencies { tied.join(model.jobs[dependency.first].group, model.jobs[dependency.second].group) }
    let leader = label.indices.map { tied.root($0) }
    label = leader.map { label[$0] }
    let servers = Self.servers(model)
    for part in Self.partsOfRoving(model, label, servers) {
      let leaders = Set(part.map { leader[$0] })
      let members = label.indices.filter { leaders.contains(leader[$0]) }
      var apart = label
      for group in members { apart[group] = -2 - part[0] }
      let workers = Set(members.flatMap { servers[$0] })
      if Self.sharing(of: workers, model, apart) < Self.sharing(of: workers, model, label) { label = apart }
    }
    var number: [Int: Int] = [:]
    for index in label.indices {
      let name = label[index]
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

  /// By group: workers who can serve it, ascending.
  private static func servers(_ model: Model) -> [[Int]] {
    var servers: [[Int]] = Array(repeating: [], count: model.groups.count)
    for worker in model.workers {
      for group in Set(worker.jobs.map({ model.jobs[$0].group })) { servers[group].append(worker.worker) }
    }
    return servers
  }

  /// Sets of groups, each ascending, that cannot do without `roving` workers, one set for all that the same ones serve.
  private static func partsOfRoving(_ model: Model, _ label: [Int], _ servers: [[Int]]) -> [[Int]] {
    let isRoving = model.workers.map { worker in
      var count: [Int: Int] = [:]
      for job in worker.jobs { count[label[model.jobs[job].group], default: 0] += 1 }
      return Double(count.values.max() ?? 0) <= Self.roving * Double(worker.jobs.count) && !worker.jobs.isEmpty
    }
    var parts = DisjointSets(model.groups.count)
    var firstGroup: [Int?] = Array(repeating: nil, count: model.workers.count)
    let needy = model.groups.indices.filter { group in
      let job = model.groups[group].jobs[0]
      return !servers[group].isEmpty
        && model.jobs[job].seats.indices.contains { seat in
          model.jobs[job].seats[seat].min > 0
            && !servers[group].contains { worker in
              guard !isRoving[worker], let position = model.workers[worker].position(of: job) else { return false }
              return model.workers[worker].seatBits[position] & PlanIndex.bit(seat) != 0
            }
        }
    }
    for group in needy {
      for worker in servers[group] where isRoving[worker] {
        if let other = firstGroup[worker] { parts.join(other, group) } else { firstGroup[worker] = group }
      }
    }
    var members: [[Int]] = Array(repeating: [], count: model.groups.count)
    for group in needy { members[parts.root(group)].append(group) }
    return members.filter { !$0.isEmpty }
  }

  /// For how many clusters too many some workers' shifts are wanted: each shift counts once for every label of its worker's jobs but one.
  private static func sharing(of workers: Set<Int>, _ model: Model, _ label: [Int]) -> Int {
    workers.reduce(0) { sum, worker in
      let labels = Set(model.workers[worker].jobs.map { label[model.jobs[$0].group] })
      return sum + model.workers[worker].shifts.count { !model.shifts[$0].candidates.isEmpty } * (labels.count - 1)
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
