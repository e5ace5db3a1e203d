internal import CGLPK

/// Which simplex method starts from the basis at hand: primal after new columns, dual after new rows or tighter bounds.
package enum SimplexMethod: Sendable {
  case primal
  case dual
}

extension Problem {
  /// Solves the linear relaxation from the basis at hand (presolve would throw that basis away).
  ///
  /// - Parameter seconds: stop after this long; the outcome is then `undetermined`.
  package mutating func solveRelaxation(_ method: SimplexMethod = .primal, seconds: Double? = nil) -> Outcome {
    var parameters = glp_smcp()
    glp_init_smcp(&parameters)
    parameters.msg_lev = GLP_MSG_OFF
    parameters.meth = method == .primal ? GLP_PRIMAL : GLP_DUALP
    if let seconds { parameters.tm_lim = milliseconds(seconds) }
    var code = glp_simplex(pointer, &parameters)
    if code == GLP_EBADB || code == GLP_ESING || code == GLP_ECOND {
      glp_adv_basis(pointer, 0)
      code = glp_simplex(pointer, &parameters)
    } else if code == GLP_EFAIL || code == GLP_EINSTAB {
      parameters.meth = method == .primal ? GLP_DUALP : GLP_PRIMAL
      glp_adv_basis(pointer, 0)
      code = glp_simplex(pointer, &parameters)
    }
    guard code == 0 else { return .undetermined }
    switch glp_get_status(pointer) {
    case GLP_OPT: return .optimal
    case GLP_NOFEAS, GLP_INFEAS: return .infeasible
    case GLP_UNBND: return .unbounded
    default: return .undetermined
    }
  }

  package var objective: Double { glp_get_obj_val(pointer) }

  package func value(_ column: Column) -> Double { glp_get_col_prim(pointer, position(column)) }

  package func dual(_ row: Row) -> Double { glp_get_row_dual(pointer, position(row)) }

  /// All row duals, by row.
  package func duals() -> [Double] { (0..<rowCount).map { glp_get_row_dual(pointer, Int32($0 + 1)) } }

  /// All column values of the relaxation, by column.
  package func values() -> [Double] { (0..<columnCount).map { glp_get_col_prim(pointer, Int32($0 + 1)) } }

  /// Simplex iterations since the problem was made.
  package var simplexIterations: Int { Int(glp_get_it_cnt(pointer)) }

  func milliseconds(_ seconds: Double) -> Int32 { Int32(max(1, min(seconds * 1000, 2_000_000_000))) }
}
