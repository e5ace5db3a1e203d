import Instances
import LinearPrograms

/// `guardian[w, j, c]`: ward w is in the team only with its guardian (H9).
///
///     Σ_{r of w that stop at j in c} x[r] ≤ Σ_{r of the guardian that stop there} x[r]
///
/// Most wards serve few of the tasks they could: these rows are made when the relaxation breaks them, unless the master `isWhole`.
extension Master {
  /// Those that a cell could have.
  mutating func addGuardianRows(_ cell: Int) {
    let job = cells[cell].job
    let wards = model.workers.filter { $0.guardian != nil && $0.position(of: job) != nil }.map(\.worker)
    for ward in wards { addGuardianRow(MemberKey(worker: ward, cell: cell)) }
  }

  /// Wards that the relaxation at hand lets go without their guardians; by cell.
  ///
  /// - Parameter weights: `memberWeights`.
  func brokenGuardians(_ weights: [MemberKey: Double], threshold: Double = 0.02) -> [MemberKey] {
    var broken: [MemberKey] = []
    for (key, weight) in weights {
      guard let guardian = model.workers[key.worker].guardian, !hasGuardianRow(key) else { continue }
      if weight - weights[MemberKey(worker: guardian, cell: key.cell), default: 0] > threshold { broken.append(key) }
    }
    return broken.sorted { ($0.cell, $0.worker) < ($1.cell, $1.worker) }
  }

  private func hasGuardianRow(_ ward: MemberKey) -> Bool { rows.guardian[ward.cell].contains { $0.ward == ward.worker } }

  /// Makes the row of a ward; routes already in the master get their entries.
  mutating func addGuardianRow(_ ward: MemberKey) {
    guard let guardian = model.workers[ward.worker].guardian, !hasGuardianRow(ward) else { return }
    let job = cells[ward.cell].job
    let row = addRow(.atMost(0), name: "guardian_\(ward.worker)_\(job)_\(ward.cell)")
    rows.guardian[ward.cell].append((ward: ward.worker, guardian: guardian, row: row))
    let coefficients = routesAt(ward) + routesAt(MemberKey(worker: guardian, cell: ward.cell)).map { (column: $0.column, value: -$0.value) }
    if !coefficients.isEmpty { problem.setRow(Row(row), coefficients) }
  }
}
