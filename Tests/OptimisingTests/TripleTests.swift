import Enumeration
import Instances
import LinearPrograms
import Testing

@testable import Optimising

/// `triple` rows: what a route counts for, and what the pricing charges for it.
@Suite struct TripleTests {
  private func stops(_ jobs: Int...) -> [RouteStop] { jobs.map { RouteStop(job: $0, seat: 0, cell: $0) } }

  @Test("two of the three jobs count once, all three once, one not at all")
  func countsPairs() {
    let triple = Triple(jobs: [1, 3, 5])
    #expect(triple.value(of: stops(1, 2, 4)) == 0)
    #expect(triple.value(of: stops(0, 1, 2, 3)) == 1)
    #expect(triple.value(of: stops(5, 3, 1)) == 1)
    #expect(triple.value(of: stops(1, 3, 1, 5)) == 2)
  }

  @Test("what lies outside the memory makes a route forget that it has visited one")
  func forgets() {
    var triple = Triple(jobs: [1, 3, 5], memory: [1, 2, 3, 5])
    #expect(triple.value(of: stops(1, 2, 3)) == 1)
    #expect(triple.value(of: stops(1, 4, 3)) == 0)
    #expect(triple.value(of: stops(1, 4, 3, 2, 5)) == 1)
    triple.join(Triple(jobs: [1, 3, 5], memory: [1, 3, 4, 5]))
    #expect(triple.value(of: stops(1, 4, 3)) == 1)
  }

