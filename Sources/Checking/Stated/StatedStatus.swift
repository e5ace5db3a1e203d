import Instances
import Schedules

/// Whether a schedule says that there is no roster: it is then judged by its form alone.
func claimsNoRoster(_ schedule: Schedule) -> Bool { schedule.status == .infeasible || schedule.status == .noSolutionFound }

/// INFEASIBLE and NO_SOLUTION_FOUND come without routes, tasks and cost; INFEASIBLE, and nothing else, with conflicts.
func statusViolations(_ roster: Roster) -> [Violation] {
  let schedule = roster.schedule
  guard let status = schedule.status else { return [] }
  var found: [Violation] = []
  func refuse(_ finding: Finding, _ pointer: String, allowed: Quantity, found value: Quantity) {
    found.append(Violation(finding, pointer: pointer, allowed: allowed, found: value))
  }
  if claimsNoRoster(schedule) {
    if !schedule.routes.isEmpty { refuse(.rosterWithoutSolution, "/routes", allowed: .number(0), found: .number(schedule.routes.count)) }
    if let tasks = schedule.tasks, !tasks.isEmpty { refuse(.rosterWithoutSolution, "/tasks", allowed: .number(0), found: .number(tasks.count)) }
    if let cost = schedule.cost { refuse(.rosterWithoutSolution, "/cost", allowed: .nothing, found: .cost(cost.total)) }
  }
  if status == .infeasible {
    if (schedule.conflicts ?? []).isEmpty { refuse(.conflictsMissing, "/conflicts", allowed: .atLeast(.number(1)), found: .number(0)) }
  } else if let conflicts = schedule.conflicts, !conflicts.isEmpty {
    refuse(.conflictsUnexpected, "/conflicts", allowed: .number(0), found: .number(conflicts.count))
  }
  for (index, conflict) in (schedule.conflicts ?? []).enumerated() {
    if conflict.isEmpty { refuse(.emptyConflict, "/conflicts/\(index)", allowed: .atLeast(.number(1)), found: .number(0)) }
    for (place, id) in conflict.enumerated() {
      guard let (owner, number) = roster.register.task(id), roster.register.exists(owner, number: number) else {
        found.append(
          Violation(.unknownTask, subjects: [id], pointer: "/conflicts/\(index)/\(place)", allowed: .nothing, found: .name(id)))
        continue
      }
    }
  }
  return found
}

/// A schedule that names its instance names this one, by its bytes and by its name.
func instanceViolations(_ roster: Roster) -> [Violation] {
  var found: [Violation] = []
  let instance = roster.instance
  if let stated = roster.schedule.instanceSHA256, !instance.sha256.isEmpty, stated.lowercased() != instance.sha256 {
    found.append(Violation(.otherInstance, pointer: "/instance/sha256", allowed: .name(instance.sha256), found: .name(stated)))
  }
  if let stated = roster.schedule.instanceName, stated != instance.name {
    found.append(Violation(.otherInstance, pointer: "/instance/name", allowed: .name(instance.name), found: .name(stated)))
  }
  return found
}
