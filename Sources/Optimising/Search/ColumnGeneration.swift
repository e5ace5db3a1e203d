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
  /// No route of the relaxation has a negative reduced cost, and no row that could be made is broken, but for `triple` rows.
  var isConverged: Bool
}

/// Solves the relaxation by column generation: duals from GLPK, routes from the pricing, and between them the rows and cuts of cells that the
/// relaxation breaks, until no route is attractive.
struct ColumnGeneration {
  let state: SearchState
  let graphs: [ShiftGraph]
  var phase = Phase.relaxation
  /// Decisions of the node: whether a shift may make a stop.
  var isAllowed: (@Sendable (Int, RouteStop) -> Bool)?
  /// Stop as soon as the bound is above this.
  var cutoff = Double.infinity
  /// Routes that one pricing takes of a shift, and of all shifts where these are few.
  private static let routes = (ofShift: 3, inAll: 150)
  /// How the first relaxation starts: dual after bounds were tightened.
  var firstMethod = SimplexMethod.primal
  /// How badly a cell must be broken to be cut, and how often cells may be.
  var cutThreshold = 0.1
  var cutRounds = 40
  /// How often `triple` rows may be made.
  var tripleRounds = 0
  /// Whether the end must be proven by exact pricing; a dive does without.
  var isProven = true
  /// How often a run that need not be proven prices at the least, unless little is found.
  var leastPricings = 2
  /// For a step of a dive.
  var dive: DiveLimits?
  /// Ends a run unproven once a round of exact pricing brings less than a share of what is left below `cutoff`, if that is more than a least gap;
  /// nil: it goes on to its end.
  var patience: (share: Double, leastGap: Double)?
  /// Ends a run unproven once its bound is so near to its objective, as a share of what is left below `cutoff`, if that is more than a least gap:
  /// splitting then brings more than the last routes; nil: it goes on to its end.
  var nearness: (share: Double, leastGap: Double)?
  /// The very first run, whose duals say little at first.
  var isFirst = false
  /// What each new bound is told to.
  var onBound: (Double) -> Void = { _ in }
  /// Takes routes in that others found; between rounds.
  var exchange: (inout Master) -> Void = { _ in }

