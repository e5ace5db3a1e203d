import Checking
import Enumeration
import Instances
import Testing

@testable import Optimising

/// What a district's search does about workers whom clusters share.
@Suite struct SharedWorkersTests {
  @Test("one who gains 100 by a service and one who loses 30 by it agree on a price between, two who both want it on the lower gain")
  func agrees() throws {
    var market = PriceModel(groups: [7], parties: 2)
    market.add(party: 0, cost: 100, wanted: [])
    market.add(party: 0, cost: 0, wanted: [(7, 1)])
    market.add(party: 1, cost: 0, wanted: [])
    market.add(party: 1, cost: 30, wanted: [(7, -1)])
    let agreed = market.best(around: [50], within: [1000], seconds: 10)
    let (prices, promise) = try #require(agreed)
    #expect(abs(promise - 30) < 1e-6)
    #expect(prices[0] > 30 - 1e-6 && prices[0] < 100 + 1e-6)
    let wanted = market.wanted()
    #expect(abs(wanted[0] - 1) < 1e-6)

    var crowded = PriceModel(groups: [7], parties: 3)
    for (party, gain) in [(0, 100.0), (1, 60.0)] {
      crowded.add(party: party, cost: gain, wanted: [])
      crowded.add(party: party, cost: 0, wanted: [(7, 1)])
    }
    crowded.add(party: 2, cost: 0, wanted: [])
    crowded.add(party: 2, cost: 30, wanted: [(7, -1)])
    // Whoever gains less goes without: 60 for that, 30 for the service.
    let contested = crowded.best(around: [50], within: [1000], seconds: 10)
    let (dear, total) = try #require(contested)
    #expect(abs(total - 90) < 1e-6)
    #expect(dear[0] > 60 - 1e-6 && dear[0] < 100 + 1e-6)
  }

  @Test("prices stay in the box, which grows while promises are kept and shrinks when they are not")
  func trusts() throws {
    var market = PriceModel(groups: [0], parties: 1)
    market.add(party: 0, cost: 0, wanted: [(0, 1)])
    let best = market.best(around: [50], within: [10], seconds: 10)
    let (prices, _) = try #require(best)
    #expect(abs(prices[0] - 60) < 1e-6)
    var region = TrustRegion(center: [50], unit: [100])
    let first = region.reaches[0]
    let isFirst = region.judge([50], value: 10, promise: .infinity)
    let isBetter = region.judge([60], value: 19, promise: 20)
    #expect(isFirst && isBetter)
    #expect(region.center == [60] && region.value == 19)
    #expect(region.reaches[0] > first)
    let wide = region.reaches[0]
    let failures = (0..<2).map { _ in region.judge([70], value: 5, promise: 30) }
    #expect(failures == [false, false])
    #expect(region.center == [60])
    #expect(region.reaches[0] < wide)
  }

  @Test("a search on some of the jobs leaves the others as they are, and keeps every rule, on 200 random tiny instances")
  func leavesOthers() {
    var moved = 0
    for seed in 0..<200 {
      let (instance, previous) = randomTinyInstance(seed: UInt64(seed))
      guard let model = try? Model(instance, previous: previous), model.unkeepablePins.isEmpty else { continue }
      var plan = Plan(model, PlanIndex(model))
      plan.build { false }
      // Tasks that a dependency ties stay together in a district, so all such are one side here.
      let tied = Set(model.dependencies.flatMap { [$0.first, $0.second] })
      let own = model.jobs.indices.filter { !tied.contains($0) && $0 % 2 == 0 }
      guard !own.isEmpty else { continue }
      let before = plan.roster()
      var search = NeighbourhoodSearch(plan, seed: UInt64(seed), jobs: own)
      var cooling = NeighbourhoodSearch.Cooling(warmth: 0.5, movesPerJob: 100)
      _ = search.cool(&cooling, moves: 300) { false }
      let foreign = { (roster: Roster) in
        roster.services(model).filter { !own.contains($0.job) }.map { "\($0.job) \($0.begin / .minutesPerDay) \($0.team.map(\.worker).sorted())" }.sorted()
      }
      #expect(foreign(search.best) == foreign(before), "seed \(seed)")
      let schedule = search.best.schedule(model)
      // Mandatory tasks that the first plan leaves out are not this search's to serve.
      let broken = check(schedule, of: instance, previous: previous).violations.filter { $0.rule != .mandatory && $0.rule != .pinned }
      #expect(broken.isEmpty, "seed \(seed): \(broken)")
      if search.best != before { moved += 1 }
    }
    #expect(moved > 0)
  }
}
