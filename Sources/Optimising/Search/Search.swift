import Schedules

/// The whole search on one model: the tree proves, and an assistant looks for better rosters beside it.
struct Search {
  let state: SearchState

  init(_ state: SearchState) { self.state = state }

  /// - Returns: why it stopped; `exhausted` when the incumbent is proven or nothing is left to do.
  func run() -> Schedule.Stopped {
    let state = state
    if state.options.threads == 1, state.options.workLimit == nil { return OneThreadSearch(state) { BranchAndPrice($0, $1) }.run { false } ?? .exhausted }
    let assistant = Assistant(first: state)
    if let stop = state.stop { return stop }
    let tree = BranchAndPrice(state, assistant)
    if state.options.workLimit == nil {
      tree.exchanges = .live
      assistant.start()
      defer { assistant.stop() }
      return runSlices { _ in tree.advance(isOver: { false }) }
    }
    // What must depend neither on the clock nor on the number of threads goes by slices of about as much time for each.
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