  /// - Returns: nil when the relaxation could not be solved in time.
  func run(_ master: inout Master) -> Relaxed? {
    var best = -Double.infinity
    var effort = PricingEffort.heuristic
    var method = firstMethod
    // Rows and cuts wait until the first duals have settled.
    var isSettled = !isFirst
    // Whether rows have been made since the last pricing.
    var isFresh = false
    var cuts = 0
    var pricings = 0
    var exactLabels = 0
    var objectiveAtCut = -Double.infinity
    var triples = 0
    var objectiveAtTriples = -Double.infinity
    // Whether the last exact pricing ended as near as `nearness` asks.
    var isNear = false
    while true {
      switch solve(&master, method) {
      case .optimal: break
      case .aboveCeiling:
        return Relaxed(objective: master.problem.objective, bound: best, duals: master.duals(), boundAtDuals: -.infinity, isConverged: false)
      default: return nil
      }
      state.enter(phase, columns: master.routes.count)
      if isSettled, state.stop == nil {
        let values = master.problem.values()
        // New rows are priced before more are looked for: what they break most is often mended by routes that the master does not have yet.
        if !isFresh, state.measure(.separation, { master.addBrokenRows(values) }) {
          isFresh = true
          method = .dual
          continue
        }
        // Cutting goes on as long as it brings something.
        let gain = master.problem.objective - objectiveAtCut
        if effort == .exact, !isFresh, cuts < cutRounds, cuts < 3 || isWorth(gain, master) {
          let places = state.measure(.separation) { Splitting.cuts(master, values: values, threshold: cutThreshold) }
          if !places.isEmpty {
            cuts += 1
            objectiveAtCut = master.problem.objective
            // A few at a time: each cut takes routes of the basis away.
            let worst = places.prefix(max(20, graphs.count / 6))
            state.profile.cells += worst.count
            state.measure(.cutting) { for place in worst { master.cut(place) } }
            method = .dual
            effort = .heuristic
            continue
          }
          cuts = cutRounds
        }
        // `triple` rows make the pricing harder, so they come last, once it is decided who is left out, and as long as they bring something.
        if effort == .exact, !isFresh, triples < tripleRounds, !Branching.leavesOutInPart(master, values: values),
          isWorth(master.problem.objective - objectiveAtTriples, master)
        {
          let broken = state.measure(.separation) { master.brokenTriples(values: values) }
          if !broken.isEmpty {
            triples += 1
            objectiveAtTriples = master.problem.objective
            for triple in broken { master.addTripleRow(triple) }
            method = .dual
            effort = .heuristic
            continue
          }
          triples = tripleRounds
        }
      }
      if isNear, effort == .exact, !isFresh {
        return Relaxed(objective: master.problem.objective, bound: best, duals: master.duals(), boundAtDuals: -.infinity, isConverged: false)
      }
      method = .primal
      pricings += 1
      let hadFreshRows = isFresh
      isFresh = false
      isNear = false
      let duals = master.duals()
      let answers = state.measure(.pricing) { price(master, duals, effort) }
      var added = 0
      for answer in answers {
        state.spend(answer.labels)
        state.profile.labels += answer.labels
        for route in answer.routes where master.add(column(route, answer.shift, master)).isNew { added += 1 }
      }
      state.profile.columns += added
      if effort == .exact {
        exactLabels = answers.reduce(0) { $0 + $1.labels }
        let isEveryAnswerExact = answers.allSatisfy { $0.isExact }
        let current = isEveryAnswerExact ? master.lagrangianBound(duals, best: answers.reduce(0) { $0 + $1.best }) : -.infinity
        let gain = current - best
        best = max(best, current)
        onBound(best)
        let gap = cutoff - best
        if let nearness, gap.isFinite { isNear = gap > nearness.leastGap && master.problem.objective - best < nearness.share * gap }
        if let patience, isSettled, gain.isFinite, gap.isFinite, gap > patience.leastGap, gain < patience.share * gap {
          return Relaxed(objective: master.problem.objective, bound: best, duals: duals, boundAtDuals: -.infinity, isConverged: false)
        }
        if added == 0 && !hadFreshRows || best > cutoff || state.stop != nil {
          return Relaxed(
            objective: master.problem.objective, bound: best, duals: duals, boundAtDuals: current,
            isConverged: added == 0 && isEveryAnswerExact && !hadFreshRows)
        }
      } else if state.stop != nil || !isProven && isEnough(added, pricings, objective: master.problem.objective) {
        return Relaxed(objective: master.problem.objective, bound: best, duals: duals, boundAtDuals: -.infinity, isConverged: false)
      }
      // Exact pricing pays only once the fast one finds little.
      isSettled = isSettled || added < max(6, graphs.count / 4)
      let isNearEnd = added < max(3, graphs.count / 20) || isSettled && exactLabels < 200_000 && isProven
      effort = isNearEnd ? .exact : .heuristic
      exchange(&master)
      if dive == nil { master.trim() }
    }
  }

  /// Whether a round of cuts that gained so much is worth another one.
  private func isWorth(_ gain: Double, _ master: borrowing Master) -> Bool { gain > max(0.3, abs(master.problem.objective) * 2e-5) }

  /// Whether a run that need not be proven ends.
  private func isEnough(_ added: Int, _ pricings: Int, objective: Double) -> Bool {
    if let dive, objective > min(dive.dear, cutoff) { return added == 0 || pricings >= dive.mostPricings }
    return added < max(3, graphs.count / 20) || pricings >= leastPricings
  }

  private func solve(_ master: inout Master, _ method: SimplexMethod) -> Outcome {
    state.profile.rounds += 1
    let outcome = state.solve(&master.problem, method, ceiling: dive?.hopeless ?? .infinity)
    guard outcome != .optimal, outcome != .aboveCeiling, state.secondsLeft > 0 else { return outcome }
    // Numerical trouble: once more, from nothing.
    master.problem.resetBasis()
    return state.solve(&master.problem, .primal)
  }

  private func price(_ master: borrowing Master, _ duals: Duals, _ effort: PricingEffort) -> [PricingAnswer] {
    let coefficients = master.coefficients
    let graphs = graphs
    let isAllowed = isAllowed
    let open = state.openShifts
    let wanted = max(Self.routes.ofShift, Self.routes.inAll / max(1, open.count))
    return parallelMap(open.count, threads: state.pricingThreads) { index in
      let shift = open[index]
      let prices = duals.prices(of: shift, coefficients, isAllowed: isAllowed.map { allowed in { allowed(shift, $0) } })
      return Pricer.price(graphs[shift], prices, effort: effort, wanted: wanted)
    }
  }

  private func column(_ route: PricedRoute, _ shift: Int, _ master: borrowing Master) -> RouteColumn {
    master.model.priced(shift: shift, stops: route.stops, gaps: route.gaps, cells: master.cells)
  }
}
