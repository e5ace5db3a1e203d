import LinearPrograms

/// Finds the inequality of a pool's convex hull that a fractional point breaks most.
///
/// The point is covered by choices of routes at least total weight (a linear program, its columns made by `Choices`). If that takes more than one whole
/// week, the duals are an inequality that says so.
struct PackSeparation {
  private let pool: MinutePool

  init(_ pool: MinutePool) { self.pool = pool }

  /// - Parameter weights: by shift of the pool, the minutes of each route in the relaxation and what it weighs.
  func separate(_ weights: [[PackStep]], threshold: Double) -> Pack? {
    let points = weights.map(merged)
    guard let prices = covering(points, threshold: threshold) else { return nil }
    var steps = zip(points, prices).map { points, prices in
      rising(zip(points, prices).map { PackStep(minutes: $0.minutes, value: $1) })
    }
    for shift in steps.indices { steps[shift] = lifted(shift, steps) }
    let most = max(1, choices(steps).best.value) + 1e-9
    let found = zip(points, steps).reduce(0.0) { sum, shift in sum + shift.0.reduce(0) { $0 + $1.value * shift.1.value(at: $1.minutes) } }
    return found > most + threshold ? Pack(shifts: pool.shifts, steps: steps, most: most) : nil
  }

  /// Weights by minutes, ascending.
  private func merged(_ weights: [PackStep]) -> [PackStep] {
    var merged: [PackStep] = []
    for weight in weights.sorted(by: { $0.minutes < $1.minutes }) {
      if let last = merged.last, last.minutes == weight.minutes { merged[merged.count - 1].value += weight.value } else { merged.append(weight) }
    }
    return merged
  }

  /// The steps of a function that does not fall; where a longer route was worth less, it is worth as much as a shorter one, which could take its place.
  private func rising(_ steps: [PackStep]) -> [PackStep] {
    var rising: [PackStep] = []
    for step in steps where step.value > (rising.last?.value ?? 0) + 1e-7 { rising.append(step) }
    return rising
  }

  /// Prices of the points that make covering them by choices dearest; nil when one week is enough.
  private func covering(_ points: [[PackStep]], threshold: Double) -> [[Double]]? {
    var problem = Problem()
    var rows: [[Row]] = []
    for shift in points { rows.append(shift.map { problem.addRow(.atLeast($0.value)) }) }
    for shift in rows { for row in shift { _ = problem.addColumn(cost: 1, bounds: .zeroOrMore, entries: [Entry(row, 1)]) } }
    for _ in 0..<200 {
      guard problem.solveRelaxation(.primal) == .optimal else { return nil }
      if problem.objective <= 1 + threshold { return nil }
      let duals = problem.duals()
      let prices = rows.map { $0.map { max(0, duals[$0.index]) } }
      let steps = zip(points, prices).map { zip($0, $1).map { PackStep(minutes: $0.minutes, value: $1) } }
      let best = choices(steps).best
      if best.value <= 1 + 1e-6 { return prices }
      _ = problem.addColumn(cost: 1, bounds: .zeroOrMore, entries: best.chosen.map { Entry(rows[$0.shift][$0.step], 1) })
    }
    return nil
  }

  /// What a shift's routes may be worth at most, given what those of the other shifts are worth.
  private func lifted(_ shift: Int, _ steps: [[PackStep]]) -> [PackStep] {
    var others = steps
    others[shift] = []
    // best[b]: what the others are worth in at most b minutes, as a list of corners.
    let found = choices(others, routes: pool.mostRoutes - 1)
    let (best, corners) = (found.best, found.corners)
    var lifted = [PackStep(minutes: 0, value: 1 - best.value)]
    for corner in corners.reversed() {
      // More minutes than this leave too few for the corner.
      lifted.append(PackStep(minutes: pool.mostMinutes - corner.minutes + 1, value: 1 - corner.below))
    }
    return rising(lifted.filter { $0.value > 1e-7 })
  }

  // MARK: Choices

  private struct Choice {
    var minutes = 0
    var count = 0
    var value = 0.0
    var shift = -1
    var step = -1
    var previous = -1
  }

  private struct Choices {
    var best: (value: Double, chosen: [(shift: Int, step: Int)])
    /// Where the best value rises: from `minutes` on it is more than `below`; ascending.
    var corners: [(minutes: Int, below: Double)]
  }

  /// All choices within the limits that no other one beats.
  private func choices(_ steps: [[PackStep]], routes: Int? = nil) -> Choices {
    let used = steps.count { !$0.isEmpty }
    let most = routes ?? pool.mostRoutes
    let isCounted = most < used
    var all = [Choice()]
    var front = [0]
    for (shift, options) in steps.enumerated() where !options.isEmpty && most > 0 {
      var grown = front
      for state in front where !isCounted || all[state].count < most {
        for (step, option) in options.enumerated() where option.value > 0 && all[state].minutes + option.minutes <= pool.mostMinutes {
          grown.append(all.count)
          all.append(
            Choice(
              minutes: all[state].minutes + option.minutes, count: all[state].count + (isCounted ? 1 : 0), value: all[state].value + option.value,
              shift: shift, step: step, previous: state))
        }
      }
      grown.sort { (all[$0].minutes, all[$0].count, -all[$0].value, $0) < (all[$1].minutes, all[$1].count, -all[$1].value, $1) }
      front.removeAll(keepingCapacity: true)
      // Best value so far by count: a choice stays if it beats every one of no more minutes and routes.
      var bar = Array(repeating: -1.0, count: isCounted ? most + 1 : 1)
      for state in grown where all[state].value > bar[all[state].count] + 1e-12 {
        front.append(state)
        for count in all[state].count..<bar.count { bar[count] = max(bar[count], all[state].value) }
      }
    }
    var corners: [(minutes: Int, below: Double)] = []
    var best = 0.0
    var last = 0
    for state in front where all[state].value > best + 1e-12 {
      corners.append((all[state].minutes, best))
      best = all[state].value
      last = state
    }
    var chosen: [(shift: Int, step: Int)] = []
    while all[last].shift >= 0 {
      chosen.append((all[last].shift, all[last].step))
      last = all[last].previous
    }
    return Choices(best: (best, chosen), corners: corners)
  }
}
