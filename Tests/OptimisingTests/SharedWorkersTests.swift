import Checking
import Enumeration
import Instances
import TestSupport
import Testing

@testable import Optimising

/// What a district's search does about workers whom clusters share.
@Suite struct SharedWorkersTests {
  @Test("one who gains 100 by a service and one who loses 30 by it agree on a price between, two who both want it on the lower gain or more")
  func agrees() throws {
    let pair = agreement(gains: [100])
    // Wants and offers may differ by a little.
    #expect(abs(pair.promise - 30) < 0.01)
    #expect(pair.price > 30 - 1e-6 && pair.price < 100 + 1e-6)
    #expect(abs(pair.wanted - 1) < 1e-4)
    // Whoever gains less goes without: 60 for that, 30 for the service.
    let crowd = agreement(gains: [100, 60])
    #expect(abs(crowd.promise - 90) < 0.01)
    #expect(crowd.price > 60 - 1e-6 && crowd.price < 100 + 1e-6)
    #expect(abs(crowd.wanted - 1) < 1e-4)
  }

  /// Clusters that would each gain by one service of trade 7, and a worker whom one service costs 30.
  private func agreement(gains: [Double]) -> (price: Double, promise: Double, wanted: Double) {
    var market = PriceModel(trades: [7], parties: gains.count + 1)
    for (party, gain) in gains.enumerated() {
      market.add(party: party, cost: gain, wanted: [])
      market.add(party: party, cost: 0, wanted: [(7, 1)])
    }
    market.add(party: gains.count, cost: 0, wanted: [])
    market.add(party: gains.count, cost: 30, wanted: [(7, -1)])
    let best = market.best(around: [50], within: [1000], seconds: 10)
    return (best?.prices[0] ?? -1, best?.promise ?? -1, market.wanted()[0])
  }

  @Test("where two clusters gain by the same worker only, a price for each group promises it to both, a price for each trade to one")
  func tellsWorkersApart() {
    // Worker 0 suits group 0 of one cluster and group 1 of the other, worker 1 suits neither, and each serves one of the two at most.
    let trades = Trades(all: [(0, 0), (0, 1), (1, 0), (1, 1)])
    var search = PriceSearch(trades, worths: [100, 100], parties: 4)
    var (ofGroups, rounds) = (-Double.infinity, 0)
    repeat {
      rounds += 1
      let prices = search.prices
      var value = 0.0
      for cluster in 0..<2 {
        let isWanted = prices[cluster] < 100
        search.learn(party: cluster, cost: isWanted ? 0 : 100, wanted: isWanted ? [(cluster, 1)] : [])
        value += min(100, Double(prices[cluster]))
      }
      for worker in 0..<2 {
        let own = [2 * worker, 2 * worker + 1]
        let best = prices[own[0]] >= prices[own[1]] ? own[0] : own[1]
        search.learn(party: 2 + worker, cost: 0, wanted: [(best, -1)])
        value -= Double(prices[best])
      }
      _ = search.judge(value)
      if search.isCoarse { ofGroups = search.value }
    } while search.advance({ 10 }) && rounds < 200
    #expect(abs(ofGroups) < 2)
    #expect(abs(search.value - 100) < 2, "\(search.value) after \(rounds) rounds")
  }

  @Test("prices stay in the box, which grows while promises are kept and shrinks when they are not")
  func trusts() throws {
    var market = PriceModel(trades: [0], parties: 1)
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
    let split = region.split([0, 0])
    #expect(split.center == [60, 60] && split.value == 19)
    region.correct(to: 12)
    #expect(region.value == 12)
  }

