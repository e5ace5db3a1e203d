import LinearPrograms

/// `stretch[j, a, b]`: job j is served beginning in a … b; free until a branch bounds it.
///
///     least ≤ Σ_{cells c of j within a … b} y[j, c] ≤ most
extension Master {
  /// The row of a stretch, made when it is first asked for. Its ends must be ends of cells.
  mutating func stretchRow(_ key: StretchKey) -> Int {
    if let known = rows.stretch[key] { return known }
    let row = addRow(Bounds(-.infinity, .infinity), name: "stretch_\(key.job)_\(key.lo)_\(key.hi)")
    rows.stretch[key] = row
    rows.spansCells.insert(row)
    let inside = cells.ofJob[key.job].filter { cells[$0].lo >= key.lo && cells[$0].hi <= key.hi }
    for cell in inside { auxiliary[rows.service[cell]].entries.append(Entry(Row(row), 1)) }
    problem.setRow(Row(row), inside.map { (auxiliary[rows.service[$0]].column, 1.0) })
    return row
  }
}

/// A job and a stretch of begins, minutes of the horizon.
struct StretchKey: Hashable, Sendable {
  var job: Int
  var lo: Int
  var hi: Int
}
