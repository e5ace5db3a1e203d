import Districts
import Instances
import Testing

@Suite("The example week of Jiuyuan")
struct JiuyuanTests {
  let instance = jiuyuanWeek()

  @Test(
    "services stand in the proportions of the published mix",
    arguments: [
      ("生活照料", 22), ("亲情沟通", 12), ("精神慰藉", 10), ("建档家访", 3), ("入户访谈", 15), ("法律咨询", 2), ("个案", 3), ("心理疏导", 7), ("医疗护理", 1),
    ])
  func services(service: String, visits: Int) {
    #expect(tasks(instance.needs.filter { $0.service == service }) == visits)
  }

  @Test("a week has 64 household visits, 75 visits and sessions in all, and 13 activities of which three are groups")
  func totals() {
    let household: Set = ["生活照料", "亲情沟通", "精神慰藉", "建档家访", "入户访谈", "法律咨询"]
    #expect(tasks(instance.needs.filter { household.contains($0.service ?? "") }) == 64)
    #expect(tasks(instance.needs) == 75)
    #expect(instance.activities.count == 13)
    #expect(instance.activities.filter { $0.name?.hasSuffix("小组") == true }.count == 3)
    #expect(instance.workers.count == 50)
  }

  @Test("nothing costs more to leave than an orange household")
  func orangeFirst() {
    let costs = instance.tiers.map { ($0.id, $0.unservedCost ?? 0) }
    #expect(costs.allSatisfy { $0.0 == "orange" || $0.1 < 6000 })
    #expect(instance.needs.filter { $0.unservedCost == 6000 }.count == 19)
  }

  @Test("alone, everything can be served but the visit in sign language and the lawyer on Friday evening")
  func servable() {
    let alone = LoneService(instance)
    let impossible = instance.owners.filter { alone.cost(of: $0) == nil }.map { instance.id(of: $0) }
    #expect(impossible == ["n26", "n56"])
    for owner in instance.owners {
      guard let cost = alone.cost(of: owner) else { continue }
      #expect(cost < 1000)
    }
  }

  @Test("two households want the psychologist herself at one hour")
  func contest() throws {
    let rivals = instance.needs.indices.filter { ["n60", "n61"].contains(instance.needs[$0].id) }
    #expect(rivals.count == 2)
    for need in rivals {
      let window = try #require(instance.needs[need].windows.first)
      #expect(instance.needs[need].windows.count == 1 && window.end - window.start == instance.needs[need].durationMinutes)
      let seat = instance.needs[need].team.seats[0]
      #expect(instance.workers.indices.filter { instance.qualifies($0, for: seat, of: .need(need)) }.map { instance.workers[$0].id } == ["sp1"])
    }
    #expect(instance.needs[rivals[0]].windows == instance.needs[rivals[1]].windows)
  }
}
