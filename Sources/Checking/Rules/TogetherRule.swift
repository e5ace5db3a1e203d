import Instances

/// H5: a team begins at one minute, and visits begin on their grid.
func togetherViolations(_ roster: Roster) -> [Violation] {
  let tied = needsWithGap(roster.instance)
  var found: [Violation] = []
  for job in roster.served {
    if let odd = job.begins.firstIndex(where: { $0 != job.begin }) {
      found.append(
        Violation(
          .differentBegins, workers: job.team.map(roster.id(ofWorker:)), subjects: [job.id], when: job.begins[odd],
          pointer: "\(job.pointers[odd])/begin", allowed: .time(job.begin), found: .time(job.begins[odd])))
    }
    guard case .need(let index) = job.owner else { continue }
    let step = gridStep(ofNeed: index, tied: tied[index], roster.instance)
    for (position, begin) in job.begins.enumerated()
    where job.begins.firstIndex(of: begin) == position && begin.minuteOfDay % step != 0 {
      found.append(
        Violation(
          .offGrid, workers: job.team.map(roster.id(ofWorker:)), subjects: [job.id], when: begin, pointer: "\(job.pointers[position])/begin",
          allowed: .minutes(step), found: .time(begin)))
    }
  }
  return found
}

/// The step, in minutes after midnight, of the begins of a need's tasks.
func gridStep(ofNeed need: Int, tied: Bool, _ instance: Instance) -> Int {
  instance.needs[need].team.size > 1 || tied ? instance.startStepMinutes : instance.visitStepMinutes
}

/// For each need, whether a dependency with a gap names it.
func needsWithGap(_ instance: Instance) -> [Bool] {
  var tied = Array(repeating: false, count: instance.needs.count)
  for dependency in instance.dependencies where dependency.hasGap {
    for owner in [dependency.first, dependency.second] {
      if case .need(let index) = owner { tied[index] = true }
    }
  }
  return tied
}
