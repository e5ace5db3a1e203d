import LinearPrograms

/// What a node of the branch-and-price tree has decided; every decision is a bound on one row or column of the master, so that the pricing
/// sees it in the duals.
enum Decision: Sendable, Hashable {
  /// Occurrences of a job that are left out: `u[j]` in `least ... most`.
  case leftOut(job: Int, least: Int, most: Int)
  /// How often a worker serves a job: `pair[w, j]` in `least ... most`.
  case pair(worker: Int, job: Int, least: Int, most: Int)
  /// Whether a shift serves a job: `pair[s, j]`.
  case shiftPair(shift: Int, job: Int, serves: Bool)
  /// Whether an occurrence of a job on a date begins in a stretch of minutes: Σ `y[j, c]` over its cells is 1, or 0.
  case begins(job: Int, lo: Int, hi: Int, inside: Bool)
}

/// A part of the tree that is still to be searched.
struct Node {
  /// Lower bound on every schedule in this part.
  var bound: Double
  var decisions: [Decision]
  /// Order of creation; breaks ties.
  var number: Int
  /// What the relaxation may come to here, as strong branching glimpsed it or has learnt to expect; no bound, only an order.
  var estimate = -Double.infinity
  /// The parent's.
  var basis: KnownBasis?
}
