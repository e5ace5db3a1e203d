import Instances

/// H11: what served tasks and paid travel take out of a fund is at most its balance, counted in thousandths of a fen.
func fundViolations(_ roster: Roster) -> [Violation] {
  var spent = Array(repeating: 0, count: roster.instance.funds.count)
  for job in roster.served {
    if let expense = expense(of: job.owner, roster.instance) { spent[expense.fund] += 1000 * expense.fen }
  }
  for trip in roster.trips {
    if let rate = roster.instance.workers[trip.worker].fundPerKm { spent[rate.fund] += rate.fenPerKm * trip.metres }
  }
  var found: [Violation] = []
  for (index, fund) in roster.instance.funds.enumerated() where spent[index] > 1000 * fund.balanceFen {
    found.append(
      Violation(
        .fundOverdrawn, subjects: [fund.id], pointer: "/routes", allowed: .atMost(.milliFen(1000 * fund.balanceFen)), found: .milliFen(spent[index])))
  }
  return found
}

func expense(of owner: TaskOwner, _ instance: Instance) -> Expense? {
  switch owner {
  case .need(let index): instance.needs[index].expense
  case .activity(let index): instance.activities[index].expense
  }
}
