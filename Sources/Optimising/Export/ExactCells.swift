extension CellTable {
  /// One cell for each begin of each timed job, so that an integer answer says when every team meets. Jobs of one worker keep their ranges: whether such a
  /// visit fits is the route's own affair.
  ///
  /// - Complexity: O(begins of all timed jobs).
  init(exact jobs: [Job]) {
    self.init(
      jobs.map { job in
        guard job.isTimed else { return job }
        var single = job
        single.begins = job.begins.flatMap { range in
          stride(from: range.lo, through: range.hi, by: job.step).map { BeginRange(lo: $0, hi: $0, cost: range.cost) }
        }
        return single
      })
  }
}
