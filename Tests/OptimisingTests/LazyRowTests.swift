import Enumeration
import LinearPrograms
import TestSupport
import Testing

@testable import Optimising

/// Rows that are made when they are broken, and bases that outlive the columns around them.
@Suite struct LazyRowTests {
  /// A master with every route, as far as its shifts list them.
  private func master(_ model: Model, isWhole: Bool) -> Master {
    var master = Master(model, cells: CellTable(model.jobs), isWhole: isWhole)
    let free = Duals(values: Array(repeating: 0, count: master.rowBounds.count))
    for shift in model.shifts.indices where !model.shifts[shift].candidates.isEmpty {
      let prices = free.prices(of: shift, master.coefficients, listsSeats: true)
      var labels = 0
      let listed = Enumerator(graph: ShiftGraph(model, shift: shift, neighbours: .max), prices: prices, limit: .infinity, most: 5000).run(labels: &labels)
      for route in listed ?? [] {
        guard let timetable = master.cells.timetable(shift: shift, stops: route.stops, model) else { continue }
        master.add(model.priced(shift: shift, stops: route.stops, gaps: timetable.gaps, cells: master.cells))
      }
    }
    return master
  }

  @Test("guardian and order rows made when they are broken come to what all of them come to, on 600 random tiny instances")
  func comesToTheSame() {
    var (wards, orders, raised) = (0, 0, 0)
    for seed in 0..<600 {
      let (instance, previous) = randomTinyInstance(seed: UInt64(seed))
      guard let model = try? Model(instance, previous: previous) else { continue }
      guard model.workers.contains(where: { $0.guardian != nil }) || model.dependencies.contains(where: { $0.gap != nil }) else { continue }
      var whole = master(model, isWhole: true)
      var lazy = master(model, isWhole: false)
      guard whole.problem.solveRelaxation(.primal) == .optimal, lazy.problem.solveRelaxation(.primal) == .optimal else { continue }
      let first = lazy.problem.objective
      #expect(first < whole.problem.objective + 1e-6, "seed \(seed)")
      for _ in 0..<50 {
        let values = lazy.problem.values()
        let guardians = lazy.brokenGuardians(lazy.memberWeights(values: values), threshold: 1e-7)
        let broken = lazy.brokenOrders(values: values, threshold: 1e-7)
        if guardians.isEmpty && broken.isEmpty { break }
        for ward in guardians { lazy.addGuardianRow(ward) }
        for order in broken { lazy.addOrderRow(order) }
        wards += guardians.count
        orders += broken.count
        guard lazy.problem.solveRelaxation(.dual) == .optimal else { break }
      }
      #expect(abs(lazy.problem.objective - whole.problem.objective) < 1e-5 * max(1, abs(whole.problem.objective)), "seed \(seed)")
      #expect(lazy.problem.rowCount <= whole.problem.rowCount, "seed \(seed)")
      if lazy.problem.objective > first + 1e-6 { raised += 1 }
    }
    // It must not pass because nothing was ever broken.
    #expect(wards > 10 && orders > 10 && raised > 10)
  }

  @Test("a basis to come back to is optimal at once, though other columns have been taken out")
  func comesBack() throws {
    var (taken, came) = (0, 0)
    for seed in 0..<60 {
      let (instance, previous) = randomTinyInstance(seed: UInt64(seed))
      guard let model = try? Model(instance, previous: previous) else { continue }
      var master = master(model, isWhole: true)
      guard master.problem.solveRelaxation(.primal) == .optimal else { continue }
      let objective = master.problem.objective
      let known = master.rememberBasis()
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
      #expect(abs(master.problem.objective - objective) < 1e-6 * max(1, abs(objective)), "seed \(seed)")
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
