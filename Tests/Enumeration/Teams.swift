import Instances
import Travel

/// One set of workers that may do a task, in the seats that cost least (H4, H9).
struct TeamOption {
  /// A bit for each worker.
  var workers: UInt32
  /// Worker and seat, by worker.
  var members: [(worker: Int, seat: Int)]
  var missingSeats = 0
  var missingCovers = 0
  var newFace = 0
  var unpreferred = 0
  var assignment = 0

  var cost: Int { missingSeats + missingCovers + newFace + unpreferred + assignment }
}

extension Setting {
  /// Every set of workers that may do a task of this owner.
  func teams(_ owner: Int) -> [TeamOption] {
    let seats = instance.team(of: owners[owner]).seats
    var found: [TeamOption] = []
    var members: [(worker: Int, seat: Int)] = []
    func seat(_ worker: Int) {
      guard worker < instance.workers.count else {
        if let team = teamOption(owner, members) {
          if let same = found.firstIndex(where: { $0.workers == team.workers }) {
            if team.cost < found[same].cost { found[same] = team }
          } else {
            found.append(team)
          }
        }
        return
      }
      seat(worker + 1)
      for index in seats.indices where mayDo(worker, owner) && mayTake(worker, seats[index]) {
        guard members.count(where: { $0.seat == index }) < seats[index].count else { continue }
        members.append((worker, index))
        seat(worker + 1)
        members.removeLast()
      }
    }
    seat(0)
    return found
  }

  /// H4 and H7 of one worker and one task.
  private func mayDo(_ worker: Int, _ owner: Int) -> Bool {
    let people = instance.people(of: owners[owner])
    if rules.demands(.prohibited), people.prohibited.contains(worker) { return false }
    if rules.demands(.required), !people.required.isEmpty, !people.required.contains(worker) { return false }
    if rules.demands(.metresFromHome), let most = instance.workers[worker].limits.maxMetresFromHome, legs[worker][0][owner + 1].metres > most {
      return false
    }
    return true
  }

  /// H4 of one worker and one seat.
  private func mayTake(_ worker: Int, _ seat: Seat) -> Bool {
    let person = instance.workers[worker]
    if rules.demands(.seatKinds), !seat.kinds.isEmpty, !seat.kinds.contains(person.kind) { return false }
    if rules.demands(.seatSkills) {
      for asked in seat.skills where !person.skills.contains(where: { $0.skill == asked.skill && $0.level >= asked.level }) { return false }
    }
    if rules.demands(.seatTags) {
      for tag in seat.tags where !person.tags.contains(tag) { return false }
    }
    return true
  }

  /// The team of these members, with what it costs whenever it works; nil when H4 or H9 refuses it.
  private func teamOption(_ owner: Int, _ members: [(worker: Int, seat: Int)]) -> TeamOption? {
    guard !members.isEmpty else { return nil }
    var option = TeamOption(workers: members.reduce(0) { $0 | 1 << UInt32($1.worker) }, members: members)
    let team = instance.team(of: owners[owner])
    let isActivity = activity(owner) != nil
    for (index, seat) in team.seats.enumerated() {
      let filled = members.count { $0.seat == index }
      if filled < seat.min, !isActivity || rules.demands(.seatMinimum) { return nil }
      if isActivity { option.missingSeats += rules.cost(.missingSeats, seat.missingCost * (seat.count - filled)) }
    }
    for cover in team.covers {
      let held = members.count { holds($0.worker, cover.property) }
      guard held < cover.count else { continue }
      if let cost = cover.missingCost {
        option.missingCovers += rules.cost(.missingCovers, cost * (cover.count - held))
      } else if rules.demands(.hardCovers) {
        return nil
      }
    }
    let people = instance.people(of: owners[owner])
    for (worker, _) in members {
      if rules.demands(.guardian), let guardian = instance.workers[worker].guardian, !members.contains(where: { $0.worker == guardian }) { return nil }
      if !people.regulars.isEmpty, !people.regulars.contains(worker) { option.newFace += rules.cost(.newFace, instance.weights.newFace) }
      if !people.preferred.isEmpty, !people.preferred.contains(worker) { option.unpreferred += rules.cost(.unpreferred, instance.weights.unpreferred) }
      for entry in people.costs where entry.worker == worker { option.assignment += rules.cost(.assignment, entry.cost) }
    }
    return option
  }

  private func holds(_ worker: Int, _ property: Cover.Property) -> Bool {
    let person = instance.workers[worker]
    switch property {
    case .tag(let tag): return person.tags.contains(tag)
    case .kind(let kind): return person.kind == kind
    case .skill(let skill, let minLevel): return person.skills.contains { $0.skill == skill && $0.level >= minLevel }
    }
  }
}
