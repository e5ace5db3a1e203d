import Schedules

/// The whole search on one model: the tree proves, and an assistant looks for better rosters beside it.
struct Search {
  let state: SearchState

  init(_ state: SearchState) { self.state = state }

  /// - Parameter makeTree: the tree with its master, which may know of routes and rows already.
  /// - Returns: why it stopped; `exhausted` when the incumbent is proven or nothing is left to do.
  func run(_ makeTree: (SearchState, Assistant) -> BranchAndPrice = { BranchAndPrice($0, $1) }) -> Schedule.Stopped {
    let state = state
    var plan = Plan(state.model, state.index)
    plan.build { state.stop != nil }
    state.offer(plan.roster())
    if let stop = state.stop { return stop }
    let assistant = Assistant(plan, state)
    let tree = makeTree(state, assistant)
    if state.options.workLimit == nil && state.options.threads > 1 {
      assistant.start()
      defer { assistant.stop() }
      return runSlices { _ in tree.advance(isOver: { false }) }
    }
    // What must not depend on the clock, or has one thread only, goes by turns of about as much time for each.
    return runSlices { slice in
      let (start, work) = (state.work, 2_000 << min(slice, 9))
      let turn = { tree.advance(isOver: { state.work - start > work }) }
      if state.options.threads > 1 {
        assistant.turns(work: work, beside: turn)
      } else {
        assistant.turns(work: work)
        turn()
      }
      tree.exchange()
    }

    func runSlices(_ slice: (Int) -> Void) -> Schedule.Stopped {
      for number in 0... {
        if let stop = state.stop { return stop }
        if tree.isDone { return .exhausted }
        if tree.isExhausted {
          assistant.turns(work: 100_000)
          tree.exchange()
        }
        slice(number)
      }
      return .exhausted
    }
  }
}
