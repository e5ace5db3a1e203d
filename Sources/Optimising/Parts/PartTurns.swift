import Instances
import LinearPrograms
import Schedules

/// Parts of a roster, one after the other, each solved as far as its tree comes in a little work: the neighbourhoods in which local search ends are small,
/// those of a tree are not (partial optimisation metaheuristic under special intensification conditions, Taillard and Voss 2002).
///
/// A part has as many services as a tree can still prove in that work; that is learnt for each kind of part. Shifts without a service and tasks that are
/// left out come on top of them.
struct PartTurns: Sendable {
  /// What is free.
  private enum Kind: Int, CaseIterable {
    /// Whatever lies on some dates.
    case dates
    /// Shifts that could serve a task that is left out, and what hangs together with them.
    case leftOut
    /// Where the roster differs from what the relaxation leans to, and what hangs together with it (Danna, Rothberg and Le Pape 2005).
    case leaning
  }

  struct Answer {
    /// A better roster of the whole.
    var roster: Roster?
    /// Nothing that comes to mind holds a better one.
    var isOver = false
    var work = 0
    var profile = Profile()
  }

  /// Units of work that a part may take at the least and at the most, and as a share of what has been done so far.
  private static let work = (least: 15_000, most: 120_000, share: 0.25)
  /// Services of a part at first, at the least, and how much more or fewer the next one of its kind has.
  static let size = (first: 25.0, least: 10.0, growth: 1.15)
  /// Share of the work below which a part could have been larger.
  private static let easyShare = 0.3
  /// So many choices in turn that cannot be made, or have been proven in vain already, show that there is nothing more to try.
  private static let mostChoices = 6

  private let search: PartSearch
  private var random: SplitMix64
  private var number = 0
  /// Services that a part should have, by kind.
  private var sizes: [Double]
  /// Parts of the roster at hand that hold nothing better.
  private var exhausted: Set<[Bool]> = []
  private var costOfExhausted = Int.max

  /// - Parameter size: services of the first parts.
  init(_ search: PartSearch, seed: UInt64, size: Double = size.first) {
    self.search = search
    sizes = Array(repeating: size, count: Kind.allCases.count)
    random = SplitMix64(seed: seed ^ 0x9e37)
  }

  /// - Parameters:
  ///   - cost: what the roster costs.
  ///   - done: units of work that have been done so far.
  ///   - isStopped: asked while what is left out is filled in.
  mutating func turn(
    _ roster: Roster, cost: Int, leaning: Assistant.Suggestion?, done: Int, _ given: Options, _ interruption: Interruption,
    isStopped: () -> Bool = { false }
  ) -> Answer {
    if cost != costOfExhausted {
      exhausted = []
      costOfExhausted = cost
    }
    let whole = Whole(search.model, roster)
    guard let (kind, isFree) = choice(whole, leaning) else { return Answer(isOver: true) }
    var options = given
    options.threads = 1
    let limit = min(Self.work.most, max(Self.work.least, Int(Self.work.share * Double(done))))
    options.workLimit = limit
    let found = search.improve(roster, isFree: isFree, options, interruption)
    if found.isProven {
      exhausted.insert(isFree)
      if Double(found.work) < Self.easyShare * Double(limit) {
        sizes[kind.rawValue] = min(sizes[kind.rawValue] * Self.size.growth, max(Self.size.least, 2 * Double(whole.services.count)))
      }
    } else {
      sizes[kind.rawValue] = max(Self.size.least, sizes[kind.rawValue] / Self.size.growth)
    }
    var answer = Answer(work: found.work, profile: found.profile)
    let gone = Set(found.gone)
    guard gone != Set(found.instead) else { return answer }
    var plan = Plan(search.model, search.index)
    plan.follow(whole.services.filter { !gone.contains($0) } + found.instead) { _ in false }
    plan.fill(isStopped: isStopped)
    answer.work += plan.work / Assistant.placementsPerUnit
    if plan.cost < cost { answer.roster = plan.roster() }
    return answer
  }

  // MARK: Which part

  /// The roster's services and where they are.
  private struct Whole {
    let services: [Service]
    /// By service.
    private(set) var shifts: [[Int]] = []
    /// By shift.
    private(set) var on: [[Int]]

