import Instances
import Schedules
import Travel

/// Tries every choice for every task, one task after the other, and every route in every slot; keeps the cheapest.
///
/// Three parts, each on its own: `admits` holds the rules between tasks, `RouteTimes` the rules inside a route, `judge` the costs and what adds up over
/// routes. Pruning only ever leaves out what costs at least as much as the best so far.
struct Search {
  let setting: Setting
  let previous: [PreviousTask]
  let kinds: [StopKind]
  let owners: [TaskChoices]
  let facts: [OwnerFacts]
  let ties: [Tie]
  let prunes: Bool
  /// For each task, its owner's position in `owners`; tasks of one owner stand together.
  let tasks: [Int]
  /// The least that the tasks from this one on cost.
  private let leastRest: [Int]

  /// The choice of each task decided so far.
  private(set) var chosen: [Choice] = []
  /// The owner of each task decided so far, as in `Setting.owners`.
  private(set) var chosenOwner: [Int] = []
  /// Kinds of stop in each slot, ascending.
  private(set) var stops: [[Int]]
  private var memo: [RouteKey: [RouteOutcome]] = [:]
  var best: Leaf?
  /// Complete sets of choices that were judged.
  private(set) var leaves = 0

  init(_ setting: Setting, previous: [PreviousTask], plain: Bool) {
    let choices = Choices(setting, previous: previous, plain: plain)
    self.setting = setting
    self.previous = previous
    kinds = choices.kinds
    // Few choices first: what they rule out is ruled out early. Any order gives the same optimum.
    let owners = choices.owners.sorted { ($0.choices.count, $0.owner) < ($1.choices.count, $1.owner) }
    let facts = setting.owners.indices.map { OwnerFacts(setting, $0) }
    let tasks = owners.indices.flatMap { Array(repeating: $0, count: facts[owners[$0].owner].times) }
    var leastRest = [0]
    for task in tasks.reversed() { leastRest.append((leastRest.last ?? 0) + (owners[task].choices.first?.cost ?? 0)) }
    self.owners = owners
    self.facts = facts
    self.tasks = tasks
    self.leastRest = leastRest.reversed()
    ties = setting.instance.dependencies.map { Tie(setting, $0) }
    prunes = !plain
    stops = setting.slots.map { _ in [] }
    precondition(setting.slots.count <= 64 && setting.instance.workers.count <= 32 && previous.count <= 64, "enumeration is for tiny instances")
  }

  mutating func run() { decide(0, from: 0, cost: 0) }

  /// Decides the tasks from `task` on. The tasks of a need are interchangeable (H6), so a later one never takes an earlier choice than the one before it.
  private mutating func decide(_ task: Int, from firstChoice: Int, cost: Int) {
    if prunes, let best, cost + leastTravelCost() + leastRest[task] >= best.total { return }
    guard task < tasks.count else {
      leaves += 1
      judge()
      return
    }
    let position = tasks[task]
    let owner = owners[position].owner
    let isRepeated = task + 1 < tasks.count && tasks[task + 1] == position
    for index in firstChoice..<owners[position].choices.count {
      let choice = owners[position].choices[index]
      guard admits(choice, owner) else { continue }
      take(choice, owner)
      decide(task + 1, from: isRepeated ? index : 0, cost: cost + choice.cost)
      untake(choice)
    }
  }

  private mutating func take(_ choice: Choice, _ owner: Int) {
    chosen.append(choice)
    chosenOwner.append(owner)
    for slot in bits(choice.slots) {
      let place = stops[slot].firstIndex { $0 > choice.kind } ?? stops[slot].count
      stops[slot].insert(choice.kind, at: place)
    }
  }

  private mutating func untake(_ choice: Choice) {
    chosen.removeLast()
    chosenOwner.removeLast()
    for slot in bits(choice.slots) {
      if let place = stops[slot].firstIndex(of: choice.kind) { stops[slot].remove(at: place) }
    }
  }

  /// What the routes of the stops decided so far cost on the road at least, whatever is added to them.
  private func leastTravelCost() -> Int {
    guard setting.rules.demands(.travel) else { return 0 }
    var cost = 0
    for slot in stops.indices where !stops[slot].isEmpty {
      var set = 0
      for kind in stops[slot] { set |= 1 << kinds[kind].owner }
      let worker = setting.slots[slot].worker
      cost += setting.leastTravel[worker][set] * setting.instance.kinds[setting.instance.workers[worker].kind].travelMinuteCost
    }
    return cost
  }

  /// The routes of one slot with exactly these stops.
  mutating func routes(_ slot: Int) -> [RouteOutcome] {
    let key = RouteKey(slot: slot, stops: stops[slot])
    if let known = memo[key] { return known }
    let found = RouteTimes(setting, slot: slot, kinds: kinds).outcomes(stops[slot])
    memo[key] = found
    return found
  }
}

