import Instances
import LinearPrograms

/// `pair[w, j]`, `pair[s, j]`: how often a worker, or one shift, serves a job; free until a branch bounds it.
///
///     least ≤ Σ_{r of w that stop at j} x[r] ≤ most
extension Master {
  /// The row of a pair, made when it is first asked for.
  mutating func pairRow(_ key: PairKey) -> Int {
    if let known = rows.pair[key.job].first(where: { $0.worker == key.worker && $0.shift == key.shift }) { return known.row }
    let row = addRow(Bounds(-.infinity, .infinity), name: "pair_\(key.worker)_\(key.shift)_\(key.job)")
    rows.pair[key.job].append((worker: key.worker, shift: key.shift, row: row))
    var coefficients: [(column: Column, value: Double)] = []
    for shift in key.shift >= 0 ? key.shift..<(key.shift + 1) : model.workers[key.worker].shifts {
      for route in routesOfShift[shift] {
        let times = routes[route].stops.count { $0.job == key.job }
        if times > 0 { coefficients.append((columnOfRoute[route], Double(times))) }
      }
    }
    problem.setRow(Row(row), coefficients)
    return row
  }

  /// Bounds a row, also for the Lagrangian bound.
  mutating func bound(row: Int, _ bounds: Bounds) {
    guard rowBounds[row] != bounds else { return }
    rowBounds[row] = bounds
    problem.setBounds(Row(row), bounds)
  }

  /// Bounds an auxiliary column, also for the Lagrangian bound.
  mutating func bound(auxiliary index: Int, _ bounds: Bounds) {
    guard auxiliary[index].bounds != bounds else { return }
    auxiliary[index].bounds = bounds
    problem.setBounds(auxiliary[index].column, bounds)
  }
}

/// A worker, or one shift of a worker, and a job; `shift` is -1 for all shifts.
struct PairKey: Hashable, Sendable {
  var worker: Int
  var shift: Int
  var job: Int
}
