import Instances
import LinearPrograms

/// `kept[p, w]`: task p of the previous schedule counts as kept only if each worker of its team serves the job beginning just then (H15, `change`).
///
///     k[p, j] ≤ Σ_{r of w that begin j at begin[p]} x[r]       for each w of the team and each job j of the group
///
/// `keptOthers[p]`: and nobody else does, where the team's size is not fixed.
///
///     Σ_{r of others that begin j at begin[p]} x[r] + size[j] k[p, j] ≤ size[j]
///
/// Every kept task saves `change`; a pinned one must be kept, or the ransom is paid.
extension Master {
  mutating func addKeptRows() {
    constant += model.unkeepableChange
    for (index, task) in model.kept.enumerated() {
      let change = model.instance.weights.change
      constant += change
      let once = addRow(task.pinned ? .exactly(1) : .atMost(1), name: "keptOnce_\(index)")
      if task.pinned { _ = addAuxiliary(cost: ransom, bounds: .zeroToOne, entries: [(once, 1)], name: "unpinned_\(index)") }
      for job in model.groups[task.group].jobs {
        guard let cell = cells.cell(of: job, at: task.begin) else { continue }
        var entries: [(row: Int, value: Double)] = [(once, 1)]
        for worker in task.team {
          let row = addRow(.atMost(0), name: "kept_\(index)_\(job)_\(worker)")
          rows.kept[cell].append(KeptRow(task: index, worker: worker, row: row))
          entries.append((row, 1))
        }
        let size = model.groups[task.group].teamSize
        if task.team.count < size {
          let row = addRow(.atMost(Double(size)), name: "keptOthers_\(index)_\(job)")
          rows.kept[cell].append(KeptRow(task: index, worker: nil, row: row))
          entries.append((row, Double(size)))
        }
        _ = addAuxiliary(cost: -Double(change), bounds: .zeroToOne, entries: entries, name: "k_\(index)_\(job)")
      }
    }
  }
}
