import Checking
import Dispatch
import Enumeration
import Foundation
import Instances
import Optimising
import Schedules
import Synchronization
import Testing

@Suite struct BruteForceTests {
  @Test("the engine's optimum is that of full enumeration on 500 random tiny instances")
  func agreesWithEnumeration() {
    let faults = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 500) { seed in
      let (instance, previous) = randomTinyInstance(seed: UInt64(seed))
      let expected = enumerateOptimum(instance, previous: previous)
      func note(_ text: String) { faults.withLock { $0.append("seed \(seed): \(text)") } }
      guard
        let schedule = try? optimise(
          instance, options: Options(timeLimitSeconds: 60, gap: 0), previous: previous, canBeServed: { canBeServed($0, in: instance) })
      else { return note("refused") }
      guard let total = expected.total else {
        if schedule.status != .infeasible { note("\(schedule.status?.rawValue ?? "-") total \(schedule.cost?.total ?? -1) where nothing is feasible") }
        return
      }
      guard let cost = schedule.cost else { return note("\(schedule.status?.rawValue ?? "-") where \(total) is possible") }
      if cost.total != total { note("total \(cost.total), bound \(cost.bound ?? -1), enumeration \(total)") }
      if cost.bound != total { note("bound \(cost.bound ?? -1), enumeration \(total)") }
      let verdict = check(schedule, of: instance, previous: previous)
      if !verdict.isValid { note("refused by the checker: \(verdict.violations.map(\.finding))") }
    }
    let found = faults.withLock { $0.sorted() }
    #expect(found.isEmpty, "\(found.count) differ\n\(found.prefix(40).joined(separator: "\n"))")
  }
}
