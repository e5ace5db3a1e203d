internal import CGLPK

/// A row of a problem, 0-based.
package struct Row: Sendable, Hashable {
  package var index: Int
  package init(_ index: Int) { self.index = index }
}

/// A column of a problem, 0-based.
package struct Column: Sendable, Hashable {
  package var index: Int
  package init(_ index: Int) { self.index = index }
}

/// What a row's activity or a column's value may be; infinite ends are open.
package struct Bounds: Sendable, Hashable {
  package var lower: Double
  package var upper: Double

  package init(_ lower: Double, _ upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  package static func exactly(_ value: Double) -> Bounds { Bounds(value, value) }
  package static func atMost(_ value: Double) -> Bounds { Bounds(-.infinity, value) }
  package static func atLeast(_ value: Double) -> Bounds { Bounds(value, .infinity) }
  package static let zeroOrMore = Bounds(0, .infinity)
  package static let zeroToOne = Bounds(0, 1)
}

/// One entry of a column: a row and its coefficient.
package struct Entry: Sendable, Hashable {
  package var row: Row
  package var value: Double

  package init(_ row: Row, _ value: Double) {
    self.row = row
    self.value = value
  }
}

/// How accurate answers are; named once, used wherever a number is compared.
package enum Tolerance {
  /// A value this near a whole number is that number.
  package static let integrality = 1e-6
  /// A reduced cost above the negative of this is not attractive.
  package static let reducedCost = 1e-6
  /// What is taken off a fractional bound before it is rounded up (section 2 of the problem page).
  package static let bound = 1e-6
}

/// How a run of the simplex or branch-and-cut method ended.
package enum Outcome: Sendable, Hashable {
  case optimal
  /// An integer run that stopped at a limit with a feasible solution in hand.
  case feasible
  case infeasible
  case unbounded
  /// The optimum is at least the ceiling that was given.
  case aboveCeiling
  /// Stopped at a limit, or numerical trouble; nothing is known.
  case undetermined
}

/// A linear or integer program in GLPK, minimised.
///
/// The only type that owns a GLPK pointer. A problem lives and dies on one thread, because GLPK keeps its memory per thread; it cannot be copied
/// or sent.
package struct Problem: ~Copyable {
  let pointer: OpaquePointer

  /// Opens an empty problem on the calling thread; it must be used and dropped on that thread.
  @available(*, noasync, message: "a GLPK problem belongs to one thread: call this from a synchronous function")
  package init() {
    glp_term_out(GLP_OFF)
    pointer = glp_create_prob()
    glp_set_obj_dir(pointer, GLP_MIN)
  }

  /// GLPK's memory of the thread goes with the last problem on it, unless a run on it has given up; a thread may end any time after that.
  deinit {
    glp_delete_prob(pointer)
    var blocks: Int32 = 0
    glp_mem_usage(&blocks, nil, nil, nil)
    if blocks == 0 { glp_free_env() }
  }

  package var rowCount: Int { Int(glp_get_num_rows(pointer)) }
  package var columnCount: Int { Int(glp_get_num_cols(pointer)) }

  /// Adds a row; its coefficients come with the columns or with `setRow`.
  package mutating func addRow(_ bounds: Bounds, name: String? = nil) -> Row {
    let index = glp_add_rows(pointer, 1)
    let row = Row(Int(index) - 1)
    setBounds(row, bounds)
    if let name { glp_set_row_name(pointer, index, name) }
    return row
  }

  /// Adds a column.
  ///
  /// - Precondition: every entry's row exists, and no row occurs twice (GLPK would end the process).
  package mutating func addColumn(cost: Double, bounds: Bounds, integer: Bool = false, entries: [Entry], name: String? = nil) -> Column {
    let index = glp_add_cols(pointer, 1)
    let column = Column(Int(index) - 1)
    glp_set_obj_coef(pointer, index, cost)
    if integer { glp_set_col_kind(pointer, index, GLP_IV) }
    setBounds(column, bounds)
    let (indices, values) = padded(entries)
    glp_set_mat_col(pointer, index, Int32(entries.count), indices, values)
    if let name { glp_set_col_name(pointer, index, name) }
    return column
  }

  /// Replaces a column's coefficients.
  ///
  /// - Precondition: as for `addColumn`.
  package mutating func setColumn(_ column: Column, _ entries: [Entry]) {
    let (indices, values) = padded(entries)
    glp_set_mat_col(pointer, position(column), Int32(entries.count), indices, values)
  }

  /// Whether a column is basic in the basis at hand.
  package func isBasic(_ column: Column) -> Bool { glp_get_col_stat(pointer, position(column)) == GLP_BS }

  /// Takes columns out; those behind them move up. The basis stays as it is when none of them is basic.
  ///
  /// - Parameter columns: ascending, no two alike.
  package mutating func delete(_ columns: [Column]) {
    guard !columns.isEmpty else { return }
    let indices: [Int32] = [0] + columns.map { position($0) }
    glp_del_cols(pointer, Int32(columns.count), indices)
  }

  /// Replaces a row's coefficients.
  ///
  /// - Precondition: every column exists and none occurs twice.
  package mutating func setRow(_ row: Row, _ coefficients: [(column: Column, value: Double)]) {
    var indices: [Int32] = [0]
    var values: [Double] = [0]
    for (column, value) in coefficients {
      precondition(column.index >= 0 && column.index < columnCount, "no such column")
      indices.append(Int32(column.index + 1))
      values.append(value)
    }
    precondition(Set(indices).count == indices.count, "a column occurs twice in a row")
    glp_set_mat_row(pointer, position(row), Int32(coefficients.count), indices, values)
  }

  package mutating func setBounds(_ row: Row, _ bounds: Bounds) {
    glp_set_row_bnds(pointer, position(row), kind(of: bounds), finite(bounds.lower), finite(bounds.upper))
  }

  package mutating func setBounds(_ column: Column, _ bounds: Bounds) {
    glp_set_col_bnds(pointer, position(column), kind(of: bounds), finite(bounds.lower), finite(bounds.upper))
  }

  package mutating func setCost(_ column: Column, _ cost: Double) { glp_set_obj_coef(pointer, position(column), cost) }

  package func cost(_ column: Column) -> Double { glp_get_obj_coef(pointer, position(column)) }

  /// A constant added to the objective.
  package mutating func setConstant(_ cost: Double) { glp_set_obj_coef(pointer, 0, cost) }

  func position(_ row: Row) -> Int32 {
    precondition(row.index >= 0 && row.index < rowCount, "no such row")
    return Int32(row.index + 1)
  }

  func position(_ column: Column) -> Int32 {
    precondition(column.index >= 0 && column.index < columnCount, "no such column")
    return Int32(column.index + 1)
  }

  private func padded(_ entries: [Entry]) -> ([Int32], [Double]) {
    var indices: [Int32] = [0]
    var values: [Double] = [0]
    indices.reserveCapacity(entries.count + 1)
    values.reserveCapacity(entries.count + 1)
    let rows = rowCount
    for (position, entry) in entries.enumerated() {
      precondition(entry.row.index >= 0 && entry.row.index < rows, "no such row")
      for earlier in entries[..<position] { precondition(earlier.row != entry.row, "a row occurs twice in a column") }
      indices.append(Int32(entry.row.index + 1))
      values.append(entry.value)
    }
    return (indices, values)
  }

  private func kind(of bounds: Bounds) -> Int32 {
    if bounds.lower == bounds.upper { return GLP_FX }
    switch (bounds.lower.isFinite, bounds.upper.isFinite) {
    case (true, true): return GLP_DB
    case (true, false): return GLP_LO
    case (false, true): return GLP_UP
    case (false, false): return GLP_FR
    }
  }

  private func finite(_ value: Double) -> Double { value.isFinite ? value : 0 }
}
