import Instances
import LinearPrograms

/// A place where a cell is to be cut: its later part starts at `begin`.
struct Cut: Sendable, Hashable {
  var cell: Int
  var begin: Int
}

/// Finds cells in which the relaxation lets a team's members come at different times.
struct Splitting {
  /// A use of one cell by one route of the relaxation, and the begins that the route allows there.
  private struct Use {
    var seat: Int
    var value: Double
    var earliest: Int
    var latest: Int
  }

  /// Cuts that the relaxation at hand breaks, most broken first.
  ///
  /// For a begin t of cell c: routes of one seat that must begin before t and routes of another that must begin at t or later cannot be parts of the
  /// same service, so together they weigh no more than `y[j, c]`. The same holds for two jobs that a dependency ties.
  static func cuts(_ master: borrowing Master, values: [Double], threshold: Double = 0.02) -> [Cut] {
    let model = master.model
    var uses: [Int: [Use]] = [:]
    for (index, route) in master.routes.enumerated() {
      let value = values[master.columnOfRoute[index].index]
      guard value > 1e-6, route.stops.contains(where: { isWide($0, master) }) else { continue }
      let spans = spans(route, model, master.cells)
      for (stop, span) in zip(route.stops, spans) where model.jobs[stop.job].isTimed {
        uses[stop.cell, default: []].append(Use(seat: stop.seat, value: value, earliest: span.lo, latest: span.hi))
      }
    }
    var found: [(cut: Cut, amount: Double)] = []
    for cell in uses.keys.sorted() where !master.cells[cell].isExact {
      guard let uses = uses[cell], let best = worst(cell, uses, master, values), best.amount > threshold else { continue }
      found.append(best)
    }
    for dependency in model.dependencies {
      guard let gap = dependency.gap else { continue }
      for first in master.cells.ofJob[dependency.first] {
        for second in master.cells.ofJob[dependency.second] {
          guard let one = uses[first], let two = uses[second] else { continue }
          found += tied(first, one, second, two, gap, master).filter { $0.amount > threshold }
        }
      }
    }
    found.sort { ($1.amount, $0.cut.cell, $0.cut.begin) < ($0.amount, $1.cut.cell, $1.cut.begin) }
    var taken: Set<Int> = []
    return found.map(\.cut).filter { taken.insert($0.cell).inserted }
  }

  private static func isWide(_ stop: RouteStop, _ master: borrowing Master) -> Bool {
    master.model.jobs[stop.job].isTimed && !master.cells[stop.cell].isExact
  }

  /// Earliest and latest begin of each stop, minutes of the horizon, each taken by itself.
  static func spans(_ route: RouteColumn, _ model: Model, _ cells: CellTable) -> [BeginSpan] {
    let worker = model.workers[model.shifts[route.shift].worker]
    let midnight = model.shifts[route.shift].day * .minutesPerDay
    var stops: [TimedStop] = []
    for stop in route.stops {
      guard let position = worker.position(of: stop.job) else { return [] }
      stops.append(TimedStop(position: position, lo: cells[stop.cell].lo - midnight, hi: cells[stop.cell].hi - midnight))
    }
    guard let first = RouteTimer.timetable(model, shift: route.shift, stops: stops) else {
      return route.stops.map { BeginSpan(lo: cells[$0.cell].lo, hi: cells[$0.cell].hi) }
    }
    return route.stops.indices.map { index in
      // The latest begin by bisection: a later begin is never easier.
      let step = model.jobs[route.stops[index].job].step
      var low = first.begins[index] / step
      var high = stops[index].hi / step
      guard model.jobs[route.stops[index].job].isTimed, !cells[route.stops[index].cell].isExact else {
        return BeginSpan(lo: first.begins[index] + midnight, hi: first.begins[index] + midnight)
      }
      while low < high {
        let middle = (low + high + 1) / 2
        var later = stops
        later[index].lo = middle * step
        if RouteTimer.timetable(model, shift: route.shift, stops: later) != nil { low = middle } else { high = middle - 1 }
      }
      return BeginSpan(lo: first.begins[index] + midnight, hi: low * step + midnight)
    }
  }

