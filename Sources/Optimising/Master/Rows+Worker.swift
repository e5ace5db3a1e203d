import Instances
import LinearPrograms

/// `oneRoute[s]`: at most one route a shift (H1).
///
///     Σ_{r in s} x[r] ≤ 1
///
/// `engaged[w]`: a worker with a shift and no route costs `unusedCost`.
///
///     Σ_{r of w} x[r] + unused[w] ≥ 1
///
/// `weekShifts[w, q]`, `dayMinutes[w, d]`, `weekMinutes[w, q]`: the limits of H7, where several shifts share one.
///
///     Σ_{r of w in q} x[r] ≤ maxShiftsPerWeek,      Σ_{r of w on d} minutes(r) x[r] ≤ maxMinutesPerDay,      … in q ≤ maxMinutesPerWeek
///
/// `target[w, q]`: counted minutes above the worker's target are paid for.
///
///     Σ_{r of w in q} minutes(r) x[r] − over[w, q] ≤ targetMinutesPerWeek
extension Master {
  mutating func addOneRouteRows() {
    for shift in model.shifts.indices where !model.shifts[shift].candidates.isEmpty {
      rows.oneRoute[shift] = addRow(.atMost(1), name: "oneRoute_\(shift)")
    }
  }

  mutating func addEngagedRows() {
    for worker in model.workers where !worker.shifts.isEmpty {
      let cost = model.instance.kinds[model.instance.workers[worker.worker].kind].unusedCost
      guard cost > 0 else { continue }
      rows.engaged[worker.worker] = addRow(.atLeast(1), name: "engaged_\(worker.worker)")
      _ = addAuxiliary(
        cost: Double(cost), bounds: .zeroToOne, entries: [(rows.engaged[worker.worker], 1)], name: "unused_\(worker.worker)")
    }
  }

  mutating func addLimitRows() {
    for worker in model.workers {
      let shifts = worker.shifts.filter { !model.shifts[$0].candidates.isEmpty }
      for day in Set(shifts.map { model.shifts[$0].day }).sorted() {
        let sharing = shifts.filter { model.shifts[$0].day == day }
        guard let most = worker.limits.maxMinutesPerDay, sharing.count > 1, length(of: sharing) > most else { continue }
        let row = addRow(.atMost(Double(most)), name: "dayMinutes_\(worker.worker)_\(day)")
        for shift in sharing { rows.dayMinutes[shift] = row }
        rows.pools.append(MinutePool(shifts: sharing, mostMinutes: most, mostRoutes: sharing.count))
      }
      for week in Set(shifts.map { model.shifts[$0].week }).sorted() {
        let sharing = shifts.filter { model.shifts[$0].week == week }
        if let most = worker.limits.maxMinutesPerWeek, sharing.count > 1, length(of: sharing) > most {
          let row = addRow(.atMost(Double(most)), name: "weekMinutes_\(worker.worker)_\(week)")
          for shift in sharing { rows.weekMinutes[shift] = row }
          rows.pools.append(
            MinutePool(shifts: sharing, mostMinutes: most, mostRoutes: min(sharing.count, worker.limits.maxShiftsPerWeek ?? sharing.count)))
        }
        if let most = worker.limits.maxShiftsPerWeek, sharing.count > most {
          let row = addRow(.atMost(Double(most)), name: "weekShifts_\(worker.worker)_\(week)")
          for shift in sharing { rows.weekShifts[shift] = row }
        }
        let price = model.instance.weights.overTargetMinute
        if let target = worker.targetMinutesPerWeek, price > 0, length(of: sharing) > target {
          let row = addRow(.atMost(Double(target)), name: "target_\(worker.worker)_\(week)")
          for shift in sharing { rows.target[shift] = row }
          _ = addAuxiliary(
            cost: Double(price), bounds: Bounds(0, Double(length(of: sharing) - target)), entries: [(row, -1)], name: "over_\(worker.worker)_\(week)")
        }
      }
    }
  }

  private func length(of shifts: [Int]) -> Int { shifts.reduce(0) { $0 + model.shifts[$1].end - model.shifts[$1].start } }
}
