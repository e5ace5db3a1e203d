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
      let state = SearchState(model, options: Options(workLimit: 20_000), interruption: Interruption(), observer: nil)
      guard let district = DistrictSearch(state, previous: previous, leastJobs: 2, leastPlainJobs: 2) else { return }
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
        let prices = model.groups.map { _ in trial == 0 ? 0 : Double(random.below(trial * 150)) }
        let fees = Fees(model, clusters, prices: prices)
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
