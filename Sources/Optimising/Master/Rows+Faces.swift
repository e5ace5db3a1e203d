import Instances
import LinearPrograms

/// `distinct[n]`: different workers over the tasks of group n (H12). `z[w, n]` says that worker w is one of them; `extraWorker` prices them.
///
///     Σ_w z[w, n] ≤ maxDistinct[n]
///
/// `face[w, j, d]`: whoever serves is counted. These rows are made when the relaxation breaks them; without them it is only weaker.
///
///     Σ_{r of w that serve j on date d} x[r] ≤ z[w, n]
///
/// `different[w, dependency]`: no worker is in both teams (H13); within one route the pricing sees to it.
///
///     Σ_{r of w that serve first or second} x[r] ≤ 1
extension Master {
  mutating func addDistinctRows() {
    for (index, group) in model.groups.enumerated() {
      guard group.countsFaces, let most = group.maxDistinct else { continue }
      rows.distinct[index] = addRow(.atMost(Double(most)), name: "distinct_\(index)")
    }
  }

  mutating func addDifferentRows() {
    for dependency in model.dependencies where dependency.differentWorkers {
      for worker in model.workers where worker.position(of: dependency.first) != nil && worker.position(of: dependency.second) != nil {
        guard worker.shifts.count > 1 else { continue }
        let row = addRow(.atMost(1), name: "different_\(worker.worker)_\(dependency.first)_\(dependency.second)")
        rows.different[dependency.first].append((worker: worker.worker, row: row))
        rows.different[dependency.second].append((worker: worker.worker, row: row))
      }
    }
  }

  /// Makes a `face` row, with its `z` if that is new; routes already in the master get their entries.
  mutating func addFaceRow(_ key: FaceKey) {
    let group = model.jobs[key.job].group
    let row = addRow(.atMost(0), name: "face_\(key.worker)_\(key.job)_\(key.day ?? -1)")
    rows.face[key] = row
    let columnKey = FaceColumnKey(worker: key.worker, group: group)
    var coefficients: [(column: Column, value: Double)] = []
    if let known = rows.faceColumn[columnKey] {
      auxiliary[known].entries.append(Entry(Row(row), -1))
      coefficients.append((auxiliary[known].column, -1))
    } else {
      rows.faceColumn[columnKey] = addAuxiliary(
        cost: Double(model.groups[group].extraWorkerCost), bounds: .zeroToOne, entries: [(rows.distinct[group], 1), (row, -1)],
        name: "z_\(key.worker)_\(group)")
    }
    for shift in model.workers[key.worker].shifts where key.day == nil || key.day == model.shifts[shift].day {
      for route in routesOfShift[shift] {
        let times = routes[route].stops.count { $0.job == key.job }
        if times > 0 { coefficients.append((columnOfRoute[route], Double(times))) }
      }
    }
    // The row's entries include that of a new z, which `setRow` would otherwise wipe out.
    if let known = rows.faceColumn[columnKey], !coefficients.contains(where: { $0.column == auxiliary[known].column }) {
      coefficients.append((auxiliary[known].column, -1))
    }
    problem.setRow(Row(row), coefficients)
  }
}