  private static func worst(_ cell: Int, _ uses: [Use], _ master: borrowing Master, _ values: [Double]) -> (cut: Cut, amount: Double)? {
    let job = master.model.jobs[master.cells[cell].job]
    let served = values[master.auxiliary[master.rows.service[cell]].column.index]
    var best: (cut: Cut, amount: Double)?
    for begin in Set(uses.map(\.earliest)).sorted() where begin > master.cells[cell].lo && begin <= master.cells[cell].hi {
      for one in job.seats.indices {
        let before = uses.filter { $0.seat == one && $0.latest < begin }.reduce(0) { $0 + $1.value } / Double(job.seats[one].count)
        guard before > 0 else { continue }
        for other in job.seats.indices where other != one {
          let after = uses.filter { $0.seat == other && $0.earliest >= begin }.reduce(0) { $0 + $1.value } / Double(job.seats[other].count)
          let amount = before + after - served
          if amount > best?.amount ?? 0 { best = (Cut(cell: cell, begin: begin), amount) }
        }
      }
    }
    return best
  }

  /// Cuts at two jobs whose begins must be `gap` apart.
  private static func tied(
    _ first: Int, _ one: [Use], _ second: Int, _ two: [Use], _ gap: ClosedGap, _ master: borrowing Master
  ) -> [(cut: Cut, amount: Double)] {
    let model = master.model
    let oneCell = master.cells[first]
    let twoCell = master.cells[second]
    var best = 0.0
    var edge: Int?
    for begin in Set(one.map(\.earliest) + two.map { $0.earliest - gap.max }).sorted() {
      // `first` from `begin` on, `second` too early for that; or `first` before `begin`, `second` too late for that.
      let late = one.filter { $0.earliest >= begin }.reduce(0) { $0 + $1.value }
      let early = two.filter { $0.latest < begin + gap.min }.reduce(0) { $0 + $1.value }
      let soon = one.filter { $0.latest < begin }.reduce(0) { $0 + $1.value }
      let tardy = two.filter { $0.earliest >= begin + gap.max }.reduce(0) { $0 + $1.value }
      for amount in [early > 0 ? late + early - 1 : 0, tardy > 0 ? soon + tardy - 1 : 0] where amount > best {
        best = amount
        edge = begin
      }
    }
    guard let edge else { return [] }
    var cuts: [(cut: Cut, amount: Double)] = []
    if edge > oneCell.lo && edge <= oneCell.hi { cuts.append((Cut(cell: first, begin: Model.alignUp(edge, model.jobs[oneCell.job].step)), best)) }
    for shifted in Set([edge + gap.min, edge + gap.max]) where shifted > twoCell.lo && shifted <= twoCell.hi {
      cuts.append((Cut(cell: second, begin: Model.alignUp(shifted, model.jobs[twoCell.job].step)), best))
    }
    return cuts.filter { $0.cut.begin <= master.cells[$0.cut.cell].hi }
  }
}

extension CellTable {
  /// Cuts cells, and the routes that use them: each route is handed back in every way in which it still can be timed.
  mutating func apply(_ cuts: [Cut], to routes: [RouteColumn], _ model: Model) -> [RouteColumn] {
    var parts: [Int: [Int]] = [:]
    for cut in cuts {
      let later = split(cut.cell, at: cut.begin, step: model.jobs[self[cut.cell].job].step)
      parts[cut.cell] = [cut.cell, later]
    }
    var result: [RouteColumn] = []
    for route in routes {
      guard route.stops.contains(where: { parts[$0.cell] != nil }) else {
        result.append(route)
        continue
      }
      var variants: [[RouteStop]] = [[]]
      for stop in route.stops {
        variants = variants.flatMap { prefix in
          (parts[stop.cell] ?? [stop.cell]).map { cell in prefix + [RouteStop(job: stop.job, seat: stop.seat, cell: cell)] }
        }
      }
      for stops in variants {
        guard let timetable = timetable(shift: route.shift, stops: stops, model) else { continue }
        var variant = route
        variant.stops = stops
        variant.gaps = timetable.gaps
        result.append(variant)
      }
    }
    return result
  }

  func timetable(shift: Int, stops: [RouteStop], _ model: Model) -> Timetable? {
    let worker = model.workers[model.shifts[shift].worker]
    let midnight = model.shifts[shift].day * .minutesPerDay
    let timed = stops.compactMap { stop in
      worker.position(of: stop.job).map { TimedStop(position: $0, lo: self[stop.cell].lo - midnight, hi: self[stop.cell].hi - midnight) }
    }
    return RouteTimer.timetable(model, shift: shift, stops: timed)
  }
}
