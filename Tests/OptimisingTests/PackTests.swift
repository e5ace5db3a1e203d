import Testing

@testable import Optimising

/// `pack` rows: what no choice of a worker's routes exceeds.
@Suite struct PackTests {
  @Test("a week of 145 minutes holds one long visit or two short ones: one and a half of the long ones are cut off")
  func cutsOffHalves() throws {
    let pool = MinutePool(shifts: [0, 1, 2], mostMinutes: 145, mostRoutes: 2)
    let half = [PackStep(minutes: 90, value: 0.5)]
    let pack = try #require(PackSeparation(pool).separate([half, half, half], threshold: 0.02))
    #expect(pack.steps.allSatisfy { $0.value(at: 90) > 0.99 })
    // Two of 60 fit, so no two of them are worth more than one of 90.
    for one in pack.steps.indices { for other in 0..<one { #expect(pack.steps[one].value(at: 60) + pack.steps[other].value(at: 60) <= pack.most + 1e-9) } }
  }

  @Test("what whole choices add up to is not cut off")
  func leavesWholeChoices() {
    let pool = MinutePool(shifts: [0, 1, 2], mostMinutes: 150, mostRoutes: 2)
    let weights = [
      [PackStep(minutes: 90, value: 0.5), PackStep(minutes: 50, value: 0.5)], [PackStep(minutes: 60, value: 0.5)], [PackStep(minutes: 90, value: 0.5)],
    ]
    #expect(PackSeparation(pool).separate(weights, threshold: 0.02) == nil)
  }

  @Test("no choice of routes within the limits exceeds an inequality, of 300 random pools")
  func holdsForEveryChoice() {
    var made = 0
    for seed in 0..<300 {
      var random = SplitMix64(seed: UInt64(seed))
      let shifts = 2 + random.below(4)
      let pool = MinutePool(shifts: Array(0..<shifts), mostMinutes: 60 + random.below(200), mostRoutes: 1 + random.below(shifts))
      let weights = (0..<shifts).map { _ in
        (0..<random.below(4)).map { _ in PackStep(minutes: 20 + random.below(pool.mostMinutes - 20), value: 0.1 + Double(random.below(6)) / 10) }
      }
      guard let pack = PackSeparation(pool).separate(weights, threshold: 0.02) else { continue }
      made += 1
      #expect(greatest(pack, pool, from: 0, minutes: pool.mostMinutes, routes: pool.mostRoutes) <= pack.most + 1e-9, "seed \(seed)")
      for steps in pack.steps { #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.minutes < $1.minutes && $0.value < $1.value }) }
    }
    #expect(made > 30)
  }

  /// The dearest choice from a shift on, by trying each number of minutes at which a function rises.
  private func greatest(_ pack: Pack, _ pool: MinutePool, from shift: Int, minutes: Int, routes: Int) -> Double {
    guard shift < pool.shifts.count else { return 0 }
    var best = greatest(pack, pool, from: shift + 1, minutes: minutes, routes: routes)
    guard routes > 0 else { return best }
    for step in pack.steps[shift] where step.minutes <= minutes {
      best = max(best, step.value + greatest(pack, pool, from: shift + 1, minutes: minutes - step.minutes, routes: routes - 1))
    }
    return best
  }
}
