import Instances
import Travel

/// The cheapest way to serve one task as if there were no other, found by trying everything; small instances only.
struct LoneService {
  let instance: Instance
  let roads: Roads

  init(_ instance: Instance) {
    self.instance = instance
    roads = Roads(instance.travel)
  }

  /// What one worker adds to the cost of a task that begins at a minute.
  private struct Candidate {
    var worker: Int
    var cost: Int
  }

  /// The least cost of serving one task of the owner, nil if nobody can.
  func cost(of owner: TaskOwner) -> Int? {
    var best: Int?
    for (begin, windowCost) in begins(of: owner) {
      let candidates = instance.workers.indices.compactMap { candidate($0, owner, begin: begin) }
      guard let team = teamCost(candidates, owner) else { continue }
      best = min(best ?? .max, team + windowCost)
    }
    return best
  }

  private func begins(of owner: TaskOwner) -> [(begin: Int, cost: Int)] {
    switch owner {
    case .activity(let index): return instance.activities[index].starts.map { ($0, 0) }
    case .need(let index):
      let need = instance.needs[index]
      let tied = instance.dependencies.contains { $0.hasGap && ($0.first == owner || $0.second == owner) }
      let step = need.team.size > 1 || tied ? instance.startStepMinutes : instance.visitStepMinutes
      return need.windows.flatMap { window in
        stride(from: (window.start + step - 1) / step * step, through: window.end - need.durationMinutes, by: step).map { ($0, window.cost) }
      }
    }
  }

  private func candidate(_ index: Int, _ owner: TaskOwner, begin: Int) -> Candidate? {
    let worker = instance.workers[index]
    guard instance.team(of: owner).seats.contains(where: { instance.qualifies(index, for: $0, of: owner) }) else { return nil }
    let end = begin + instance.durationMinutes(of: owner)
    let there = roads.leg(from: worker.home, to: instance.location(of: owner), mode: worker.mode)
    let back = roads.leg(from: instance.location(of: owner), to: worker.home, mode: worker.mode)
    let counted = there.minutes + back.minutes + end - begin
    let limits = worker.limits
    guard there.metres <= limits.maxMetresFromHome ?? .max, counted <= limits.maxMinutesPerDay ?? .max, counted <= limits.maxMinutesPerWeek ?? .max
    else { return nil }
    let shift = worker.shifts.first { shift in
      begin - there.minutes >= shift.start && end + back.minutes <= shift.end
        && worker.breaks.allSatisfy { pauses($0, shift, begin: begin, end: end, there: there.minutes, back: back.minutes) }
    }
    guard let shift else { return nil }
    let people = instance.people(of: owner)
    var cost = (there.minutes + back.minutes) * instance.kinds[worker.kind].travelMinuteCost
    if shift.ifNeeded { cost += instance.weights.ifNeededShift }
    if !people.regulars.isEmpty, !people.regulars.contains(index) { cost += instance.weights.newFace }
    if !people.preferred.isEmpty, !people.preferred.contains(index) { cost += instance.weights.unpreferred }
    cost += people.costs.first { $0.worker == index }?.cost ?? 0
    if let target = worker.targetMinutesPerWeek { cost += max(0, counted - target) * instance.weights.overTargetMinute }
    return Candidate(worker: index, cost: cost)
  }

  private func pauses(_ rule: BreakRule, _ shift: Shift, begin: Int, end: Int, there: Int, back: Int) -> Bool {
    let from = shift.day * .minutesPerDay + rule.from
    let to = shift.day * .minutesPerDay + rule.to
    guard shift.start <= from, to <= shift.end else { return true }
    return begin - there - from >= rule.durationMinutes || to - end - back >= rule.durationMinutes
      || begin - max(from, shift.start + there) >= rule.durationMinutes
      || max(from, end) + rule.durationMinutes <= min(to, shift.end - back)
  }

  /// The cheapest team among candidates: all pairs for two seats; for larger teams the cheapest people seat by seat, without minors.
  private func teamCost(_ candidates: [Candidate], _ owner: TaskOwner) -> Int? {
    let team = instance.team(of: owner)
    guard team.size == 2, team.seats.allSatisfy({ $0.min == $0.count }) else { return greedyCost(candidates, owner) }
    let seats = team.seats.flatMap { seat in Array(repeating: seat, count: seat.count) }
    var best: Int?
    for first in candidates where instance.qualifies(first.worker, for: seats[0], of: owner) {
      for second in candidates where second.worker != first.worker && instance.qualifies(second.worker, for: seats[1], of: owner) {
        guard let covers = coverCost(team, [first.worker, second.worker]), guarded(first.worker, second.worker) else { continue }
        best = min(best ?? .max, first.cost + second.cost + covers)
      }
    }
    return best
  }

  private func guarded(_ first: Int, _ second: Int) -> Bool {
    (instance.workers[first].guardian ?? second) == second && (instance.workers[second].guardian ?? first) == first
  }

  private func greedyCost(_ candidates: [Candidate], _ owner: TaskOwner) -> Int? {
    let team = instance.team(of: owner)
    var rest = candidates.filter { instance.workers[$0.worker].guardian == nil }.sorted { ($0.cost, $0.worker) < ($1.cost, $1.worker) }
    var members: [Int] = []
    var cost = 0
    for seat in team.seats {
      var filled = 0
      for candidate in rest where filled < seat.count && instance.qualifies(candidate.worker, for: seat, of: owner) {
        if filled >= seat.min, candidate.cost >= seat.missingCost { break }
        filled += 1
        cost += candidate.cost
        members.append(candidate.worker)
      }
      rest.removeAll { members.contains($0.worker) }
      guard filled >= seat.min else { return nil }
      cost += (seat.count - filled) * seat.missingCost
    }
    return coverCost(team, members).map { cost + $0 }
  }

  private func coverCost(_ team: Team, _ members: [Int]) -> Int? {
    var cost = 0
    for cover in team.covers {
      let short = max(0, cover.count - members.filter { instance.holds($0, cover.property) }.count)
      guard let missing = short > 0 ? cover.missingCost : 0 else { return nil }
      cost += missing * short
    }
    return cost
  }
}
