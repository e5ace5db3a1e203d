import Instances
import LinearPrograms

/// The rows of one cell c of a timed job j, tied to `y[j, c]`: job j is served beginning in c.
///
/// `seat[j, k, c]`: seat k is filled by routes that begin j in c (H4, H5).
///
///     Σ_r x[r] + miss[j, k, c] = count[k] y[j, c],      0 ≤ miss[j, k, c],  Σ_r x[r] ≥ min[k] y[j, c]
///
/// `property[j, e, c]`: cover e is held by enough members.
///
///     Σ_{r of a holder} x[r] + short[j, e, c] ≥ count[e] y[j, c]
///
/// `anyone[j, c]`: a served task has a worker, where all seats may stay empty.
///
///     Σ_r x[r] ≥ y[j, c]
extension Master {
  mutating func addService(_ cell: Int) {
    let index = cells[cell].job
    let job = model.jobs[index]
    var entries: [(row: Int, value: Double)] = [(rows.cover[index], 1)]
    for (seat, demand) in job.seats.enumerated() {
      let row = addRow(.exactly(0), name: "seat_\(index)_\(seat)_\(cell)")
      rows.seat[cell].append(row)
      entries.append((row, -Double(demand.count)))
      if demand.min < demand.count {
        // What may be missing grows with the service itself, so that an unserved activity misses nobody.
        let most = Double(demand.count - demand.min)
        let limit = addRow(.atMost(0), name: "seatMin_\(index)_\(seat)_\(cell)")
        entries.append((limit, -most))
        _ = addAuxiliary(
          cost: Double(demand.missingCost), bounds: Bounds(0, most), entries: [(row, 1), (limit, 1)], name: "miss_\(index)_\(seat)_\(cell)")
      }
    }
    for (cover, demand) in job.covers.enumerated() {
      let row = addRow(.atLeast(0), name: "property_\(index)_\(cover)_\(cell)")
      rows.property[cell].append(row)
      entries.append((row, -Double(demand.count)))
      if let price = demand.missingCost {
        _ = addAuxiliary(
          cost: Double(price), bounds: Bounds(0, Double(demand.count)), entries: [(row, 1)], name: "short_\(index)_\(cover)_\(cell)")
      }
    }
    if job.seats.allSatisfy({ $0.min == 0 }) {
      rows.anyone[cell] = addRow(.atLeast(0), name: "anyone_\(index)_\(cell)")
      entries.append((rows.anyone[cell], -1))
    }
    if isWhole { addGuardianRows(cell) }
    entries += serviceEntries(cell)
    rows.service[cell] = addAuxiliary(cost: Double(cells[cell].cost), bounds: .zeroToOne, entries: entries, name: "y_\(index)_\(cell)")
  }

  /// Entries of `y[j, c]` in rows that count served tasks by date, time and money.
  private func serviceEntries(_ cell: Int) -> [(row: Int, value: Double)] {
    var entries: [(row: Int, value: Double)] = []
    let coefficients = coefficients
    coefficients.appendDateEntries(job: cells[cell].job, day: cells[cell].day, to: &entries)
    coefficients.appendExpense(job: cells[cell].job, to: &entries)
    for row in rows.venue[cell] { entries.append((row, 1)) }
    return entries
  }
}
