import Instances
import Schedules

/// The instance of a part of a roster: some shifts and what they serve are free, with what is left out; all the rest stays as it is.
///
/// Whatever the rest uses up, of a worker's week, of a fund, of a household's date, of a venue, is taken off here. What a part cannot say exactly (faces
/// counted over several dates, two visits of a household on one date, workers without a route) is said nearly: a roster of the whole is made of its answer,
/// and priced and judged as such.
struct PartInstance: Sendable {
  private(set) var instance: Instance
  private(set) var previous: Schedule?
  /// What stays as it is.
  let fixed: Plan
  /// What is free, as it is now.
  let free: [Service]
  /// Group of the whole, by group here.
  private var groups: [Int] = []
  /// Worker of the whole, by worker here.
  private var workers: [Int] = []
  /// Shifts of the whole, by worker here.
  private var shifts: [[Int]] = []

  /// - Parameter isFree: by shift; shifts with a stop that must stay are not free.
  /// - Returns: nil when nothing is free.
  init?(_ model: Model, _ index: PlanIndex, _ roster: Roster, previous: Schedule?, isFree chosen: [Bool]) {
    let division = Division(model, roster, isFree: chosen)
    guard zip(division.isFree, model.shifts).contains(where: { $0 && !$1.candidates.isEmpty }) else { return nil }
    var fixed = Plan(model, index)
    fixed.load(division.rest(of: roster))
    self.fixed = fixed
    free = division.free
    instance = model.instance
    groups = Self.openGroups(model, division, fixed)
    workers = Self.namedWorkers(model, groups, division)
    let position = positions(of: workers, among: model.workers.count)
    takeWorkers(model, index, division, position)
    for fund in instance.funds.indices { instance.funds[fund].balanceFen = max(0, fixed.money[fund] / 1000) }
    takeTasks(model, division, position)
    takePrevious(previous, model)
  }

  /// What of a roster is free.
  private struct Division {
    private(set) var isFree: [Bool]
    private(set) var free: [Service] = []
    private(set) var fixed: [Service] = []
    /// Groups of which nothing may change.
    private(set) var isBlocked: [Bool]

    /// A service stays with any of its shifts, and everything else on that shift with it.
    init(_ model: Model, _ roster: Roster, isFree chosen: [Bool]) {
      isFree = chosen
      isBlocked = Array(repeating: false, count: model.groups.count)
      let services = roster.services(model)
      let shiftsOf = services.map { roster.shifts(of: $0, model) }
      var partners: [[Int]] = Array(repeating: [], count: model.groups.count)
      for dependency in model.dependencies {
        let (one, other) = (model.jobs[dependency.first].group, model.jobs[dependency.second].group)
        partners[one].append(other)
        partners[other].append(one)
      }
      var isFixed = Array(repeating: false, count: services.count)
      var isSettled = false
      while !isSettled {
        isSettled = true
        for (number, service) in services.enumerated() where !isFixed[number] {
          let group = model.jobs[service.job].group
          guard isBlocked[group] || !shiftsOf[number].allSatisfy({ isFree[$0] }) else { continue }
          isFixed[number] = true
          isSettled = false
          for shift in shiftsOf[number] { keep(shift, model) }
          for partner in partners[group] { isBlocked[partner] = true }
          if !partners[group].isEmpty || model.groups[group].maxDistinct != nil { isBlocked[group] = true }
        }
      }
      free = services.indices.filter { !isFixed[$0] }.map { services[$0] }
      fixed = services.indices.filter { isFixed[$0] }.map { services[$0] }
    }

    private mutating func keep(_ shift: Int, _ model: Model) {
      isFree[shift] = false
      // What is left of a date's minutes (H7) has no limit of its own here.
      let worker = model.workers[model.shifts[shift].worker]
      guard worker.limits.maxMinutesPerDay != nil else { return }
      for other in worker.shifts where model.shifts[other].day == model.shifts[shift].day { isFree[other] = false }
    }

    /// The routes of what stays.
    func rest(of roster: Roster) -> Roster {
      let kept = Set(fixed.map { Keep(job: $0.job, begin: $0.begin) })
      return Roster(
        routes: roster.routes.compactMap { route in
          let stops = route.stops.filter { kept.contains(Keep(job: $0.job, begin: $0.begin)) }
          return stops.isEmpty ? nil : PlannedRoute(shift: route.shift, stops: stops, gaps: route.gaps)
        })
    }

