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

  /// Takes over what routes of a relaxation say as far as it holds together: each service with the same team in the same stretch of begins, where one
  /// begin suits all; the rest is left for `fill`.
  ///
  /// - Parameter routes: at most one a shift.
  mutating func follow(_ routes: [RouteColumn], _ cells: CellTable) {
    var members: [(cell: Int, worker: Int)] = []
    for route in routes { for stop in route.stops { members.append((stop.cell, model.shifts[route.shift].worker)) } }
    members.sort { (cells[$0.cell].lo, $0.cell, $0.worker) < (cells[$1.cell].lo, $1.cell, $1.worker) }
    var place = 0
    var blink = Blink(random: SplitMix64(seed: 0), rate: 0)
    while place < members.count {
      let cell = members[place].cell
      var team: [Int] = []
      while place < members.count, members[place].cell == cell {
        team.append(members[place].worker)
        place += 1
      }
      let job = cells[cell].job
      guard services[job].count < model.jobs[job].times else { continue }
      if let proposal = cheapest(job, among: team, within: cells[cell], blink: &blink) { commit(proposal) }
    }
  }
}
