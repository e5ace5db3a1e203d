import LinearPrograms

/// Where a fractional node is split.
extension BranchAndPrice {
  /// Glimpses of a decision after which it is known what it brings.
  private static let reliable = 4
  /// Branches in turn that bring less than the best one before no more are looked at.
  private static let mostVain = 3

  /// Splits a node where both parts promise to rise most: what earlier glimpses of a decision came to says so once there are enough of them, else a few
  /// dual pivots do (reliability branching, Achterberg, Koch and Martin 2005).
  ///
  /// - Returns: false when nothing is fractional that could be split.
  func split(_ node: Node, _ values: [Double]) -> Bool {
    // A demand that is bought off in part stays fractional; to split there again would change nothing.
    let decided = Set(node.decisions)
    let candidates = Branching.candidates(master, values: values, most: isLarge ? 2 : 8).filter { branch in
      [branch.one, branch.other].allSatisfy { Set($0.merged(into: node.decisions)) != decided }
    }
    guard let first = candidates.first else { return false }
    let basis = master.rememberBasis()
    let here = master.problem.objective
    let most = cutoff.isFinite ? cutoff : here + 1000
    func score(_ reached: (one: Double, other: Double)) -> Double {
      max(0.01, min(reached.one, most) - here) * max(0.01, min(reached.other, most) - here)
    }
    func glimpse(_ decision: Decision) -> Double {
      goTo(decision.merged(into: node.decisions))
      let reached = max(here, self.glimpse(pivots: 40))
      goTo(node.decisions, basis)
      rises.learn(decision, reached - here)
      return reached
    }
    var best = (branch: first, score: -1.0, one: here, other: here)
    if candidates.count > 1 {
      let promised = candidates.map { (one: here + rises.rise(of: $0.one), other: here + rises.rise(of: $0.other)) }
      let order = candidates.indices.sorted { (-score(promised[$0]), $0) < (-score(promised[$1]), $1) }
      var vain = 0
      for index in order where vain < Self.mostVain {
        let branch = candidates[index]
        let isKnown = min(rises.count(of: branch.one), rises.count(of: branch.other)) >= Self.reliable
        let reached = isKnown ? promised[index] : (one: glimpse(branch.one), other: glimpse(branch.other))
        if score(reached) > best.score {
          best = (branch, score(reached), reached.one, reached.other)
          vain = 0
        } else {
          vain += 1
        }
      }
    }
    for (decision, estimate) in [(best.branch.one, best.one), (best.branch.other, best.other)] {
      made += 1
      open.append(
        Node(bound: node.bound, decisions: decision.merged(into: node.decisions), number: made, estimate: estimate, basis: basis)
      )
    }
    return true
  }
}
