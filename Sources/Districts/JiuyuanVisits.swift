import Instances

/// The households of the example week and what they ask for.
struct JiuyuanVisits {
  var instance: Instance
  let station: StationPlan
  let geography: Geography

  private enum Colour: Int { case green, orange, yellow }

  private let socialWorker = [WorkerKind.socialWorker.rawValue]
  private let partyWorker = [WorkerKind.partyWorker.rawValue]
  private let volunteer = [WorkerKind.volunteer.rawValue]

  init(instance: Instance, station: StationPlan, geography: Geography) {
    self.instance = instance
    self.station = station
    self.geography = geography
  }

  /// 64 household visits (44 of care, talk and comfort, 3 new files, 17 interviews and legal advice), 3 cases, 7 counselling sessions, 1 of nursing.
  mutating func addAll() {
    // 22 visits of care: six orange households twice, four orange and six others once.
    for number in 0..<16 { addCare(number) }
    // 12 to talk: two households twice, eight once, one of them in sign language.
    for number in 0..<10 { addTalk(number) }
    for number in 0..<10 { addComfort(number) }
    for _ in 0..<3 {
      add("建档家访", .yellow, minutes: 60, team: Team(seats: [seat(socialWorker, .interview, 2), Seat(kinds: partyWorker)]))
    }
    for number in 0..<15 { addInterview(number) }
    addLegalAdvice()
    for number in 0..<3 { addCase(number) }
    for number in 0..<7 { addCounselling(number) }
    add(
      "医疗护理", .orange, minutes: 45, windows: [Window(start: .at(2, 540), end: .at(2, 700))],
      team: Team(seats: [seat([], .medical, 3), Seat(kinds: volunteer)]))
    addRegulars()
  }

  private func seat(_ kinds: [Int], _ skill: JiuyuanSkill, _ level: Int = 1, tags: [String] = []) -> Seat {
    Seat(kinds: kinds, skills: [HeldSkill(skill: skill.rawValue, level: level)], tags: tags)
  }

  /// Adds a household with one need; half-days on several dates where no windows are given.
  private mutating func add(
    _ service: String, _ colour: Colour, times: Int = 1, minutes: Int, windows: [Window]? = nil, tags: [String] = ["elderly"], team: Team,
    people: WorkerWishes = WorkerWishes(), yuan: Int = 0
  ) {
    let number = instance.households.count
    var random = RandomStream(seed: jiuyuanSeed, .households, number)
    let location = geography.location(geography.home(in: station.communities, &random))
    instance.households.append(
      Household(
        id: "h\(twoDigit(number + 1))", name: "住户\(twoDigit(number + 1))", location: location, tier: colour.rawValue, station: 0, tags: tags,
        maxVisitsPerDay: 1))
    let tier = instance.tiers[colour.rawValue]
    instance.needs.append(
      Need(
        id: "n\(twoDigit(number + 1))", household: number, service: service, times: times, minGapDays: times > 1 ? 2 : 1, durationMinutes: minutes,
        windows: windows ?? halfDays(times: times, &random), team: team, unservedCost: tier.unservedCost ?? 100,
        noneServedCost: tier.noneServedCost ?? 0, people: people, expense: yuan > 0 ? Expense(fund: 0, fen: 100 * yuan) : nil))
  }

  /// Mornings 9:00–11:30 or afternoons 14:30–17:30, never at noon, on three or four dates; for some the other half-day as a second choice.
  private func halfDays(times: Int, _ random: inout RandomStream) -> [Window] {
    let morning = random.chance(0.6)
    let isFlexible = random.chance(0.4)
    let days = random.sample(times > 1 ? 4 : 3, of: Array(0..<5)).sorted()
    return days.flatMap { day in
      let first = Window(start: .at(day, 540), end: .at(day, 690), cost: morning ? 0 : 15)
      let second = Window(start: .at(day, 870), end: .at(day, 1050), cost: morning ? 15 : 0)
      return isFlexible ? [first, second] : [morning ? first : second]
    }
  }

  private mutating func addCare(_ number: Int) {
    let colour: Colour = number < 10 ? .orange : number < 13 ? .yellow : .green
    let carer = seat(volunteer, .care, number % 5 == 0 ? 2 : 1)
    // Two go where the household is an orange one and alone.
    var team = Team(seats: number % 2 == 0 && number < 12 ? [carer, Seat(tags: ["lead"])] : [carer])
    if number == 4 { team.covers = [Cover(property: .tag("female"))] }
    let people = WorkerWishes(maxDistinct: number < 6 ? team.size + 1 : nil)
    add("生活照料", colour, times: number < 6 ? 2 : 1, minutes: [60, 75, 90][number % 3], team: team, people: people, yuan: number % 4 == 0 ? 15 : 0)
  }

