import Instances

/// H12: at most `maxDistinct` different workers come to one need.
func distinctViolations(_ roster: Roster) -> [Violation] {
  var found: [Violation] = []
  for (index, need) in roster.instance.needs.enumerated() {
    guard let limit = need.people.maxDistinct else { continue }
    let faces = workersServing(index, roster)
    if faces.count > limit, let first = roster.servedTasks(of: .need(index)).first {
      found.append(
        Violation(
          .tooManyFaces, workers: faces.map(roster.id(ofWorker:)), subjects: [need.id], pointer: first.pointer, allowed: .atMost(.number(limit)),
          found: .number(faces.count)))
    }
  }
  return found
}

/// Different workers over the served tasks of a need, ascending.
func workersServing(_ need: Int, _ roster: Roster) -> [Int] {
  Set(roster.servedOfNeed[need].flatMap { roster.served[$0].members.map(\.worker) }).sorted()
}
