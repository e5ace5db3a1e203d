internal import CGLPK

/// Which simplex method starts from the basis at hand: primal after new columns, dual after new rows or tighter bounds.
package enum SimplexMethod: Sendable {
  case primal
  case dual
}

/// Which rows and columns are basic, and at which bound the others stand.
package struct Basis: Sendable {
  package var rows: [UInt8]
  package var columns: [UInt8]

  package static let basic = UInt8(GLP_BS)
  package static let atUpper = UInt8(GLP_NU)
}

extension Problem {
  /// Solves the linear relaxation from the basis at hand (presolve would throw that basis away).
  ///
  /// - Parameters:
  ///   - seconds: stop after this long; the outcome is then `undetermined`.
  ///   - ceiling: the dual method may stop once the optimum is known to reach this.
  package mutating func solveRelaxation(_ method: SimplexMethod = .primal, seconds: Double? = nil, ceiling: Double = .infinity) -> Outcome {
    var parameters = glp_smcp()
    glp_init_smcp(&parameters)
    parameters.msg_lev = GLP_MSG_OFF
    if ceiling.isFinite { parameters.obj_ul = ceiling }
    let (pointer, begin) = (pointer, ContinuousClock.now)
    // Far more than any run has taken that came to its end.
    let mostPivots = Int32(clamping: 5000 + 5 * (rowCount + columnCount))
    /// Within what is left of the time.
    func run(_ method: SimplexMethod, mostPivots: Int32 = mostPivots) -> Int32 {
      parameters.meth = method == .primal ? GLP_PRIMAL : GLP_DUALP
      // Long steps: far fewer pivots of the dual method where columns have both bounds. Those of the primal's first phase may come out below zero (once
      // on 279 stations) or go round in circles for ever (once on nine).
      parameters.r_test = method == .primal ? GLP_RT_HAR : GLP_RT_FLIP
      parameters.it_lim = mostPivots
      if let seconds { parameters.tm_lim = milliseconds(seconds - (ContinuousClock.now - begin) / .seconds(1)) }
      return liandong_simplex(pointer, &parameters)
    }
    // A basis that lost both kinds of feasibility can keep the dual method busy for long; the primal takes over then.
    var code = run(method, mostPivots: method == .primal ? mostPivots : Int32(200 + 2 * rowCount))
    if code == GLP_EITLIM { code = run(method == .primal ? .dual : .primal) }
    if code == LIANDONG_GAVE_UP {
      glp_std_basis(pointer)
      code = run(.primal)
    }
    if code == GLP_EBADB || code == GLP_ESING || code == GLP_ECOND {
      glp_adv_basis(pointer, 0)
      code = run(.primal)
    } else if code == GLP_EFAIL || code == GLP_EINSTAB {
      glp_adv_basis(pointer, 0)
      code = run(method == .primal ? .dual : .primal)
    }
    if code == GLP_EOBJUL { return .aboveCeiling }
    if code == LIANDONG_GAVE_UP { resetBasis() }
    guard code == 0 else { return .undetermined }
    switch glp_get_status(pointer) {
    case GLP_OPT: return .optimal
    case GLP_NOFEAS, GLP_INFEAS: return .infeasible
    case GLP_UNBND: return .unbounded
    default: return .undetermined
    }
  }

  /// Forgets the basis and starts from the slack one.
  package mutating func resetBasis() { glp_std_basis(pointer) }

  /// A few dual pivots from the basis at hand, for a glimpse of what tighter bounds cost (strong branching).
  ///
  /// - Returns: the objective reached, which the optimum is at least; infinite when the bounds leave nothing.
  package mutating func glimpse(pivots: Int) -> Double {
    var parameters = glp_smcp()
    glp_init_smcp(&parameters)
    parameters.msg_lev = GLP_MSG_OFF
    parameters.meth = GLP_DUAL
    parameters.r_test = GLP_RT_FLIP
    parameters.it_lim = Int32(pivots)
    let code = liandong_simplex(pointer, &parameters)
    if code != 0 && code != GLP_EITLIM { return -.infinity }
    if code == 0 && glp_get_status(pointer) == GLP_NOFEAS { return .infinity }
    return glp_get_dual_stat(pointer) == GLP_FEAS ? glp_get_obj_val(pointer) : -.infinity
  }

  /// The basis at hand, to come back to.
  package func basis() -> Basis {
    Basis(
      rows: (0..<rowCount).map { UInt8(truncatingIfNeeded: glp_get_row_stat(pointer, Int32($0 + 1))) },
      columns: (0..<columnCount).map { UInt8(truncatingIfNeeded: glp_get_col_stat(pointer, Int32($0 + 1))) })
  }

  /// Puts a basis back; rows and columns that came later are basic and nonbasic.
  package mutating func restore(_ basis: Basis) {
    for row in 0..<rowCount { glp_set_row_stat(pointer, Int32(row + 1), row < basis.rows.count ? Int32(basis.rows[row]) : GLP_BS) }
    for column in 0..<columnCount { glp_set_col_stat(pointer, Int32(column + 1), column < basis.columns.count ? Int32(basis.columns[column]) : GLP_NL) }
  }

  package var objective: Double { glp_get_obj_val(pointer) }

  package func value(_ column: Column) -> Double { glp_get_col_prim(pointer, position(column)) }

  package func reducedCost(_ column: Column) -> Double { glp_get_col_dual(pointer, position(column)) }

  package func dual(_ row: Row) -> Double { glp_get_row_dual(pointer, position(row)) }

  /// All row duals, by row.
  package func duals() -> [Double] { (0..<rowCount).map { glp_get_row_dual(pointer, Int32($0 + 1)) } }

  /// All column values of the relaxation, by column.
  package func values() -> [Double] { (0..<columnCount).map { glp_get_col_prim(pointer, Int32($0 + 1)) } }

  /// Simplex iterations since the problem was made.
  package var simplexIterations: Int { Int(glp_get_it_cnt(pointer)) }

  func milliseconds(_ seconds: Double) -> Int32 { Int32(max(1, min(seconds * 1000, 2_000_000_000))) }
}