    private struct Keep: Hashable {
      var job: Int
      var begin: Int
    }
  }

  // MARK: What is here

  /// Groups of which something is free or left out, and could be served here, ascending.
  private static func openGroups(_ model: Model, _ division: Division, _ fixed: Plan) -> [Int] {
    var groups = model.groups.indices.filter { index in
      let group = model.groups[index]
      guard !division.isBlocked[index], fixed.servedOfGroup[index] < group.times else { return false }
      return group.jobs.contains { model.shiftsOfJob[$0].contains { division.isFree[$0] } }
    }
    // What waits for a task that is not here cannot be served (H13).
    while true {
      let here = Set(groups)
      let waiting = Set(model.dependencies.filter { $0.gap != nil && !here.contains(model.jobs[$0.first].group) }.map { model.jobs[$0.second].group })
      if waiting.isDisjoint(with: here) { return groups }
      groups.removeAll { waiting.contains($0) }
    }
  }

  /// Whoever has a free shift, and who is named, so that lists keep their meaning; ascending.
  private static func namedWorkers(_ model: Model, _ groups: [Int], _ division: Division) -> [Int] {
    var isNamed = Array(repeating: false, count: model.workers.count)
    for (index, shift) in model.shifts.enumerated() where division.isFree[index] && !shift.candidates.isEmpty {
      isNamed[shift.worker] = true
      if let guardian = model.instance.workers[shift.worker].guardian { isNamed[guardian] = true }
    }
    for group in groups { for worker in model.instance.people(of: model.groups[group].owner).named { isNamed[worker] = true } }
    return isNamed.indices.filter { isNamed[$0] }
  }

  private mutating func takeWorkers(_ model: Model, _ index: PlanIndex, _ division: Division, _ position: [Int]) {
    for kind in instance.kinds.indices { instance.kinds[kind].unusedCost = 0 }
    shifts = workers.map { worker in model.workers[worker].shifts.filter { division.isFree[$0] && !model.shifts[$0].candidates.isEmpty } }
    instance.workers = zip(workers, shifts).map { worker, own in
      var person = model.instance.workers[worker]
      person.guardian = person.guardian.flatMap { position[$0] >= 0 ? position[$0] : nil }
      person.shifts = own.map { model.instance.workers[worker].shifts[$0 - model.workers[worker].shifts.lowerBound] }
      // With several weeks, what the fullest leaves.
      let minutes = own.map { fixed.weekMinutes[worker * index.weeks + model.shifts[$0].week] }.max() ?? 0
      let routes = own.map { fixed.weekRoutes[worker * index.weeks + model.shifts[$0].week] }.max() ?? 0
      person.limits.maxMinutesPerWeek = person.limits.maxMinutesPerWeek.map { max(0, $0 - minutes) }
      person.limits.maxShiftsPerWeek = person.limits.maxShiftsPerWeek.map { max(0, $0 - routes) }
      person.targetMinutesPerWeek = person.targetMinutesPerWeek.map { max(0, $0 - minutes) }
      return person
    }
  }

  private mutating func takeTasks(_ model: Model, _ division: Division, _ position: [Int]) {
    let days = Set(division.isFree.indices.filter { division.isFree[$0] }.map { model.shifts[$0].day })
    var tasks = TaskSubset(of: model.instance, position)
    groups = groups.filter { group in
      switch model.groups[group].owner {
      case .need(let number):
        guard let need = need(number, of: group, model, division, days) else { return false }
        tasks.add(need, number: number)
      case .activity(let number):
        var activity = model.instance.activities[number]
        activity.starts = activity.starts.filter { start in
          days.contains(start.day)
            && !division.fixed.contains { service in
              let job = model.jobs[service.job]
              guard let venue = job.venue, venue == activity.venue, model.instance.venues[venue].exclusive else { return false }
              return service.begin < start + activity.durationMinutes && start < service.begin + job.durationMinutes
            }
        }
        if activity.starts.isEmpty { return false }
        tasks.add(activity, number: number)
      }
      return true
    }
    tasks.put(into: &instance)
  }

