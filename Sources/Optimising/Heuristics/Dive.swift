import LinearPrograms

/// Diving: fixes what the relaxation nearly decides, lets column generation answer, and goes on until nothing is fractional.
struct Dive {
  let state: SearchState
  let graphs: [ShiftGraph]
  /// Values at least this are fixed together.
  var together = 0.85
  /// Steps that may be taken back.
  var backtracks = 30

  /// Follows one path down; every roster found is offered to the state.
  ///
  /// - Parameter master: its relaxation is solved; bounds and columns change.
  /// - Returns: the routes of the integer end of the dive, or nil.
  func run(_ master: inout Master) -> [RouteColumn]? {
    master.addVacancies()
    var fixed: Set<Int> = []
    var lastFixed: [Int] = []
    var failures = 0
    while state.stop == nil {
      let values = master.problem.values()
      let services = master.rows.service.filter { $0 >= 0 }.map { master.auxiliary[$0].column.index }
      let routes = master.columnOfRoute.map(\.index)
      guard let choice = choose(values, fixed, among: services) ?? choose(values, fixed, among: routes) else {
        return master.routes.indices.filter { values[master.columnOfRoute[$0].index] > 0.5 }.map { master.routes[$0] }
      }
      for column in choice {
        master.problem.setBounds(Column(column), .exactly(1))
        fixed.insert(column)
      }
      lastFixed = choice
      var generation = ColumnGeneration(state: state, graphs: graphs)
      generation.phase = .dive
      generation.heuristicRounds = 3
      generation.firstMethod = .dual
      while generation.run(&master) == nil {
        // No roster of these routes has all that was fixed: take the last step back, and rule it out.
        failures += 1
        guard failures <= backtracks, state.stop == nil, !lastFixed.isEmpty else { return nil }
        for column in lastFixed { master.problem.setBounds(Column(column), lastFixed.count == 1 ? .exactly(0) : .zeroToOne) }
        fixed.subtract(lastFixed)
        if lastFixed.count > 1 {
          lastFixed = [lastFixed[0]]
          master.problem.setBounds(Column(lastFixed[0]), .exactly(1))
          fixed.insert(lastFixed[0])
        } else {
          lastFixed = []
        }
      }
    }
    return nil
  }

  /// Columns to fix to 1: first the services, whose times bind several workers, then the routes; nil when nothing is fractional.
  private func choose(_ values: [Double], _ fixed: Set<Int>, among columns: [Int]) -> [Int]? {
    let open = columns.filter { !fixed.contains($0) && values[$0] > Tolerance.integrality }
    let fractional = open.filter { values[$0] < 1 - Tolerance.integrality }
    guard !fractional.isEmpty else { return nil }
    let sure = open.filter { values[$0] >= together }
    if !sure.isEmpty { return sure.sorted { (values[$1], $0) < (values[$0], $1) } }
    return fractional.max { (values[$0], $1) < (values[$1], $0) }.map { [$0] }
  }
}
