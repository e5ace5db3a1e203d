import LinearPrograms

extension Master {
  /// The relaxation's row duals, with the sign that each row's bounds allow.
  func duals() -> Duals {
    var values = problem.duals()
    for (row, bounds) in rowBounds.enumerated() {
      if !bounds.upper.isFinite { values[row] = max(0, values[row]) }
      if !bounds.lower.isFinite { values[row] = min(0, values[row]) }
    }
    return Duals(values: values)
  }

  /// Lower bound on the total of every schedule, from any duals and the least reduced cost of each shift's routes:
  ///
  ///     constant + Σ_i max over row i's bounds of π_i b_i + Σ_aux min over its bounds of (c − π A) v + Σ_s min(0, best[s])
  ///
  /// (Lagrangian relaxation of all rows. `best` holds for every route of the full problem, or of a relaxation such as ng-routes, so this does too; it
  /// does not matter which routes the master holds, or how exactly GLPK solved it.)
  func lagrangianBound(_ duals: Duals, best: Double) -> Double {
    var bound = Double(constant) + best
    for (row, bounds) in rowBounds.enumerated() {
      let value = duals.values[row]
      if value > 0 { bound += value * bounds.lower } else if value < 0 { bound += value * bounds.upper }
    }
    for column in auxiliary {
      var reduced = column.cost
      for entry in column.entries { reduced -= duals.values[entry.row.index] * entry.value }
      bound += reduced > 0 ? reduced * column.bounds.lower : reduced * column.bounds.upper
    }
    return bound
  }
}
