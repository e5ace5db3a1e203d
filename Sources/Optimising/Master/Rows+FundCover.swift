import Instances
import LinearPrograms

/// `fundCover[f, C]`: jobs that together cost a fund more than it has are not all served (H11; cover inequalities of the knapsack, Balas 1975).
///
///     Σ_{j in E} u[j] ≥ |E| − |C| + 1
///
/// C is a minimal cover among jobs of one occurrence, E adds every job that costs as much as the dearest of C. Made when the relaxation breaks them.
extension Master {
  /// Adds the cover of each fund that the relaxation at hand breaks most.
  ///
  /// - Returns: how many rows were added.
  mutating func addFundCovers(values: [Double]) -> Int {
    var added = 0
    for fund in rows.fund.indices where rows.fund[fund] >= 0 {
      let balance = model.instance.funds[fund].balanceFen
      let jobs = model.jobs.indices.filter { model.jobs[$0].times == 1 && (model.jobs[$0].expense.map { $0.fund == fund && $0.fen > 0 } ?? false) }
      let details = model
      let fen = { (job: Int) in details.jobs[job].expense?.fen ?? 0 }
      let columns = rows.unserved.map { auxiliary[$0].column }
      let left = { (job: Int) in max(0, values[columns[job].index]) }
      guard jobs.reduce(0, { $0 + fen($1) }) > balance else { continue }
      // Jobs that are left out least for their money come first.
      let order = jobs.sorted { (left($0) / Double(fen($0)), -fen($0), $0) < (left($1) / Double(fen($1)), -fen($1), $1) }
      var cover: [Int] = []
      var sum = 0
      for job in order where sum <= balance {
        cover.append(job)
        sum += fen(job)
      }
      guard sum > balance else { continue }
      for job in cover.sorted(by: { (left($1), $0) < (left($0), $1) }) where sum - fen(job) > balance {
        cover.removeAll { $0 == job }
        sum -= fen(job)
      }
      let dearest = cover.map(fen).max() ?? 0
      let extended = jobs.filter { cover.contains($0) || fen($0) >= dearest }
      let least = extended.count - cover.count + 1
      guard extended.reduce(0.0, { $0 + left($1) }) < Double(least) - 0.01, rows.fundCovers.insert(extended).inserted else { continue }
      let number = rows.fundCovers.count
      let row = addRow(.atLeast(Double(least)), name: "fundCover_\(fund)_\(number)")
      for job in extended {
        let unserved = rows.unserved[job]
        auxiliary[unserved].entries.append(Entry(Row(row), 1))
      }
      let coefficients = extended.map { (column: columns[$0], value: 1.0) }
      problem.setRow(Row(row), coefficients)
      added += 1
    }
    return added
  }
}
