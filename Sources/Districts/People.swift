import Instances

/// Makes the people of a station and of a county.
struct People {
  /// Weekly minutes that volunteers give: a lognormal with median 2.6 hours and σ 0.5 at steps of 5 %, clipped to an hour at one end.
  static let weeklyMinutes = [
    60, 68, 82, 93, 102, 111, 120, 129, 137, 147, 156, 166, 177, 189, 203, 219, 238, 262, 296, 355, 540,
  ]

  let request: DistrictRequest
  let geography: Geography
  /// Index of each landscape's mode in the document, by landscape and vehicle.
  let modes: [Landscape: [Vehicle: Int]]
  /// Chance that a volunteer offers a half-day on which he is free.
  let offered: Double

  private var isFull: Bool { request.features == .full }
  private var seed: UInt64 { request.seed }

  func mode(_ landscape: Landscape, _ vehicle: Vehicle) -> Int { modes[landscape]?[vehicle] ?? 0 }

  func socialWorker(_ number: Int, of station: StationPlan) -> Worker {
    var random = RandomStream(seed: seed, .socialWorkers, station.index, number)
    let female = random.chance(0.75)
    let certified = random.chance(0.6)
    let drives = station.landscape == .mountain && number == 0
    var worker = Worker(
      id: "\(stationId(station.index))-sw\(number + 1)", name: "社工\(padded(station.index * 10 + number + 1))",
      kind: WorkerKind.socialWorker.rawValue, station: station.index, home: geography.location(station.point),
      mode: mode(station.landscape, drives ? .car : .ebike))
    worker.skills = [HeldSkill(skill: Service.companionship.rawValue, level: 3), HeldSkill(skill: Service.care.rawValue, level: 2)]
    if certified { worker.skills.append(HeldSkill(skill: Service.counselling.rawValue, level: 2)) }
    if random.chance(0.4) { worker.skills.append(HeldSkill(skill: Service.tutoring.rawValue)) }
    if random.chance(0.2) { worker.skills.append(HeldSkill(skill: Service.legal.rawValue, level: 2)) }
    if random.chance(0.3) { worker.skills.append(HeldSkill(skill: Service.firstAid.rawValue, level: 2)) }
    if random.chance(0.15) { worker.skills.append(HeldSkill(skill: Service.dialect.rawValue)) }
    worker.shifts = socialWorkerShifts(number, station: station.index, fieldShare: request.supply.fieldShare, seed: seed)
    worker.limits.maxMetresFromHome = 30_000
    worker.tags = [PersonTag.lead, PersonTag.gender(female: female)]
    if isFull {
      worker.breaks = [BreakRule(durationMinutes: random.pick([60, 90]), from: 690, to: 840)]
      worker.limits.maxMinutesPerDay = 420
      worker.targetMinutesPerWeek = random.pick([600, 720, 840, 960])
    }
    return joined(worker, to: [station.index])
  }

  func partyWorker(_ number: Int, of station: StationPlan) -> Worker {
    var random = RandomStream(seed: seed, .partyWorkers, station.index, number)
    let community = station.communities[number % station.communities.count]
    var worker = Worker(
      id: "\(stationId(station.index))-pw\(number + 1)", name: "党工\(padded(station.index * 20 + number + 1))",
      kind: WorkerKind.partyWorker.rawValue, station: station.index, home: geography.location(community.centre),
      mode: mode(station.landscape, random.chance(0.6) && station.landscape == .street ? .walk : .ebike))
    let female = random.chance(0.55)
    worker.skills = [HeldSkill(skill: Service.companionship.rawValue, level: 1)]
    if random.chance(0.15) { worker.skills.append(HeldSkill(skill: Service.care.rawValue)) }
    if random.chance(0.10) { worker.skills.append(HeldSkill(skill: Service.legal.rawValue, level: 2)) }
    if random.chance(0.30) { worker.skills.append(HeldSkill(skill: Service.dialect.rawValue)) }
    worker.shifts = weekdayShifts(twoOf100: 50, &random)
    worker.limits.maxMetresFromHome = station.landscape == .street ? 5000 : 12_000
    worker.tags = [PersonTag.gender(female: female)]
    if random.chance(0.4) { worker.tags.append(PersonTag.lead) }
    if isFull {
      worker.limits.maxMinutesPerWeek = random.pick([150, 180, 210, 240])
      worker.limits.maxMinutesPerDay = 180
    }
    return joined(worker, to: [station.index])
  }

