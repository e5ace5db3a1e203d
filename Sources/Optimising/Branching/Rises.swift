/// What decisions have brought on average: by how much a few dual pivots raised the relaxation (pseudo-costs, Bénichou et al. 1971).
struct Rises {
  private var known: [Decision: (sum: Double, count: Int)] = [:]

  func count(of decision: Decision) -> Int { known[decision]?.count ?? 0 }

  /// - Returns: little for what is not known yet.
  func rise(of decision: Decision) -> Double { known[decision].map { $0.sum / Double($0.count) } ?? 1 }

  /// - Parameter rise: infinite where the decision leaves nothing; no average can hold that.
  mutating func learn(_ decision: Decision, _ rise: Double) {
    guard rise.isFinite else { return }
    let old = known[decision] ?? (0, 0)
    known[decision] = (old.sum + rise, old.count + 1)
  }
}
