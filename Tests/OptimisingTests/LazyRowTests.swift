import Enumeration
import LinearPrograms
import TestSupport
import Testing

@testable import Optimising

/// Rows that are made when they are broken, and bases that outlive the columns around them.
@Suite struct LazyRowTests {
  /// Every route, as far as the shifts list them.
  private func routes(_ master: borrowing Master) -> [RouteColumn] {
    let model = master.model
    let free = Duals(values: Array(repeating: 0, count: master.rowBounds.count))
    var routes: [RouteColumn] = []
    for shift in model.shifts.indices where !model.shifts[shift].candidates.isEmpty {
      let prices = free.prices(of: shift, master.coefficients, listsSeats: true)
      var labels = 0
      let listed = Enumerator(graph: ShiftGraph(model, shift: shift, neighbours: .max), prices: prices, limit: .infinity, most: 5000).run(labels: &labels)
      for route in listed ?? [] {
        guard let timetable = master.cells.timetable(shift: shift, stops: route.stops, model) else { continue }
        routes.append(model.priced(shift: shift, stops: route.stops, gaps: timetable.gaps, cells: master.cells))
      }
    }
    return routes
  }

  private func master(_ model: Model, isWhole: Bool) -> Master {
    var master = Master(model, cells: CellTable(model.jobs), isWhole: isWhole)
    for route in routes(master) { master.add(route) }
    return master
  }

  /// Makes guardian and order rows until none is broken.
  ///
  /// - Returns: how many of each; nil when a relaxation was not solved.
  private func separate(_ master: inout Master) -> (wards: Int, orders: Int)? {
    var made = (wards: 0, orders: 0)
    while master.problem.solveRelaxation(.dual) == .optimal {
      let values = master.problem.values()
      let wards = master.brokenGuardians(master.memberWeights(values: values), threshold: 1e-7)
      let orders = master.brokenOrders(values: values, threshold: 1e-7)
      if wards.isEmpty && orders.isEmpty { return made }
      for ward in wards { master.addGuardianRow(ward) }
      for order in orders { master.addOrderRow(order) }
      made = (made.wards + wards.count, made.orders + orders.count)
    }
    return nil
  }

  @Test("guardian and order rows made when they are broken come to what all of them come to, before and after a cell is cut, on 600 random tiny instances")
  func comesToTheSame() {
    var (wards, orders, raised, cuts) = (0, 0, 0, 0)
    for seed in 0..<600 {
      let (instance, previous) = randomTinyInstance(seed: UInt64(seed))
      guard let model = try? Model(instance, previous: previous) else { continue }
      guard model.workers.contains(where: { $0.guardian != nil }) || model.dependencies.contains(where: { $0.gap != nil }) else { continue }
      var whole = master(model, isWhole: true)
      var lazy = master(model, isWhole: false)
      #expect(whole.problem.solveRelaxation(.primal) == .optimal && lazy.problem.solveRelaxation(.primal) == .optimal, "seed \(seed)")
      let first = lazy.problem.objective
      #expect(first < whole.problem.objective + 1e-6, "seed \(seed)")
      guard let made = separate(&lazy) else {
        Issue.record("seed \(seed): the relaxation was not solved")
        continue
      }
      #expect(isClose(lazy.problem.objective, whole.problem.objective), "seed \(seed)")
      #expect(lazy.problem.rowCount <= whole.problem.rowCount, "seed \(seed)")
      wards += made.wards
      orders += made.orders
      if lazy.problem.objective > first + 1e-6 { raised += 1 }
      // Rows of a cell hold for both of its parts.
      guard let cell = (0..<lazy.cells.count).first(where: { model.jobs[lazy.cells[$0].job].isTimed && !lazy.cells[$0].isExact }) else { continue }
      let cut = Cut(cell: cell, begin: lazy.cells[cell].hi)
      whole.cut(cut)
      lazy.cut(cut)
      #expect(separate(&whole)?.wards == 0, "seed \(seed)")
      #expect(separate(&lazy) != nil, "seed \(seed)")
      #expect(isClose(lazy.problem.objective, whole.problem.objective), "seed \(seed)")
      cuts += 1
    }
    // It must not pass because nothing was ever broken or cut.
    #expect(wards > 10 && orders > 10 && raised > 10 && cuts > 30)
  }

  private func isClose(_ one: Double, _ other: Double) -> Bool { abs(one - other) < 1e-6 * max(1, abs(other)) }

  @Test("a basis to come back to is optimal at once, though other columns have been taken out")
  func comesBack() {
    var (taken, came) = (0, 0)
    for seed in 0..<60 {
      let (instance, previous) = randomTinyInstance(seed: UInt64(seed))
      guard let model = try? Model(instance, previous: previous) else { continue }
      var master = Master(model, cells: CellTable(model.jobs), isWhole: true)
      let routes = routes(master)
      for route in routes.prefix(routes.count * 2 / 3) { master.add(route) }
      guard master.problem.solveRelaxation(.primal) == .optimal else { continue }
      let objective = master.problem.objective
      let known = master.rememberBasis()
      // Columns that come later are not part of it.
      for route in routes.dropFirst(routes.count * 2 / 3) { master.problem.setBounds(master.columnOfRoute[master.add(route).index], .exactly(0)) }
      // At other costs other routes are basic.
      let served = model.jobs.indices.map { master.auxiliary[master.rows.unserved[$0]] }
      for unserved in served { master.problem.setCost(unserved.column, 0) }
      guard master.problem.solveRelaxation(.primal) == .optimal else { continue }
      let before = master.routes.count
      master.purge { _ in false }
      taken += before - master.routes.count
      for job in model.jobs.indices {
        let unserved = master.auxiliary[master.rows.unserved[job]]
        master.problem.setCost(unserved.column, unserved.cost)
      }
      master.restore(known)
      let pivots = master.problem.simplexIterations
      #expect(master.problem.solveRelaxation(.primal) == .optimal)
      #expect(isClose(master.problem.objective, objective), "seed \(seed)")
      #expect(master.problem.simplexIterations == pivots, "seed \(seed)")
      came += 1
    }
    #expect(taken > 100 && came > 30)
  }

  @Test("bases are given up where there is no room for their columns")
  func hasLittleRoom() throws {
    let model = try Model(VillageHall.instance, previous: nil)
    var master = master(model, isWhole: true)
    #expect(master.problem.solveRelaxation(.primal) == .optimal)
    let known = master.rememberBasis()
    let held = master.holdColumns(most: master.routes.count)
    #expect(known.isGood && held.contains(true) && held.count { $0 } <= master.routes.count)
    #expect(!master.holdColumns(most: 0).contains(true))
    #expect(!known.isGood)
  }
}
