import Dispatch
import Schedules
import Synchronization

/// The whole search on one model: local search and tree side by side, in slices; after each slice they tell each other what they found.
struct Search {
  let state: SearchState

  init(_ state: SearchState) { self.state = state }

  /// - Returns: why it stopped; `exhausted` when the incumbent is proven or nothing is left to do.
  mutating func run() -> Schedule.Stopped {
    let state = state
    var plan = Plan(state.model, PlanIndex(state.model))
    plan.build { state.stop != nil }
    state.offer(plan.roster())
    if let stop = state.stop { return stop }
    let local = LocalSearcher(plan, state)
    let tree = BranchAndPrice(state)
    local.run(cycles: 1)
    local.report(to: state)
    for slice in 0... {
      if let stop = state.stop { return stop }
      if tree.isDone { return state.stop ?? .exhausted }
      tree.add(local.takePool())
      advance(tree, local, slice)
      local.report(to: state)
      if let incumbent = state.incumbent { local.adopt(incumbent, cost: state.total ?? .max) }
    }
    return state.stop ?? .exhausted
  }

  private func advance(_ tree: BranchAndPrice, _ local: LocalSearcher, _ slice: Int) {
    // By the clock, or by work where the run must not depend on the clock.
    let seconds = min(0.25 * Double(1 + slice), 2)
    let work = 150_000 * min(1 + slice, 12)
    let (startSeconds, startWork) = (state.seconds, state.work)
    let isOver: () -> Bool = { [state] in
      state.options.workLimit == nil ? state.seconds - startSeconds > seconds : state.work - startWork > work
    }
    let cycles = state.options.workLimit == nil ? nil : Optional(1)
    if tree.isExhausted {
      local.run(cycles: 1)
    } else if state.options.threads > 1 {
      local.start(cycles: cycles)
      tree.advance(isOver: isOver)
      local.stop(waitsForCycles: cycles != nil)
    } else {
      local.run(cycles: 1)
      tree.advance(isOver: isOver)
    }
  }
}

/// The local search on a thread of its own.
final class LocalSearcher: Sendable {
  private struct Contents: Sendable {
    var search: NeighbourhoodSearch
    var taken = 0
    var reported = 0
    var cycle = 0
  }

  private let contents: Mutex<Contents>
  private let over: Mutex<Flag>
  private let finished = DispatchSemaphore(value: 0)
  private let isCut: @Sendable () -> Bool

  init(_ plan: Plan, _ state: SearchState) {
    contents = Mutex(Contents(search: NeighbourhoodSearch(plan, seed: state.options.seed)))
    over = Mutex(Flag())
    isCut = state.cutOff
  }

  /// Runs on the calling thread.
  func run(cycles: Int) {
    let isCut = isCut
    contents.withLock { Self.run(&$0, cycles: cycles, isStopped: isCut) }
  }

  /// Runs on another thread until `stop`, or for so many cycles.
  func start(cycles: Int?) {
    let flag = Flag()
    over.withLock { $0 = flag }
    let isCut = isCut
    DispatchQueue.global().async { [self] in
      contents.withLock { Self.run(&$0, cycles: cycles ?? .max, isStopped: { flag.isSet || isCut() }) }
      finished.signal()
    }
  }

  func stop(waitsForCycles: Bool) {
    if !waitsForCycles { over.withLock { $0.set() } }
    finished.wait()
  }

  private static func run(_ contents: inout Contents, cycles: Int, isStopped: () -> Bool) {
    for _ in 0..<cycles {
      if isStopped() { return }
      contents.search.cycle(contents.cycle, isStopped: isStopped)
      contents.cycle += 1
    }
  }

  func report(to state: SearchState) {
    let (roster, cost, work) = contents.withLock { contents in
      let work = contents.search.work - contents.reported
      contents.reported = contents.search.work
      return (contents.search.bestCost < state.total ?? .max ? contents.search.best : nil, contents.search.bestCost, work)
    }
    state.spend(work)
    _ = cost
    if let roster { state.offer(roster) }
  }

  /// Goes on from a better roster.
  func adopt(_ roster: Roster, cost: Int) { contents.withLock { if cost < $0.search.bestCost { $0.search.adopt(roster) } } }

  /// Routes met since last asked.
  func takePool() -> [NeighbourhoodSearch.PooledRoute] {
    contents.withLock { contents in
      let fresh = Array(contents.search.pool[contents.taken...])
      contents.taken = contents.search.pool.count
      return fresh
    }
  }
}
