import Instances

/// H3: a visit lies inside one of its need's windows; an activity begins at one of its starts.
///
/// A task whose stops disagree on the begin is judged at each begin.
func windowViolations(_ roster: Roster) -> [Violation] {
  var found: [Violation] = []
  for job in roster.served {
    for (position, begin) in job.begins.enumerated() where job.begins.firstIndex(of: begin) == position {
      let pointer = "\(job.pointers[position])/begin"
      switch job.owner {
      case .need(let index):
        let need = roster.instance.needs[index]
        let end = begin + need.durationMinutes
        if !need.windows.contains(where: { $0.start <= begin && end <= $0.end }) {
          found.append(
            Violation(
              .outsideWindows, workers: job.team.map(roster.id(ofWorker:)), subjects: [job.id], when: begin, pointer: pointer,
              allowed: .oneOf(need.windows.map { .stretch($0.start, $0.end) }), found: .stretch(begin, end)))
        }
      case .activity(let index):
        let activity = roster.instance.activities[index]
        if !activity.starts.contains(begin) {
          found.append(
            Violation(
              .notAStart, workers: job.team.map(roster.id(ofWorker:)), subjects: [job.id], when: begin, pointer: pointer,
              allowed: .oneOf(activity.starts.map { .time($0) }), found: .time(begin)))
        }
      }
    }
  }
  return found
}
