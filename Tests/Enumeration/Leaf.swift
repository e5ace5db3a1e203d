import Instances
import Schedules
import Travel

/// A complete schedule: what is done about every task, and a route for every slot that serves any.
struct Leaf {
  var total: Int
  var terms: CostTerms
  var chosen: [Choice]
  var chosenOwner: [Int]
  /// By slot.
  var routes: [(slot: Int, outcome: RouteOutcome)]
}

extension Search {
  /// Judges the choices made for all tasks with the best of their routes, and keeps them if they are the cheapest so far.
  mutating func judge() {
    guard keepsPins() else { return }
    let fixed = chosen.reduce(0) { $0 + $1.cost } + noneServedCost() + extraWorkerCost() + changeCost() + ifNeededCost() + unusedCost()
    if prunes, let best, fixed >= best.total { return }
    let used = stops.indices.filter { !stops[$0].isEmpty }
    var outcomes: [[RouteOutcome]] = []
    for slot in used {
      let found = routes(slot)
      if found.isEmpty { return }
      outcomes.append(found)
    }
    // An order that is short in minutes may be long in metres, so every mix of orders is tried.
    var picked = used.map { _ in 0 }
    while true {
      let routes = used.indices.map { (slot: used[$0], outcome: outcomes[$0][picked[$0]]) }
      if obeysMinutes(routes), obeysFunds(routes) {
        let total = fixed + travelCost(routes) + overTargetCost(routes)
        if total < best?.total ?? .max {
          best = Leaf(total: total, terms: terms(routes), chosen: chosen, chosenOwner: chosenOwner, routes: routes)
        }
      }
      guard let next = picked.indices.first(where: { picked[$0] + 1 < outcomes[$0].count }) else { return }
      for earlier in 0..<next { picked[earlier] = 0 }
      picked[next] += 1
    }
  }

  // MARK: Rules that add up over routes

  /// H15.
  private func keepsPins() -> Bool {
    guard setting.rules.demands(.pins) else { return true }
    let kept = keptTasks()
    return previous.indices.allSatisfy { !previous[$0].pinned || kept & (1 << UInt64($0)) != 0 }
  }

  private func keptTasks() -> UInt64 { chosen.reduce(0) { $0 | $1.kept } }

  /// H7: legs and durations, date by date and week by week.
  private func obeysMinutes(_ routes: [(slot: Int, outcome: RouteOutcome)]) -> Bool {
    for (slot, _) in routes {
      let shift = setting.slots[slot]
      let limits = setting.instance.workers[shift.worker].limits
      if setting.rules.demands(.minutesPerDay), let most = limits.maxMinutesPerDay {
        if countedMinutes(routes, shift.worker, { $0.day == shift.day }) > most { return false }
      }
      if setting.rules.demands(.minutesPerWeek), let most = limits.maxMinutesPerWeek {
        if countedMinutes(routes, shift.worker, { $0.week == shift.week }) > most { return false }
      }
    }
    return true
  }

  /// H7's counted minutes of a worker in some slots.
  private func countedMinutes(_ routes: [(slot: Int, outcome: RouteOutcome)], _ worker: Int, _ isMeant: (Slot) -> Bool) -> Int {
    var minutes = 0
    for (slot, outcome) in routes where setting.slots[slot].worker == worker && isMeant(setting.slots[slot]) {
      minutes += outcome.minutes
      for kind in outcome.order { minutes += facts[kinds[kind].owner].duration }
    }
    return minutes
  }

  /// H11, in thousandths of a fen.
  private func obeysFunds(_ routes: [(slot: Int, outcome: RouteOutcome)]) -> Bool {
    guard setting.rules.demands(.paidTravel) else { return true }
    for (index, fund) in setting.instance.funds.enumerated() {
      var taken = 0
      for (task, choice) in chosen.enumerated() where choice.isServed {
        if let expense = facts[chosenOwner[task]].expense, expense.fund == index { taken += 1000 * expense.fen }
      }
      for (slot, outcome) in routes {
        if let rate = setting.instance.workers[setting.slots[slot].worker].fundPerKm, rate.fund == index { taken += rate.fenPerKm * outcome.metres }
      }
      if taken > 1000 * fund.balanceFen { return false }
    }
    return true
  }

