import Instances
import Schedules

/// H4: every seat is filled by the right number of the right people, all different, and the hard covers are held.
///
/// A task with a worker whom the instance does not know is not judged here: who that worker is cannot be said.
func teamViolations(_ roster: Roster) -> [Violation] {
  var found = emptyTeams(roster)
  for job in roster.served where !job.hasUnknownMember {
    let team = roster.instance.team(of: job.owner)
    found += memberViolations(job, team, roster)
    found += seatViolations(job, team, roster)
    found += coverViolations(job, team, roster)
  }
  return found
}

/// A task that is listed as served has at least one worker.
private func emptyTeams(_ roster: Roster) -> [Violation] {
  var found: [Violation] = []
  for (index, task) in (roster.schedule.tasks ?? []).enumerated() where task.team.isEmpty {
    guard let (owner, number) = roster.register.task(task.id), !roster.isServed(owner, number: number) else { continue }
    found.append(
      Violation(
        .emptyTeam, subjects: [task.id], when: task.begin, pointer: "/tasks/\(index)/team", allowed: .atLeast(.number(1)), found: .number(0)))
  }
  return found
}

private func memberViolations(_ job: ServedJob, _ team: Team, _ roster: Roster) -> [Violation] {
  var found: [Violation] = []
  for (position, member) in job.members.enumerated() {
    func refuse(_ finding: Finding, _ field: String, allowed: Quantity, found value: Quantity) {
      found.append(
        Violation(
          finding, workers: [roster.id(ofWorker: member.worker)], subjects: [job.id], when: member.begin, pointer: "\(member.pointer)/\(field)",
          allowed: allowed, found: value))
    }
    if job.members[..<position].contains(where: { $0.worker == member.worker }) {
      refuse(.workerTwice, "task", allowed: .atMost(.number(1)), found: .number(2))
    }
    let people = roster.instance.people(of: job.owner)
    if people.prohibited.contains(member.worker) {
      refuse(.prohibitedWorker, "task", allowed: .nothing, found: .name(roster.id(ofWorker: member.worker)))
    }
    if !people.required.isEmpty, !people.required.contains(member.worker) {
      refuse(
        .notRequiredWorker, "task", allowed: .names(people.required.map(roster.id(ofWorker:))), found: .name(roster.id(ofWorker: member.worker)))
    }
    guard team.seats.indices.contains(member.seat) else {
      refuse(.noSuchSeat, "seat", allowed: .atMost(.number(team.seats.count - 1)), found: .number(member.seat))
      continue
    }
    let seat = team.seats[member.seat]
    let worker = roster.instance.workers[member.worker]
    let kinds = roster.instance.kinds
    if !seat.kinds.isEmpty, !seat.kinds.contains(worker.kind) {
      refuse(.wrongKind, "seat", allowed: .names(seat.kinds.map { kinds[$0].id }), found: .name(kinds[worker.kind].id))
    }
    for demand in seat.skills where highestLevel(of: demand.skill, worker) < demand.level {
      let skill = Quantity.name(roster.instance.skills[demand.skill].id)
      refuse(
        .skillMissing, "seat", allowed: .oneOf([skill, .atLeast(.number(demand.level))]),
        found: .oneOf([skill, .number(highestLevel(of: demand.skill, worker))]))
    }
    for tag in seat.tags where !worker.tags.contains(tag) {
      refuse(.tagMissing, "seat", allowed: .name(tag), found: .names(worker.tags))
    }
  }
  return found
}

private func seatViolations(_ job: ServedJob, _ team: Team, _ roster: Roster) -> [Violation] {
  var found: [Violation] = []
  for (index, seat) in team.seats.enumerated() {
    let here = job.members.filter { $0.seat == index }
    if here.count < seat.min || here.count > seat.count {
      found.append(
        Violation(
          here.count < seat.min ? .seatShort : .seatOverfull, workers: here.map { roster.id(ofWorker: $0.worker) }, subjects: [job.id], when: job.begin,
          pointer: here.first?.pointer ?? job.pointer,
          allowed: here.count < seat.min ? .atLeast(.number(seat.min)) : .atMost(.number(seat.count)), found: .number(here.count)))
    }
  }
  return found
}

private func coverViolations(_ job: ServedJob, _ team: Team, _ roster: Roster) -> [Violation] {
  var found: [Violation] = []
  for cover in team.covers where cover.missingCost == nil {
    let held = holders(of: cover.property, in: job, roster)
    if held < cover.count {
      found.append(
        Violation(
          .coverShort, workers: job.team.map(roster.id(ofWorker:)), subjects: [job.id], when: job.begin, pointer: job.pointer,
          allowed: .oneOf([name(of: cover.property, roster.instance), .atLeast(.number(cover.count))]), found: .number(held)))
    }
  }
  return found
}

/// Members of a task's team who hold what a cover counts.
func holders(of property: Cover.Property, in job: ServedJob, _ roster: Roster) -> Int {
  job.team.filter { holds(roster.instance.workers[$0], property) }.count
}

func holds(_ worker: Worker, _ property: Cover.Property) -> Bool {
  switch property {
  case .tag(let tag): worker.tags.contains(tag)
  case .kind(let kind): worker.kind == kind
  case .skill(let skill, let minLevel): highestLevel(of: skill, worker) >= minLevel
  }
}

/// The level at which a worker holds a skill, 0 without it.
func highestLevel(of skill: Int, _ worker: Worker) -> Int {
  worker.skills.reduce(0) { $1.skill == skill ? max($0, $1.level) : $0 }
}

private func name(of property: Cover.Property, _ instance: Instance) -> Quantity {
  switch property {
  case .tag(let tag): .name(tag)
  case .kind(let kind): .name(instance.kinds[kind].id)
  case .skill(let skill, _): .name(instance.skills[skill].id)
  }
}
