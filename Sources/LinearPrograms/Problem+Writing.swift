internal import CGLPK

/// File formats that other solvers read.
package enum ProgramFormat: String, Sendable, CaseIterable {
  /// CPLEX LP.
  case lp
  /// Free MPS.
  case mps
}

extension Problem {
  /// Writes the program to a file.
  ///
  /// - Returns: false when the file could not be written.
  package func write(_ format: ProgramFormat, to path: String) -> Bool {
    switch format {
    case .lp: glp_write_lp(pointer, nil, path) == 0
    case .mps: glp_write_mps(pointer, GLP_MPS_FILE, nil, path) == 0
    }
  }

  /// - Precondition: at most 255 bytes, none of them a control character (GLPK would end the process).
  package mutating func setName(_ name: String) { glp_set_prob_name(pointer, name) }

  /// Names the row of the objective.
  ///
  /// - Precondition: at most 255 bytes, none of them a control character (GLPK would end the process).
  package mutating func setObjectiveName(_ name: String) { glp_set_obj_name(pointer, name) }
}
