import Instances
import Schedules

extension TinyInstance {
  /// H13 in all its shapes, and the exemption of H16. Firsts stand before seconds in the list of owners, so there is no cycle.
  mutating func drawDependencies() {
    for _ in 0..<draw.pick([1, 1, 1, 2]) {
      let single = instance.owners.filter { instance.times(of: $0) == 1 }
      guard single.count >= 2 else { return }
      let first = draw.number(0...(single.count - 2))
      let second = draw.number((first + 1)...(single.count - 1))
      var tie = Dependency(first: single[first], second: single[second])
      if instance.dependencies.contains(where: { $0.first == tie.first && $0.second == tie.second }) { continue }
      switch draw.number(0...10) {
      case 0: tie.minGapMinutes = draw.number(15...120)
      case 1: tie.maxGapMinutes = draw.pick([0, 30, 60])
      case 2: (tie.minGapMinutes, tie.maxGapMinutes) = (-draw.number(0...60), draw.number(0...60))
      case 3: (tie.minGapMinutes, tie.maxGapMinutes) = (-90, -draw.number(0...60))
      case 4, 5, 6: hurry(tie.second, before: tie.first)
      case 7: (tie.minGapMinutes, tie.maxGapMinutes, tie.differentWorkers) = (0, 0, true)
      default:
        tie.differentWorkers = true
        favour([tie.first, tie.second])
      }
      if tie.hasGap { bringTogether(tie) }
      instance.dependencies.append(tie)
      if draw.chance(25) { standBeside(instance.dependencies.count - 1) }
    }
    // Ordered visits are tried minute by minute: a coarse grid keeps them few.
    if instance.dependencies.contains(where: \.orders) { instance.visitStepMinutes = max(instance.visitStepMinutes, draw.pick([5, 10, 15])) }
  }

  /// Lets both needs of a dependency share a window half of the time, so that gaps are what parts them.
  private mutating func bringTogether(_ tie: Dependency) {
    guard case .need(let first) = tie.first, case .need(let second) = tie.second, draw.chance(60) else { return }
    let start = instance.needs[first].windows[0].start
    let longest = max(instance.needs[first].durationMinutes, instance.needs[second].durationMinutes)
    let shared = Window(start: start, end: start + longest + draw.pick([0, 30, 60, 90]), cost: 0)
    instance.needs[first].windows = [shared]
    instance.needs[second].windows = [shared]
  }

  /// Makes every worker but one dear for these tasks, so that one worker would do them all.
  private mutating func favour(_ owners: [TaskOwner]) {
    let favourite = someWorker()
    let dear = instance.workers.indices.filter { $0 != favourite }.map { WorkerCost(worker: $0, cost: draw.number(10...50)) }
    for owner in owners where draw.chance(70) { change(owner) { $0 = WorkerWishes(maxDistinct: $0.maxDistinct, costs: dear) } }
  }

  /// Moves a need's first window so that its visit would rather stand before another.
  private mutating func hurry(_ second: TaskOwner, before first: TaskOwner) {
    guard case .need(let late) = second, draw.chance(70) else { return }
    let start: Int
    switch first {
    case .need(let index): start = instance.needs[index].windows[0].start
    case .activity(let index): start = instance.activities[index].starts[0]
    }
    let earlier = max(0, start - draw.number(0...4) * 15)
    let duration = instance.needs[late].durationMinutes
    instance.needs[late].windows[0] = Window(start: earlier, end: earlier + duration + draw.pick([15, 30, 60, 90]))
  }

  /// H16: two needs of one household that share a window and are visited at the same minute.
  mutating func drawSimultaneous() {
    let single = instance.needs.indices.filter { instance.needs[$0].times == 1 }
    guard single.count >= 2 else { return }
    let tie = Dependency(first: .need(single[0]), second: .need(single[1]))
    guard !instance.dependencies.contains(where: { $0.first == tie.first && $0.second == tie.second }) else { return }
    instance.dependencies.append(tie)
    instance.needs[single[1]].windows = instance.needs[single[0]].windows
    instance.visitStepMinutes = max(instance.visitStepMinutes, 5)
    standBeside(instance.dependencies.count - 1)
  }

  /// H16: two visits to one household at the same minute, of which it counts one.
  private mutating func standBeside(_ index: Int) {
    guard case .need(let first) = instance.dependencies[index].first, case .need(let second) = instance.dependencies[index].second else { return }
    instance.dependencies[index].minGapMinutes = 0
    instance.dependencies[index].maxGapMinutes = 0
    instance.needs[second].household = instance.needs[first].household
    instance.households[instance.needs[first].household].maxVisitsPerDay = 1
    for need in [first, second] { instance.needs[need].team = Team(seats: [Seat()]) }
  }

