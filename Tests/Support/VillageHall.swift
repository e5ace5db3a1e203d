package import Instances

/// The small instance that every example and unit test uses: four workers, five needs and one activity in the week of 2026-11-23 (a Monday).
///
/// It has two-person teams, a recurring need, hard and soft covers, a guardian, a break, limits, a fund, an exclusive venue, a dependency, a
/// household with one visit a day, a shift offered only if needed and a task that nobody comes for. `benchmarks/instances/village-hall.json`
/// says the same as a document.
package enum VillageHall {
  /// Positions of workers.
  package static let socialWorker = 0
  package static let partyWorker = 1
  package static let volunteer = 2
  package static let student = 3

  /// Positions of needs: companionship twice, meals twice, a health check and the follow-up that depends on it, a safety check.
  package static let companionship = 0
  package static let meals = 1
  package static let healthCheck = 2
  package static let followUp = 3
  package static let safetyCheck = 4

  /// A minute of the horizon: day 0 is the Monday.
  package static func at(_ day: Int, _ hour: Int, _ minute: Int) -> Int { day * .minutesPerDay + hour * 60 + minute }

  package static let monday = 0
  package static let tuesday = 1
  package static let wednesday = 2
  package static let thursday = 3
  package static let friday = 4
}

private enum Skills {
  static let care = 0
  static let health = 1
}

private enum Kinds {
  static let partyWorker = 0
  static let socialWorker = 1
  static let volunteer = 2
}

private enum Modes {
  static let ebike = 0
  static let walk = 1
}

private enum Places {
  static let hall = Location(lat: 33.970, lon: 116.800)
  static let partyWorker = Location(lat: 33.972, lon: 116.798)
  static let volunteers = Location(lat: 33.968, lon: 116.801)
}

extension VillageHall {
  package static let instance = Instance(
    name: "Village hall, week 48", horizon: Horizon(start: CalendarDate(year: 2026, month: 11, day: 23), days: 7),
    stations: [Station(id: "east", name: "东街道社工站", location: Places.hall, parent: "相山区")],
    skills: [Skill(id: "care", name: "生活照料"), Skill(id: "health", name: "健康服务")],
    kinds: [
      Kind(id: "partyWorker", name: "党群工作者"), Kind(id: "socialWorker", name: "社工", travelMinuteCost: 2),
      Kind(id: "volunteer", name: "志愿者", unusedCost: 15),
    ],
    tiers: [
      Tier(id: "blue", name: "蓝", unservedCost: 100), Tier(id: "red", name: "红", unservedCost: 500, noneServedCost: 300),
      Tier(id: "yellow", name: "黄", unservedCost: 200),
    ],
    travel: TravelRules(modes: [
      TravelMode(id: "ebike", speedKmh: 15, detour: 1.3, stopMinutes: 2), TravelMode(id: "walk", speedKmh: 4.5, detour: 1.3),
    ]),
    weights: weights, venues: [Venue(id: "hall", name: "社区活动室", location: Places.hall, exclusive: true)],
    funds: [Fund(id: "community-fund", name: "社区基金", balanceFen: 5000)], workers: workers,
    households: [
      Household(id: "h1", name: "家庭01", location: Location(lat: 33.975, lon: 116.795), tier: 1, station: 0, tags: ["elderly", "alone"]),
      Household(id: "h2", name: "家庭02", location: Location(lat: 33.966, lon: 116.806), tier: 2, station: 0, maxVisitsPerDay: 1),
      Household(id: "h3", name: "家庭03", location: Location(lat: 33.971, lon: 116.804), tier: 0, station: 0),
    ],
    needs: needs, activities: [supportGroup],
    dependencies: [
      Dependency(first: .need(healthCheck), second: .need(followUp), minGapMinutes: 1440, maxGapMinutes: 4320, differentWorkers: true)
    ])

  private static var weights: Weights {
    var weights = Weights()
    weights.ifNeededShift = 30
    weights.newFace = 20
    weights.extraWorker = 40
    weights.unpreferred = 10
    weights.overTargetMinute = 1
    weights.change = 60
    return weights
  }

