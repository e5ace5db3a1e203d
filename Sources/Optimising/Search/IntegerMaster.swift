import Dispatch
import LinearPrograms

/// Solves the integer program over a given set of routes by `glp_intopt`, and gives the answer common begins.
struct IntegerMaster: Sendable {
  let model: Model
  let index: PlanIndex
  /// Rosters must cost less than this.
  let total: Int
  /// Whether the run is over.
  let isOver: @Sendable () -> Bool

  struct Limits: Sendable {
    var seconds = Double.infinity
    /// Units of work; a limit that does not depend on the clock.
    var work = Int.max
    var nodes = Int.max
    /// Passes of cutting cells whose answer could not be timed.
    var passes = 20
  }

  struct Answer: Sendable {
    /// No roster made of the given routes costs less than `total` and than those found.
    var isProven = false
    /// Rosters found, the last one the best.
    var rosters: [Roster] = []
    /// Units of work done.
    var work = 0
  }

  /// - Parameters:
  ///   - cells: cut further where an integer answer could not be timed; the routes follow.
  ///   - inequalities: of the tree's master; they make the relaxation tighter.
  func solve(_ given: [RouteColumn], cells givenCells: CellTable, inequalities: Master.Inequalities, limits: Limits) -> Answer {
    var answer = Answer()
    var cells = givenCells
    var routes = given
    let begin = DispatchTime.now().uptimeNanoseconds
    let left = { limits.seconds - Double(DispatchTime.now().uptimeNanoseconds - begin) / 1e9 }
    let cutoff = Double(total) - 1 + Tolerance.bound
    for _ in 0..<limits.passes {
      guard left() > 0, answer.work < limits.work, !isOver() else { return answer }
      var master = Master(model, cells: cells, isWhole: true)
      for (number, route) in routes.enumerated() {
        if number % 1000 == 0, isOver() { return answer }
        master.add(route)
      }
      for face in master.possibleFaces() {
        if isOver() { return answer }
        master.addFaceRow(face)
      }
      for face in inequalities.faces where face.weights.count > 1 { master.addFaceRow(face) }
      for pack in inequalities.packs { master.addPackRow(pack) }
      for jobs in inequalities.triples {
        if isOver() { return answer }
        master.addTripleRow(Triple(jobs: jobs))
      }
      let outcome = master.problem.solveRelaxation(.primal, seconds: min(left(), 1e6))
      answer.work += master.problem.simplexIterations * SearchState.unitsPerPivot(rows: master.problem.rowCount)
      guard outcome == .optimal else { return answer }
      if master.problem.objective > cutoff {
        answer.isProven = true
        return answer
      }
      let unitsPerNode = SearchState.unitsPerNode(columns: master.problem.columnCount)
      let nodes = min(limits.nodes, max(1, (limits.work - answer.work) / unitsPerNode))
      let integer = master.problem.solveInteger(
        IntegerLimits(seconds: min(max(0.01, left()), 1e6), nodes: nodes, cutoff: cutoff, isInterrupted: isOver))
      answer.work += integer.nodes * unitsPerNode
      guard !integer.values.isEmpty else {
        answer.isProven = integer.outcome == .infeasible || integer.bound > cutoff
        return answer
      }
      if integer.objective > cutoff {
        answer.isProven = integer.outcome == .optimal || integer.bound > cutoff
        return answer
      }
      let chosen = master.routes.indices.filter { integer.values[master.columnOfRoute[$0].index] > 0.5 }.map { master.routes[$0] }
      switch Synchroniser.synchronise(chosen, model, cells) {
      case .roster(let roster):
        answer.rosters.append(roster)
        answer.isProven = integer.outcome == .optimal
        return answer
      case .conflict(_, let places):
        answer.rosters.append(follow(chosen, cells))
        guard !places.isEmpty else { return answer }
        routes = cells.apply(places.map { Cut(cell: $0.cell, begin: $0.begin) }, to: routes, model)
      }
    }
    return answer
  }

  /// What of an answer without common begins still holds together, filled up, is a roster, too.
  private func follow(_ chosen: [RouteColumn], _ cells: CellTable) -> Roster {
    var plan = Plan(model, index)
    plan.follow(chosen, cells)
    plan.fill(isStopped: isOver)
    return plan.roster()
  }
}
