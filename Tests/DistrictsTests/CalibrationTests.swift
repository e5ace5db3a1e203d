import Districts
import Instances
import Testing

/// Per cent of the elements that satisfy a condition.
func percent<Element>(_ elements: [Element], where condition: (Element) -> Bool) -> Double {
  100 * Double(elements.filter(condition).count) / Double(elements.count)
}

@Suite("Calibration")
struct CalibrationTests {
  /// Three cities of 33 stations each: enough people for a percentage to be off by a point at most.
  static let cities = (UInt64(1)...3).map { district(DistrictRequest(scale: .huaibei, seed: $0)) }
  static let files = (UInt64(1)...3).flatMap { householdsOnFile(DistrictRequest(scale: .huaibei, seed: $0)) }.flatMap(\.self)
  static let needs = cities.flatMap(\.needs)
  static let volunteers = cities.flatMap { city in city.workers.filter { city.kinds[$0.kind].id == "volunteer" } }

  @Test("households on file: 15 % red, 35 % yellow, 50 % blue", arguments: [("red", 15.0), ("yellow", 35), ("blue", 50)])
  func tiers(tier: String, share: Double) {
    #expect(abs(percent(Self.files) { $0.tier == tier } - share) < 1.5)
  }

  @Test(
    "households on file: 45 % old, 22 % young, 15 % needy, 18 % disabled",
    arguments: zip([HouseholdOnFile.Group.elderly, .child, .hardship, .disabled], [45.0, 22, 15, 18]))
  func groups(group: HouseholdOnFile.Group, share: Double) {
    #expect(abs(percent(Self.files) { $0.group == group } - share) < 1.5)
  }

  @Test("of those without children on file 45 % live alone; 3 % are a risk, 5 % are new")
  func households() {
    #expect(abs(percent(Self.files.filter { $0.group != .child }) { $0.livesAlone } - 45) < 1.5)
    #expect(abs(percent(Self.files) { $0.risk } - 3) < 0.6)
    #expect(abs(percent(Self.files) { $0.isNew } - 5) < 0.8)
    #expect(abs(percent(Self.files) { $0.occupantFemale } - 52) < 1.5)
  }

  @Test("a file asks for 0.44 visits a week: red weekly, yellow every fortnight, blue every thirty days")
  func visitsPerFile() {
    func rate(_ tier: String) -> Double {
      let files = Self.files.filter { $0.tier == tier }
      return Double(files.reduce(0) { $0 + $1.due }) / Double(files.count)
    }
    #expect(abs(rate("red") - 0.96) < 0.03)
    #expect(abs(rate("yellow") - 0.5) < 0.02)
    #expect(abs(rate("blue") - 7.0 / 30) < 0.02)
    #expect(abs(Double(Self.files.reduce(0) { $0 + $1.due }) / Double(Self.files.count) - 0.44) < 0.02)
  }

  @Test("a third of the visits is for two", arguments: [UInt64(1), 2, 3])
  func twoPersonShare(seed: UInt64) {
    for scale in [Scale.station, .mountainStation, .district] {
      let needs = district(DistrictRequest(scale: scale, seed: seed)).needs
      let forTwo = tasks(needs.filter { $0.team.size == 2 })
      #expect(abs(100 * forTwo / tasks(needs) - 33) <= 1)
    }
  }

  @Test("the share of visits for two may be chosen", arguments: [0, 0.1, 0.5, 1])
  func chosenShare(share: Double) {
    let needs = district(DistrictRequest(scale: .district, twoPersonShare: share)).needs
    #expect(abs(Double(tasks(needs.filter { $0.team.size == 2 })) / Double(tasks(needs)) - share) < 0.01)
    #expect(needs.allSatisfy { $0.team.size <= 2 })
  }

  @Test(
    "services are asked for in their proportions",
    arguments: [("探访陪伴", 62.0), ("生活照料", 15), ("课业辅导", 8), ("家电维修", 4), ("理发", 3), ("心理疏导", 4), ("医疗护理", 2), ("法律咨询", 2)])
  func services(service: String, share: Double) {
    #expect(abs(100 * Double(tasks(Self.needs.filter { $0.service == service })) / Double(tasks(Self.needs)) - share) < 2)
  }

  @Test("volunteers give 2.9 hours a week on average and 2.6 in the median, an hour at least")
  func weeklyHours() {
    let minutes = Self.volunteers.compactMap(\.limits.maxMinutesPerWeek).sorted()
    #expect(minutes.count == Self.volunteers.count)
    #expect(abs(Double(minutes.reduce(0, +)) / Double(minutes.count) - 174) < 6)
    #expect(abs(minutes[minutes.count / 2] - 156) <= 6)
    #expect(minutes[0] >= 60 && minutes[minutes.count - 1] <= 600)
  }

  @Test("volunteers come once a week at most (60 %), twice (30 %) or three times (10 %)", arguments: [(1, 60.0), (2, 30), (3, 10)])
  func occasions(times: Int, share: Double) {
    #expect(abs(percent(Self.volunteers) { $0.limits.maxShiftsPerWeek == times } - share) < 2.5)
  }

  @Test("volunteers: 62 % women, 35 % lead, 2 % minors with a guardian")
  func tags() {
    #expect(abs(percent(Self.volunteers) { $0.tags.contains("female") } - 62) < 2.5)
    #expect(abs(percent(Self.volunteers) { $0.tags.contains("lead") } - 35) < 2.5)
    #expect(abs(percent(Self.volunteers) { $0.tags.contains("minor") } - 2) < 0.8)
    #expect(Self.volunteers.allSatisfy { $0.tags.contains("minor") == ($0.guardian != nil) })
  }

  @Test("volunteers: 45 % retired, 25 % employed, 18 % home-makers, 12 % students", arguments: VolunteerType.allCases)
  func types(type: VolunteerType) {
    #expect(abs(percent(Self.volunteers) { $0.tags.contains("\(type)") } - Double(type.percent)) < 2.5)
  }

  @Test("each type of volunteer offers its half-days in proportion to when it is free", arguments: VolunteerType.allCases)
  func availability(type: VolunteerType) {
    let people = Self.volunteers.filter { $0.tags.contains("\(type)") }
    /// Shifts of the people that hold a minute of the day, on weekdays or at the weekend.
    func held(_ minute: Int, weekend: Bool) -> Double {
      let shifts = people.flatMap(\.shifts).filter { ($0.day >= 5) == weekend }
      return Double(shifts.filter { $0.start.minuteOfDay <= minute && minute < $0.start.minuteOfDay + $0.end - $0.start }.count)
    }
    for weekend in [false, true] {
      let dates = Double(people.count * (weekend ? 2 : 5))
      for (chance, minute) in zip(type.chances(weekend: weekend), [600, 900, 1150]) where chance * dates > 200 {
        // Two thirds of what is free is offered at this scale.
        #expect(abs(held(minute, weekend: weekend) / dates / chance - 0.67) < 0.1, "\(type) \(weekend) \(minute)")
      }
    }
  }

  @Test("six in ten specialists serve all stations of a county, three in a hundred volunteers a second station")
  func sharing() {
    func stationTags(_ worker: Worker) -> Int { worker.tags.filter { $0.hasPrefix("s0") }.count }
    let specialists = Self.cities.flatMap { city in city.workers.filter { city.kinds[$0.kind].id == "specialist" } }
    #expect(abs(percent(specialists) { stationTags($0) > 1 } - 60) < 12)
    #expect(abs(percent(Self.volunteers) { stationTags($0) == 2 } - 3) < 1)
    #expect(Self.volunteers.allSatisfy { (1...2).contains(stationTags($0)) })
  }
}
