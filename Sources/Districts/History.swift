import Instances

/// Who came before: regulars, wishes for and against people. Depends on the workers, so it has a stream of its own.
struct History {
  let seed: UInt64
  let instance: Instance
  /// For each station, the workers who belong to it.
  let members: [[Int]]

  func wishes(of need: Int, station: Int) -> WorkerWishes {
    var random = RandomStream(seed: seed, .history, station, need)
    var wishes = WorkerWishes()
    let able = members[station].filter { worker in
      instance.needs[need].team.seats.contains { instance.qualifies(worker, for: $0, of: .need(need)) }
    }
    guard able.count > 1 else { return wishes }
    if random.chance(0.7) { wishes.regulars = nearest(3, of: random.sample(8, of: able), to: need) }
    if random.chance(0.08) { wishes.preferred = nearest(4, of: random.sample(12, of: able), to: need) }
    if random.chance(0.01) { wishes.prohibited = [random.pick(able)] }
    if random.chance(0.01), able.count > 4, wishes.prohibited.isEmpty { wishes.required = random.sample(able.count * 2 / 3, of: able).sorted() }
    if random.chance(0.03) { wishes.costs = [WorkerCost(worker: random.pick(able), cost: random.pick([10, 20, 30]))] }
    if instance.needs[need].times > 1, random.chance(0.5) {
      wishes.maxDistinct = instance.needs[need].team.size + random.below(2)
    }
    return wishes
  }

  /// The workers whose homes lie nearest the household, ascending by index.
  private func nearest(_ count: Int, of workers: [Int], to need: Int) -> [Int] {
    let place = instance.households[instance.needs[need].household].location
    let sorted = workers.sorted { (squaredDegrees($0, place), $0) < (squaredDegrees($1, place), $1) }
    return sorted.prefix(count).sorted()
  }

  private func squaredDegrees(_ worker: Int, _ place: Location) -> Double {
    let north = instance.workers[worker].home.lat - place.lat
    let east = (instance.workers[worker].home.lon - place.lon) * 0.85
    return north * north + east * east
  }
}
