import LinearPrograms

/// `order[dependency, c]`: `second` begins no sooner than `min` and no later than `max` after `first` begins, and only if `first` is served (H13).
/// For each cell c of `second`:
///
///     Σ_{cells c' ending by the end of c} y[second, c'] ≤ Σ_{cells of first that start by (end of c) − min} y[first, ·]
///     Σ_{cells c' starting from the start of c} y[second, c'] ≤ Σ_{cells of first that end from (start of c) − max} y[first, ·]
///
/// With exact cells the two say just what the rule says; with wide ones they are a relaxation. These rows are made when the relaxation breaks them,
/// unless the master `isWhole`.
extension Master {
  mutating func addOrderRows() {
    for order in possibleOrders() { addOrderRow(order) }
  }

  /// Those that the relaxation at hand breaks.
  func brokenOrders(values: [Double], threshold: Double = 0.02) -> [Order] {
    func sum(_ served: [Int]) -> Double { served.reduce(0) { $0 + values[auxiliary[rows.service[$1]].column.index] } }
    return possibleOrders().filter { sum($0.second) - sum($0.first) > threshold && !rows.orders.contains(key(of: $0)) }
  }

  /// One side of a dependency, at an edge of a cell.
  struct Order {
    var dependency: Int
    /// Cells of `second`, and of `first`, which outweigh them.
    var second: [Int]
    var first: [Int]
    var side: String
    var cell: Int
  }

  private func possibleOrders() -> [Order] {
    var orders: [Order] = []
    for (index, dependency) in model.dependencies.enumerated() {
      guard let gap = dependency.gap else { continue }
      let (first, second) = (cells.ofJob[dependency.first], cells.ofJob[dependency.second])
      for edge in second {
        let (lo, hi) = (cells[edge].lo, cells[edge].hi)
        orders.append(
          Order(
            dependency: index, second: second.filter { cells[$0].hi <= hi }, first: first.filter { cells[$0].lo <= hi - gap.min }, side: "before",
            cell: edge))
        orders.append(
          Order(
            dependency: index, second: second.filter { cells[$0].lo >= lo }, first: first.filter { cells[$0].hi >= lo - gap.max }, side: "after",
            cell: edge))
      }
    }
    return orders
  }

  /// What a row says. Cells shrink when they are cut, so their number is part of that.
  private func key(of order: Order) -> [Int] {
    let tie = model.dependencies[order.dependency]
    return [order.dependency, cells.ofJob[tie.first].count, cells.ofJob[tie.second].count] + order.second + [-1] + order.first
  }

  mutating func addOrderRow(_ order: Order) {
    guard rows.orders.insert(key(of: order)).inserted else { return }
    let row = addRow(.atMost(0), name: "order_\(order.dependency)_\(order.side)_\(order.cell)")
    rows.spansCells.insert(row)
    for service in order.second { addEntry(service, row, 1) }
    for service in order.first { addEntry(service, row, -1) }
    problem.setRow(
      Row(row), order.second.map { (auxiliary[rows.service[$0]].column, 1.0) } + order.first.map { (auxiliary[rows.service[$0]].column, -1.0) })
  }

  private mutating func addEntry(_ cell: Int, _ row: Int, _ value: Double) { auxiliary[rows.service[cell]].entries.append(Entry(Row(row), value)) }
}
