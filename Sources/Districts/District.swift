package import Instances

/// The synthetic district that a request describes.
///
/// Workers come station by station (social workers, party workers, volunteers), then the specialists; households, needs and activities likewise.
/// - Complexity: linear in the size of the instance.
package func district(_ request: DistrictRequest) -> Instance {
  let geography = Geography(figures: request.figures, seed: request.seed)
  let stations = plannedStations(request, geography)
  var builder = DistrictBuilder(request: request, geography: geography, stations: stations)
  builder.addWorkers()
  builder.addVisits()
  builder.addActivities()
  builder.addFunds()
  builder.addHistory()
  return builder.instance
}

extension DistrictRequest {
  var figures: ScaleFigures {
    let own = ScaleFigures.of(scale)
    return stations.map { own.resized(to: max(1, $0)) } ?? own
  }

  /// A name that says how the instance was made, such as `district-tight-full-7`.
  package var name: String {
    var parts = [scale.rawValue, supply.rawValue, features.rawValue, "\(seed)"]
    if let stations { parts.append("stations-\(stations)") }
    return parts.joined(separator: "-")
  }
}

/// The stations of a request with their shares of people, visits and activities.
func plannedStations(_ request: DistrictRequest, _ geography: Geography) -> [StationPlan] {
  let figures = geography.figures
  var plans = geography.stations()
  let sizes = plans.map { plan in
    var random = RandomStream(seed: request.seed, .stations, plan.index, 1)
    return random.within(80...120)
  }
  let even = plans.map { _ in 1 }
  let visits = apportioned(figures.visits, over: sizes)
  let volunteers = apportioned(figures.volunteers, over: sizes)
  let socialWorkers = apportioned(figures.socialWorkers, over: even)
  let partyWorkers = apportioned(figures.partyWorkers, over: even)
  let activities = apportioned(figures.activities, over: even)
  for index in plans.indices {
    plans[index].visits = visits[index]
    plans[index].balancedVolunteers = volunteers[index]
    plans[index].volunteers = max(1, (volunteers[index] * request.supply.volunteerPercent + 50) / 100)
    plans[index].socialWorkers = max(1, socialWorkers[index])
    plans[index].partyWorkers = partyWorkers[index]
    plans[index].activities = request.features == .full ? activities[index] : 0
  }
  return plans
}

private struct DistrictBuilder {
  let request: DistrictRequest
  let geography: Geography
  let stations: [StationPlan]
  var instance: Instance
  /// For each station, the workers who belong to it.
  private var members: [[Int]]
  private let modes: [Landscape: [Vehicle: Int]]

  private var isFull: Bool { request.features == .full }

  init(request: DistrictRequest, geography: Geography, stations: [StationPlan]) {
    self.request = request
    self.geography = geography
    self.stations = stations
    members = stations.map { _ in [] }
    let landscapes = Landscape.allCases.filter { landscape in stations.contains { $0.landscape == landscape } }
    let travel = landscapes.flatMap { landscape in Vehicle.allCases.map { landscape.travelMode($0) } }.sorted { $0.id < $1.id }
    modes = Dictionary(
      uniqueKeysWithValues: landscapes.map { landscape in
        (
          landscape,
          Dictionary(
            uniqueKeysWithValues: Vehicle.allCases.compactMap { vehicle in
              travel.firstIndex { $0.id == landscape.travelMode(vehicle).id }.map { (vehicle, $0) }
            })
        )
      })
    // 2026-11-23 is a Monday.
    instance = Instance(name: request.name, horizon: Horizon(start: CalendarDate(year: 2026, month: 11, day: 23), days: 7))
    instance.travel = TravelRules(modes: travel)
    instance.kinds = WorkerKind.allCases.map { $0.kind(request.features) }
    instance.tiers = Urgency.allCases.map { $0.tier(request.features) }
    instance.skills = Service.allCases.map { Skill(id: $0.id, name: $0.name) }
    instance.stations = stations.map { station in
      Station(
        id: stationId(station.index), name: "\(station.landscape == .street ? "街道" : "乡镇")社工站\(padded(station.index + 1))",
        location: geography.location(station.point), parent: "县区\(station.county + 1)")
    }
    if isFull {
      instance.weights.ifNeededShift = 30
      instance.weights.newFace = 20
      instance.weights.extraWorker = 40
      instance.weights.unpreferred = 10
      instance.weights.overTargetMinute = 1
      instance.weights.change = 60
      instance.venues = stations.map {
        Venue(id: "\(stationId($0.index))-hall", name: "活动室", location: geography.location($0.point), exclusive: true)
      }
      instance.funds = stations.map { Fund(id: "\(stationId($0.index))-fund", name: "社区基金", balanceFen: 0) }
    } else {
      instance.skills += stations.map { Skill(id: stationId($0.index), name: "站点成员") }
    }
  }

