import Instances

/// Whether workers who are all free at one begin make a team for a task: seats, hard covers, guardians and funds.
///
/// Workers who are alike to the task form a group, and a team takes the cheapest of a group first; so a team is a count for each group and
/// seat, found by backtracking that never visits the same counts twice.
struct TeamSearch {
  private struct Group {
    let seats: [Bool]
    let covers: [Bool]
    let fund: Int?
    /// What each member takes out of the fund, ascending.
    var milliFen: [Int]
    /// The group whose one member must be in the team too.
    var guardian: Int?
  }

  private let seats: [Seat]
  private let coverCounts: [Int]
  private var groups: [Group] = []
  private var room: [Int]
  private var used: [Int]
  private var failed: Set<[Int]> = []
  /// States visited before the search gives up: no real team comes near it, but a contrived one could take for ever.
  private static let patience = 200_000

  init(_ team: Team, _ workers: [SoloWorker], _ instance: Instance, expense: Expense?) {
    seats = team.seats
    coverCounts = team.covers.filter { $0.missingCost == nil }.map(\.count)
    room = instance.funds.map { 1000 * $0.balanceFen }
    if let expense { room[expense.fund] -= 1000 * expense.fen }
    groups = TeamSearch.groups(TeamSearch.guarded(workers))
    used = Array(repeating: 0, count: groups.count)
  }

  /// Nil when the search gives up undecided.
  func hasTeam() -> Bool? {
    if room.contains(where: { $0 < 0 }) { return false }
    for (index, seat) in seats.enumerated() where seat.min > groups.reduce(0, { $1.seats[index] ? $0 + $1.milliFen.count : $0 }) { return false }
    for (index, count) in coverCounts.enumerated() where count > groups.reduce(0, { $1.covers[index] ? $0 + $1.milliFen.count : $0 }) { return false }
    var search = self
    if search.fill(seat: 0, filled: 0, from: 0) { return true }
    return search.failed.count < TeamSearch.patience ? false : nil
  }

  /// Those whose guardian, if any, is among them.
  private static func guarded(_ workers: [SoloWorker]) -> [SoloWorker] {
    var left = workers
    while true {
      let present = Set(left.map(\.worker))
      let next = left.filter { $0.guardian.map(present.contains) ?? true }
      if next.count == left.count { return left }
      left = next
    }
  }

  /// Workers with a guardian, and the guardians, stand alone; others are grouped. Those who hold more covers come first.
  private static func groups(_ workers: [SoloWorker]) -> [Group] {
    struct Likeness: Hashable {
      let seats: [Bool]
      let covers: [Bool]
      let fund: Int?
      let alone: Int?
    }
    let guardians = Set(workers.compactMap(\.guardian))
    var groups: [Group] = []
    var positions: [Likeness: Int] = [:]
    var alone: [Int: Int] = [:]
    let ordered = workers.sorted { left, right in
      let held = (left.covers.count { $0 }, right.covers.count { $0 })
      if (left.guardian == nil) != (right.guardian == nil) { return left.guardian == nil }
      return held.0 != held.1 ? held.0 > held.1 : (left.milliFen, left.worker) < (right.milliFen, right.worker)
    }
    for worker in ordered {
      let single = worker.guardian != nil || guardians.contains(worker.worker) ? worker.worker : nil
      let likeness = Likeness(seats: worker.seats, covers: worker.covers, fund: worker.fund, alone: single)
      if let position = positions[likeness] {
        groups[position].milliFen.append(worker.milliFen)
      } else {
        positions[likeness] = groups.count
        if let single { alone[single] = groups.count }
        groups.append(Group(seats: worker.seats, covers: worker.covers, fund: worker.fund, milliFen: [worker.milliFen]))
      }
    }
    for worker in ordered {
      if let guardian = worker.guardian, let position = alone[worker.worker] { groups[position].guardian = alone[guardian] }
    }
    for position in groups.indices { groups[position].milliFen.sort() }
    return groups
  }

  /// Fills the seats from `seat` on, of which `filled` places are taken; the next one there comes from group `from` or a later one.
  private mutating func fill(seat: Int, filled: Int, from: Int) -> Bool {
    if seat == seats.count { return isTeam() }
    let state = [seat, filled, from] + used
    if failed.contains(state) || failed.count >= TeamSearch.patience || !coversAreInReach(seat: seat, filled: filled) { return false }
    if filled >= seats[seat].min, fill(seat: seat + 1, filled: 0, from: 0) { return true }
    if filled < seats[seat].count {
      for group in from..<max(from, groups.count) where groups[group].seats[seat] && used[group] < groups[group].milliFen.count {
        let price = groups[group].milliFen[used[group]]
        if let fund = groups[group].fund {
          if price > room[fund] { continue }
          room[fund] -= price
        }
        used[group] += 1
        if fill(seat: seat, filled: filled + 1, from: group) { return true }
        used[group] -= 1
        if let fund = groups[group].fund { room[fund] += price }
      }
    }
    failed.insert(state)
    return false
  }

  private func isTeam() -> Bool {
    guard used.contains(where: { $0 > 0 }) else { return false }
    for (group, count) in used.enumerated() where count > 0 {
      if let guardian = groups[group].guardian, used[guardian] == 0 { return false }
    }
    return coverCounts.indices.allSatisfy { held($0) >= coverCounts[$0] }
  }

  /// Each cover alone, and all of them together by workers who hold as many of those still short as anybody does.
  private func coversAreInReach(seat: Int, filled: Int) -> Bool {
    let open = seats[seat...].reduce(-filled) { $0 + $1.count }
    let short = coverCounts.indices.map { max(0, coverCounts[$0] - held($0)) }
    guard short.allSatisfy({ $0 <= open }) else { return false }
    let most = groups.lazy.map { group in short.indices.count { short[$0] > 0 && group.covers[$0] } }.max() ?? 0
    return short.reduce(0, +) <= open * most
  }

  private func held(_ cover: Int) -> Int {
    groups.indices.reduce(0) { groups[$1].covers[cover] ? $0 + used[$1] : $0 }
  }
}
