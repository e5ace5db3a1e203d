import Instances
import LinearPrograms

extension Master {
  /// Cuts a cell in place: rows and `y` for its later part, and every route that used it as it still can be timed. The basis stays.
  ///
  /// - Complexity: O(routes of the shifts that can serve the job).
  mutating func cut(_ cut: Cut) {
    let job = cells[cut.cell].job
    let later = cells.split(cut.cell, at: cut.begin, step: model.jobs[job].step)
    rows.grow(to: cells.count)
    addService(later)
    copyServiceEntries(from: cut.cell, to: later)
    let members = rows.member[cut.cell].map(\.worker)
    let wards = rows.guardian[cut.cell].map(\.ward)
    for shift in model.shiftsOfJob[job] where model.shifts[shift].day == cells[later].day {
      for index in routesOfShift[shift] where routes[index].stops.contains(where: { $0.cell == cut.cell }) { retime(index, cut.cell, later) }
      routesOfShift[shift].removeAll { isDead[$0] }
    }
    for worker in members { addMemberRow(MemberKey(worker: worker, cell: later)) }
    for ward in wards { addGuardianRow(MemberKey(worker: ward, cell: later)) }
  }

  /// Rows that speak of stretches of begins hold for both parts of a cell that lay inside.
  private mutating func copyServiceEntries(from cell: Int, to later: Int) {
    let copied = auxiliary[rows.service[cell]].entries.filter { rows.spansCells.contains($0.row.index) }
    guard !copied.isEmpty else { return }
    auxiliary[rows.service[later]].entries += copied
    problem.setColumn(auxiliary[rows.service[later]].column, auxiliary[rows.service[later]].entries)
  }

  private mutating func retime(_ index: Int, _ cell: Int, _ later: Int) {
    let route = routes[index]
    var moved = route.stops
    for stop in moved.indices where moved[stop].cell == cell { moved[stop].cell = later }
    let early = cells.timetable(shift: route.shift, stops: route.stops, model)
    let late = cells.timetable(shift: route.shift, stops: moved, model)
    let variant = late.map {
      RouteColumn(shift: route.shift, stops: moved, gaps: $0.gaps, cost: route.cost, countedMinutes: route.countedMinutes, metres: route.metres)
    }
    if let early {
      routes[index].gaps = early.gaps
      if let variant { add(variant) }
      return
    }
    close(index)
    if let variant { add(variant) }
  }

  /// Gives a route up; its shift's list still has it.
  mutating func close(_ index: Int) {
    // The column stays, at nothing: other entries in its place could leave the basis singular.
    known[RouteKey(shift: routes[index].shift, stops: routes[index].stops)] = nil
    isDead[index] = true
    problem.setBounds(columnOfRoute[index], .exactly(0))
  }

  /// Takes out the routes that cost most at the duals at hand once there are far more columns than rows.
  mutating func trim() {
    let most = max(2000, problem.rowCount * 5 / 2)
    guard routes.count > most else { return }
    let costs = columnOfRoute.map { problem.reducedCost($0) }
    let bar = costs.sorted()[most / 2]
    purge { costs[$0] <= bar }
  }

  /// Takes out routes that are dead, or that `isWorthKeeping` gives up; those stay that are basic, or were in a basis to come back to.
  mutating func purge(_ isWorthKeeping: (Int) -> Bool) {
    var gone: [Column] = []
    var isGone = Array(repeating: false, count: routes.count)
    // Together with what a trim leaves that is less than what calls for another one.
    let isHeld = holdColumns(most: problem.rowCount)
    for index in routes.indices
    where !problem.isBasic(columnOfRoute[index]) && !isHeld[columnOfRoute[index].index] && (isDead[index] || !isWorthKeeping(index)) {
      isGone[index] = true
      gone.append(columnOfRoute[index])
    }
    guard !gone.isEmpty else { return }
    gone.sort { $0.index < $1.index }
    var isColumnGone = Array(repeating: false, count: problem.columnCount)
    for column in gone { isColumnGone[column.index] = true }
    dropFromBases(isColumnGone)
    problem.delete(gone)
    // How many columns before each one are gone.
    var shift = isColumnGone.map { $0 ? 1 : 0 }
    var sum = 0
    for column in shift.indices {
      sum += shift[column]
      shift[column] = sum
    }
    for index in auxiliary.indices { auxiliary[index].column.index -= shift[auxiliary[index].column.index] }
    var kept: [RouteColumn] = []
    var columns: [Column] = []
    var dead: [Bool] = []
    known.removeAll(keepingCapacity: true)
    routesOfShift = Array(repeating: [], count: model.shifts.count)
    for index in routes.indices where !isGone[index] {
      let route = routes[index]
      if !isDead[index] {
        known[RouteKey(shift: route.shift, stops: route.stops)] = kept.count
        routesOfShift[route.shift].append(kept.count)
      }
      columns.append(Column(columnOfRoute[index].index - shift[columnOfRoute[index].index]))
      kept.append(route)
      dead.append(isDead[index])
    }
    routes = kept
    columnOfRoute = columns
    isDead = dead
  }
}
