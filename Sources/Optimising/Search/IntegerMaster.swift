import Dispatch
import LinearPrograms

/// Solves the integer program over a given set of routes by `glp_intopt`, and gives the answer common begins.
///
/// Shares nothing with a running search, so that it may run on a thread of its own.
struct IntegerMaster: Sendable {
  let model: Model
  let index: PlanIndex
  /// Rosters must cost less than this to be looked for; nil: any.
  var total: Int?
  /// Whether the run is over; asked on the solving thread.
  let isOver: @Sendable () -> Bool

  struct Limits: Sendable {
    var seconds = Double.infinity
    var nodes: Int?
    /// Passes of cutting cells whose answer could not be timed.
    var passes = 20
  }

  struct Answer: Sendable {
    /// Lower bound on every roster made of the given routes that costs less than `total`; infinite when there is none.
    var bound = -Double.infinity
    var isProven = false
    /// Rosters found, the last one the best.
    var rosters: [Roster] = []
    /// Branch-and-bound nodes solved.
    var nodes = 0
  }

  /// - Parameters:
  ///   - cells: cut further where an integer answer could not be timed; the routes follow.
  ///   - cuts: inequalities that hold for every schedule and make the relaxation tighter.
  func solve(_ given: [RouteColumn], cells givenCells: CellTable, cuts: Master.Cuts = Master.Cuts(), limits: Limits) -> Answer {
    var answer = Answer()
    var cells = givenCells
    var routes = given
    let begin = DispatchTime.now().uptimeNanoseconds
    let left = { limits.seconds - Double(DispatchTime.now().uptimeNanoseconds - begin) / 1e9 }
    let cutoff = total.map { Double($0) - 1 + 1e-6 }
    for _ in 0..<limits.passes {
      guard left() > 0, !isOver() else { return answer }
      var master = Master(model, cells: cells)
      for (number, route) in routes.enumerated() {
        if number % 1000 == 0, isOver() { return answer }
        master.add(route)
      }
      for face in master.possibleFaces() {
        if isOver() { return answer }
        master.addFaceRow(face)
      }
      for face in cuts.faces where face.weights.count > 1 { master.addFaceRow(face) }
      for pack in cuts.packs { master.addPackRow(pack) }
      guard master.problem.solveRelaxation(.primal, seconds: min(left(), 1e6)) == .optimal else { return answer }
      answer.bound = max(answer.bound, master.problem.objective)
      if let cutoff, master.problem.objective > cutoff {
        answer.bound = .infinity
        answer.isProven = true
        return answer
      }
      let integer = master.problem.solveInteger(
        IntegerLimits(seconds: min(max(0.01, left()), 1e6), nodes: limits.nodes, cutoff: cutoff, isInterrupted: isOver))
      answer.nodes += integer.nodes
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
      switch Synchroniser.synchronise(chosen, model, cells) {
      case .roster(let roster):
        answer.rosters.append(roster)
        answer.isProven = integer.outcome == .optimal
        if answer.isProven { answer.bound = integer.objective }
        return answer
      case .conflict(let places):
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
