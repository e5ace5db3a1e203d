import LinearPrograms

/// `order[dependency, c]`: `second` begins no sooner than `min` and no later than `max` after `first` begins, and only if `first` is served (H13).
/// For each cell c of `second`:
///
///     Σ_{cells c' ending by the end of c} y[second, c'] ≤ Σ_{cells of first that start by (end of c) − min} y[first, ·]
///     Σ_{cells c' starting from the start of c} y[second, c'] ≤ Σ_{cells of first that end from (start of c) − max} y[first, ·]
///
/// With exact cells the two say just what the rule says; with wide ones they are a relaxation.
extension Master {
  mutating func addOrderRows() {
    for index in model.dependencies.indices { addOrderRows(dependency: index) }
  }

  /// Rows that cells of a job cut since then call for.
  mutating func addOrderRows(of job: Int) {
    for (index, dependency) in model.dependencies.enumerated() where dependency.first == job || dependency.second == job { addOrderRows(dependency: index) }
  }

  private mutating func addOrderRows(dependency index: Int) {
    let dependency = model.dependencies[index]
    guard let gap = dependency.gap else { return }
    for edge in cells.ofJob[dependency.second] {
      let sooner = cells.ofJob[dependency.second].filter { cells[$0].hi <= cells[edge].hi }
      let firstBefore = cells.ofJob[dependency.first].filter { cells[$0].lo <= cells[edge].hi - gap.min }
      addOrderRow(index, sooner, firstBefore, "before", edge)
      let later = cells.ofJob[dependency.second].filter { cells[$0].lo >= cells[edge].lo }
      let firstAfter = cells.ofJob[dependency.first].filter { cells[$0].hi >= cells[edge].lo - gap.max }
      addOrderRow(index, later, firstAfter, "after", edge)
    }
  }

  private mutating func addOrderRow(_ dependency: Int, _ second: [Int], _ first: [Int], _ side: String, _ cell: Int) {
    // Cells shrink when they are cut, so their number is part of what the row says.
    let tie = model.dependencies[dependency]
    let key = [dependency, cells.ofJob[tie.first].count, cells.ofJob[tie.second].count] + second + [-1] + first
    guard rows.orders.insert(key).inserted else { return }
    let row = addRow(.atMost(0), name: "order_\(dependency)_\(side)_\(cell)")
    rows.spansCells.insert(row)
    for service in second { addEntry(service, row, 1) }
    for service in first { addEntry(service, row, -1) }
    problem.setRow(
      Row(row), second.map { (auxiliary[rows.service[$0]].column, 1.0) } + first.map { (auxiliary[rows.service[$0]].column, -1.0) })
    rows.order[dependency].append((cell: cell, row: row))
  }

  private mutating func addEntry(_ cell: Int, _ row: Int, _ value: Double) { auxiliary[rows.service[cell]].entries.append(Entry(Row(row), value)) }
}
