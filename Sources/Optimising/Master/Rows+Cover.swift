import Instances
import LinearPrograms

/// `cover[j]`: every occurrence of job j is served or left out and paid for.
///
///     Σ_r stops(r, j) x[r] + u[j] = times[j]          (a job that is not timed)
///     Σ_c y[j, c]          + u[j] = times[j]          (a timed job)
///
/// `none[n]`: group n pays `noneServedCost` when nothing of it is served.
///
///     Σ_{j in n} u[j] − none[n] ≤ times[n] − 1
///
/// A mandatory group may be left out only at the ransom, which exceeds the total of any schedule (H14).
extension Master {
  mutating func addCoverRows() {
    for (index, job) in model.jobs.enumerated() {
      rows.cover[index] = addRow(.exactly(Double(job.times)), name: "cover_\(index)")
    }
    for (index, group) in model.groups.enumerated() {
      // The price of extra workers counts from one full team on, so a group that is served at all is credited one team.
      let credit = group.extraWorkerCost * group.teamSize
      constant -= credit
      let lump = group.noneServedCost + credit
      var none = -1
      if lump > 0 && group.times > 1 {
        none = addRow(.atMost(Double(group.times - 1)), name: "none_\(index)")
        rows.noneServed[index] = addAuxiliary(cost: Double(lump), bounds: .zeroToOne, entries: [(none, -1)], name: "none_\(index)")
      }
      for job in group.jobs {
        var cost = Double(model.jobs[job].unservedCost)
        if group.times == 1 { cost += Double(lump) }
        if group.mandatory { cost += ransom }
        rows.unserved[job] = addAuxiliary(
          cost: cost, bounds: Bounds(0, Double(model.jobs[job].times)), entries: [(rows.cover[job], 1), (none, 1)], name: "u_\(job)")
      }
    }
  }

  /// How many occurrences of each job the relaxation at hand leaves out: `u[j]`.
  func leftOut(_ values: [Double]) -> [Double] { rows.unserved.map { values[auxiliary[$0].column.index] } }
}