  mutating func addWorkers() {
    let offered = offeredShare(geography.figures, stations: stations, seed: request.seed)
    let people = People(request: request, geography: geography, modes: modes, offered: offered)
    for station in stations {
      for number in 0..<station.socialWorkers { add(people.socialWorker(number, of: station), to: [station.index]) }
      for number in 0..<station.partyWorkers { add(people.partyWorker(number, of: station), to: [station.index]) }
      let neighbour = stations.indices.contains(station.index + 1) ? station.index + 1 : station.index > 0 ? station.index - 1 : nil
      let first = instance.workers.count
      for number in 0..<station.volunteers {
        add(people.volunteer(number, of: station, neighbour: neighbour), to: [station.index])
      }
      addGuardians(from: first)
    }
    let counties = stations.indices.isEmpty ? 0 : (stations.map(\.county).max() ?? 0) + 1
    let byCounty = (0..<counties).map { county in stations.filter { $0.county == county } }
    let numbers = apportioned(geography.figures.specialists, over: byCounty.map(\.count))
    var number = 0
    for (county, count) in numbers.enumerated() {
      for place in 0..<count {
        let station = byCounty[county][place % byCounty[county].count]
        let specialist = people.specialist(number, at: station, county: byCounty[county])
        add(specialist, to: byCounty[county].map(\.index).filter { specialist.tags.contains(stationId($0)) })
        number += 1
      }
    }
  }

  private mutating func add(_ worker: Worker, to stations: [Int]) {
    for station in stations { members[station].append(instance.workers.count) }
    instance.workers.append(worker)
  }

  /// A minor goes out only with a grown-up volunteer of the station: the one before in the list, else the one after.
  private mutating func addGuardians(from first: Int) {
    let volunteers = first..<instance.workers.count
    func isMinor(_ worker: Int) -> Bool { instance.workers[worker].tags.contains(PersonTag.minor) }
    for worker in volunteers where isMinor(worker) {
      let before = (first..<worker).last { !isMinor($0) }
      let guardian = before ?? volunteers.first { $0 > worker && !isMinor($0) }
      instance.workers[worker].guardian = guardian
      if guardian == nil { instance.workers[worker].tags.removeAll { $0 == PersonTag.minor } }
    }
  }

  mutating func addVisits() {
    let rules = TeamRules(features: request.features)
    for station in stations {
      let (files, drafts) = visits(of: station, twoPersonShare: isFull ? request.twoPersonShare : 0, geography)
      let firstHousehold = instance.households.count
      for (number, file) in files.enumerated() {
        instance.households.append(household(file, number: number, of: station))
      }
      for (number, draft) in drafts.enumerated() {
        var random = RandomStream(seed: request.seed, .visits, station.index, 1_000_000 + number)
        let file = files[draft.household]
        let id = "\(stationId(station.index))-n\(number + 1)"
        let cost = file.urgency.unservedCost
        var need = Need(
          id: id, household: firstHousehold + draft.household, service: draft.service.name, times: draft.times,
          minGapDays: draft.times > 1 ? 2 : 1, durationMinutes: draft.durationMinutes, windows: draft.windows,
          team: rules.team(draft, file, station: station.index, &random), unservedCost: draft.overdue ? cost * 3 / 2 : cost,
          noneServedCost: isFull && file.urgency == .red ? 3000 : 0)
        if isFull {
          if random.chance(0.06) { need.expense = Expense(fund: station.index, fen: 500 * random.within(2...10)) }
          addDependency(of: draft, &need, previous: number > 0 ? drafts[number - 1] : nil, &random)
          instance.needs.append(need)
        } else {
          instance.needs += singles(of: need)
        }
      }
    }
  }

