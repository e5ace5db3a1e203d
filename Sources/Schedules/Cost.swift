/// The soft terms of the problem page; their sum is minimised. Every term is reported on its own.
package enum CostTerm: String, Sendable, CaseIterable {
  case unserved, missingSeats, missingCovers, travel, ifNeeded, newFace, unpreferred, assignment, extraWorker, unused, overTarget, window, change
}

/// What a schedule costs, term by term.
package struct CostTerms: Sendable, Hashable {
  private var amounts: [Int]

  package init() { amounts = Array(repeating: 0, count: CostTerm.allCases.count) }

  package subscript(term: CostTerm) -> Int {
    get { amounts[CostTerms.position(term)] }
    set { amounts[CostTerms.position(term)] = newValue }
  }

  package var total: Int { amounts.reduce(0, +) }

  private static func position(_ term: CostTerm) -> Int { CostTerm.allCases.firstIndex(of: term) ?? 0 }
}

/// A schedule's cost beside what is proven of every schedule.
package struct Cost: Sendable, Hashable {
  package var total: Int
  /// No schedule of the instance costs less; nil where none is claimed.
  package var bound: Int?
  /// Cost of the unserved tasks that no schedule could serve.
  package var unavoidable: Int?
  package var terms: CostTerms?
  /// As a document states them; `Cost.gap(...)` computes them.
  package var gap: Double?
  package var netGap: Double?

  package init(total: Int, bound: Int? = nil, unavoidable: Int? = nil, terms: CostTerms? = nil, gap: Double? = nil, netGap: Double? = nil) {
    self.total = total
    self.bound = bound
    self.unavoidable = unavoidable
    self.terms = terms
    self.gap = gap
    self.netGap = netGap
  }

  /// (total − bound) / total to six decimals, 0 when the numerator is 0.
  package static func gap(total: Int, bound: Int) -> Double {
    total == bound ? 0 : rounded(Double(total - bound) / Double(total))
  }

  /// (total − bound) / (total − unavoidable) to six decimals; nil when that has no value.
  package static func netGap(total: Int, bound: Int, unavoidable: Int) -> Double? {
    if total == bound { return 0 }
    return total == unavoidable ? nil : rounded(Double(total - bound) / Double(total - unavoidable))
  }

  private static func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
}