  private static var workers: [Worker] {
    var social = Limits()
    social.maxMinutesPerDay = 240
    social.maxMinutesPerWeek = 600
    social.maxWaitMinutes = 40
    var voluntary = Limits()
    voluntary.maxShiftsPerWeek = 3
    voluntary.maxTasksPerShift = 2
    voluntary.maxMetresFromHome = 5000
    return [
      Worker(
        id: "sw1", name: "社工01", kind: Kinds.socialWorker, station: 0, home: Places.hall, mode: Modes.walk, skills: [HeldSkill(skill: Skills.care, level: 2)],
        tags: ["lead"],
        shifts: [
          Shift(start: at(tuesday, 13, 30), end: at(tuesday, 17, 30)), Shift(start: at(wednesday, 8, 30), end: at(wednesday, 17, 0)),
          Shift(start: at(friday, 14, 30), end: at(friday, 17, 30)),
        ], breaks: [BreakRule(durationMinutes: 30, from: 11 * 60 + 30, to: 13 * 60)], limits: social, targetMinutesPerWeek: 300),
      Worker(
        id: "pw1", name: "党群01", kind: Kinds.partyWorker, station: 0, home: Places.partyWorker, mode: Modes.walk,
        skills: [HeldSkill(skill: Skills.health, level: 2)],
        shifts: [Shift(start: at(monday, 8, 30), end: at(monday, 12, 0)), Shift(start: at(wednesday, 13, 30), end: at(wednesday, 17, 30))]),
      Worker(
        id: "v1", name: "志愿者01", kind: Kinds.volunteer, station: 0, home: Places.volunteers, mode: Modes.ebike,
        skills: [HeldSkill(skill: Skills.care)], tags: ["female"],
        shifts: [
          Shift(start: at(tuesday, 14, 0), end: at(tuesday, 17, 30)), Shift(start: at(wednesday, 8, 30), end: at(wednesday, 12, 0)),
          Shift(start: at(friday, 14, 30), end: at(friday, 17, 30), ifNeeded: true),
        ], limits: voluntary, fundPerKm: FundRate(fund: 0, fenPerKm: 50)),
      Worker(
        id: "v2", name: "志愿者02", kind: Kinds.volunteer, station: 0, home: Places.volunteers, mode: Modes.walk, tags: ["student"],
        shifts: [Shift(start: at(wednesday, 8, 30), end: at(wednesday, 12, 0))], guardian: volunteer),
    ]
  }

  private static var needs: [Need] {
    [
      Need(
        id: "n1", household: 0, service: "陪伴探访", times: 2, minGapDays: 2, durationMinutes: 40,
        windows: [
          Window(start: at(tuesday, 14, 0), end: at(tuesday, 17, 0)), Window(start: at(friday, 15, 0), end: at(friday, 17, 0), cost: 15),
        ],
        team: Team(
          seats: [Seat(kinds: [Kinds.socialWorker]), Seat(kinds: [Kinds.volunteer], skills: [HeldSkill(skill: Skills.care)])],
          covers: [Cover(property: .tag("female"))]),
        unservedCost: 500, noneServedCost: 300, people: WorkerWishes(regulars: [socialWorker, volunteer], maxDistinct: 3),
        expense: Expense(fund: 0, fen: 2000)),
      Need(
        id: "n2", household: 1, service: "送餐", times: 2, durationMinutes: 20,
        windows: [Window(start: at(tuesday, 14, 0), end: at(tuesday, 16, 0)), Window(start: at(thursday, 10, 0), end: at(thursday, 12, 0))],
        team: Team(seats: [Seat(kinds: [Kinds.volunteer])]), unservedCost: 200, people: WorkerWishes(regulars: [student])),
      Need(
        id: "n3", household: 1, service: "健康检查", durationMinutes: 30, windows: [Window(start: at(monday, 9, 0), end: at(monday, 11, 30))],
        team: Team(seats: [Seat(skills: [HeldSkill(skill: Skills.health, level: 2)])]), unservedCost: 200),
      Need(
        id: "n4", household: 1, service: "健康回访", durationMinutes: 20, windows: [Window(start: at(wednesday, 12, 0), end: at(wednesday, 14, 0))],
        team: Team(seats: [Seat(kinds: [Kinds.socialWorker])]), unservedCost: 200),
      Need(
        id: "n5", household: 2, service: "居家安全检查", durationMinutes: 30,
        windows: [Window(start: at(wednesday, 10, 45), end: at(wednesday, 12, 0))], team: Team(seats: [Seat(tags: ["lead"])]), unservedCost: 100,
        mandatory: true, people: WorkerWishes(costs: [WorkerCost(worker: socialWorker, cost: 5)])),
    ]
  }

  private static var supportGroup: Activity {
    Activity(
      id: "a1", name: "老年人支持小组", venue: 0, location: Places.hall, station: 0, durationMinutes: 90,
      starts: [at(wednesday, 9, 0), at(thursday, 9, 0)],
      team: Team(
        seats: [Seat(kinds: [Kinds.socialWorker]), Seat(kinds: [Kinds.volunteer], count: 2, min: 1, missingCost: 80)],
        covers: [Cover(property: .skill(Skills.care, minLevel: 1), count: 3, missingCost: 25)]),
      unservedCost: 600, people: WorkerWishes(preferred: [socialWorker, volunteer]))
  }
}
