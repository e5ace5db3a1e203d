internal import CGLPK

/// How far a run of branch-and-cut may go.
package struct IntegerLimits: Sendable {
  package var seconds: Double?
  /// Branch-and-bound nodes that may be solved; a limit that does not depend on the clock.
  package var nodes: Int?
  /// Stop when (best − bound) / best is at most this.
  package var relativeGap: Double
  /// Solutions must cost less than this.
  package var cutoff: Double?
  /// Asked at every node; true stops the run.
  package var isInterrupted: @Sendable () -> Bool

  package init(
    seconds: Double? = nil, nodes: Int? = nil, relativeGap: Double = 0, cutoff: Double? = nil, isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) {
    self.seconds = seconds
    self.nodes = nodes
    self.relativeGap = relativeGap
    self.cutoff = cutoff
    self.isInterrupted = isInterrupted
  }
}

/// What branch-and-cut found.
package struct IntegerAnswer: Sendable {
  package var outcome: Outcome
  package var objective: Double
  /// By column; empty without a solution.
  package var values: [Double]
  /// Lower bound on every solution of the program (the cutoff where nothing below it was left).
  package var bound: Double
  package var nodes: Int
}

/// What the callback of `glp_intopt` reads and writes.
private final class Watch {
  let limits: IntegerLimits
  var nodes = 0
  var bound = -Double.infinity

  init(_ limits: IntegerLimits) { self.limits = limits }
}

extension Problem {
  /// Solves the integer program by branch-and-cut, from the basis of a solved relaxation.
  ///
  /// - Precondition: `solveRelaxation` has just found an optimum (`glp_intopt` needs its basis).
  package mutating func solveInteger(_ limits: IntegerLimits) -> IntegerAnswer {
    var parameters = glp_iocp()
    glp_init_iocp(&parameters)
    parameters.msg_lev = GLP_MSG_OFF
    // Pseudo-costs copy the whole program for every candidate, without a look at the clock: two nodes in three seconds where these make hundreds.
    parameters.br_tech = GLP_BR_DTH
    parameters.bt_tech = GLP_BT_BLB
    parameters.presolve = GLP_ON
    parameters.mip_gap = limits.relativeGap
    parameters.clq_cuts = GLP_ON
    // Cover cuts make GLPK give up when presolve leaves no column.
    parameters.cov_cuts = GLP_OFF
    // MIR cuts are made without a look at the clock: 15 s where half a second was given.
    parameters.mir_cuts = GLP_OFF
    parameters.gmi_cuts = GLP_OFF
    if let seconds = limits.seconds { parameters.tm_lim = milliseconds(seconds) }
    let watch = Watch(limits)
    parameters.cb_func = { tree, info in
      guard let tree, let info else { return }
      let watch = Unmanaged<Watch>.fromOpaque(info).takeUnretainedValue()
      guard glp_ios_reason(tree) == GLP_ISELECT else { return }
      watch.nodes += 1
      let best = glp_ios_best_node(tree)
      if best != 0 { watch.bound = max(watch.bound, glp_ios_node_bound(tree, best)) }
      if let limit = watch.limits.nodes, watch.nodes > limit { glp_ios_terminate(tree) }
      if watch.limits.isInterrupted() { glp_ios_terminate(tree) }
    }
    parameters.cb_info = Unmanaged.passUnretained(watch).toOpaque()
    let relaxation = objective
    let code = withExtendedLifetime(watch) { liandong_intopt(pointer, &parameters) }
    let status = code == LIANDONG_GAVE_UP ? GLP_UNDEF : glp_mip_status(pointer)
    let outcome: Outcome =
      switch (code, status) {
      case (0, GLP_OPT): limits.relativeGap > 0 ? .feasible : .optimal
      case (0, GLP_NOFEAS): .infeasible
      case (_, GLP_OPT), (_, GLP_FEAS): .feasible
      default: .undetermined
      }
    let solved = outcome == .optimal || outcome == .feasible
    let value = solved ? glp_mip_obj_val(pointer) : .infinity
    let bound: Double =
      switch outcome {
      case .optimal: value
      case .infeasible: .infinity
      default: max(relaxation, min(watch.bound, value))
      }
    return IntegerAnswer(
      outcome: outcome, objective: value, values: solved ? (0..<columnCount).map { glp_mip_col_val(pointer, Int32($0 + 1)) } : [], bound: bound,
      nodes: watch.nodes)
  }
}
