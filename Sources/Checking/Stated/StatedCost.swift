import Instances
import Schedules

/// Where cost figures are stated, they are what the routes cost and what arithmetic makes of it.
func statedCostViolations(_ roster: Roster, _ terms: CostTerms) -> [Violation] {
  guard let cost = roster.schedule.cost else { return [] }
  var found: [Violation] = []
  func compare(_ stated: Int?, _ computed: Int, _ pointer: String) {
    guard let stated, stated != computed else { return }
    found.append(Violation(.wrongAmount, pointer: "/cost/\(pointer)", allowed: .cost(computed), found: .cost(stated)))
  }
  compare(cost.total, terms.total, "total")
  if let stated = cost.terms {
    for term in CostTerm.allCases { compare(stated[term], terms[term], "terms/\(term.rawValue)") }
  }
  if let bound = cost.bound, bound > terms.total {
    found.append(Violation(.boundAboveTotal, pointer: "/cost/bound", allowed: .atMost(.cost(terms.total)), found: .cost(bound)))
  }
  if let bound = cost.bound, let gap = cost.gap, !agrees(gap, with: Cost.gap(total: cost.total, bound: bound)) {
    found.append(
      Violation(.wrongAmount, pointer: "/cost/gap", allowed: .fraction(Cost.gap(total: cost.total, bound: bound)), found: .fraction(gap)))
  }
  if cost.unavoidable != nil || cost.netGap != nil, let unavoidable = unavoidableCost(roster) {
    compare(cost.unavoidable, unavoidable, "unavoidable")
    if let bound = cost.bound { found += netGapViolations(cost, bound, cost.unavoidable ?? unavoidable) }
  }
  return found
}

/// A `netGap` that is left out and one that is null are one thing to the document's value; null is right only where it has no value.
private func netGapViolations(_ cost: Cost, _ bound: Int, _ unavoidable: Int) -> [Violation] {
  guard let stated = cost.netGap else { return [] }
  guard let computed = Cost.netGap(total: cost.total, bound: bound, unavoidable: unavoidable) else {
    return [Violation(.wrongAmount, pointer: "/cost/netGap", allowed: .nothing, found: .fraction(stated))]
  }
  if agrees(stated, with: computed) { return [] }
  return [Violation(.wrongAmount, pointer: "/cost/netGap", allowed: .fraction(computed), found: .fraction(stated))]
}

/// Equal to six decimals. NaN agrees with nothing.
private func agrees(_ stated: Double, with computed: Double) -> Bool { abs(stated - computed) < 5e-7 }