/// The rules between tasks, held against what is decided so far. More tasks never mend what one of these refuses.
extension Search {
  func admits(_ choice: Choice, _ owner: Int) -> Bool {
    for tie in ties {
      if tie.first == owner, let other = decided(tie.second), !tie.admits(choice, other) { return false }
      if tie.second == owner, let other = decided(tie.first), !tie.admits(other, choice) { return false }
    }
    guard choice.isServed else { return true }
    return admitsDates(choice, owner) && admitsWorkers(choice, owner) && admitsVenue(choice, owner) && admitsExpense(owner) && admitsSlots(choice, owner)
  }

  /// The choice of the one task of an owner in a dependency; nil while it is open.
  private func decided(_ owner: Int) -> Choice? { chosenOwner.firstIndex(of: owner).map { chosen[$0] } }

  /// H6 and H16.
  private func admitsDates(_ choice: Choice, _ owner: Int) -> Bool {
    var visits = 1
    for (index, other) in chosen.enumerated() where other.isServed {
      if chosenOwner[index] == owner, let gap = facts[owner].minGapDays, abs(other.day - choice.day) < gap { return false }
      let beside = facts[chosenOwner[index]]
      if beside.household == facts[owner].household, beside.maxVisitsPerDay != nil, other.day == choice.day { visits += 1 }
    }
    if facts[owner].household != nil, let most = facts[owner].maxVisitsPerDay, visits > most { return false }
    return true
  }

  /// H12.
  private func admitsWorkers(_ choice: Choice, _ owner: Int) -> Bool {
    guard let most = facts[owner].maxDistinct else { return true }
    var workers = choice.workers
    for (index, other) in chosen.enumerated() where chosenOwner[index] == owner { workers |= other.workers }
    return workers.nonzeroBitCount <= most
  }

  /// H10.
  private func admitsVenue(_ choice: Choice, _ owner: Int) -> Bool {
    guard let venue = facts[owner].venue, let begin = choice.begin else { return true }
    for (index, other) in chosen.enumerated() where facts[chosenOwner[index]].venue == venue {
      guard let beside = other.begin else { continue }
      if begin < beside + facts[chosenOwner[index]].duration, beside < begin + facts[owner].duration { return false }
    }
    return true
  }

  /// H11, what tasks take out.
  private func admitsExpense(_ owner: Int) -> Bool {
    guard let expense = facts[owner].expense else { return true }
    var fen = expense.fen
    for (index, other) in chosen.enumerated() where other.isServed {
      if let beside = facts[chosenOwner[index]].expense, beside.fund == expense.fund { fen += beside.fen }
    }
    return fen <= setting.instance.funds[expense.fund].balanceFen
  }

  /// H7, stops of a shift and shifts of a week; and two stops at fixed minutes that no route can serve one after the other.
  private func admitsSlots(_ choice: Choice, _ owner: Int) -> Bool {
    for slot in bits(choice.slots) {
      let shift = setting.slots[slot]
      let limits = setting.instance.workers[shift.worker].limits
      if setting.rules.demands(.tasksPerShift), let most = limits.maxTasksPerShift, stops[slot].count + 1 > most { return false }
      if setting.rules.demands(.shiftsPerWeek), let most = limits.maxShiftsPerWeek {
        let used = setting.slots.indices.count { other in
          setting.slots[other].worker == shift.worker && setting.slots[other].week == shift.week && (other == slot || !stops[other].isEmpty)
        }
        if used > most { return false }
      }
      guard prunes, let begin = choice.begin else { continue }
      for kind in stops[slot] where kinds[kind].earliest == kinds[kind].latest {
        let other = kinds[kind].owner
        let there = setting.shortestClock[shift.worker][owner + 1][other + 1]
        let back = setting.shortestClock[shift.worker][other + 1][owner + 1]
        let isBefore = begin + facts[owner].duration + there <= kinds[kind].earliest
        if !isBefore, kinds[kind].earliest + facts[other].duration + back > begin { return false }
      }
    }
    return true
  }
}

/// A slot and its stops, in a form that hashes fast.
private struct RouteKey: Hashable {
  private var slot: Int
  private var stops: SIMD2<UInt64> = .zero

  init(slot: Int, stops: [Int]) {
    precondition(stops.count <= 8 && stops.allSatisfy { $0 < 0xFFFF }, "enumeration is for tiny instances")
    self.slot = slot
    for (position, kind) in stops.enumerated() { self.stops[position / 4] |= UInt64(kind + 1) << UInt64(16 * (position % 4)) }
  }
}

/// The positions of the bits that are set, ascending.
func bits(_ set: UInt64) -> UnfoldSequence<Int, UInt64> {
  sequence(state: set) { left in
    guard left != 0 else { return nil }
    defer { left &= left - 1 }
    return left.trailingZeroBitCount
  }
}
