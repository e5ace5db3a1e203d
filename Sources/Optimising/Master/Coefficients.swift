import Instances

/// Which coefficient a stop or a route has in which row: the only place that knows.
///
/// Columns of the master and the costs of the pricing are both made from this, so they cannot disagree.
struct Coefficients: Sendable {
  let model: Model
  let cells: CellTable
  let rows: MasterRows

  typealias Entries = [(row: Int, value: Double)]

  /// `fund` rows are scaled so that their numbers are near the others'.
  static let fundScale = 1.0 / 1000

  /// One stop: the worker of `shift` takes `stop`. Rows may be -1 (there is none) or repeat (the coefficients add up).
  func appendStop(shift: Int, stop: RouteStop, to entries: inout Entries) {
    let job = model.jobs[stop.job]
    let worker = model.shifts[shift].worker
    let day = model.shifts[shift].day
    if job.isTimed {
      entries.append((rows.seat[stop.cell][stop.seat], 1))
      for (cover, row) in rows.property[stop.cell].enumerated() where model.instance.holds(worker, job.covers[cover].property) { entries.append((row, 1)) }
      entries.append((rows.anyone[stop.cell], 1))
      for pair in rows.guardian[stop.cell] {
        if pair.ward == worker { entries.append((pair.row, 1)) }
        if pair.guardian == worker { entries.append((pair.row, -1)) }
      }
      for member in rows.member[stop.cell] where member.worker == worker { entries.append((member.row, 1)) }
    } else {
      entries.append((rows.cover[stop.job], 1))
      appendDateEntries(job: stop.job, day: day, to: &entries)
      appendExpense(job: stop.job, to: &entries)
    }
    for kept in rows.kept[stop.cell] {
      if kept.worker == worker {
        entries.append((kept.row, -1))
      } else if kept.worker == nil && !model.kept[kept.task].team.contains(worker) {
        entries.append((kept.row, 1))
      }
    }
    for counted in rows.face[stop.job] where counted.face.key.worker == worker {
      let value = counted.face.value(of: stop.job, on: day)
      if value > 0 { entries.append((counted.row, value)) }
    }
    for pair in rows.pair[stop.job] where pair.worker == worker && (pair.shift < 0 || pair.shift == shift) { entries.append((pair.row, 1)) }
    for pair in rows.different[stop.job] where pair.worker == worker { entries.append((pair.row, 1)) }
  }

  /// A route as such: the shift that it uses.
  func appendRoute(shift: Int, to entries: inout Entries) {
    entries.append((rows.oneRoute[shift], 1))
    entries.append((rows.engaged[model.shifts[shift].worker], 1))
    entries.append((rows.weekShifts[shift], 1))
  }

  /// Rows in which each counted minute of a route has coefficient 1.
  func minuteRows(shift: Int) -> [Int] { [rows.dayMinutes[shift], rows.weekMinutes[shift], rows.target[shift]] }

  /// The row that pays a route's travel, and its coefficient for each metre.
  func metreEntry(shift: Int) -> (row: Int, value: Double)? {
    guard let rate = model.workers[model.shifts[shift].worker].fundPerKm, rows.fund[rate.fund] >= 0, rate.fenPerKm > 0 else { return nil }
    return (rows.fund[rate.fund], Double(rate.fenPerKm) / 1000 * Coefficients.fundScale)
  }

  /// Everything of one route column.
  func entries(of route: RouteColumn) -> Entries {
    var entries: Entries = []
    entries.reserveCapacity(8 + 4 * route.stops.count)
    appendRoute(shift: route.shift, to: &entries)
    for row in minuteRows(shift: route.shift) { entries.append((row, Double(route.countedMinutes))) }
    for pack in rows.packs[route.shift] { entries.append((pack.row, pack.steps.value(at: route.countedMinutes))) }
    if let metre = metreEntry(shift: route.shift) { entries.append((metre.row, metre.value * Double(route.metres))) }
    for stop in route.stops { appendStop(shift: route.shift, stop: stop, to: &entries) }
    for place in rows.triplesOfShift[route.shift] {
      let value = rows.triples[place].triple.value(of: route.stops)
      if value > 0 { entries.append((rows.triples[place].row, value)) }
    }
    return entries
  }

  /// Rows that count what job j serves on one date: `spacing` and `household`.
  func appendDateEntries(job: Int, day: Int, to entries: inout Entries) {
    for span in rows.spacing[job] where span.from <= day && day <= span.through { entries.append((span.row, 1)) }
    if let household = model.jobs[job].household, !model.jobs[job].exemptFromHousehold {
      for entry in rows.household[household] where entry.day == day { entries.append((entry.row, 1)) }
    }
  }

  func appendExpense(job: Int, to entries: inout Entries) {
    if let expense = model.jobs[job].expense, expense.fen > 0 {
      entries.append((rows.fund[expense.fund], Double(expense.fen) * Coefficients.fundScale))
    }
  }
}
