import LinearPrograms

/// The set-partitioning master over worker-shift routes, kept in GLPK and grown by columns, rows and cuts.
///
/// Each row family stands in a file of its own beside this one, under the name it bears in the mathematics (`Optimising.docc/Engine.md`):
/// `cover`, `seat`, `property`, `anyone`, `spacing`, `household`, `oneRoute`, `engaged`, `weekShifts`, `dayMinutes`, `weekMinutes`, `target`,
/// `guardian`, `pack`, `triple`, `venue`, `fund`, `distinct`, `oneTeam`, `face`, `different`, `order`, `kept`, `none`.
///
/// Every family says in one place which coefficient a stop or a route has in its rows; columns and the costs of the pricing are both made from that,
/// so they cannot disagree.
struct Master: ~Copyable {
  var model: Model
  /// Whether every row stands that says what a rule says of whole routes; else some are made when they are broken.
  let isWhole: Bool
  var problem: Problem
  var cells: CellTable
  var rows: MasterRows
  /// Bounds of each row, for the Lagrangian bound.
  var rowBounds: [Bounds] = []
  /// The maths' name of each row; empty unless `rows.isNamed`.
  var rowNames: [String] = []
  /// Columns other than routes, for the Lagrangian bound.
  var auxiliary: [AuxiliaryColumn] = []
  var routes: [RouteColumn] = []
  /// For each route, its column.
  var columnOfRoute: [Column] = []
  var routesOfShift: [[Int]]
  var known: [RouteKey: Int] = [:]
  /// Routes that no cell, or no rule of their worker, lets be timed any more.
  var isDead: [Bool] = []
  /// Bases to come back to.
  var bases = KnownBases()
  /// What lists of dates have been made for the separation of `face` rows.
  let faceSeparations = FaceSeparations()
  /// `face`, `pack` and `triple` rows made so far.
  var inequalities = Inequalities()
  /// Constant of the objective.
  var constant = 0
  /// Cost at which a mandatory task may be left out or a pin broken in the relaxation: above the total of any schedule.
  let ransom: Double

  init(_ model: Model, cells: CellTable, isWhole: Bool, isNamed: Bool = false) {
    self.model = model
    self.isWhole = isWhole
    self.cells = cells
    problem = Problem()
    rows = MasterRows(model, cells: cells)
    rows.isNamed = isNamed
    routesOfShift = Array(repeating: [], count: model.shifts.count)
    ransom = Double(model.costCeiling + 1)
    addRows()
  }

  private mutating func addRows() {
    addOneRouteRows()
    addEngagedRows()
    addLimitRows()
    addFundRows()
    addCoverRows()
    addSpacingRows()
    addHouseholdRows()
    addVenueRows()
    addDistinctRows()
    addDifferentRows()
    for cell in 0..<cells.count where model.jobs[cells[cell].job].isTimed { addService(cell) }
    if isWhole { addOrderRows() }
    addKeptRows()
    problem.setConstant(Double(constant))
  }

  /// Inequalities that hold for every schedule, whatever the routes at hand.
  struct Inequalities: Sendable {
    var faces: [FaceInequality] = []
    var packs: [Pack] = []
    /// Jobs of `triple` rows.
    var triples: [[Int]] = []
  }

  // MARK: Rows and columns, remembered for the bound

  mutating func addRow(_ bounds: Bounds, name: @autoclosure () -> String) -> Int {
    rowBounds.append(bounds)
    if rows.isNamed { rowNames.append(name()) }
    return problem.addRow(bounds).index
  }

  /// Adds a column that is not a route.
  ///
  /// - Parameter entries: rows may repeat; their coefficients add up.
  mutating func addAuxiliary(cost: Double, bounds: Bounds, entries: [(row: Int, value: Double)], name: @autoclosure () -> String) -> Int {
    let merged = Master.merged(entries)
    let column = problem.addColumn(cost: cost, bounds: bounds, integer: true, entries: merged)
    auxiliary.append(AuxiliaryColumn(column: column, cost: cost, bounds: bounds, entries: merged, name: rows.isNamed ? name() : ""))
    return auxiliary.count - 1
  }

  static func merged(_ entries: [(row: Int, value: Double)]) -> [Entry] {
    var merged: [Entry] = []
    merged.reserveCapacity(entries.count)
    outer: for entry in entries where entry.row >= 0 && entry.value != 0 {
      for index in merged.indices where merged[index].row.index == entry.row {
        merged[index].value += entry.value
        continue outer
      }
      merged.append(Entry(Row(entry.row), entry.value))
    }
    return merged.filter { $0.value != 0 }
  }
}

/// A column of the master that is not a route; all its data, so that a bound can be computed from any duals.
struct AuxiliaryColumn {
  var column: Column
  var cost: Double
  var bounds: Bounds
  var entries: [Entry]
  /// The maths' name; empty unless `MasterRows.isNamed`.
  var name: String
}

/// What makes two routes the same column.
struct RouteKey: Hashable {
  var shift: Int
  var stops: [RouteStop]
}
