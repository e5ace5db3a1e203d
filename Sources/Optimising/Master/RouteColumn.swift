/// What one worker may do in one shift: a column `x[r]` of the master.
struct RouteColumn: Sendable, Hashable {
  var shift: Int
  var stops: [RouteStop]
  /// Breaks before each stop and before the return.
  var gaps: [GapCode]
  /// Travel, if-needed shift, assignments, and windows of jobs that are not timed.
  var cost: Int
  /// Durations and legs (H7).
  var countedMinutes: Int
  /// Metres of all legs where a fund pays them, else 0.
  var metres: Int
}

struct RouteStop: Sendable, Hashable {
  var job: Int
  var seat: Int
  var cell: Int
}

extension Model {
  /// Cost, counted minutes and metres of a sequence of stops.
  func priced(shift shiftIndex: Int, stops: [RouteStop], gaps: [GapCode], cells: CellTable) -> RouteColumn {
    let shift = shifts[shiftIndex]
    let worker = workers[shift.worker]
    let legs = worker.legs
    var column = RouteColumn(shift: shiftIndex, stops: stops, gaps: gaps, cost: shift.ifNeededCost, countedMinutes: 0, metres: 0)
    var from = legs - 1
    var travel = 0
    for stop in stops {
      guard let position = worker.position(of: stop.job) else { preconditionFailure("a worker serves jobs of its own list only") }
      travel += Int(worker.legMinutes[from * legs + position])
      if worker.fundPerKm != nil { column.metres += Int(worker.legMetres[from * legs + position]) }
      column.cost += worker.assignmentCost[position]
      if !jobs[stop.job].isTimed { column.cost += cells[stop.cell].cost }
      column.countedMinutes += jobs[stop.job].durationMinutes
      from = position
    }
    travel += Int(worker.legMinutes[from * legs + legs - 1])
    if worker.fundPerKm != nil { column.metres += Int(worker.legMetres[from * legs + legs - 1]) }
    column.countedMinutes += travel
    column.cost += travel * worker.kindTravelCost
    return column
  }
}

extension WorkerModel {
  /// Position of a job in `jobs`, by bisection.
  func position(of job: Int) -> Int? {
    var low = 0
    var high = jobs.count
    while low < high {
      let middle = (low + high) / 2
      if jobs[middle] < job { low = middle + 1 } else { high = middle }
    }
    return low < jobs.count && jobs[low] == job ? low : nil
  }
}