  private func household(_ file: HouseholdOnFile, number: Int, of station: StationPlan) -> Household {
    Household(
      id: "\(stationId(station.index))-h\(number + 1)", name: "家庭\(padded(number + 1))", location: geography.location(file.point),
      tier: file.urgency.rawValue, station: station.index,
      tags: isFull ? ["\(file.group)"] + (file.livesAlone ? ["alone"] : []) : [], maxVisitsPerDay: isFull && file.oneVisitADay ? 1 : nil)
  }

  /// Ties the second service of a household to its first: later, a day later, at the same time, or by other people.
  private mutating func addDependency(of draft: VisitDraft, _ need: inout Need, previous: VisitDraft?, _ random: inout RandomStream) {
    guard draft.rank == 1, draft.times == 1, let previous, previous.times == 1 else { return }
    let first = TaskOwner.need(instance.needs.count - 1)
    let second = TaskOwner.need(instance.needs.count)
    switch random.index(weights: [35, 15, 15, 10, 25]) {
    case 0: break
    case 1: instance.dependencies.append(Dependency(first: first, second: second))
    case 2: instance.dependencies.append(Dependency(first: first, second: second, minGapMinutes: .minutesPerDay))
    case 3:
      // Two services at one visit: they begin together, so they share their windows.
      need.windows = instance.needs[instance.needs.count - 1].windows.filter { $0.end - $0.start >= need.durationMinutes }
      if need.windows.isEmpty { need.windows = draft.windows }
      instance.dependencies.append(Dependency(first: first, second: second, minGapMinutes: 0, maxGapMinutes: 0, differentWorkers: true))
    default: instance.dependencies.append(Dependency(first: first, second: second, differentWorkers: true))
    }
  }

  /// What routing tools can express: windows without costs, and two visits on dates of their own instead of a need that recurs.
  private func singles(of need: Need) -> [Need] {
    var plain = need
    plain.times = 1
    plain.minGapDays = 1
    plain.windows = need.windows.map { Window(start: $0.start, end: $0.end) }
    guard need.times > 1 else { return [plain] }
    let days = Set(plain.windows.map(\.start.day)).sorted()
    let middle = days[days.count / 2]
    return [plain.windows.filter { $0.start.day < middle }, plain.windows.filter { $0.start.day >= middle }].enumerated().map { index, windows in
      var single = plain
      single.id = "\(need.id)-\(index + 1)"
      single.windows = windows
      return single
    }
  }

  mutating func addActivities() {
    for station in stations where station.activities > 0 {
      let shifts = members[station.index].prefix(station.socialWorkers).map { instance.workers[$0].shifts }
      instance.activities += ActivityPlanner(
        geography: geography, station: station, venue: station.index, fund: station.index, shifts: shifts
      ).activities()
    }
  }

  /// Balances that pay for most of what is planned, not always for all of it.
  mutating func addFunds() {
    guard isFull else { return }
    var expenses = stations.map { _ in 0 }
    for need in instance.needs { if let expense = need.expense { expenses[expense.fund] += expense.fen * need.times } }
    for activity in instance.activities { if let expense = activity.expense { expenses[expense.fund] += expense.fen } }
    for station in stations {
      var random = RandomStream(seed: request.seed, .funds, station.index)
      // Travel of the volunteers: about ¥1.20 for each visit.
      let planned = expenses[station.index] + 120 * station.visits
      instance.funds[station.index].balanceFen = planned * random.within(80...120) / 100 / 100 * 100
    }
  }

  mutating func addHistory() {
    guard isFull else { return }
    let history = History(seed: request.seed, instance: instance, members: members)
    var wishes: [WorkerWishes] = []
    for (index, need) in instance.needs.enumerated() {
      wishes.append(history.wishes(of: index, station: instance.households[need.household].station ?? 0))
    }
    for (index, wish) in wishes.enumerated() { instance.needs[index].people = wish }
  }
}
