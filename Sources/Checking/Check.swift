package import Instances
package import Schedules

/// Judges a schedule, also a hand-made one, from the instance alone.
///
/// Who does what is read from the routes; whatever else the schedule states is held against them. A schedule whose status is INFEASIBLE or
/// NO_SOLUTION_FOUND has no roster and is judged by its form: that its claim is true cannot be seen from it.
/// - Parameter previous: the schedule in force, for H15 and the `change` term.
package func check(_ schedule: Schedule, of instance: Instance, previous: Schedule? = nil) -> Verdict {
  let roster = Roster(schedule, of: instance)
  let previousTasks = PreviousTasks(previous, roster)
  let terms = costTerms(roster, previousTasks)
  var violations = roster.unresolved + instanceViolations(roster) + statusViolations(roster)
  if !claimsNoRoster(schedule) {
    violations += hardViolations(roster, previousTasks)
    violations += statedTravelViolations(roster) + statedTaskViolations(roster, previousTasks) + statedCostViolations(roster, terms)
  }
  violations += statedUnservedViolations(roster)
  let order = Dictionary(uniqueKeysWithValues: Rule.allCases.enumerated().map { ($1, $0) })
  violations = violations.enumerated().sorted { (order[$0.element.rule] ?? 0, $0.offset) < (order[$1.element.rule] ?? 0, $1.offset) }.map(\.element)
  return Verdict(
    violations: violations, terms: terms, notes: violations.isEmpty ? compactnessNotes(roster, previousTasks) : [], previousFaults: previousTasks.faults)
}

/// H1 to H16.
private func hardViolations(_ roster: Roster, _ previous: PreviousTasks) -> [Violation] {
  shiftViolations(roster) + timeAndPlaceViolations(roster) + windowViolations(roster) + teamViolations(roster) + togetherViolations(roster)
    + recurrenceViolations(roster) + limitViolations(roster) + breakViolations(roster) + guardianViolations(roster) + venueViolations(roster)
    + fundViolations(roster) + distinctViolations(roster) + dependencyViolations(roster) + mandatoryViolations(roster)
    + pinnedViolations(roster, previous) + householdViolations(roster)
}
