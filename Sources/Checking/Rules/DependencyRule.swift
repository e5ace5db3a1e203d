import Instances

/// H13: the second task of a dependency waits for the first, within the gap, or is done by other people.
func dependencyViolations(_ roster: Roster) -> [Violation] {
  var found: [Violation] = []
  for dependency in roster.instance.dependencies {
    guard let second = roster.servedTasks(of: dependency.second).first else { continue }
    guard let first = roster.servedTasks(of: dependency.first).first else {
      if dependency.orders {
        let missing = roster.instance.taskId(of: dependency.first, occurrence: 0)
        found.append(
          Violation(
            .secondWithoutFirst, workers: second.team.map(roster.id(ofWorker:)), subjects: [missing, second.id], when: second.begin,
            pointer: "\(second.pointer)/task", allowed: .name(missing), found: .nothing))
      }
      continue
    }
    if dependency.orders { found += gapViolations(dependency, first, second) }
    let both = dependency.differentWorkers ? first.team.filter { second.team.contains($0) } : []
    if !both.isEmpty {
      found.append(
        Violation(
          .sameWorker, workers: both.map(roster.id(ofWorker:)), subjects: [first.id, second.id], when: second.begin, pointer: second.pointer,
          allowed: .nothing, found: .names(both.map(roster.id(ofWorker:)))))
    }
  }
  return found
}

/// A gap that is not given starts at 0 and has no end.
private func gapViolations(_ dependency: Dependency, _ first: ServedJob, _ second: ServedJob) -> [Violation] {
  let gap = second.begin - first.begin
  func refusal(_ finding: Finding, _ allowed: Quantity) -> [Violation] {
    [
      Violation(
        finding, subjects: [first.id, second.id], when: second.begin, pointer: "\(second.pointer)/begin", allowed: allowed, found: .minutes(gap))
    ]
  }
  let least = dependency.minGapMinutes ?? 0
  if gap < least { return refusal(.gapTooShort, .atLeast(.minutes(least))) }
  if let most = dependency.maxGapMinutes, gap > most { return refusal(.gapTooLong, .atMost(.minutes(most))) }
  return []
}
