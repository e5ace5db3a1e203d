import LinearPrograms
import Testing

/// The simplex method as the tree uses it: a relaxation is solved, bounds are tightened, and it is solved again from the basis at hand.
@Suite struct SimplexTests {
  /// Two units of demand, met by a cheap way (2 each), a dear one (5 each), or left (9 each); a constant of 100 on top.
  private func demand(_ body: (inout Problem, _ cheap: Column) -> Void) {
    var problem = Problem()
    let row = problem.addRow(.exactly(2))
    let cheap = problem.addColumn(cost: 2, bounds: Bounds(0, 2), entries: [Entry(row, 1)])
    _ = problem.addColumn(cost: 5, bounds: Bounds(0, 1), entries: [Entry(row, 1)])
    _ = problem.addColumn(cost: 9, bounds: .zeroOrMore, entries: [Entry(row, 1)])
    problem.setConstant(100)
    let outcome = problem.solveRelaxation()
    #expect(outcome == .optimal)
    body(&problem, cheap)
  }

  @Test(
    "the dual method stops once the optimum is known to reach the ceiling, the constant counted",
    arguments: [(ceiling: 110.0, outcome: Outcome.aboveCeiling), (115.0, .optimal), (.infinity, .optimal)])
  func dualMethodStopsAtTheCeiling(_ ceiling: Double, _ expected: Outcome) {
    demand { problem, cheap in
      let before = problem.objective
      #expect(before == 104)
      problem.setBounds(cheap, .exactly(0))
      let outcome = problem.solveRelaxation(.dual, ceiling: ceiling)
      #expect(outcome == expected)
      let after = problem.objective
      if expected == .optimal { #expect(after == 114) } else { #expect(after >= ceiling) }
    }
  }

  @Test("a basis that was optimal before bounds were tightened is optimal again at once")
  func anEarlierBasisIsOptimalAgainAtOnce() {
    demand { problem, cheap in
      let basis = problem.basis()
      problem.setBounds(cheap, .exactly(0))
      _ = problem.solveRelaxation(.dual)
      problem.setBounds(cheap, Bounds(0, 2))
      problem.restore(basis)
      let pivots = problem.simplexIterations
      let outcome = problem.solveRelaxation(.primal)
      #expect(outcome == .optimal)
      let (objective, more) = (problem.objective, problem.simplexIterations - pivots)
      #expect(objective == 104)
      #expect(more == 0)
    }
  }

  @Test("where GLPK would end the process, a run ends undetermined, and the problem can be solved as before")
  func whatGLPKCannotTakeEndsTheRunAlone() {
    demand { problem, _ in
      let glimpsed = problem.glimpse(pivots: -1)
      #expect(glimpsed == -.infinity)
      let answer = problem.solveInteger(IntegerLimits(relativeGap: -1))
      #expect(answer.outcome == .undetermined)
      #expect(answer.values.isEmpty)
      problem.resetBasis()
      let outcome = problem.solveRelaxation()
      #expect(outcome == .optimal)
      let objective = problem.objective
      #expect(objective == 104)
    }
  }

  @Test("a program on which long steps of the primal method go round for ever (what is left of one from a district) is solved")
  func thePrimalMethodComesToItsEnd() {
    let rows: [Bounds] = [.atMost(392)] + [1, 2, 1, 1, 1, 1].map(Bounds.exactly) + [.atMost(1)] + Array(repeating: .exactly(0), count: 10)
    let columns: [(cost: Double, most: Double, entries: [(row: Int, value: Double)])] = [
      (1000, 1, [(1, 1)]),
      (7500, 2, [(2, 1), (7, 1)]),
      (2000, 1, [(5, 1)]),
      (0, 1, [(9, -1), (10, -1)]),
      (0, 1, [(3, 1), (12, -1), (13, -1)]),
      (15, 1, [(14, -1), (15, -1)]),
      (0, 1, [(3, 1), (17, -1)]),
      (228, 1, [(0, 404), (1, 1), (4, 1), (6, 1), (12, 1), (14, 1)]),
      (230, 1, [(0, 405), (2, 1), (4, 1), (6, 1), (12, 1), (14, 1)]),
      (80, 1, [(0, 290), (2, 1), (5, 1), (9, 1), (17, 1)]),
      (228, 1, [(0, 339), (2, 1), (5, 1), (6, 1), (8, 1), (14, 1)]),
      (46, 1, [(0, 138), (2, 1), (16, 1)]),
      (46, 1, [(0, 138), (2, 1), (11, 1)]),
      (139, 1, [(10, 1), (15, 1)]),
      (66, 1, [(13, 1)]),
      (131, 1, [(4, 1), (6, 1)]),
    ]
    var problem = Problem()
    let added = rows.map { problem.addRow($0) }
    for column in columns {
      _ = problem.addColumn(cost: column.cost, bounds: Bounds(0, column.most), entries: column.entries.map { Entry(added[$0.row], $0.value) })
    }
    let primal = problem.solveRelaxation(.primal, seconds: 20)
    #expect(primal == .optimal)
    let found = problem.objective
    problem.resetBasis()
    let dual = problem.solveRelaxation(.dual)
    #expect(dual == .optimal)
    let expected = problem.objective
    #expect(abs(found - expected) < 1e-6)
  }
}