  /// A volunteer; a few live at the border and help the next station too.
  func volunteer(_ number: Int, of station: StationPlan, neighbour: Int?) -> Worker {
    var random = RandomStream(seed: seed, .volunteers, station.index, number)
    let type = volunteerType(number, station: station.index, seed: seed)
    let vehicle = Vehicle.allCases[random.index(weights: station.landscape.vehicleShares)]
    let home = geography.home(in: station.communities, &random)
    var worker = Worker(
      id: "\(stationId(station.index))-v\(number + 1)", name: "志愿者\(padded(station.index * 100 + number + 1))",
      kind: WorkerKind.volunteer.rawValue, station: station.index, home: geography.location(home), mode: mode(station.landscape, vehicle))
    for service in Service.allCases where hasSkill(service, number, station: station.index) {
      let level = service.isProfessional ? 2 : 1 + random.index(weights: [50, 35, 15])
      worker.skills.append(HeldSkill(skill: service.rawValue, level: level))
    }
    worker.tags = ["\(type)", PersonTag.gender(female: random.chance(0.62))]
    if random.chance(0.35) { worker.tags.append(PersonTag.lead) }
    worker.shifts = volunteerShifts(number, station: station.index, offered: offered, seed: seed)
    worker.limits.maxMetresFromHome = station.landscape.radius(vehicle)
    let isMinor = type == .student && random.chance(0.17)
    let atBorder = random.chance(0.03)
    if isFull {
      limit(&worker, &random)
      if isMinor { worker.tags = worker.tags.filter { $0 != PersonTag.lead } + [PersonTag.minor] }
      if vehicle != .walk { worker.fundPerKm = FundRate(fund: station.index, fenPerKm: vehicle == .ebike ? 30 : 80) }
    }
    return joined(worker, to: atBorder ? [station.index] + (neighbour.map { [$0] } ?? []) : [station.index])
  }

  /// Every so many volunteers of a station have a skill, counted from a random one on: what is rare is then neither missing nor abundant by luck.
  private func hasSkill(_ service: Service, _ number: Int, station: Int) -> Bool {
    var random = RandomStream(seed: seed, .skills, station, service.rawValue)
    let offset = random.below(100)
    return (offset + (number + 1) * service.volunteerPercent) / 100 > (offset + number * service.volunteerPercent) / 100
  }

  private func limit(_ worker: inout Worker, _ random: inout RandomStream) {
    let minutes = max(60, random.value(quantiles: People.weeklyMinutes) / 5 * 5)
    worker.limits.maxMinutesPerWeek = minutes
    worker.limits.maxShiftsPerWeek = 1 + random.index(weights: [60, 30, 10])
    if random.chance(0.3) { worker.limits.maxTasksPerShift = random.within(2...4) }
    if random.chance(0.5) { worker.limits.maxWaitMinutes = random.pick([20, 30, 45, 60]) }
    if random.chance(0.3) { worker.targetMinutesPerWeek = minutes * 7 / 10 / 5 * 5 }
    let hasNoon = worker.shifts.contains { $0.start.minuteOfDay <= 690 && $0.end.minuteOfDay >= 810 }
    if hasNoon { worker.breaks = [BreakRule(durationMinutes: random.pick([45, 60, 90]), from: 690, to: 810)] }
  }

  /// Someone with a profession who gives a half-day a week, most of them to all stations of a county.
  func specialist(_ number: Int, at station: StationPlan, county: [StationPlan]) -> Worker {
    var random = RandomStream(seed: seed, .specialists, number)
    let professions: [Service] = [.counselling, .medical, .legal, .firstAid]
    let profession = professions[number % professions.count]
    let shared = random.chance(0.6)
    let base = shared ? county[0] : station
    var worker = Worker(
      id: "sp\(number + 1)", name: "\(profession.name)专员\(padded(number + 1))", kind: WorkerKind.specialist.rawValue, station: base.index,
      home: geography.location(base.point), mode: mode(base.landscape, .car))
    worker.skills = [HeldSkill(skill: profession.rawValue, level: 3), HeldSkill(skill: Service.companionship.rawValue)]
    worker.tags = [PersonTag.gender(female: random.chance(0.5))]
    worker.shifts = weekdayShifts(twoOf100: 15, &random)
    worker.limits.maxMetresFromHome = 60_000
    if isFull { worker.limits.maxMinutesPerWeek = 300 }
    return joined(worker, to: shared ? county.map(\.index) : [station.index])
  }

  /// Who works for which station: a tag, or in core a skill, since routing tools know no tags.
  private func joined(_ worker: Worker, to stations: [Int]) -> Worker {
    var worker = worker
    if isFull {
      worker.tags += stations.map(stationId)
    } else {
      worker.tags = []
      worker.skills += stations.map { HeldSkill(skill: Service.allCases.count + $0) }
      worker.shifts = worker.shifts.map { Shift(start: $0.start, end: $0.end) }
    }
    return worker
  }
}

func stationId(_ index: Int) -> String {
  let digits = String(index + 1)
  return "s" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
}

/// A number with four digits at least, as the placeholder names have it.
func padded(_ number: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
