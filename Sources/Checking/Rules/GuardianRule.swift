import Instances

/// H9: whoever has a guardian is in a team only with the guardian.
func guardianViolations(_ roster: Roster) -> [Violation] {
  var found: [Violation] = []
  for job in roster.served where !job.hasUnknownMember {
    for member in job.members {
      guard let guardian = roster.instance.workers[member.worker].guardian, !job.members.contains(where: { $0.worker == guardian }) else { continue }
      found.append(
        Violation(
          .guardianAbsent, workers: [roster.id(ofWorker: member.worker)], subjects: [job.id], when: member.begin, pointer: member.pointer,
          allowed: .name(roster.id(ofWorker: guardian)), found: .names(job.team.map(roster.id(ofWorker:)))))
    }
  }
  return found
}