  @Test("routes of half a weight, one for each pair of three visits, are cut off, and whole ones are not")
  func cutsOffHalves() throws {
    let model = try #require(threeVisits())
    var master = Master(model, cells: CellTable(model.jobs), isWhole: true)
    var pairs: [Int] = []
    for (shift, jobs) in [[0, 1], [1, 2], [0, 2]].enumerated() {
      let stops = jobs.map { RouteStop(job: $0, seat: 0, cell: $0) }
      let timetable = try #require(master.cells.timetable(shift: shift, stops: stops, model))
      pairs.append(master.add(model.priced(shift: shift, stops: stops, gaps: timetable.gaps, cells: master.cells)).index)
    }
    var values = Array(repeating: 0.0, count: master.problem.columnCount)
    values[master.columnOfRoute[pairs[0]].index] = 1
    let whole = master.brokenTriples(values: values)
    for route in pairs { values[master.columnOfRoute[route].index] = 0.5 }
    let halves = master.brokenTriples(values: values)
    #expect(whole.isEmpty)
    #expect(halves.map(\.jobs) == [[0, 1, 2]])
    // Each of the three routes makes two of them, so their weights must come down to 1 in all.
    master.addTripleRow(try #require(halves.first))
    #expect(master.rows.triples.map(\.row).count == 1)
    for route in pairs { #expect(master.coefficients.entries(of: master.routes[route]).last?.value == 1) }
  }

  @Test("a row that remembers more counts routes that the master has already")
  func keepsUp() throws {
    let model = try #require(threeVisits())
    var master = Master(model, cells: CellTable(model.jobs), isWhole: true)
    let stops = [0, 1].map { RouteStop(job: $0, seat: 0, cell: $0) }
    let timetable = try #require(master.cells.timetable(shift: 0, stops: stops, model))
    let route = master.add(model.priced(shift: 0, stops: stops, gaps: timetable.gaps, cells: master.cells)).index
    master.addTripleRow(Triple(jobs: [0, 1, 2], memory: [0, 1, 2]))
    // The route is worth much, so that the row stands at its bound.
    master.problem.setCost(master.columnOfRoute[route], -1000)
    master.problem.setBounds(Row(master.rows.triples[0].row), .atMost(0.5))
    #expect(master.problem.solveRelaxation(.primal) == .optimal)
    let basis = master.rememberBasis()
    master.addTripleRow(Triple(jobs: [0, 1, 2]))
    #expect(master.rows.triples.map(\.triple) == [Triple(jobs: [0, 1, 2])])
    #expect(!basis.isGood)
    // The relaxation itself must know: with the row at 0 the route cannot be taken.
    master.problem.setBounds(Row(master.rows.triples[0].row), .atMost(0))
    #expect(master.problem.solveRelaxation(.primal) == .optimal)
    #expect(master.problem.values()[master.columnOfRoute[route].index] < 1e-6)
  }

  /// Three visits by one person each, and three workers who can make any two.
  private func threeVisits() -> Model? {
    for seed in 0..<5000 {
      let (instance, previous) = randomTinyInstance(seed: UInt64(seed))
      guard let model = try? Model(instance, previous: previous), model.jobs.count >= 3, model.shifts.count >= 3 else { continue }
      let cells = CellTable(model.jobs)
      let isSingle = model.jobs.prefix(3).allSatisfy { $0.times == 1 && $0.seats.count == 1 && $0.seats[0].count == 1 && !$0.isTimed }
      let fits = [[0, 1], [1, 2], [0, 2]].enumerated().allSatisfy { shift, jobs in
        jobs.allSatisfy { job in
          cells.ofJob[job] == [job] && model.shifts[shift].candidates.contains { model.workers[model.shifts[shift].worker].jobs[$0] == job }
        } && cells.timetable(shift: shift, stops: jobs.map { RouteStop(job: $0, seat: 0, cell: $0) }, model) != nil
      }
      if isSingle && fits { return model }
    }
    return nil
  }

  @Test("the least reduced cost that pricing finds is the least of all routes listed, whose reduced costs are their columns', on 400 random tiny instances")
  func pricesThem() {
    var (paid, routes) = (0, 0)
    for seed in 0..<400 {
      let (instance, previous) = randomTinyInstance(seed: UInt64(seed))
      guard let model = try? Model(instance, previous: previous), model.jobs.count >= 3 else { continue }
      var random = Optimising.SplitMix64(seed: UInt64(seed))
      var master = Master(model, cells: CellTable(model.jobs), isWhole: true)
      for first in 0..<(model.jobs.count - 2) {
        let jobs = [first, first + 1, first + 2]
        let memory = Set(jobs + model.jobs.indices.filter { _ in random.below(2) == 0 })
        master.addTripleRow(Triple(jobs: jobs, memory: random.below(2) == 0 ? nil : memory))
      }
      var duals = Duals(values: Array(repeating: 0, count: master.rowBounds.count))
      for row in master.rows.cover where row >= 0 { duals.values[row] = Double(random.below(200)) }
      for row in master.rows.seat.flatMap({ $0 }) where row >= 0 { duals.values[row] = Double(random.below(200)) }
      for triple in master.rows.triples { duals.values[triple.row] = -Double(random.below(150)) }
      let coefficients = master.coefficients
      for shift in model.shifts.indices where !model.shifts[shift].candidates.isEmpty {
        let graph = ShiftGraph(model, shift: shift, neighbours: .max)
        let prices = duals.prices(of: shift, coefficients, listsSeats: true)
        var labels = 0
        guard let listed = Enumerator(graph: graph, prices: prices, limit: .infinity, most: 100_000).run(labels: &labels) else { continue }
        var least = 0.0
        for route in listed {
          guard let timetable = master.cells.timetable(shift: shift, stops: route.stops, model) else { continue }
          let column = model.priced(shift: shift, stops: route.stops, gaps: timetable.gaps, cells: master.cells)
          let worth = coefficients.entries(of: column).reduce(0) { $1.row < 0 ? $0 : $0 + duals.values[$1.row] * $1.value }
          #expect(abs(Double(column.cost) - worth - route.cost) < 1e-6, "seed \(seed), shift \(shift)")
          least = min(least, route.cost)
          routes += 1
          if master.rows.triples(of: shift).contains(where: { duals.values[$0.row] < 0 && $0.triple.value(of: route.stops) > 0 }) { paid += 1 }
        }
        for boundsAfter in [nil, 0] {
          let answer = Pricer.price(graph, prices, effort: .exact, wanted: 3, boundsAfter: boundsAfter)
          #expect(answer.isExact && abs(answer.best - least) < 1e-6, "seed \(seed), shift \(shift): \(answer.best) and \(least)")
        }
        // Routes that may come back to a job only add to the choice, and pay for what they count in a row all the same.
        let relaxed = Pricer.price(ShiftGraph(model, shift: shift, neighbours: 1), prices, effort: .exact, wanted: 3)
        #expect(relaxed.best < least + 1e-6, "seed \(seed), shift \(shift)")
        for route in relaxed.routes {
          let column = model.priced(shift: shift, stops: route.stops, gaps: route.gaps, cells: master.cells)
          let worth = coefficients.entries(of: column).reduce(0) { $1.row < 0 ? $0 : $0 + duals.values[$1.row] * $1.value }
          #expect(abs(Double(column.cost) - worth - route.cost) < 1e-6, "seed \(seed), shift \(shift)")
        }
        // Where labels run out, the row is left out: too little is a bound.
        let short = Pricer.price(graph, prices, effort: .exact, wanted: 3, limit: 2)
        #expect(!short.isExact || short.best < least + 1e-6, "seed \(seed), shift \(shift)")
      }
    }
    // It must not pass because nothing was listed, or nobody ever paid.
    #expect(routes > 1000)
    #expect(paid > 100)
  }
}
