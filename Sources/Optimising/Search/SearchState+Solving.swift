import LinearPrograms

extension SearchState {
  /// About how long a unit of work lasts, in seconds.
  static let secondsPerUnit = 2.5e-6

  /// Units of work that a pivot of the simplex method counts for: what it takes grows with the program.
  static func unitsPerPivot(rows: Int) -> Int { 4 + rows / 30 }

  /// Units of work that a node of `glp_intopt` counts for: what its relaxation takes grows with the program.
  static func unitsPerNode(columns: Int) -> Int { max(50, columns) }

  /// Solves a relaxation within the time that is left, on the account of the search.
  func solve(_ problem: inout Problem, _ method: SimplexMethod, ceiling: Double = .infinity) -> Outcome {
    let before = problem.simplexIterations
    let outcome = measure(.linearPrograms) { problem.solveRelaxation(method, seconds: min(max(secondsLeft, 0.01), 1e6), ceiling: ceiling) }
    let pivots = problem.simplexIterations - before
    spend(pivots * Self.unitsPerPivot(rows: problem.rowCount))
    profile.pivots += pivots
    return outcome
  }
}
