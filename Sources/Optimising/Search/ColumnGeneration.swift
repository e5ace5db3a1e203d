import Foundation
import LinearPrograms

/// How a run of column generation ended.
struct Relaxed {
  /// Value of the master's relaxation.
  var objective: Double
  /// Best Lagrangian bound of the run; a bound on every schedule that the fixed decisions allow.
  var bound: Double
  var duals: Duals
  /// The Lagrangian bound at just these duals; what reduced costs are held against.
  var boundAtDuals: Double
  /// No route of the relaxation has a negative reduced cost.
  var isConverged: Bool
}

/// Solves the relaxation by column generation: duals from GLPK, routes from the pricing, until no route is attractive.
struct ColumnGeneration {
  let state: SearchState
  let graphs: [ShiftGraph]
  var phase = Phase.relaxation
  /// Decisions that a dive or a branch has fixed.
  var isAllowed: (@Sendable (Int, RouteStop) -> Bool)?
  /// Stop as soon as the bound reaches this.
  var cutoff = Double.infinity
  /// Rounds of fast pricing only, at most; nil: go on until no route is attractive, and prove it.
  var heuristicRounds: Int?
  var routesPerShift = Int(ProcessInfo.processInfo.environment["RPS"] ?? "5") ?? 5
  /// How the first relaxation starts: dual after bounds were tightened.
  var firstMethod = SimplexMethod.primal

  func run(_ master: inout Master) -> Relaxed? {
    var best = -Double.infinity
    var current = -Double.infinity
    var effort = PricingEffort.heuristic
    var iterations = master.problem.simplexIterations
    var rounds = 0
    var method = firstMethod
    while true {
      let outcome = state.measure(.linearPrograms) { master.problem.solveRelaxation(method, seconds: min(max(state.secondsLeft, 0.01), 1e6)) }
      method = .primal
      state.spend(master.problem.simplexIterations - iterations)
      state.profile.pivots += master.problem.simplexIterations - iterations
      state.profile.rounds += 1
      iterations = master.problem.simplexIterations
      guard outcome == .optimal else { return nil }
      let duals = master.duals()
      state.enter(phase, columns: master.routes.count)
      if let heuristicRounds, rounds >= heuristicRounds {
        return Relaxed(objective: master.problem.objective, bound: best, duals: duals, boundAtDuals: -.infinity, isConverged: false)
      }
      rounds += 1
      let answers = state.measure(.pricing) { price(master, duals, effort) }
      var added = 0
      for answer in answers {
        state.spend(answer.labels)
        state.profile.labels += answer.labels
        for route in answer.routes where master.add(column(route, answer.shift, master)).isNew { added += 1 }
      }
      if effort == .exact {
        if answers.allSatisfy({ $0.isExact }) {
          current = master.lagrangianBound(duals, best: answers.reduce(0) { $0 + $1.best })
          best = max(best, current)
        }
        let isConverged = added == 0 && answers.allSatisfy { $0.isExact }
        if isConverged || added == 0 || best >= cutoff || state.stop != nil {
          return Relaxed(objective: master.problem.objective, bound: best, duals: duals, boundAtDuals: current, isConverged: isConverged)
        }
      } else if state.stop != nil || added == 0 && heuristicRounds != nil {
        return Relaxed(objective: master.problem.objective, bound: best, duals: duals, boundAtDuals: current, isConverged: false)
      }
      // Exact pricing pays only once the fast one finds little.
      effort = added < max(3, graphs.count / 20) ? .exact : .heuristic
    }
  }

  private func price(_ master: borrowing Master, _ duals: Duals, _ effort: PricingEffort) -> [PricingAnswer] {
    let coefficients = master.coefficients
    let model = state.model
    let graphs = graphs
    let isAllowed = isAllowed
    let wanted = routesPerShift
    let open = model.shifts.indices.filter { !model.shifts[$0].candidates.isEmpty }
    return parallelMap(open.count, threads: state.options.threads) { index in
      let shift = open[index]
      let prices = duals.prices(of: shift, coefficients, isAllowed: isAllowed.map { allowed in { allowed(shift, $0) } })
      return Pricer.price(graphs[shift], prices, effort: effort, wanted: wanted)
    }
  }

  private func column(_ route: PricedRoute, _ shift: Int, _ master: borrowing Master) -> RouteColumn {
    master.model.priced(shift: shift, stops: route.stops, gaps: route.gaps, cells: master.cells)
  }
}
