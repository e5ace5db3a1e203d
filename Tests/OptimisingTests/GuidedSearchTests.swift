import Instances
import Testing

@testable import Optimising

/// The local search at prices that are not the true ones.
@Suite struct GuidedSearchTests {
  @Test("what a search at other prices calls its best is priced truly, on 100 random tiny instances")
  func keepsTrueCost() {
    var moved = 0
    for seed in 0..<100 {
      guard var plan = randomPlan(seed: seed)?.plan else { continue }
      let model = plan.model
      var random = Optimising.SplitMix64(seed: UInt64(seed))
      let prices = model.jobs.map { $0.unservedCost * (random.below(4) - 1) / 2 }
      let before = plan.cost
      plan.surcharge(prices)
      #expect(plan.trueCost == before)
      var search = NeighbourhoodSearch(plan, seed: UInt64(seed))
      var cooling = NeighbourhoodSearch.Cooling(warmth: 0.5, movesPerJob: 100)
      _ = search.cool(&cooling, moves: 300) { false }
      var fresh = Plan(model, plan.index)
      fresh.load(search.best)
      #expect(fresh.cost == search.bestCost, "seed \(seed)")
      #expect(search.bestCost <= before)
      if search.bestCost < before { moved += 1 }
      search.surcharge(Array(repeating: 0, count: model.jobs.count))
      #expect(search.plan.cost == search.plan.trueCost)
    }
    #expect(moved > 0)
  }

  @Test("who is served in the relaxation is dear to leave out; a roster that serves just those needs no guidance")
  func guidesByTasks() throws {
    let plan = try #require(randomPlan(seed: 1)).plan
    let model = plan.model
    let roster = plan.roster()
    let served = roster.services(model).reduce(into: Array(repeating: 0, count: model.jobs.count)) { $0[$1.job] += 1 }
    let same = model.jobs.indices.map { Double(model.jobs[$0].times - served[$0]) }
    #expect(Assistant.Suggestion(routes: [], cells: CellTable(model.jobs), leftOut: same).surcharges(model, besides: roster) == nil)
    let job = try #require(served.indices.first { served[$0] == model.jobs[$0].times && model.jobs[$0].unservedCost > 1 })
    var other = same
    other[job] = Double(model.jobs[job].times)
    let prices = try #require(Assistant.Suggestion(routes: [], cells: CellTable(model.jobs), leftOut: other).surcharges(model, besides: roster))
    #expect(prices[job] < 0)
  }
}