    init(_ model: Model, _ roster: Roster) {
      services = roster.services(model)
      on = Array(repeating: [], count: model.shifts.count)
      for (number, service) in services.enumerated() {
        let own = roster.shifts(of: service, model)
        shifts.append(own)
        for shift in own { on[shift].append(number) }
      }
    }
  }

  /// - Returns: nil when all that comes to mind holds nothing better.
  private mutating func choice(_ whole: Whole, _ leaning: Assistant.Suggestion?) -> (Kind, [Bool])? {
    for _ in 0..<Self.mostChoices {
      let kind = Kind.allCases[number % Kind.allCases.count]
      number += 1
      let isFree: [Bool]
      switch kind {
      case .dates: isFree = dates(whole)
      case .leftOut: isFree = grown(from: placesOfLeftOut(whole), whole, kind)
      case .leaning:
        guard let leaning else { continue }
        isFree = grown(from: differences(whole, leaning), whole, kind)
      }
      if !exhausted.contains(isFree) { return (kind, isFree) }
    }
    return nil
  }

  /// Every shift of some dates.
  private mutating func dates(_ whole: Whole) -> [Bool] {
    let model = search.model
    var count = Array(repeating: 0, count: search.index.days)
    for service in whole.services { count[service.begin.day] += 1 }
    var order = Array(Set(model.shifts.map(\.day))).sorted()
    order.shuffle(using: &random)
    var chosen: Set<Int> = []
    var sum = 0
    for day in order where chosen.isEmpty || Double(sum + count[day]) <= sizes[Kind.dates.rawValue] * Self.size.growth {
      chosen.insert(day)
      sum += count[day]
    }
    return model.shifts.map { chosen.contains($0.day) }
  }

  /// Shifts that could serve what is left out, one task after the other.
  private mutating func placesOfLeftOut(_ whole: Whole) -> [[Int]] {
    let model = search.model
    var served = Array(repeating: 0, count: model.groups.count)
    for service in whole.services { served[model.jobs[service.job].group] += 1 }
    var groups = model.groups.indices.filter { served[$0] < model.groups[$0].times }
    groups.shuffle(using: &random)
    return groups.flatMap { group in
      var shifts = model.shiftsOfJob[model.groups[group].jobs[0]]
      shifts.shuffle(using: &random)
      return shifts.map { [$0] }
    }
  }

  /// Shifts of services that the relaxation does not lean to, and those that it leans to otherwise.
  private mutating func differences(_ whole: Whole, _ leaning: Assistant.Suggestion) -> [[Int]] {
    let leans = Set(leaning.routes.flatMap { route in route.stops.map { Place(shift: route.shift, job: $0.job) } })
    var has: Set<Place> = []
    var seeds: [[Int]] = []
    for (service, shifts) in zip(whole.services, whole.shifts) {
      let places = shifts.map { Place(shift: $0, job: service.job) }
      has.formUnion(places)
      if !places.allSatisfy(leans.contains) { seeds.append(shifts) }
    }
    for route in leaning.routes where !route.stops.allSatisfy({ has.contains(Place(shift: route.shift, job: $0.job)) }) { seeds.append([route.shift]) }
    seeds.shuffle(using: &random)
    return seeds
  }

  private struct Place: Hashable {
    var shift: Int
    var job: Int
  }

  /// The seeds in turn, each with the services on its shifts, their other shifts, and so on, until the part is large enough; shifts without a service are
  /// always free.
  private func grown(from seeds: [[Int]], _ whole: Whole, _ kind: Kind) -> [Bool] {
    let size = sizes[kind.rawValue]
    var isFree = whole.on.map(\.isEmpty)
    var isCounted = Array(repeating: false, count: whole.services.count)
    var count = 0
    for seed in seeds where Double(count) < size {
      var queue = seed
      var next = 0
      while next < queue.count, Double(count) < size * Self.size.growth {
        isFree[queue[next]] = true
        for service in whole.on[queue[next]] where !isCounted[service] {
          isCounted[service] = true
          count += 1
          queue += whole.shifts[service].filter { !isFree[$0] }
        }
        next += 1
      }
    }
    return isFree
  }
}