  // MARK: Costs

  private func noneServedCost() -> Int {
    var cost = 0
    for owner in facts.indices where facts[owner].noneServedCost > 0 {
      if !chosen.indices.contains(where: { chosenOwner[$0] == owner && chosen[$0].isServed }) { cost += facts[owner].noneServedCost }
    }
    return cost
  }

  private func extraWorkerCost() -> Int {
    guard setting.rules.demands(.extraWorker) else { return 0 }
    var cost = 0
    for owner in facts.indices where facts[owner].times > 1 {
      var workers: UInt32 = 0
      for index in chosen.indices where chosenOwner[index] == owner { workers |= chosen[index].workers }
      if workers != 0 { cost += setting.instance.weights.extraWorker * (workers.nonzeroBitCount - facts[owner].teamSize) }
    }
    return cost
  }

  private func changeCost() -> Int {
    guard setting.rules.demands(.change) else { return 0 }
    let kept = keptTasks()
    return setting.instance.weights.change * previous.indices.count { previous[$0].isChangeable && kept & (1 << UInt64($0)) == 0 }
  }

  private func ifNeededCost() -> Int {
    guard setting.rules.demands(.ifNeeded) else { return 0 }
    return setting.instance.weights.ifNeededShift * stops.indices.count { !stops[$0].isEmpty && setting.slots[$0].ifNeeded }
  }

  private func unusedCost() -> Int {
    guard setting.rules.demands(.unused) else { return 0 }
    var cost = 0
    for (index, worker) in setting.instance.workers.enumerated() where !worker.shifts.isEmpty {
      if !stops.indices.contains(where: { setting.slots[$0].worker == index && !stops[$0].isEmpty }) {
        cost += setting.instance.kinds[worker.kind].unusedCost
      }
    }
    return cost
  }

  private func travelCost(_ routes: [(slot: Int, outcome: RouteOutcome)]) -> Int {
    guard setting.rules.demands(.travel) else { return 0 }
    return routes.reduce(0) { cost, route in
      cost + route.outcome.minutes * setting.instance.kinds[setting.instance.workers[setting.slots[route.slot].worker].kind].travelMinuteCost
    }
  }

  private func overTargetCost(_ routes: [(slot: Int, outcome: RouteOutcome)]) -> Int {
    guard setting.rules.demands(.overTarget), setting.instance.weights.overTargetMinute > 0 else { return 0 }
    var minutes = 0
    for (index, worker) in setting.instance.workers.enumerated() {
      guard let target = worker.targetMinutesPerWeek else { continue }
      for week in 0..<setting.instance.horizon.weeks { minutes += max(0, countedMinutes(routes, index) { $0.week == week } - target) }
    }
    return setting.instance.weights.overTargetMinute * minutes
  }

  private func terms(_ routes: [(slot: Int, outcome: RouteOutcome)]) -> CostTerms {
    var terms = CostTerms()
    for (task, choice) in chosen.enumerated() {
      if let team = choice.team {
        let option = owners.first { $0.owner == chosenOwner[task] }?.teams[team]
        terms[.missingSeats] += option?.missingSeats ?? 0
        terms[.missingCovers] += option?.missingCovers ?? 0
        terms[.newFace] += option?.newFace ?? 0
        terms[.unpreferred] += option?.unpreferred ?? 0
        terms[.assignment] += option?.assignment ?? 0
        terms[.window] += choice.windowCost
      } else {
        terms[.unserved] += choice.cost
      }
    }
    terms[.unserved] += noneServedCost()
    terms[.extraWorker] = extraWorkerCost()
    terms[.change] = changeCost()
    terms[.ifNeeded] = ifNeededCost()
    terms[.unused] = unusedCost()
    terms[.travel] = travelCost(routes)
    terms[.overTarget] = overTargetCost(routes)
    return terms
  }
}
