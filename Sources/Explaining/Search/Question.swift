import Instances

/// One unserved task on one bench: at which begins which obstacles stand, and which teams there are when some are lifted.
struct Question {
  struct Begin {
    let minute: Int
    let obstacles: Obstacle
  }

  let bench: Bench
  let owner: TaskOwner
  let openings: Openings
  let begins: [Begin]
  private(set) var choice: TeamChoice
  /// Openings and steps looked at so far: the price of the answers.
  private(set) var effort = 0

  /// - Parameter alone: the task is looked at as if there were no other, as `canBeServed` does.
  init(_ bench: Bench, _ owner: TaskOwner, alone: Bool) {
    self.bench = bench
    self.owner = owner
    openings = Openings(bench, owner)
    choice = TeamChoice(bench, owner)
    let surroundings = Surroundings(bench, owner)
    begins = Question.minutes(bench.instance, owner).map { Begin(minute: $0, obstacles: alone ? [] : surroundings.obstacles(at: $0)) }
  }

  /// Begins that H3 and H5 allow, ascending.
  static func minutes(_ instance: Instance, _ owner: TaskOwner) -> [Int] {
    switch owner {
    case .activity(let index): return Set(instance.activities[index].starts).sorted()
    case .need(let index):
      let need = instance.needs[index]
      let step = step(instance, owner)
      var minutes: Set<Int> = []
      for window in need.windows where window.end - need.durationMinutes >= window.start {
        minutes.formUnion((window.start...(window.end - need.durationMinutes)).lazy.filter { $0.minuteOfDay % step == 0 })
      }
      return minutes.sorted()
    }
  }

  /// Grid of a need's begins, minutes after midnight (H5).
  static func step(_ instance: Instance, _ owner: TaskOwner) -> Int {
    let tied = instance.dependencies.contains { $0.hasGap && ($0.first == owner || $0.second == owner) }
    return instance.team(of: owner).size > 1 || tied ? instance.startStepMinutes : instance.visitStepMinutes
  }

  private func windowCost(_ minute: Int) -> Int {
    guard case .need(let index) = owner else { return 0 }
    let need = bench.instance.needs[index]
    return need.windows.filter { $0.start <= minute && minute + need.durationMinutes <= $0.end }.map(\.cost).min() ?? 0
  }

  /// The cheapest way to add the task to the bench as it stands; the earliest of those.
  mutating func cheapest() -> Choice? {
    var best: Choice?
    for begin in begins where begin.obstacles.isEmpty {
      let open = openings.candidates.map { openings.opening($0, at: begin.minute, clearing: false) }
      let window = windowCost(begin.minute)
      let before = choice.steps
      if var found = choice.best(of: open, at: begin.minute, lifting: [], below: (best?.weight ?? .max - window) - window) {
        found.weight += window
        best = found
      }
      effort += open.count + choice.steps - before
    }
    return best
  }

  /// For each set of obstacles, the team that needs the least of them lifted; nil where there is none even so.
  mutating func choices(lifting sets: [Obstacle]) -> [Choice?] {
    var best: [Choice?] = Array(repeating: nil, count: sets.count)
    for begin in begins {
      let wanted = sets.indices.filter { begin.obstacles.isSubset(of: sets[$0]) }
      if wanted.isEmpty { continue }
      let open = openings.candidates.map { openings.opening($0, at: begin.minute, clearing: true) }
      let before = choice.steps
      for index in wanted {
        if let found = choice.best(of: open, at: begin.minute, lifting: sets[index], below: best[index]?.weight ?? .max) { best[index] = found }
      }
      effort += 2 * open.count + choice.steps - before
    }
    return best
  }

  /// Workers whom `obstacle` stops at some begin at which `earlier` obstacles do not, ascending.
  mutating func workers(stoppedBy obstacle: Obstacle, after earlier: Obstacle) -> [Int] {
    effort += openings.candidates.count * begins.count
    return openings.candidates.filter { candidate in
      begins.contains { begin in
        guard begin.obstacles.isDisjoint(with: earlier) else { return false }
        let opening = openings.opening(candidate, at: begin.minute, clearing: true)
        return opening.obstacles.contains(obstacle) && opening.obstacles.isDisjoint(with: earlier)
      }
    }.map(\.worker)
  }
}

/// What other served tasks say of the begins of one task: H6, H10, H13, H16.
private struct Surroundings {
  private let bench: Bench
  private let owner: TaskOwner
  private var takenDays: [Int] = []
  private var minGapDays = 0
  /// Dates on which the household can take no more.
  private var fullDays: Set<Int> = []
  /// Stretches in which the venue is taken.
  private var taken: [Interval] = []
  private var firstUnserved = false
  /// The begin lies in each of these.
  private var ranges: [ClosedRange<Int>] = []
  private let duration: Int

  init(_ bench: Bench, _ owner: TaskOwner) {
    self.bench = bench
    self.owner = owner
    let instance = bench.instance
    duration = instance.durationMinutes(of: owner)
    for dependency in instance.dependencies where dependency.orders {
      let (least, most) = (dependency.minGapMinutes ?? 0, dependency.maxGapMinutes ?? instance.horizon.minutes)
      if dependency.second == owner {
        if let first = bench.services(of: dependency.first).first {
          ranges.append((first.begin + least)...(first.begin + most))
        } else {
          firstUnserved = true
        }
      } else if dependency.first == owner, let second = bench.services(of: dependency.second).first {
        ranges.append((second.begin - most)...(second.begin - least))
      }
    }
    switch owner {
    case .need(let index):
      minGapDays = instance.needs[index].minGapDays
      takenDays = bench.services(of: owner).map { $0.begin.day }
      fullDays = Surroundings.fullDays(bench, index)
    case .activity(let index):
      guard let venue = instance.activities[index].venue, instance.venues[venue].exclusive else { return }
      for (other, activity) in instance.activities.enumerated() where other != index && activity.venue == venue {
        taken += bench.services(of: .activity(other)).map { Interval(start: $0.begin, end: $0.begin + activity.durationMinutes) }
      }
    }
  }

  private static func fullDays(_ bench: Bench, _ need: Int) -> Set<Int> {
    let instance = bench.instance
    let household = instance.needs[need].household
    guard let limit = instance.households[household].maxVisitsPerDay, !instance.accompanies(need) else { return [] }
    var visits: [Int: Int] = [:]
    for (other, entry) in instance.needs.enumerated() where entry.household == household && !instance.accompanies(other) {
      for service in bench.services(of: .need(other)) { visits[service.begin.day, default: 0] += 1 }
    }
    return Set(visits.filter { $0.value >= limit }.keys)
  }

  func obstacles(at minute: Int) -> Obstacle {
    var obstacles: Obstacle = []
    if firstUnserved { obstacles.insert(.firstUnserved) }
    if ranges.contains(where: { !$0.contains(minute) }) { obstacles.insert(.gap) }
    if takenDays.contains(where: { abs($0 - minute.day) < minGapDays }) { obstacles.insert(.spacing) }
    if fullDays.contains(minute.day) { obstacles.insert(.household) }
    if taken.contains(where: { minute < $0.end && $0.start < minute + duration }) { obstacles.insert(.venue) }
    return obstacles
  }
}

extension Instance {
  /// H16: the need is the second of a pair that begins together at one household, and is not counted.
  func accompanies(_ need: Int) -> Bool {
    dependencies.contains { dependency in
      guard dependency.second == .need(need), dependency.minGapMinutes == 0, dependency.maxGapMinutes == 0, case .need(let first) = dependency.first
      else { return false }
      return needs[first].household == needs[need].household
    }
  }
}
