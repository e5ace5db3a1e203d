import LinearPrograms

extension Master {
  /// Bounds the master by the decisions of a node, in place of those of another.
  ///
  /// What a node demands may be bought off at the ransom (`lack`), so that the relaxation is feasible even while routes are missing; a node whose bound
  /// reaches the ransom holds no schedule worth having.
  mutating func decide(_ decisions: [Decision], insteadOf old: [Decision]) {
    for decision in old where !decisions.contains(decision) { release(decision) }
    for decision in decisions { impose(decision) }
  }

  private mutating func release(_ decision: Decision) {
    switch decision {
    case .leftOut(let job, _, _):
      bound(auxiliary: rows.unserved[job], Bounds(0, Double(model.jobs[job].times)))
      limitLack(rows.cover[job], 0)
    default:
      let row = row(of: decision)
      bound(row: row, Bounds(-.infinity, .infinity))
      limitLack(row, 0)
    }
  }

  private mutating func impose(_ decision: Decision) {
    switch decision {
    case .leftOut(let job, let least, let most):
      bound(auxiliary: rows.unserved[job], Bounds(Double(least), Double(most)))
      limitLack(rows.cover[job], model.jobs[job].times - most)
    case .pair(_, _, let least, let most):
      imposeRow(decision, least: least, most: most)
    case .shiftPair(_, _, let serves): imposeRow(decision, least: serves ? 1 : 0, most: serves ? 1 : 0)
    case .begins(_, _, _, let inside): imposeRow(decision, least: inside ? 1 : 0, most: inside ? 1 : 0)
    }
  }

  private mutating func imposeRow(_ decision: Decision, least: Int, most: Int) {
    let row = row(of: decision)
    bound(row: row, Bounds(least == 0 ? -.infinity : Double(least), Double(most)))
    limitLack(row, least)
  }

  private mutating func row(of decision: Decision) -> Int {
    switch decision {
    case .leftOut(let job, _, _): rows.cover[job]
    case .pair(let worker, let job, _, _): pairRow(PairKey(worker: worker, shift: -1, job: job))
    case .shiftPair(let shift, let job, _): pairRow(PairKey(worker: model.shifts[shift].worker, shift: shift, job: job))
    case .begins(let job, let lo, let hi, _): stretchRow(StretchKey(job: job, lo: lo, hi: hi))
    }
  }

  /// `lack[row]`: what a demanding row may be short of, at the ransom.
  private mutating func limitLack(_ row: Int, _ most: Int) {
    if let known = rows.lack[row] {
      bound(auxiliary: known, Bounds(0, Double(most)))
    } else if most > 0 {
      rows.lack[row] = addAuxiliary(cost: ransom, bounds: Bounds(0, Double(most)), entries: [(row, 1)], name: "lack_\(row)")
    }
  }
}
