import LinearPrograms

/// Solves the integer program over a given set of routes by `glp_intopt`, and gives the answer common begins.
struct IntegerMaster {
  let state: SearchState

  struct Limits {
    var seconds = Double.infinity
    var nodes: Int?
    /// Passes of cutting cells whose answer could not be timed.
    var passes = 20
  }

  struct Answer {
    /// Lower bound on every roster made of the given routes that costs less than the incumbent; infinite when there is none.
    var bound: Double
    var isProven: Bool
    var cells: CellTable
    var routes: [RouteColumn]
    /// Cuts made, pass by pass.
    var cuts: [[Cut]] = []
  }

  /// Offers the best roster it finds to the state.
  ///
  /// - Parameter cells: cut further where an integer answer could not be timed; the routes follow.
  func solve(_ given: [RouteColumn], cells givenCells: CellTable, limits: Limits) -> Answer {
    var answer = Answer(bound: -.infinity, isProven: false, cells: givenCells, routes: given)
    let end = state.seconds + min(limits.seconds, state.secondsLeft)
    for _ in 0..<limits.passes {
      let left = end - state.seconds
      guard left > 0, !state.interruption.isRaised else { return answer }
      var master = Master(state.model, cells: answer.cells)
      for route in answer.routes { master.add(route) }
      for key in master.possibleFaces() { master.addFaceRow(key) }
      guard master.problem.solveRelaxation(.primal, seconds: min(left, 1e6)) == .optimal else { return answer }
      answer.bound = max(answer.bound, master.problem.objective)
      let cutoff = state.total.map { Double($0) - 1 + 1e-6 }
      if let cutoff, master.problem.objective > cutoff {
        answer.bound = .infinity
        answer.isProven = true
        return answer
      }
      let interruption = state.interruption
      let integer = master.problem.solveInteger(
        IntegerLimits(
          seconds: min(max(0.01, end - state.seconds), 1e6), nodes: limits.nodes, cutoff: cutoff, isInterrupted: { interruption.isRaised }))
      state.spend(integer.nodes * 50)
      answer.bound = max(answer.bound, integer.bound)
      guard !integer.values.isEmpty else {
        answer.isProven = integer.outcome == .infeasible || integer.bound > cutoff ?? .infinity
        if answer.isProven { answer.bound = .infinity }
        return answer
      }
      if let cutoff, integer.objective > cutoff {
        answer.isProven = integer.outcome == .optimal || integer.bound > cutoff
        if answer.isProven { answer.bound = .infinity }
        return answer
      }
      let chosen = master.routes.indices.filter { integer.values[master.columnOfRoute[$0].index] > 0.5 }.map { master.routes[$0] }
      switch Synchroniser.synchronise(chosen, state.model, answer.cells) {
      case .roster(let roster):
        state.offer(roster)
        answer.isProven = integer.outcome == .optimal
        if answer.isProven { answer.bound = integer.objective }
        return answer
      case .conflict(let places):
        guard !places.isEmpty else { return answer }
        let cuts = places.map { Cut(cell: $0.cell, begin: $0.begin) }
        answer.cuts.append(cuts)
        answer.routes = answer.cells.apply(cuts, to: answer.routes, state.model)
      }
    }
    return answer
  }
}
