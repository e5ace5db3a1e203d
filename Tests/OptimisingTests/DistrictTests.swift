import Checking
import Dispatch
import Enumeration
import Instances
import Schedules
import Synchronization
import Testing

@testable import Optimising

@Suite struct DistrictTests {
  @Test("the clusters' bounds add up to no more than the optimum of full enumeration on 500 random tiny instances")
  func boundsEverySchedule() {
    let faults = Mutex<[String]>([])
    let split = Mutex(0)
    let tight = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 500) { seed in
      guard let (instance, previous, model) = tinyDistrict(seed: seed) else { return }
      let state = SearchState(model, options: Options(workLimit: 20_000), interruption: Interruption(), observer: nil, previous: previous)
      guard let district = DistrictSearch(state, leastJobs: 2, leastPlainJobs: 2) else { return }
      // Else it is solved as one, which other tests see to.
      guard Clusters(model).mayBeSplit(model, threads: 1, isStopped: { false }) else { return }
      split.withLock { $0 += 1 }
      _ = district.run()
      let expected = enumerateOptimum(instance, previous: previous)
      let bound = state.bound ?? 0
      guard let total = expected.total else { return }
      if bound > total { faults.withLock { $0.append("seed \(seed): bound \(bound), optimum \(total)") } }
      if bound == total { tight.withLock { $0 += 1 } }
      if let roster = state.incumbent, state.isIncumbentValid {
        let verdict = check(roster.schedule(model), of: instance, previous: previous)
        if !verdict.isValid || (state.total ?? 0) < total { faults.withLock { $0.append("seed \(seed): roster refused") } }
      }
    }
    let found = faults.withLock { $0.sorted() }
    #expect(found.isEmpty, "\(found.count) differ\n\(found.prefix(40).joined(separator: "\n"))")
    // The comparison must not pass because nothing was split, or because the bounds say nothing.
    #expect(split.withLock { $0 } > 100)
    #expect(tight.withLock { $0 } > 50)
  }

  @Test("a roster's services, put together again, cost no more, contested or not", arguments: 0..<200)
  func followsItself(seed: Int) {
    guard let (_, _, model) = tinyDistrict(seed: seed) else { return }
    var plan = Plan(model, PlanIndex(model))
    plan.build { false }
    let services = plan.roster().services(model)
    for isContested in [false, true] {
      var followed = Plan(model, plan.index)
      followed.follow(services) { _ in isContested }
      // A kept task that costs more than it saves may go.
      #expect(followed.cost <= plan.cost)
    }
  }

  @Test("a part of a roster starts as it is and, solved, gives a roster that passes the checker")
  func partsFitTheRest() {
    let faults = Mutex<[String]>([])
    let solved = Mutex(0)
    let better = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 300) { seed in
      guard let (instance, previous, model) = tinyDistrict(seed: seed) else { return }
      var (plan, random) = poorPlan(model, seed: seed)
      let index = plan.index
      let roster = plan.roster()
      let isFree = model.shifts.map { _ in random.below(3) > 0 }
      guard let part = PartInstance(model, index, roster, previous: previous, isFree: isFree) else { return }
      guard let own = try? Model(part.instance, previous: part.previous) else {
        faults.withLock { $0.append("seed \(seed): the part's previous schedule does not suit it") }
        return
      }
      let fixed = part.fixed.roster().services(model)
      if Set(fixed + part.free) != Set(roster.services(model)) { faults.withLock { $0.append("seed \(seed): fixed and free are not the whole") } }
      let state = SearchState(own, options: Options(workLimit: 20_000), interruption: Interruption(), observer: nil)
      var start = Plan(own, state.index)
      start.follow(part.inward(part.free, own, of: model)) { _ in false }
      OneThreadSearch(state, from: start).run { false }
      guard let found = state.incumbent else { return }
      var whole = Plan(model, index)
      let services = fixed + part.outward(found.services(own), own, of: model)
      whole.follow(services) { _ in false }
      solved.withLock { $0 += 1 }
      if whole.cost < plan.cost { better.withLock { $0 += 1 } }
      let verdict = check(whole.roster().schedule(model), of: instance, previous: previous)
      let broken = verdict.violations.filter { !["H14", "H15"].contains($0.rule.rawValue) }
      if !broken.isEmpty { faults.withLock { $0.append("seed \(seed): \(broken)") } }
    }
    let found = faults.withLock { $0.sorted() }
    #expect(found.isEmpty, "\(found.count) differ\n\(found.prefix(20).joined(separator: "\n"))")
    // The comparison must not pass because there were no parts, or because nothing was found in them.
    #expect(solved.withLock { $0 } > 100)
    #expect(better.withLock { $0 } > 50)
  }

  @Test("what has to make room lets the job in that is left out")
  func ejections() {
    let tried = Mutex(0)
    let served = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 300) { seed in
      guard let (_, _, model) = tinyDistrict(seed: seed) else { return }
      var plan = Plan(model, PlanIndex(model))
      plan.build { false }
      var empty = Plan(model, plan.index)
      var random = Optimising.SplitMix64(seed: UInt64(seed))
      let hardness = Array(repeating: 0.3, count: model.jobs.count)
      for job in model.jobs.indices where plan.services[job].isEmpty && empty.mightServe(job) {
        guard let ejected = plan.ejections(for: job, begins: 20, hardness: hardness, random: &random), !ejected.isEmpty else { continue }
        var emptied = plan
        for service in ejected {
          if let place = emptied.services[service.job].firstIndex(where: { $0.day == service.day }) { emptied.remove(service.job, place) }
        }
        var blink = Plan.Blink(random: random, rate: 0)
        tried.withLock { $0 += 1 }
        if emptied.cheapest(job, blink: &blink) != nil { served.withLock { $0 += 1 } }
      }
    }
    // Funds, legs that grow, and what a team costs besides are only reckoned with roughly.
    #expect(tried.withLock { $0 } > 20)
    let (all, good) = (tried.withLock { $0 }, served.withLock { $0 })
    #expect(good * 4 >= all * 3, "\(good) of \(all)")
  }

  @Test("whatever the fees, the clusters' optima less what shared workers can earn are no more than the optimum of full enumeration")
  func feesBound() {
    let faults = Mutex<[String]>([])
    let raised = Mutex(0)
    let tried = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 300) { seed in
      guard let (instance, previous, model) = tinyDistrict(seed: seed) else { return }
      let clusters = Clusters(model)
      guard clusters.groups.count > 1, model.workers.contains(where: { clusters.isShared($0.worker) }) else { return }
      guard clusters.mayBeSplit(model, threads: 1, isStopped: { false }) else { return }
      guard let optimum = enumerateOptimum(instance, previous: previous).total else { return }
      var random = Optimising.SplitMix64(seed: UInt64(seed))
      var free: Int?
      for trial in 0..<4 {
        let trades = Trades(model, clusters)
        let fees = Fees(model, clusters, trades, prices: trades.all.map { _ in trial == 0 ? 0 : random.below(trial * 150) })
        var bound = -model.workers.reduce(0) { $0 + fees.mostEarned($1, model).profit }
        for cluster in clusters.groups.indices {
          let sub = SubInstance(model, clusters, cluster: cluster, fees: fees, previous: previous)
          guard let least = enumerateOptimum(sub.instance, previous: sub.previous).total else { return }
          bound += least
        }
        if bound > optimum { faults.withLock { $0.append("seed \(seed), fees \(trial): \(bound) is above \(optimum)") } }
        tried.withLock { $0 += 1 }
        if let free, bound > free { raised.withLock { $0 += 1 } }
        if trial == 0 { free = bound }
      }
    }
    let found = faults.withLock { $0.sorted() }
    #expect(found.isEmpty, "\(found.count) differ\n\(found.prefix(40).joined(separator: "\n"))")
    // The comparison must not pass because nothing was shared, or because fees do nothing.
    #expect(tried.withLock { $0 } > 100)
    #expect(raised.withLock { $0 } > 5)
  }

  /// A random tiny instance whose households and activities belong to two stations by turns; nil where its pins cannot be kept.
  private func tinyDistrict(seed: Int) -> (instance: Instance, previous: Schedule?, model: Model)? {
    var (instance, previous) = randomTinyInstance(seed: UInt64(seed))
    let places = instance.households.map(\.location) + instance.activities.map(\.location)
    if let place = places.first {
      instance.stations = [Station(id: "one", location: place), Station(id: "two", location: place)]
      for index in instance.households.indices { instance.households[index].station = (index + seed) % 2 }
      for index in instance.activities.indices { instance.activities[index].station = (index + seed / 2) % 2 }
    }
    guard let model = try? Model(instance, previous: previous), model.unkeepablePins.isEmpty else { return nil }
    return (instance, previous, model)
  }
}
