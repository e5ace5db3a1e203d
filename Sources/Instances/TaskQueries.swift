extension Instance {
  /// The team that a need or an activity asks for.
  package func team(of owner: TaskOwner) -> Team {
    switch owner {
    case .need(let index): needs[index].team
    case .activity(let index): activities[index].team
    }
  }

  package func people(of owner: TaskOwner) -> WorkerWishes {
    switch owner {
    case .need(let index): needs[index].people
    case .activity(let index): activities[index].people
    }
  }

  package func location(of owner: TaskOwner) -> Location {
    switch owner {
    case .need(let index): households[needs[index].household].location
    case .activity(let index): activities[index].location
    }
  }

  package func durationMinutes(of owner: TaskOwner) -> Int {
    switch owner {
    case .need(let index): needs[index].durationMinutes
    case .activity(let index): activities[index].durationMinutes
    }
  }

  package func id(of owner: TaskOwner) -> String {
    switch owner {
    case .need(let index): needs[index].id
    case .activity(let index): activities[index].id
    }
  }

  /// Needs in the document's order, then activities.
  package var owners: [TaskOwner] { needs.indices.map { .need($0) } + activities.indices.map { .activity($0) } }

  /// Tasks of a need or an activity.
  package func times(of owner: TaskOwner) -> Int {
    switch owner {
    case .need(let index): needs[index].times
    case .activity: 1
    }
  }

  /// The id of a task: `id#1 … id#times` of a need, `id` of an activity.
  package func taskId(of owner: TaskOwner, occurrence: Int) -> String {
    switch owner {
    case .need(let index): "\(needs[index].id)#\(occurrence + 1)"
    case .activity(let index): activities[index].id
    }
  }

  /// H4: whether a worker may sit in a seat of a task, all but time and distance considered.
  package func qualifies(_ worker: Int, for seat: Seat, of owner: TaskOwner) -> Bool {
    let person = workers[worker]
    let people = people(of: owner)
    guard seat.kinds.isEmpty || seat.kinds.contains(person.kind) else { return false }
    guard seat.skills.allSatisfy({ person.level(of: $0.skill) >= $0.level }) else { return false }
    guard seat.tags.allSatisfy({ person.tags.contains($0) }) else { return false }
    return !people.prohibited.contains(worker) && (people.required.isEmpty || people.required.contains(worker))
  }

  /// Whether a worker holds the property that a cover counts.
  package func holds(_ worker: Int, _ property: Cover.Property) -> Bool {
    switch property {
    case .tag(let tag): workers[worker].tags.contains(tag)
    case .kind(let kind): workers[worker].kind == kind
    case .skill(let skill, let minLevel): workers[worker].level(of: skill) >= minLevel
    }
  }
}
