import Instances
import Schedules

/// What the routes of a roster cost, term by term.
func costTerms(_ roster: Roster, _ previous: PreviousTasks) -> CostTerms {
  var terms = CostTerms()
  for term in CostTerm.allCases { terms[term] = amount(of: term, roster, previous) }
  return terms
}

private func amount(of term: CostTerm, _ roster: Roster, _ previous: PreviousTasks) -> Int {
  switch term {
  case .unserved: unservedCost(roster)
  case .missingSeats: missingSeatsCost(roster)
  case .missingCovers: missingCoversCost(roster)
  case .travel: travelCost(roster)
  case .ifNeeded: ifNeededCost(roster)
  case .newFace: newFaceCost(roster)
  case .unpreferred: unpreferredCost(roster)
  case .assignment: assignmentCost(roster)
  case .extraWorker: extraWorkerCost(roster)
  case .unused: unusedCost(roster)
  case .overTarget: overTargetCost(roster)
  case .window: windowCost(roster)
  case .change: changeCost(roster, previous)
  }
}
