import LinearPrograms

/// `pack[w, i]`: routes of one worker that share a limit of minutes must fit together, not only on average (H7).
///
///     Σ_{r of the pool} g_s(minutes(r)) x[r] ≤ 1
///
/// Each `g_s` is a step function that does not fall, such that no choice of routes within the limit (one a shift, no more than may be used) adds up to
/// more than 1. It is found as a most broken inequality of the convex hull of such choices (local cuts, Applegate et al. 2001), and lifted shift by
/// shift. Made when the relaxation breaks it.
extension Master {
  /// The most broken row of each pool.
  func brokenPacks(values: [Double], threshold: Double = 0.02) -> [Pack] {
    rows.pools.indices.compactMap { index in
      let pool = rows.pools[index]
      var weights: [[PackStep]] = []
      for shift in pool.shifts {
        var steps: [PackStep] = []
        for route in routesOfShift[shift] {
          let value = values[columnOfRoute[route].index]
          if value > 1e-6 { steps.append(PackStep(minutes: routes[route].countedMinutes, value: value)) }
        }
        weights.append(steps)
      }
      guard weights.count(where: { !$0.isEmpty }) > 1 else { return nil }
      return PackSeparation(pool).separate(weights, threshold: threshold)
    }
  }

  /// Makes a `pack` row; routes already in the master get their entries.
  mutating func addPackRow(_ pack: Pack) {
    inequalities.packs.append(pack)
    let (worker, number) = (model.shifts[pack.shifts[0]].worker, rowBounds.count)
    let row = addRow(.atMost(pack.most), name: "pack_\(worker)_\(number)")
    var coefficients: [(column: Column, value: Double)] = []
    for (shift, steps) in zip(pack.shifts, pack.steps) where !steps.isEmpty {
      rows.packs[shift].append(PackRow(row: row, steps: steps))
      for route in routesOfShift[shift] {
        let value = steps.value(at: routes[route].countedMinutes)
        if value > 0 { coefficients.append((columnOfRoute[route], value)) }
      }
    }
    problem.setRow(Row(row), coefficients)
  }
}

/// Shifts of one worker that share a limit of counted minutes: a date's or a week's.
struct MinutePool: Sendable {
  var shifts: [Int]
  var mostMinutes: Int
  /// Routes that may be used.
  var mostRoutes: Int
}

/// One step of a function that does not fall: from so many minutes on it is worth so much.
struct PackStep: Sendable, Hashable {
  var minutes: Int
  var value: Double
}

extension [PackStep] {
  /// - Precondition: steps ascend.
  @inline(__always)
  func value(at minutes: Int) -> Double {
    var value = 0.0
    for step in self {
      if step.minutes > minutes { break }
      value = step.value
    }
    return value
  }
}

/// A valid inequality of a pool.
struct Pack: Sendable {
  var shifts: [Int]
  /// By shift; ascending.
  var steps: [[PackStep]]
  /// What no choice of routes exceeds.
  var most: Double
}

/// A `pack` row as one shift sees it.
struct PackRow: Sendable {
  var row: Int
  var steps: [PackStep]
}
