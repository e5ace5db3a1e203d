import Schedules

/// The search of one thread: whenever the tree exchanges letters, local search catches up with it. It can be stopped between nodes, and go on.
final class OneThreadSearch {
  let state: SearchState
  let tree: BranchAndPrice
  private let assistant: Assistant

  /// Work of the local search while there is nothing that the tree could do.
  private static let workAlone = 20_000

  /// - Parameter makeTree: the tree with its master, which may know of routes and rows already.
  init(_ state: SearchState, _ makeTree: (SearchState, Assistant) -> BranchAndPrice) {
    self.state = state
    assistant = Assistant(first: state)
    tree = makeTree(state, assistant)
    tree.exchanges = .inTurns
  }

  /// Starts from a plan, which is offered.
  init(_ state: SearchState, from plan: Plan) {
    self.state = state
    state.offer(plan.roster())
    assistant = Assistant(plan, state)
    tree = BranchAndPrice(state, assistant)
    tree.exchanges = .inTurns
  }

  /// - Parameter isOver: asked between nodes.
  /// - Returns: why it stopped; `exhausted` when the incumbent is proven or nothing is left to do; nil: it `isOver`.
  @discardableResult
  func run(isOver: () -> Bool) -> Schedule.Stopped? {
    while true {
      if let stop = state.stop { return stop }
      if tree.isDone { return .exhausted }
      if isOver() { return nil }
      if tree.isExhausted {
        assistant.turns(work: Self.workAlone)
        tree.exchange()
      }
      tree.advance(isOver: isOver)
    }
  }
}
