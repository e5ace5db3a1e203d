import Dispatch
import Enumeration
import Instances
import Synchronization
import Testing

@testable import Optimising

@Suite struct EarlyEndTests {
  @Test("a first relaxation that is whole but ended early proves nothing: no bound is above the optimum of full enumeration on 500 random tiny instances")
  func provesNothing() {
    let faults = Mutex<[String]>([])
    let compared = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 500) { seed in
      let (instance, previous) = randomTinyInstance(seed: UInt64(seed))
      guard let model = try? Model(instance, previous: previous) else { return }
      guard let total = enumerateOptimum(instance, previous: previous).total else { return }
      let state = SearchState(model, options: Options(gap: 0, workLimit: 50_000), interruption: Interruption(), observer: nil)
      // Nothing is served in the first roster, so that the gap is wide.
      let tree = BranchAndPrice(state, Assistant(Plan(model, state.index), state))
      state.offer(Plan(model, state.index).roster())
      tree.patience = (share: .infinity, leastGap: 0)
      tree.advance { false }
      compared.withLock { $0 += 1 }
      if let bound = state.bound, bound > total { faults.withLock { $0.append("seed \(seed): bound \(bound), optimum \(total)") } }
    }
    #expect(faults.withLock { $0.sorted() } == [])
    #expect(compared.withLock { $0 } > 300)
  }
}
