extension Plan {
  /// A roster from nothing by cheapest insertion: kept tasks first, then jobs by what leaving them out costs and by how few shifts can serve them.
  ///
  /// - Complexity: O(jobs × begins × shifts that can serve a job).
  mutating func build(isStopped: () -> Bool) {
    for position in model.kept.indices.sorted(by: { (model.kept[$0].pinned ? 0 : 1, $0) < (model.kept[$1].pinned ? 0 : 1, $1) }) {
      if let proposal = keeping(position) { commit(proposal) }
    }
    fill(isStopped: isStopped)
  }

  /// Adds what still can be added at a gain, dearest first; a second pass serves what an order held back.
  mutating func fill(isStopped: () -> Bool) {
    let order = model.jobs.indices.sorted { one, other in
      (-unservedPrice(one), index.options[one].count, one) < (-unservedPrice(other), index.options[other].count, other)
    }
    var blink = Blink(random: SplitMix64(seed: 0), rate: 0)
    for _ in 0..<2 {
      for job in order where !index.options[job].isEmpty {
        while services[job].count < model.jobs[job].times, !isStopped(), let proposal = cheapest(job, blink: &blink), commit(proposal) {}
      }
    }
  }
}
