import Instances

/// One worker as the engine sees it: the jobs it may ever serve and the legs between them.
struct WorkerModel: Sendable {
  var worker: Int
  var kindTravelCost: Int
  /// Shifts in `Model.shifts`.
  var shifts: Range<Int>
  /// Jobs that the worker may serve in some seat of some shift, ascending.
  var jobs: [Int]
  /// For each of `jobs`, a bit for each seat the worker qualifies for.
  var seatBits: [UInt64]
  /// For each of `jobs`, what the assignment itself costs: newFace, unpreferred, assignment, and the soft covers of a one-person visit.
  var assignmentCost: [Int]
  /// Minutes between `jobs`, then home: row = from, `legs` columns in a row.
  var legMinutes: [Int32]
  /// Metres of the same legs; empty when no fund pays them.
  var legMetres: [Int32]
  var fundPerKm: FundRate?
  var limits: Limits
  var targetMinutesPerWeek: Int?
  var guardian: Int?

  /// Rows of `legMinutes`: one for each job and one for home.
  var legs: Int { jobs.count + 1 }
}

/// One shift as the pricing sees it; times are minutes after midnight of its date.
struct ShiftModel: Sendable {
  var worker: Int
  /// Index in the worker's shifts.
  var index: Int
  var day: Int
  var week: Int
  var start: Int
  var end: Int
  var ifNeededCost: Int
  /// Breaks that fall on this shift (H8), by time.
  var breaks: [BreakRule]
  /// Counted minutes that a route may have; nil when the shift's length keeps them anyway.
  var maxMinutes: Int?
  /// Stops that a route may have.
  var maxStops: Int
  /// Minutes of waiting between two stops (H7).
  var maxWait: Int?
  /// Positions in the worker's `jobs` that this shift can reach, ascending.
  var candidates: [Int]
}