  /// A need without what stays of it; nil: nothing is left that could be served.
  private func need(_ number: Int, of group: Int, _ model: Model, _ division: Division, _ days: Set<Int>) -> Need? {
    var need = model.instance.needs[number]
    let (served, details) = (fixed.servedOfGroup[group], model.groups[group])
    let fixedDays = division.fixed.filter { model.jobs[$0.job].group == group }.map(\.begin.day)
    let most = model.jobs[details.jobs[0]].exemptFromHousehold ? nil : model.instance.households[need.household].maxVisitsPerDay
    let possible = days.filter { day in
      fixedDays.allSatisfy { abs($0 - day) >= need.minGapDays } && most.map { fixed.householdCount(need.household, day) < $0 } ?? true
    }
    need.windows = Self.cut(need.windows, to: possible)
    if need.windows.isEmpty { return nil }
    need.times -= served
    if need.times > 1, need.minGapDays > 0 { need.times = min(need.times, possible.count) }
    if served > 0 {
      need.noneServedCost = 0
      if details.extraWorkerCost > 0 {
        let strangers = workers.filter { !fixed.isFace($0, of: group) }
        need.people = need.people.adding(strangers.map { WorkerCost(worker: $0, cost: details.extraWorkerCost) })
      }
    }
    return need
  }

  /// What the previous schedule says of tasks of which nothing stays, by people who are here.
  private mutating func takePrevious(_ previous: Schedule?, _ model: Model) {
    guard var part = previous else { return }
    let names = Set(groups.filter { fixed.servedOfGroup[$0] == 0 }.map { model.instance.id(of: model.groups[$0].owner) })
    let people = Set(instance.workers.map(\.id))
    part.tasks = part.tasks?.filter { task in
      names.contains(String(task.id.prefix { $0 != "#" })) && task.team.allSatisfy { people.contains($0.worker) }
    }
    self.previous = part
  }

  /// Windows as far as they lie in some dates.
  private static func cut(_ windows: [Window], to days: Set<Int>) -> [Window] {
    windows.flatMap { window in
      (window.start.day...max(window.start.day, (window.end - 1).day)).filter { days.contains($0) }.map { day in
        Window(start: max(window.start, day * .minutesPerDay), end: min(window.end, (day + 1) * .minutesPerDay), cost: window.cost)
      }
    }
  }

  /// The whole's shift that a shift of this instance's model is.
  func shift(_ shift: Int, _ own: Model) -> Int {
    let worker = own.shifts[shift].worker
    return shifts[worker][shift - own.workers[worker].shifts.lowerBound]
  }

  /// A job of the whole that can be served just as a job of this instance's model.
  func job(_ job: Int, _ own: Model, of whole: Model) -> Int { whole.groups[groups[own.jobs[job].group]].jobs[0] }

  /// Services of the whole in the handles of this instance's model.
  func inward(_ services: [Service], _ own: Model, of whole: Model) -> [Service] {
    let group = positions(of: groups, among: whole.groups.count)
    let position = positions(of: workers, among: whole.workers.count)
    var count: [Int: Int] = [:]
    return services.compactMap { service in
      let here = group[whole.jobs[service.job].group]
      guard here >= 0 else { return nil }
      let jobs = own.groups[here].jobs
      let offset = count[here, default: 0]
      count[here] = offset + 1
      return Service(
        job: jobs[min(offset, jobs.count - 1)], begin: service.begin,
        team: service.team.compactMap { position[$0.worker] < 0 ? nil : Service.Member(worker: position[$0.worker], seat: $0.seat) })
    }
  }

  /// This instance's services in the handles of the whole.
  func outward(_ services: [Service], _ own: Model, of whole: Model) -> [Service] {
    var count: [Int: Int] = [:]
    return services.map { service in
      let group = groups[own.jobs[service.job].group]
      let jobs = whole.groups[group].jobs
      var job = jobs[0]
      if jobs.count > 1 {
        // Services that stay have some of the group's jobs.
        let open = jobs.filter { fixed.services[$0].isEmpty }
        let offset = count[group, default: 0]
        if open.indices.contains(offset) { job = open[offset] }
        count[group, default: 0] += 1
      }
      return Service(
        job: job, begin: service.begin, team: service.team.map { Service.Member(worker: workers[$0.worker], seat: $0.seat) })
    }
  }
}
