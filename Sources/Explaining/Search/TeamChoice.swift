import Instances

/// A team for one task at one begin.
struct Choice {
  var begin: Int
  /// In order of seats.
  var members: [(opening: Opening, seat: Int)]
  var weight: Int
  /// What would be missing in each fund, thousandths of a fen; empty when nothing is.
  var overdrawn: [(fund: Int, milliFen: Int)] = []

  var workers: [Int] { members.map(\.opening.worker).sorted() }
}

/// Chooses the team of least weight among the openings at one begin (H4, H9, H11, H12).
struct TeamChoice {
  private let bench: Bench
  private let owner: TaskOwner
  private let team: Team
  private let maxDistinct: Int?
  private let faces: Set<Int>
  private let expense: Expense?
  private let extraFace: Int
  private let previous: [(begin: Int, team: [Int])]
  /// Steps of the search before it gives up, for each begin.
  private static let patience = 4_000
  private(set) var steps = 0
  /// The search gave up somewhere: a team that it did not find may exist.
  private(set) var gaveUp = false

  /// By weight, ascending.
  private var openings: [Opening] = []
  private var weights: [Int] = []
  private var lifted: Obstacle = []
  private var best: Choice?
  private var members: [(opening: Opening, seat: Int)] = []
  private var begin = 0
  private var stepsHere = 0

  init(_ bench: Bench, _ owner: TaskOwner) {
    self.bench = bench
    self.owner = owner
    team = bench.instance.team(of: owner)
    maxDistinct = bench.instance.people(of: owner).maxDistinct
    faces = Set(bench.services(of: owner).flatMap(\.team))
    expense = bench.instance.expense(of: owner)
    extraFace = bench.instance.times(of: owner) > 1 ? bench.instance.weights.extraWorker : 0
    previous = bench.previous[bench.position(of: owner)]
  }

  /// - Parameters:
  ///   - lifted: obstacles that do not count; openings with others are left out.
  ///   - bound: only teams of less weight are of use.
  mutating func best(of all: [Opening], at minute: Int, lifting: Obstacle, below bound: Int = .max) -> Choice? {
    let usable = all.filter { $0.obstacles.isSubset(of: lifting) }
    if usable.isEmpty { return nil }
    let weighed = usable.map { (opening: $0, weight: weight($0, lifting)) }.sorted { ($0.weight, $0.opening.worker) < ($1.weight, $1.opening.worker) }
    openings = weighed.map(\.opening)
    weights = weighed.map(\.weight)
    lifted = lifting
    begin = minute
    best = nil
    members = []
    stepsHere = 0
    fill(seat: 0, filled: 0, from: 0, weight: 0, bound: bound)
    if stepsHere >= TeamChoice.patience { gaveUp = gaveUp || best == nil }
    steps += stepsHere
    return best
  }

  private func weight(_ opening: Opening, _ lifted: Obstacle) -> Int {
    (lifted.isEmpty ? opening.cost : opening.burden(lifted)) + (faces.contains(opening.worker) ? 0 : extraFace)
  }

  private mutating func fill(seat: Int, filled: Int, from: Int, weight sum: Int, bound: Int) {
    stepsHere += 1
    if stepsHere >= TeamChoice.patience { return }
    if seat == team.seats.count { return finish(sum, bound) }
    let demand = team.seats[seat]
    if filled < demand.count {
      // What everybody after this one, and a task that is kept, could save at most.
      let saving = min(0, weights[0]) * (team.size - members.count - 1) - bench.instance.weights.change
      for position in from..<max(from, openings.count) {
        if sum + weights[position] + saving >= min(bound, best?.weight ?? .max) { break }
        let opening = openings[position]
        guard opening.seats & (1 << UInt64(min(seat, 63))) != 0, !members.contains(where: { $0.opening.worker == opening.worker }) else { continue }
        members.append((opening, seat))
        fill(seat: seat, filled: filled + 1, from: position + 1, weight: sum + weights[position], bound: bound)
        members.removeLast()
        if stepsHere >= TeamChoice.patience { return }
      }
    }
    if filled >= demand.min {
      fill(seat: seat + 1, filled: 0, from: 0, weight: sum + demand.missingCost * (demand.count - filled), bound: bound)
    }
  }

  private mutating func finish(_ sum: Int, _ bound: Int) {
    guard !members.isEmpty else { return }
    var weight = sum
    for cover in team.covers {
      let short = cover.count - members.count { bench.instance.holds($0.opening.worker, cover.property) }
      guard short > 0 else { continue }
      guard let price = cover.missingCost else { return }
      weight += price * short
    }
    let workers = members.map(\.opening.worker)
    if previous.contains(where: { $0.begin == begin && $0.team == workers.sorted() }) { weight -= bench.instance.weights.change }
    guard weight < bound, weight < best?.weight ?? .max else { return }
    if !lifted.contains(.guardian), workers.contains(where: { bench.instance.workers[$0].guardian.map { !workers.contains($0) } ?? false }) { return }
    if !lifted.contains(.distinct), let maxDistinct, faces.union(workers).count > maxDistinct { return }
    let overdrawn = overdraft()
    if !overdrawn.isEmpty && !lifted.contains(.fund) { return }
    if lifted == .fund { weight += overdrawn.reduce(0) { $0 + $1.milliFen } }
    guard weight < best?.weight ?? .max else { return }
    best = Choice(begin: begin, members: members, weight: weight, overdrawn: overdrawn)
  }

  private func overdraft() -> [(fund: Int, milliFen: Int)] {
    var extra: [Int: Int] = [:]
    if let expense { extra[expense.fund, default: 0] += 1000 * expense.fen }
    for member in members {
      if let rate = bench.instance.workers[member.opening.worker].fundPerKm { extra[rate.fund, default: 0] += rate.fenPerKm * member.opening.metres }
    }
    return extra.keys.sorted().compactMap { fund in
      let over = bench.spent[fund] + (extra[fund] ?? 0) - 1000 * bench.instance.funds[fund].balanceFen
      return over > 0 && (extra[fund] ?? 0) > 0 ? (fund, over) : nil
    }
  }
}