  /// H5 of teams: a grid that hits a window seldom, and shifts of two members that meet seldom.
  mutating func drawWholeVisits() {
    let index = someNeed()
    instance.needs[index].team = Team(seats: [Seat(count: 2)])
    instance.needs[index].people = WorkerWishes()
    instance.startStepMinutes = draw.pick([30, 45, 60])
    instance.visitStepMinutes = draw.pick([5, 10, 15])
    guard let shift = instance.workers[0].shifts.first, instance.workers.count > 1 else { return }
    let duration = instance.needs[index].durationMinutes
    if draw.chance(50) {
      instance.needs[index].windows = [Window(start: shift.start, end: shift.start + duration + draw.pick([20, 40, 90]))]
      return
    }
    // The second worker comes when the first has all but left.
    let change = shift.start + 90
    instance.workers[0].shifts = [Shift(start: shift.start, end: change)]
    instance.workers[1].shifts = [Shift(start: change - draw.number(0...2) * 15, end: change + 120)]
    instance.needs[index].windows = [Window(start: shift.start, end: change + 120)]
  }

  /// H7 and H8 together: a fixed wait between two visits that a break fills.
  mutating func drawBreakInWait() {
    guard let worker = instance.workers.indices.first(where: { !instance.workers[$0].shifts.isEmpty }), instance.needs.count > 1 else { return }
    let start = instance.workers[worker].shifts[0].start
    instance.workers[worker].shifts = [Shift(start: start, end: start + 240)]
    let from = start.minuteOfDay
    instance.workers[worker].breaks = [BreakRule(durationMinutes: 30, from: from + 60, to: from + 60 + draw.number(30...90))]
    instance.workers[worker].limits.maxWaitMinutes = draw.pick([0, 10, 20])
    for (need, minute) in [(0, start + 15), (1, start + 75 + draw.number(0...60))] {
      instance.needs[need].team = Team(seats: [Seat()])
      instance.needs[need].people = WorkerWishes(required: [worker])
      instance.needs[need].durationMinutes = 30
      instance.needs[need].times = 1
      instance.needs[need].windows = [Window(start: minute, end: minute + 30 + draw.pick([0, 15, 20]))]
    }
    instance.visitStepMinutes = draw.pick([1, 5])
  }

  // MARK: The schedule in force

  /// A schedule of the same instance under fewer cares: most of it can be kept, and keeping it costs something.
  mutating func previousSchedule() -> Schedule? {
    guard draw.chance(20) else { return nil }
    var cares = RuleSwitches.all
    for clause in [Clause.travel, .newFace, .unpreferred, .assignment, .unused, .ifNeeded, .window, .overTarget, .extraWorker] where draw.chance(50) {
      cares = cares.without(clause)
    }
    if draw.chance(30) { cares = cares.without(draw.pick([Clause.minutesPerDay, .tasksPerShift, .wait, .breaks, .guardian, .prohibited, .distinctWorkers])) }
    var then = self
    for owner in then.instance.owners where draw.chance(60) {
      let costs = instance.workers.indices.map { WorkerCost(worker: $0, cost: draw.number(0...80)) }
      then.change(owner) { $0.costs = costs }
    }
    guard let before = enumerateOptimum(then.instance, rules: cares).schedule, var tasks = before.tasks else { return nil }
    instance.weights.change = draw.pick([0, draw.number(1...10), draw.number(10...40)])
    for index in tasks.indices {
      if draw.chance(15) {
        tasks[index].begin += draw.pick([-30, -15, 15, 30])
        tasks[index].end = tasks[index].begin + (before.tasks?[index].end ?? 0) - (before.tasks?[index].begin ?? 0)
      } else if draw.chance(45) {
        tasks[index].pinned = true
      }
    }
    if draw.chance(20) { tasks.append(ServedTask(id: "gone#1", begin: 600, end: 630, team: [ServedTask.Member(worker: "w0", seat: 0)])) }
    if draw.chance(20), let need = instance.needs.first {
      tasks.append(ServedTask(id: "\(need.id)#1", begin: -600, end: -570, team: [ServedTask.Member(worker: "w0", seat: 0)]))
    }
    if draw.chance(20), let need = instance.needs.last {
      tasks.append(
        ServedTask(id: "\(need.id)#\(need.times)", begin: 600, end: 630, team: [ServedTask.Member(worker: "left", seat: 0)]))
    }
    return Schedule(instanceName: instance.name, status: .optimal, routes: before.routes, tasks: tasks)
  }
}
