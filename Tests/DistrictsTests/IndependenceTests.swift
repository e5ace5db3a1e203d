import Districts
import Instances
import Testing

/// A household with everything about it.
private func text(_ household: Household) -> String { "\(household)" }

/// A need without what depends on who is there.
private func text(_ need: Need) -> String {
  var need = need
  need.people = WorkerWishes()
  return "\(need)"
}

@Test("more or fewer volunteers move no household, need or activity, and no other worker", arguments: [Supply.loose, .tight])
func volunteersMoveNothing(supply: Supply) {
  for scale in [Scale.station, .district] {
    let balanced = district(DistrictRequest(scale: scale, seed: 11))
    let other = district(DistrictRequest(scale: scale, supply: supply, seed: 11))
    #expect(balanced.households.map(text) == other.households.map(text))
    #expect(balanced.needs.map(text) == other.needs.map(text))
    #expect(balanced.activities.map { "\($0)" } == other.activities.map { "\($0)" })
    #expect(balanced.funds.map { "\($0)" } == other.funds.map { "\($0)" })
    let workers = Dictionary(uniqueKeysWithValues: balanced.workers.map { ($0.id, $0) })
    var shared = 0
    for worker in other.workers {
      guard var known = workers[worker.id] else { continue }
      var same = worker
      // A guardian is named by position, and the next grown-up volunteer may be missing.
      (known.guardian, same.guardian) = (nil, nil)
      if known.tags.contains("minor") != same.tags.contains("minor") { continue }
      #expect("\(known)" == "\(same)")
      shared += 1
    }
    #expect(shared + 2 >= min(balanced.workers.count, other.workers.count))
  }
}

@Test("the share of visits for two moves no household and no worker")
func teamsMoveNothing() {
  let third = district(DistrictRequest(seed: 12))
  let all = district(DistrictRequest(seed: 12, twoPersonShare: 1))
  #expect(third.households.map(text) == all.households.map(text))
  #expect(third.workers.map { "\($0)" } == all.workers.map { "\($0)" })
  #expect(third.needs.map(\.windows) == all.needs.map(\.windows))
}

@Test("core and full have the same households and the same homes")
func featuresMoveNothing() {
  let core = district(DistrictRequest(features: .core, seed: 13))
  let full = district(DistrictRequest(seed: 13))
  #expect(core.households.map(\.location) == full.households.map(\.location))
  #expect(core.workers.map(\.home) == full.workers.map(\.home))
  #expect(core.workers.map { $0.shifts.map(\.start) } == full.workers.map { $0.shifts.map(\.start) })
}

@Test("core asks for nothing that a routing tool cannot express")
func coreIsPlain() {
  let instance = district(DistrictRequest(scale: .district, features: .core, seed: 14))
  #expect(instance.activities.isEmpty && instance.dependencies.isEmpty && instance.funds.isEmpty && instance.venues.isEmpty)
  #expect(instance.kinds.allSatisfy { $0.travelMinuteCost == 1 && $0.unusedCost == 0 })
  #expect("\(instance.weights)" == "\(Weights())")
  for need in instance.needs {
    #expect(need.team.size == 1 && need.team.covers.isEmpty && need.team.seats[0].kinds.isEmpty && need.team.seats[0].tags.isEmpty)
    #expect(need.times == 1 && !need.mandatory && need.noneServedCost == 0 && need.expense == nil)
    #expect(need.windows.allSatisfy { $0.cost == 0 } && "\(need.people)" == "\(WorkerWishes())")
  }
  for worker in instance.workers {
    var radius = Limits()
    radius.maxMetresFromHome = worker.limits.maxMetresFromHome
    #expect(worker.limits == radius && worker.breaks.isEmpty && worker.guardian == nil && worker.fundPerKm == nil)
    #expect(worker.targetMinutesPerWeek == nil && worker.tags.isEmpty && worker.shifts.allSatisfy { !$0.ifNeeded })
  }
}

@Test("full uses every part of the problem")
func fullUsesEverything() {
  let instance = district(DistrictRequest(scale: .huaibei, seed: 15))
  let (needs, workers) = (instance.needs, instance.workers)
  #expect(instance.travel.modes.count == 6)
  #expect(instance.venues.contains { $0.exclusive })
  #expect(instance.activities.contains { $0.mandatory })
  #expect(instance.activities.contains { $0.team.seats.contains { $0.min < $0.count && $0.missingCost > 0 } })
  #expect(instance.households.contains { $0.maxVisitsPerDay == 1 })
  #expect(needs.contains { $0.times == 2 && $0.minGapDays == 2 } && needs.contains { $0.noneServedCost > 0 })
  #expect(needs.contains { $0.people.maxDistinct != nil } && needs.contains { !$0.people.regulars.isEmpty })
  #expect(needs.contains { !$0.people.preferred.isEmpty } && needs.contains { !$0.people.prohibited.isEmpty })
  #expect(needs.contains { !$0.people.required.isEmpty } && needs.contains { !$0.people.costs.isEmpty })
  #expect(needs.contains { $0.expense != nil } && needs.contains { $0.windows.contains { $0.cost > 0 } })
  #expect(needs.contains { $0.team.covers.contains { $0.missingCost == nil } })
  #expect(needs.contains { $0.team.covers.contains { $0.missingCost != nil } })
  #expect(needs.contains { $0.team.seats[0].count == 2 } && needs.contains { $0.team.seats.count == 2 })
  #expect(instance.dependencies.contains { $0.minGapMinutes == 0 && $0.maxGapMinutes == 0 })
  #expect(instance.dependencies.contains { $0.minGapMinutes == 1440 } && instance.dependencies.contains { !$0.hasGap && $0.orders })
  #expect(instance.dependencies.contains { !$0.orders })
  #expect(workers.contains { $0.guardian != nil } && workers.contains { $0.fundPerKm != nil } && workers.contains { !$0.breaks.isEmpty })
  #expect(workers.contains { $0.limits.maxTasksPerShift != nil } && workers.contains { $0.limits.maxWaitMinutes != nil })
  #expect(workers.contains { $0.limits.maxMinutesPerDay != nil } && workers.contains { $0.targetMinutesPerWeek != nil })
  #expect(workers.contains { $0.shifts.contains { $0.ifNeeded } })
}
