import Instances
import LinearPrograms

/// `fund[f]`: expenses of served tasks and travel that fund f pays stay within its balance (H11), in units of 1000 fen.
///
///     Σ expense fen + Σ_r fenPerKm metres(r) / 1000 x[r] ≤ balance
extension Master {
  mutating func addFundRows() {
    var most = Array(repeating: 0.0, count: model.instance.funds.count)
    for job in model.jobs { if let expense = job.expense { most[expense.fund] += Double(expense.fen) * Double(job.times) } }
    var isTravelled = Array(repeating: false, count: most.count)
    for worker in model.workers where !worker.shifts.isEmpty { if let rate = worker.fundPerKm, rate.fenPerKm > 0 { isTravelled[rate.fund] = true } }
    for (index, fund) in model.instance.funds.enumerated() where isTravelled[index] || most[index] > Double(fund.balanceFen) {
      rows.fund[index] = addRow(.atMost(Double(fund.balanceFen) * Coefficients.fundScale), name: "fund_\(index)")
    }
  }
}

/// `venue[v, t]`: activities at one exclusive venue do not overlap (H10); one row for each begin t of an activity there.
///
///     Σ_{activities at v that hold minute t} y[j, c] ≤ 1
extension Master {
  mutating func addVenueRows() {
    for (venue, place) in model.instance.venues.enumerated() where place.exclusive {
      let here = model.jobs.indices.filter { model.jobs[$0].venue == venue }
      guard here.count > 1 else { continue }
      let begins = here.flatMap { job in cells.ofJob[job].map { cells[$0].lo } }
      for minute in Set(begins).sorted() {
        var holding: [Int] = []
        for job in here {
          for cell in cells.ofJob[job] where cells[cell].lo <= minute && minute < cells[cell].lo + model.jobs[job].durationMinutes { holding.append(cell) }
        }
        guard Set(holding.map { cells[$0].job }).count > 1 else { continue }
        let row = addRow(.atMost(1), name: "venue_\(venue)_\(minute)")
        for cell in holding { rows.venue[cell].append(row) }
      }
    }
  }
}