  @Test("a search on some of the jobs leaves the others as they are, and keeps every rule, on 200 random tiny instances")
  func leavesOthers() {
    var moved = 0
    for seed in 0..<200 {
      guard let (instance, previous, plan) = randomPlan(seed: seed), plan.model.unkeepablePins.isEmpty else { continue }
      let model = plan.model
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

  @Test("a task whose second must stay is not left out, on 400 random tiny instances")
  func keepsFirsts() {
    var tried = 0
    for seed in 0..<400 {
      guard let (instance, previous, plan) = randomPlan(seed: seed), plan.model.unkeepablePins.isEmpty else { continue }
      let model = plan.model
      let seconds = Set(model.dependencies.filter { $0.gap != nil }.map(\.second)).filter { !plan.services[$0].isEmpty }
      let own = model.jobs.indices.filter { !seconds.contains($0) }
      guard !seconds.isEmpty, !own.isEmpty else { continue }
      var search = NeighbourhoodSearch(plan, seed: UInt64(seed), jobs: own)
      // As warm as this, it takes nearly everything; what it is at counts, not the best.
      var cooling = NeighbourhoodSearch.Cooling(warmth: 10, movesPerJob: 1000)
      for _ in 0..<20 {
        _ = search.cool(&cooling, moves: 10) { false }
        let broken = check(search.plan.roster().schedule(model), of: instance, previous: previous).violations
        #expect(broken.allSatisfy { $0.rule == .mandatory || $0.rule == .pinned }, "seed \(seed): \(broken)")
      }
      tried += 1
    }
    #expect(tried > 5)
  }

  @Test("a visit between two that must stay is not moved to somebody cheaper where a wait would grow too long")
  func leavesNoLongWait() throws {
    for maxWait in [nil, 40] {
      let plan = try morning(maxWait: maxWait)
      var search = NeighbourhoodSearch(plan, seed: 1, jobs: [1])
      var cooling = NeighbourhoodSearch.Cooling(warmth: 0.01, movesPerJob: 300)
      _ = search.cool(&cooling, moves: 300) { false }
      let verdict = check(search.best.schedule(plan.model), of: plan.model.instance)
      #expect(verdict.isValid, "\(verdict.violations)")
      let worker = search.best.services(plan.model).first { $0.job == 1 }?.team[0].worker
      #expect(worker == (maxWait == nil ? VillageHall.partyWorker : VillageHall.socialWorker))
    }
  }

  /// Three visits of one morning, all by the social worker; the second would cost 50 less with the party worker.
  private func morning(maxWait: Int?) throws -> Plan {
    var instance = VillageHall.instance
    let times = [(9, 0, 10, 0), (10, 5, 11, 25), (11, 30, 12, 30)]
    instance.needs = times.enumerated().map { number, time in
      var need = Need(
        id: "n\(number)", household: 2, service: "探访", durationMinutes: 60,
        windows: [
          Window(start: VillageHall.at(VillageHall.wednesday, time.0, time.1), end: VillageHall.at(VillageHall.wednesday, time.2, time.3))
        ], team: Team(seats: [Seat(kinds: [0, 1])]), unservedCost: 1000)
      if number == 1 { need.people.costs = [WorkerCost(worker: VillageHall.socialWorker, cost: 50)] }
      return need
    }
    instance.activities = []
    instance.dependencies = []
    for worker in [VillageHall.socialWorker, VillageHall.partyWorker] {
      instance.workers[worker].limits = Limits()
      instance.workers[worker].breaks = []
      instance.workers[worker].home = instance.households[2].location
      instance.workers[worker].shifts = [
        Shift(start: VillageHall.at(VillageHall.wednesday, 8, 0), end: VillageHall.at(VillageHall.wednesday, 18, 0))
      ]
    }
    instance.workers[VillageHall.socialWorker].limits.maxWaitMinutes = maxWait
    let model = try Model(instance, previous: nil)
    var plan = Plan(model, PlanIndex(model))
    let services = times.enumerated().map { number, time in
      Service(
        job: number, begin: VillageHall.at(VillageHall.wednesday, time.0, time.1), team: [Service.Member(worker: VillageHall.socialWorker, seat: 0)])
    }
    plan.follow(services) { _ in false }
    try #require(plan.roster().services(model).count == 3)
    return plan
  }
}
