import Dispatch
import Enumeration
import Foundation
import Instances
import Schedules
import Testing

@Suite struct SwitchTests {
  @Test func stats() {
    let count = 500
    let box = Box(count)
    DispatchQueue.concurrentPerform(iterations: count) { seed in
      let (i, p) = randomTinyInstance(seed: UInt64(seed))
      let t0 = Date()
      let o = enumerateOptimum(i, previous: p)
      let ms = Date().timeIntervalSince(t0) * 1000
      var ch: [Clause] = []
      for c in Clause.allCases {
        let t1 = Date()
        let u = enumerateOptimum(i, previous: p, rules: .all.without(c))
        if u.total != o.total { ch.append(c) }
        let d = Date().timeIntervalSince(t1)
        if d > 0.2 { print(seed, c, d, u.leaves, u.total as Any, o.total as Any) }
      }
      box.set(seed, R(t: o.total, ms: ms, ms2: Date().timeIntervalSince(t0) * 1000 - ms, leaves: o.leaves, p: p != nil, ch: ch, served: o.schedule?.tasks?.count ?? 0, tasks: i.owners.reduce(0) { $0 + i.times(of: $1) }, long: o.schedule?.routes.count { $0.stops.count > 1 } ?? 0, vlong: o.schedule?.routes.count { $0.stops.count > 2 } ?? 0))
    }
    let r = box.values
    print("infeasible", r.count { $0.t == nil }, "mean ms", r.reduce(0) { $0 + $1.ms } / Double(count), "max", r.map(\.ms).max() ?? 0, "leaves", r.map(\.leaves).max() ?? 0, "prev", r.count { $0.p },
      "served", r.reduce(0) { $0 + $1.served }, "of", r.reduce(0) { $0 + $1.tasks }, "routes>1", r.reduce(0) { $0 + $1.long }, "routes>2", r.reduce(0) { $0 + $1.vlong })
    for (s, v) in r.enumerated().sorted(by: { $0.element.ms2 > $1.element.ms2 }).prefix(8) { print(s, v.ms, v.ms2, v.leaves) }
    for c in Clause.allCases { print(c, r.count { $0.ch.contains(c) }, terminator: ", ") }
    print()
  }
}
struct R { var t: Int?; var ms = 0.0; var ms2 = 0.0; var leaves = 0; var p = false; var ch: [Clause] = []; var served = 0; var tasks = 0; var long = 0; var vlong = 0 }
final class Box: @unchecked Sendable {
  private let lock = NSLock()
  var values: [R]
  init(_ n: Int) { values = Array(repeating: R(), count: n) }
  func set(_ i: Int, _ v: R) { lock.lock(); values[i] = v; lock.unlock() }
}
