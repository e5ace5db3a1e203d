import Instances

/// How a job that is left out has others make room for it.
extension NeighbourhoodSearch {
  /// Begins looked at for an ejection.
  private static let ejectionBegins = 4
  /// How often what had to make room has others make room in turn.
  private static let longestChain = 5
  /// Hardness of what has just had others make room, far above any true one: it stays, or the chain would go round in circles.
  private static let protected = 1000.0

  /// Takes out what is in the way of a job that is left out, so that it can come first.
  ///
  /// - Returns: whether there is a team that could serve it then.
  @discardableResult
  mutating func eject(for job: Int, _ changes: inout [Change], _ touched: inout [Int]) -> Bool {
    forced = job
    guard let services = plan.ejections(for: job, begins: Self.ejectionBegins, hardness: hardness, random: &random) else { return false }
    for service in services where takeOut(service.job, on: service.day, &changes, &touched) > 0 { ejected.append(service.job) }
    return true
  }

  /// What was ejected and found no other place has others make room in turn, the dearest first (ejection chains, Glover 1996).
  mutating func chase(_ changes: inout [Change], _ touched: inout [Int]) {
    guard !ejected.isEmpty else { return }
    var chain: [(job: Int, hardness: Double)] = []
    for _ in 0..<Self.longestChain {
      chain.append((forced, hardness[forced]))
      hardness[forced] = Self.protected
      var next: Int?
      for job in ejected where plan.services[job].count < plan.model.jobs[job].times && !chain.contains(where: { $0.job == job }) {
        if next.map({ plan.unservedPrice(job) > plan.unservedPrice($0) }) ?? true { next = job }
      }
      guard let next, eject(for: next, &changes, &touched) else { break }
      settle(&changes, &touched)
      stampNow += 1
      recreate(&changes, &touched)
    }
    for entry in chain { hardness[entry.job] = entry.hardness }
  }

  /// Takes a whole team's routes of one date out, and some of their week, so that a job that is left out can come first.
  mutating func makeRoom(for job: Int, _ changes: inout [Change], _ touched: inout [Int]) {
    forced = job
    let ranges = plan.model.jobs[job].begins
    let range = ranges[random.below(ranges.count)]
    let day = range.lo.day
    let options = plan.index.options(of: job, on: day)
    guard !options.isEmpty else { return }
    for (seat, demand) in plan.model.jobs[job].seats.enumerated() {
      let fitting = options.filter { $0.seatBits & PlanIndex.bit(seat) != 0 }
      guard !fitting.isEmpty else { continue }
      let wanted = demand.min + random.below(demand.count - demand.min + 1)
      for _ in 0..<max(1, wanted) {
        let option = fitting[random.below(fitting.count)]
        empty(Int(option.shift), &changes, &touched)
        guard random.below(2) == 0 else { continue }
        let week = plan.model.shifts[Int(option.shift)].week
        for shift in plan.model.workers[Int(option.worker)].shifts where plan.model.shifts[shift].week == week { empty(shift, &changes, &touched) }
      }
    }
  }

  private mutating func empty(_ shift: Int, _ changes: inout [Change], _ touched: inout [Int]) {
    touched.append(shift)
    for stop in plan.routes[shift].stops { _ = takeOut(Int(stop.job), on: plan.model.shifts[shift].day, &changes, &touched) }
  }
}
