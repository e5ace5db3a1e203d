/// Lists every route that can be part of a schedule cheaper than the incumbent (Baldacci, Christofides and Mingozzi 2008).
struct RouteEnumeration {
  let state: SearchState
  let graphs: [ShiftGraph]

  /// Every route whose reduced cost is within the gap.
  ///
  /// - Parameters:
  ///   - gap: what a better schedule may cost beyond the bound at these duals.
  ///   - most: routes at most.
  /// - Returns: nil when there are too many.
  func run(
    _ master: borrowing Master, _ relaxed: Relaxed, gap: Double, most: Int, isAllowed: @escaping @Sendable (Int, RouteStop) -> Bool
  ) -> [RouteColumn]? {
    let coefficients = master.coefficients
    let model = state.model
    let graphs = graphs
    let cells = master.cells
    let isOver = state.cutOff
    let found = parallelMap(model.shifts.count, threads: state.options.threads) { shift -> (routes: [RouteColumn]?, labels: Int) in
      if model.shifts[shift].candidates.isEmpty { return ([], 0) }
      let prices = relaxed.duals.prices(of: shift, coefficients, listsSeats: true, isAllowed: { isAllowed(shift, $0) })
      var labels = 0
      guard let listed = Enumerator(graph: graphs[shift], prices: prices, limit: gap, most: most / 4, isOver: isOver).run(labels: &labels) else {
        return (nil, labels)
      }
      let columns = listed.compactMap { route in
        cells.timetable(shift: shift, stops: route.stops, model).map { model.priced(shift: shift, stops: route.stops, gaps: $0.gaps, cells: cells) }
      }
      return (columns, labels)
    }
    for part in found { state.spend(part.labels) }
    var listed: [RouteColumn] = []
    for part in found {
      guard let own = part.routes else { return nil }
      listed += own
    }
    return listed.count <= most ? listed : nil
  }
}
