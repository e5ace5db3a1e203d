import Schedules

/// The whole search on one model: the tree proves, and an assistant looks for better rosters beside it.
struct Search {
  let state: SearchState

  init(_ state: SearchState) { self.state = state }

  /// - Returns: why it stopped; `exhausted` when the incumbent is proven or nothing is left to do.
  mutating func run() -> Schedule.Stopped {
    let state = state
    var plan = Plan(state.model, state.index)
    plan.build { state.stop != nil }
    state.offer(plan.roster())
    if let stop = state.stop { return stop }
    let assistant = Assistant(plan, state)
    let tree = BranchAndPrice(state, assistant)
    if state.options.workLimit == nil && state.options.threads > 1 {
      assistant.start()
      defer { assistant.stop() }
      return runSlices { _ in tree.advance(isOver: { false }) }
    }
    // What must not depend on the clock, or has one thread only, goes by turns.
    return runSlices { slice in
      let (start, work) = (state.work, 150_000 * min(1 + slice, 12))
      let turn = { tree.advance(isOver: { state.work - start > work }) }
      if state.options.threads > 1 {
        assistant.turn(beside: turn)
      } else {
        assistant.turn()
        turn()
      }
      tree.exchange()
    }

    func runSlices(_ slice: (Int) -> Void) -> Schedule.Stopped {
      for number in 0... {
        if let stop = state.stop { return stop }
        if tree.isDone { return .exhausted }
        if tree.isExhausted {
          assistant.turn()
          tree.exchange()
        }
        slice(number)
      }
      return .exhausted
    }
  }
}
