import Dispatch
import Enumeration
import Foundation
import Instances
import Schedules
import Synchronization
import Testing

@Suite struct SwitchTests {
  /// So that no rule and no cost term goes unexercised by the random instances that judge the engine.
  @Test("switching any one rule or cost term off changes the optimum of at least five of 500 random instances")
  func everyClauseMatters() {
    let changed = Mutex<[Clause: Int]>([:])
    DispatchQueue.concurrentPerform(iterations: 500) { seed in
      let (instance, previous) = randomTinyInstance(seed: UInt64(seed))
      let all = enumerateOptimum(instance, previous: previous).total
      for clause in Clause.allCases where enumerateOptimum(instance, previous: previous, rules: .all.without(clause)).total != all {
        changed.withLock { $0[clause, default: 0] += 1 }
      }
    }
    for clause in Clause.allCases { #expect(changed.withLock { $0[clause, default: 0] } >= 5, "\(clause)") }
  }
}
