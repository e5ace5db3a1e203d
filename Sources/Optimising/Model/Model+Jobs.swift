import Instances

extension Model {
  static func makeJobs(_ instance: Instance) -> ([Job], [JobGroup]) {
    var jobs: [Job] = []
    var groups: [JobGroup] = []
    let (gapped, ordered) = namedByDependencies(instance)
    let exempt = exemptFromHousehold(instance)
    for (group, owner) in instance.owners.enumerated() {
      let team = instance.team(of: owner)
      let isTeam = team.size > 1
      var job = Job(
        owner: owner, times: 1, minGapDays: 0, group: group, place: group, durationMinutes: instance.durationMinutes(of: owner), isTimed: true,
        step: isTeam || gapped.contains(owner) ? instance.startStepMinutes : instance.visitStepMinutes,
        seats: team.seats.map { JobSeat(count: $0.count, min: $0.min, missingCost: $0.missingCost) }, covers: team.covers, begins: [],
        unservedCost: 0, mandatory: false, expense: nil, household: nil, exemptFromHousehold: exempt.contains(owner), venue: nil)
      var entry = JobGroup(
        owner: owner, jobs: [], times: 1, noneServedCost: 0, mandatory: false, maxDistinct: nil, extraWorkerCost: 0, teamSize: team.size)
      switch owner {
      case .need(let index):
        let need = instance.needs[index]
        job.isTimed = isTeam || ordered.contains(owner)
        job.times = need.minGapDays == 0 ? 1 : need.times
        job.minGapDays = need.times == 1 ? 0 : need.minGapDays
        job.begins = visitBegins(need, step: job.step)
        job.unservedCost = need.unservedCost
        job.mandatory = need.mandatory
        job.expense = need.expense
        job.household = need.household
        entry.times = need.times
        entry.noneServedCost = need.noneServedCost
        entry.mandatory = need.mandatory
        if let most = need.people.maxDistinct, most < need.times * team.size { entry.maxDistinct = most }
        if need.times > 1 { entry.extraWorkerCost = instance.weights.extraWorker }
        for _ in 0..<(need.minGapDays == 0 ? need.times : 1) {
          entry.jobs.append(jobs.count)
          jobs.append(job)
        }
      case .activity(let index):
        let activity = instance.activities[index]
        job.begins = Set(activity.starts).sorted().map { BeginRange(lo: $0, hi: $0, cost: 0) }
        job.step = 1
        job.unservedCost = activity.unservedCost
        job.mandatory = activity.mandatory
        job.expense = activity.expense
        job.venue = activity.venue
        entry.mandatory = activity.mandatory
        entry.jobs = [jobs.count]
        jobs.append(job)
      }
      groups.append(entry)
    }
    return (jobs, groups)
  }

  /// H3 and H5: the grid begins inside the windows, cut at midnights and at changes of the cheapest window's cost.
  static func visitBegins(_ need: Need, step: Int) -> [BeginRange] {
    // Every place where the cheapest window that holds a begin may change.
    var cuts: Set<Int> = []
    var spans: [(lo: Int, hi: Int, cost: Int)] = []
    for window in need.windows where window.end - need.durationMinutes >= window.start {
      spans.append((window.start, window.end - need.durationMinutes, window.cost))
      cuts.insert(window.start)
      cuts.insert(window.end - need.durationMinutes + 1)
    }
    guard let first = spans.map(\.lo).min(), let last = spans.map(\.hi).max() else { return [] }
    for midnight in stride(from: (first.day + 1) * .minutesPerDay, through: last, by: .minutesPerDay) { cuts.insert(midnight) }
    let edges = cuts.sorted()
    var ranges: [BeginRange] = []
    for (edge, next) in zip(edges, edges.dropFirst()) {
      guard let cost = spans.filter({ $0.lo <= edge && edge <= $0.hi }).map(\.cost).min() else { continue }
      let range = BeginRange(lo: alignUp(edge, step), hi: alignDown(next - 1, step), cost: cost)
      guard range.lo <= range.hi, range.lo.day == edge.day else { continue }
      if let previous = ranges.last, previous.cost == cost, previous.hi.day == range.lo.day, alignUp(previous.hi + 1, step) == range.lo {
        ranges[ranges.count - 1].hi = range.hi
      } else {
        ranges.append(range)
      }
    }
    return ranges
  }

  /// The first minute at or after `minute` that is a multiple of `step` after its midnight; it may fall in the next date.
  static func alignUp(_ minute: Int, _ step: Int) -> Int {
    let time = minute.minuteOfDay
    let aligned = (time + step - 1) / step * step
    return aligned >= .minutesPerDay ? (minute.day + 1) * .minutesPerDay : minute.day * .minutesPerDay + aligned
  }

  /// The last minute of the same date at or before `minute` that is a multiple of `step` after midnight.
  static func alignDown(_ minute: Int, _ step: Int) -> Int { minute.day * .minutesPerDay + minute.minuteOfDay / step * step }

  /// Tasks that a dependency with a gap names, and tasks that a dependency puts in order.
  private static func namedByDependencies(_ instance: Instance) -> (gapped: Set<TaskOwner>, ordered: Set<TaskOwner>) {
    var gapped: Set<TaskOwner> = []
    var ordered: Set<TaskOwner> = []
    for dependency in instance.dependencies {
      if dependency.hasGap { gapped.formUnion([dependency.first, dependency.second]) }
      if dependency.orders { ordered.formUnion([dependency.first, dependency.second]) }
    }
    return (gapped, ordered)
  }

  /// H16: the second of a pair that begins together, at the household of the first.
  private static func exemptFromHousehold(_ instance: Instance) -> Set<TaskOwner> {
    var exempt: Set<TaskOwner> = []
    for dependency in instance.dependencies where dependency.minGapMinutes == 0 && dependency.maxGapMinutes == 0 {
      guard case .need(let first) = dependency.first, case .need(let second) = dependency.second else { continue }
      if instance.needs[first].household == instance.needs[second].household { exempt.insert(dependency.second) }
    }
    return exempt
  }

  static func makeDependencies(_ instance: Instance, _ groups: [JobGroup]) -> [JobDependency] {
    let position: (TaskOwner) -> Int = { owner in
      switch owner {
      case .need(let index): index
      case .activity(let index): instance.needs.count + index
      }
    }
    return instance.dependencies.map { dependency in
      let gap = dependency.orders ? ClosedGap(min: dependency.minGapMinutes ?? 0, max: dependency.maxGapMinutes ?? instance.horizon.minutes) : nil
      return JobDependency(
        first: groups[position(dependency.first)].jobs[0], second: groups[position(dependency.second)].jobs[0], gap: gap,
        differentWorkers: dependency.differentWorkers)
    }
  }
}
