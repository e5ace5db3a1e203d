import LinearPrograms

extension Master {
  var coefficients: Coefficients { Coefficients(model: model, cells: cells, rows: rows) }

  /// Adds a route unless the master has it.
  ///
  /// - Returns: its index, and whether it is new.
  @discardableResult
  mutating func add(_ route: RouteColumn) -> (index: Int, isNew: Bool) {
    let key = RouteKey(shift: route.shift, stops: route.stops)
    if let old = known[key] { return (old, false) }
    let index = routes.count
    let column = problem.addColumn(
      cost: Double(route.cost), bounds: .zeroToOne, integer: true, entries: Master.merged(coefficients.entries(of: route)))
    known[key] = index
    routes.append(route)
    columnOfRoute.append(column)
    isDead.append(false)
    routesOfShift[route.shift].append(index)
    return (index, true)
  }
}
