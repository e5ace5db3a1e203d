import Instances

/// Skills of the example week, in the order of its document.
enum JiuyuanSkill: Int, CaseIterable {
  case care, talk, comfort, interview, casework, group, counselling, medical, legal, firstAid, safety, sign

  var name: String {
    switch self {
    case .care: "生活照料"
    case .talk: "亲情沟通"
    case .comfort: "精神慰藉"
    case .interview: "入户访谈"
    case .casework: "个案"
    case .group: "小组"
    case .counselling: "心理疏导"
    case .medical: "医疗护理"
    case .legal: "法律咨询"
    case .firstAid: "救护培训"
    case .safety: "安全讲座"
    case .sign: "手语"
    }
  }
}

/// Numbers of two digits, as the placeholder names have them.
func twoDigit(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

/// The people of the example week: four social workers, six party workers, four specialists and thirty-six volunteers.
struct JiuyuanPeople {
  let station: StationPlan
  let geography: Geography
  /// Indices of the modes in the document.
  let modes: (car: Int, ebike: Int, walk: Int)

  func all() -> [Worker] {
    (0..<4).map(socialWorker) + (0..<6).map(partyWorker) + (0..<4).map(specialist) + (0..<36).map(volunteer)
  }

  private func held(_ skills: [(JiuyuanSkill, Int)]) -> [HeldSkill] { skills.map { HeldSkill(skill: $0.0.rawValue, level: $0.1) } }

  /// Three days of the week in the field, two at the desk; one Saturday and one Sunday morning on duty.
  private func socialWorker(_ number: Int) -> Worker {
    var worker = Worker(
      id: "sw\(number + 1)", name: "社工\(twoDigit(number + 1))", kind: WorkerKind.socialWorker.rawValue, station: 0,
      home: geography.location(station.point), mode: modes.ebike)
    worker.skills = held([(.talk, 2), (.comfort, 2), (.interview, 2), (.casework, 2), (.group, 2)])
    if number < 2 { worker.skills += held([(.counselling, 2)]) }
    worker.tags = ["lead", number == 3 ? "male" : "female"]
    let days = [[0, 1, 3], [0, 2, 4], [1, 2, 4], [1, 3, 4]][number]
    worker.shifts = days.map { Shift(start: .at($0, 510), end: .at($0, 1080)) }
    if number == 2 { worker.shifts.append(Shift(start: .at(5, 510), end: .at(5, 720))) }
    if number == 3 { worker.shifts.append(Shift(start: .at(6, 510), end: .at(6, 720))) }
    worker.breaks = [BreakRule(durationMinutes: 60, from: 690, to: 840)]
    worker.limits.maxMinutesPerDay = 420
    worker.targetMinutesPerWeek = 1080
    return worker
  }

  /// Two half-days each, on foot around the community that they live in.
  private func partyWorker(_ number: Int) -> Worker {
    var worker = Worker(
      id: "pw\(number + 1)", name: "党工\(twoDigit(number + 1))", kind: WorkerKind.partyWorker.rawValue, station: 0,
      home: geography.location(station.communities[number].centre), mode: modes.walk)
    worker.skills = held([(.interview, 2), (.talk, 1), (.safety, number < 3 ? 2 : 1)])
    worker.tags = [number % 2 == 0 ? "female" : "male"] + (number < 3 ? ["lead"] : [])
    let halves = [[(0, 0), (2, 1)], [(1, 0), (3, 1)], [(2, 0), (4, 1)], [(3, 0), (0, 1)], [(4, 0), (1, 1)], [(1, 1), (5, 0)]][number]
    worker.shifts = halves.map { half(day: $0.0, part: $0.1) }
    worker.limits.maxMinutesPerWeek = 300
    worker.limits.maxMetresFromHome = 4500
    return worker
  }

  private func specialist(_ number: Int) -> Worker {
    let profession: JiuyuanSkill = [.counselling, .medical, .legal, .firstAid][number]
    let name = ["心理咨询师", "护士", "律师", "救护师"][number]
    var worker = Worker(
      id: "sp\(number + 1)", name: "\(name)01", kind: WorkerKind.specialist.rawValue, station: 0,
      home: geography.location(station.point.moved(east: 2600 - 1500 * Double(number), north: 2100)), mode: modes.car)
    worker.skills = held([(profession, 3)])
    worker.tags = [number % 2 == 0 ? "female" : "male"]
    let halves = [[(1, 1), (3, 1)], [(2, 0)], [(1, 1)], [(3, 0), (5, 0)]][number]
    worker.shifts = halves.map { half(day: $0.0, part: $0.1) }
    worker.limits.maxMinutesPerWeek = 420
    return worker
  }

  private func volunteer(_ number: Int) -> Worker {
    var random = RandomStream(seed: jiuyuanSeed, .volunteers, number)
    let drives = number % 12 == 5
    let rides = number % 2 == 0
    var worker = Worker(
      id: "v\(twoDigit(number + 1))", name: "志愿者\(twoDigit(number + 1))", kind: WorkerKind.volunteer.rawValue, station: 0,
      home: geography.location(geography.home(in: station.communities, &random)), mode: drives ? modes.car : rides ? modes.ebike : modes.walk)
    worker.skills = held([(.talk, 1 + number % 2)])
    if number % 2 == 0 || number % 7 == 3 { worker.skills += held([(.care, 1 + number % 3)]) }
    if number % 3 != 1 { worker.skills += held([(.comfort, 1)]) }
    if number % 9 == 4 { worker.skills += held([(.firstAid, 1)]) }
    worker.tags = [number % 8 < 5 ? "female" : "male"] + (number % 3 == 0 ? ["lead"] : [])
    worker.shifts = shifts(number, &random)
    worker.limits.maxMinutesPerWeek = 15 * random.within(13...24)
    worker.limits.maxShiftsPerWeek = random.within(2...3)
    worker.limits.maxMetresFromHome = drives ? 15_000 : rides ? 6000 : 3500
    if number % 4 == 1 { worker.limits.maxWaitMinutes = 45 }
    if number == jiuyuanSigner {
      // She signs, and she is away this week.
      worker.skills += held([(.sign, 2)])
      worker.shifts = []
    }
    return worker
  }

  /// Three or four half-days: the retired during the week, the employed in the evening and at the weekend.
  private func shifts(_ number: Int, _ random: inout RandomStream) -> [Shift] {
    let isEmployed = number % 4 == 3
    let choices = isEmployed ? [(1, 2), (3, 2), (5, 0), (5, 1), (6, 0), (6, 1)] : (0..<5).flatMap { [($0, 0), ($0, 1)] } + [(5, 0)]
    let chosen = random.sample(random.within(3...4), of: choices).sorted { $0 < $1 }
    let spare = random.below(8)
    return chosen.enumerated().map { index, choice in
      var shift = half(day: choice.0, part: choice.1)
      shift.ifNeeded = index == spare
      return shift
    }
  }

  /// Morning, afternoon or evening of a date.
  private func half(day: Int, part: Int) -> Shift {
    let (start, end) = [(510, 720), (840, 1080), (1050, 1230)][part]
    return Shift(start: .at(day, start), end: .at(day, end))
  }
}
