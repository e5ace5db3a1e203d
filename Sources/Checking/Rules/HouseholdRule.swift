import Instances

/// H16: a household has at most `maxVisitsPerDay` tasks on one date; one that starts together with another of its tasks is not counted.
func householdViolations(_ roster: Roster) -> [Violation] {
  let instance = roster.instance
  guard instance.households.contains(where: { $0.maxVisitsPerDay != nil }) else { return [] }
  let uncounted = accompanyingNeeds(instance)
  var visits: [(household: Int, day: Int, job: Int)] = []
  for (index, need) in instance.needs.enumerated() where !uncounted[index] && instance.households[need.household].maxVisitsPerDay != nil {
    for job in roster.servedOfNeed[index] { visits.append((need.household, roster.served[job].begin.day, job)) }
  }
  visits.sort { ($0.household, $0.day, $0.job) < ($1.household, $1.day, $1.job) }
  var found: [Violation] = []
  var start = 0
  while start < visits.count {
    let (household, day, _) = visits[start]
    let group = visits[start...].prefix { $0.household == household && $0.day == day }
    if let limit = instance.households[household].maxVisitsPerDay, group.count > limit, let last = group.last {
      found.append(
        Violation(
          .tooManyVisits, subjects: group.map { roster.served[$0.job].id }, when: day * .minutesPerDay, pointer: roster.served[last.job].pointer,
          allowed: .atMost(.number(limit)), found: .number(group.count)))
    }
    start = group.endIndex
  }
  return found
}

/// For each need, whether it is the second of a dependency with both gaps given as 0 whose first is a task of the same household.
private func accompanyingNeeds(_ instance: Instance) -> [Bool] {
  var accompanying = Array(repeating: false, count: instance.needs.count)
  for dependency in instance.dependencies where dependency.minGapMinutes == 0 && dependency.maxGapMinutes == 0 {
    guard case .need(let first) = dependency.first, case .need(let second) = dependency.second else { continue }
    if instance.needs[first].household == instance.needs[second].household { accompanying[second] = true }
  }
  return accompanying
}
