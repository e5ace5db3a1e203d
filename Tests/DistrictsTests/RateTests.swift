import Districts
import Instances
import Testing

/// The rates of the dossier that `CalibrationTests` does not hold: skills on offer, who is wanted, what is overdue.
@Suite("Rates")
struct RateTests {
  private static let cities = CalibrationTests.cities
  private static let volunteers = CalibrationTests.volunteers

  /// Levels aside, who has a skill.
  private func share(_ skill: String, of workers: [Worker]) -> Double {
    let index = Self.cities[0].skills.firstIndex { $0.id == skill }
    return percent(workers) { worker in worker.skills.contains { $0.skill == index } }
  }

  private func workers(_ kind: String) -> [Worker] {
    Self.cities.flatMap { city in city.workers.filter { city.kinds[$0.kind].id == kind } }
  }

  @Test(
    "volunteers have their skills in their proportions",
    arguments: [
      ("companionship", 100.0), ("care", 25), ("tutoring", 12), ("repair", 6), ("hairdressing", 6), ("counselling", 3), ("medical", 5), ("legal", 2),
      ("firstAid", 8), ("arts", 15), ("smartphone", 15),
    ])
  func skillsOnOffer(skill: String, wanted: Double) { #expect(abs(share(skill, of: Self.volunteers) - wanted) < 1) }

  @Test("75 % of the social workers are women, 60 % are certified, and each is in the field for half of the week")
  func socialWorkers() {
    let people = workers("socialWorker")
    #expect(abs(percent(people) { $0.tags.contains("female") } - 75) < 8)
    #expect(abs(share("counselling", of: people) - 60) < 9)
    // A shift may join two half-days; 10:00 lies in every morning, 16:00 in every afternoon.
    let weekdays = people.flatMap(\.shifts).filter { $0.day < 5 }
    let halfDays = [600, 960].reduce(0) { sum, minute in
      sum + weekdays.count { $0.start.minuteOfDay <= minute && minute < $0.start.minuteOfDay + $0.end - $0.start }
    }
    #expect(abs(Double(halfDays) / Double(10 * people.count) - 0.5) < 0.03)
  }

  @Test("a station of the city has 2400/33 visits a week, 31 volunteers, and 2.8 social workers")
  func perStation() {
    for city in Self.cities {
      let stations = Double(city.stations.count)
      #expect(abs(Double(tasks(city.needs)) / stations - 72.7) < 0.1)
      #expect(abs(Double(city.workers.count { city.kinds[$0.kind].id == "volunteer" }) / stations - 31.3) < 0.5)
      #expect(abs(Double(city.workers.count { city.kinds[$0.kind].id == "socialWorker" }) / stations - 2.8) < 0.1)
    }
  }

  @Test("seven visits in ten have regulars, one in a hundred bans somebody, one in twelve prefers some")
  func wishes() {
    let needs = CalibrationTests.needs
    #expect(abs(percent(needs) { !$0.people.regulars.isEmpty } - 70) < 4)
    #expect(abs(percent(needs) { !$0.people.prohibited.isEmpty } - 1) < 0.6)
    #expect(abs(percent(needs) { !$0.people.preferred.isEmpty } - 8) < 1.5)
  }

  @Test("one visit in eight is overdue and costs half as much again to leave")
  func overdue() {
    let overdue = Self.cities.flatMap { city in
      city.needs.map { need in need.unservedCost != city.tiers[city.households[need.household].tier ?? 0].unservedCost }
    }
    #expect(abs(percent(overdue) { $0 } - 12) < 1.5)
  }

  @Test("six households in a hundred want their dialect spoken on the plain, one in five in Bijie")
  func dialect() {
    func demand(_ instance: Instance) -> Double {
      let index = instance.skills.firstIndex { $0.id == "dialect" } ?? -1
      return percent(instance.needs) { need in need.team.covers.contains { $0.property == .skill(index, minLevel: 1) } }
    }
    let plain = Self.cities.map(demand)
    #expect(abs(plain.reduce(0, +) / 3 - 6) < 1.2, "\(plain)")
    #expect(abs(demand(district(DistrictRequest(scale: .bijie, stations: 60))) - 20) < 2)
  }
}
