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

  package mutating func setName(_ name: String) { glp_set_prob_name(pointer, name) }
}