  private mutating func addTalk(_ number: Int) {
    let isSigned = number == 9
    let talker = isSigned ? seat([], .sign) : seat([], .talk)
    let helpers = number % 3 == 0 && !isSigned ? [Seat(kinds: volunteer)] : []
    add(
      "亲情沟通", number < 3 ? .orange : number < 7 || isSigned ? .yellow : .green, times: number < 2 ? 2 : 1, minutes: [40, 45, 50][number % 3],
      tags: isSigned ? ["elderly", "deaf"] : ["elderly", "alone"], team: Team(seats: [talker] + helpers))
  }

  private mutating func addComfort(_ number: Int) {
    let team =
      number < 5
      ? Team(seats: [seat(socialWorker, .comfort, 2), Seat(kinds: volunteer)]) : Team(seats: [seat(volunteer, .comfort)])
    add("精神慰藉", number < 4 ? .orange : .yellow, minutes: [45, 60][number % 2], tags: ["elderly", "alone"], team: team)
  }

  /// A party worker with a volunteer; three times with a social worker too.
  private mutating func addInterview(_ number: Int) {
    var seats = [seat(partyWorker, .interview), Seat(kinds: volunteer)]
    if number < 3 { seats.insert(Seat(kinds: socialWorker), at: 1) }
    let days = (0..<6).filter { ($0 + number) % 2 == 0 || number < 3 }
    let windows = days.flatMap { day in
      [Window(start: .at(day, 525), end: .at(day, 705)), Window(start: .at(day, 855), end: .at(day, 1065))]
    }
    add("入户访谈", number < 3 ? .yellow : .green, minutes: 30, windows: windows, tags: [], team: Team(seats: seats))
  }

  /// Two ask for the lawyer: one can meet her on Tuesday, the other only on Friday evening, when she does not come.
  private mutating func addLegalAdvice() {
    let team = Team(seats: [seat([], .legal, 2)])
    add("法律咨询", .yellow, minutes: 45, windows: [Window(start: .at(1, 870), end: .at(1, 1050))], tags: [], team: team)
    add("法律咨询", .green, minutes: 45, windows: [Window(start: .at(4, 1110), end: .at(4, 1200))], tags: [], team: team)
  }

  /// Each case has its social worker.
  private mutating func addCase(_ number: Int) {
    let windows = instance.workers[number].shifts.prefix(2).flatMap { shift in
      [Window(start: shift.start + 30, end: shift.start + 180), Window(start: shift.start + 360, end: shift.start + 540)]
    }
    add(
      "个案", number == 0 ? .orange : .yellow, minutes: [60, 75, 90][number], windows: windows, tags: ["case"],
      team: Team(seats: [seat(socialWorker, .casework, 2)]), people: WorkerWishes(required: [number]))
  }

  /// Women at home and children after school; two households ask for the psychologist herself on Tuesday at half past four.
  private mutating func addCounselling(_ number: Int) {
    let isContested = number < 2
    let team = Team(seats: [seat([], .counselling, isContested ? 3 : 2)])
    let windows: [Window]
    if isContested {
      windows = [Window(start: .at(1, 990), end: .at(1, 1050))]
    } else if number < 5 {
      windows = [1, 3].map { Window(start: .at($0, 855), end: .at($0, 1050)) } + [Window(start: .at(0, 900), end: .at(0, 1050), cost: 10)]
    } else {
      windows = [0, 2, 3, 4].map { Window(start: .at($0, 960), end: .at($0, 1065)) }
    }
    add(
      "心理疏导", isContested && number == 1 ? .green : .yellow, minutes: 60, windows: windows, tags: number < 5 ? ["family"] : ["child"], team: team)
  }

  /// Seven in ten households know somebody: the nearest two who can come.
  private mutating func addRegulars() {
    for need in instance.needs.indices where need % 10 < 7 && instance.needs[need].people.required.isEmpty {
      let place = instance.households[instance.needs[need].household].location
      let able = instance.workers.indices.filter { worker in
        !instance.workers[worker].shifts.isEmpty
          && instance.needs[need].team.seats.contains { instance.qualifies(worker, for: $0, of: .need(need)) }
      }
      func squaredDegrees(_ worker: Int) -> Double {
        let north = instance.workers[worker].home.lat - place.lat
        let east = (instance.workers[worker].home.lon - place.lon) * 0.76
        return north * north + east * east
      }
      let nearest = able.sorted { (squaredDegrees($0), $0) < (squaredDegrees($1), $1) }
      instance.needs[need].people.regulars = nearest.prefix(instance.needs[need].team.size + 2).sorted()
    }
  }
}
