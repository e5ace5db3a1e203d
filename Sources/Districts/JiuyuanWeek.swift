package import Instances

/// The seed of the example week; any other would do, this one is kept so that the committed document stays as it is.
let jiuyuanSeed: UInt64 = 207
/// The volunteer who knows sign language.
let jiuyuanSigner = 16

/// One week of a street station with the mix of services reported for Jiuyuan district, Baotou: 64 household visits, 3 individual cases,
/// 7 counselling sessions, one of nursing, 3 group sessions and 10 activities, lectures and trainings. People and places are invented.
///
/// Nearly all can be done. What cannot has a reason that a coordinator knows: the only volunteer who signs is away, the lawyer does not come on
/// the evening that suits the household, two households want the psychologist at the same hour.
package func jiuyuanWeek() -> Instance {
  var figures = ScaleFigures.of(.station)
  figures.origin = (40.605, 109.97)
  figures.metresPerDegreeEast = 84_427
  let geography = Geography(figures: figures, seed: jiuyuanSeed)
  var instance = Instance(
    name: "包头市九原区一社工站一周", horizon: Horizon(start: CalendarDate(year: 2026, month: 11, day: 23), days: 7))
  guard let station = geography.stations().first else { return instance }
  let street = Landscape.street
  instance.travel = TravelRules(modes: [street.travelMode(.car), street.travelMode(.ebike), street.travelMode(.walk)])
  instance.stations = [Station(id: "jiuyuan", name: "九原示例社工站", location: geography.location(station.point), parent: "包头市九原区")]
  instance.skills = JiuyuanSkill.allCases.map { Skill(id: "\($0)", name: $0.name) }
  instance.kinds = WorkerKind.allCases.map { $0.kind(.full) }
  instance.tiers = [
    Tier(id: "green", name: "绿", unservedCost: 1000), Tier(id: "orange", name: "橙", unservedCost: 6000, noneServedCost: 4000),
    Tier(id: "yellow", name: "黄", unservedCost: 2500),
  ]
  instance.weights.ifNeededShift = 30
  instance.weights.newFace = 20
  instance.weights.extraWorker = 40
  instance.weights.unpreferred = 10
  instance.weights.overTargetMinute = 1
  instance.weights.change = 60
  instance.venues = [Venue(id: "hall", name: "站内活动室", location: geography.location(station.point), exclusive: true)]
  instance.funds = [Fund(id: "community-fund", name: "社区基金", balanceFen: 150_000)]
  instance.workers = JiuyuanPeople(station: station, geography: geography, modes: (car: 0, ebike: 1, walk: 2)).all()
  for worker in instance.workers.indices where instance.workers[worker].kind == WorkerKind.volunteer.rawValue {
    if instance.workers[worker].mode != 2 { instance.workers[worker].fundPerKm = FundRate(fund: 0, fenPerKm: 50) }
  }
  var visits = JiuyuanVisits(instance: instance, station: station, geography: geography)
  visits.addAll()
  instance = visits.instance
  instance.activities = jiuyuanActivities(station, geography)
  return instance
}

/// Three group sessions and ten activities: two community days, two empowerment courses, two volunteer services, two first-aid trainings and two
/// safety lectures.
private func jiuyuanActivities(_ station: StationPlan, _ geography: Geography) -> [Activity] {
  let socialWorker = [WorkerKind.socialWorker.rawValue]
  let staff = [WorkerKind.partyWorker.rawValue, WorkerKind.socialWorker.rawValue]
  let volunteer = [WorkerKind.volunteer.rawValue]
  func skilled(_ skill: JiuyuanSkill, _ level: Int) -> [HeldSkill] { [HeldSkill(skill: skill.rawValue, level: level)] }
  func helpers(_ count: Int, min: Int, _ cost: Int) -> Seat { Seat(kinds: volunteer, count: count, min: min, missingCost: cost) }
  let leader = Seat(kinds: socialWorker, skills: skilled(.group, 2))
  let trainer = Seat(skills: skilled(.firstAid, 3))
  let lecturer = Seat(kinds: staff, skills: skilled(.safety, 2))

  struct Plan {
    var name: String
    var minutes: Int
    var seats: [Seat]
    /// Dates and times of day.
    var starts: [(Int, Int)]
    /// Yuan.
    var expense: Int
    /// Community where it takes place; nil: the station's hall.
    var community: Int?
  }
  let plans = [
    Plan(name: "老年人支持小组", minutes: 90, seats: [leader, helpers(2, min: 1, 60)], starts: [(0, 540), (1, 540), (2, 540)], expense: 60),
    Plan(name: "妇女互助小组", minutes: 90, seats: [leader, helpers(2, min: 1, 60)], starts: [(2, 870), (3, 870), (4, 870)], expense: 60),
    Plan(name: "儿童成长小组", minutes: 75, seats: [leader, helpers(2, min: 1, 60)], starts: [(5, 555), (6, 555)], expense: 80),
    Plan(name: "社区敬老活动", minutes: 120, seats: [Seat(kinds: staff), helpers(4, min: 2, 50)], starts: [(1, 540), (4, 540)], expense: 200, community: 0),
    Plan(name: "邻里节", minutes: 120, seats: [Seat(kinds: staff), helpers(4, min: 2, 50)], starts: [(5, 540), (4, 870)], expense: 200, community: 2),
    Plan(name: "智能手机赋能课", minutes: 90, seats: [leader, helpers(1, min: 0, 40)], starts: [(1, 870), (2, 870)], expense: 30),
    Plan(name: "妇女手工赋能课", minutes: 90, seats: [leader, helpers(1, min: 0, 40)], starts: [(3, 540), (4, 540), (3, 555)], expense: 50),
    Plan(name: "庭院清洁志愿服务", minutes: 120, seats: [Seat(kinds: staff), helpers(3, min: 2, 50)], starts: [(2, 855), (0, 855)], expense: 20, community: 3),
    Plan(name: "楼道巡查志愿服务", minutes: 90, seats: [Seat(kinds: staff), helpers(3, min: 2, 50)], starts: [(3, 870), (1, 870)], expense: 20, community: 4),
    Plan(name: "救护培训（一）", minutes: 90, seats: [trainer, helpers(1, min: 0, 40)], starts: [(3, 570), (3, 600)], expense: 40, community: 1),
    Plan(name: "救护培训（二）", minutes: 90, seats: [trainer, helpers(1, min: 0, 40)], starts: [(5, 525), (5, 540)], expense: 40, community: 1),
    Plan(name: "居家安全讲座", minutes: 60, seats: [lecturer, helpers(1, min: 0, 40)], starts: [(0, 600), (1, 600)], expense: 20),
    Plan(name: "防诈骗安全讲座", minutes: 60, seats: [lecturer, helpers(1, min: 0, 40)], starts: [(3, 960), (4, 960), (2, 600)], expense: 20),
  ]
  return plans.enumerated().map { number, plan in
    let point = plan.community.map { station.communities[$0].centre } ?? station.point
    return Activity(
      id: "a\(twoDigit(number + 1))", name: plan.name, venue: plan.community == nil ? 0 : nil, location: geography.location(point), station: 0,
      durationMinutes: plan.minutes, starts: plan.starts.map { .at($0.0, $0.1) }, team: Team(seats: plan.seats), unservedCost: 3000,
      expense: Expense(fund: 0, fen: 100 * plan.expense))
  }
}
