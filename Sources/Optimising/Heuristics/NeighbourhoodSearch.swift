import Instances

/// Large-neighbourhood search on a plan: services of neighbouring shifts are taken out and put back at the least cost, a few choices overlooked at
/// random; what comes of it is kept by the rule of simulated annealing (Shaw 1998; Christiaens and Vanden Berghe 2020, slack induction). What is left out
/// comes in by ejecting what finds another place most easily.
struct NeighbourhoodSearch: Sendable {
  var plan: Plan
  private(set) var bestCost: Int
  private(set) var bestRoutes: [Plan.Route]
  /// Routes of good plans that were met on the way, for the master.
  private(set) var pool: [PooledRoute] = []
  private(set) var iterations = 0
  private var pooled: Set<PooledRoute> = []
  private var dirty: [Int] = []
  private var isDirty: [Bool]
  var random: SplitMix64
  /// Jobs that the search may touch.
  private let jobs: [Int]
  private let isOwn: [Bool]
  /// Shifts whose routes do not hold any more since the move at hand has taken something out, where what is left must not be touched.
  private var broken: [Int] = []
  private var stamp: [Int]
  var stampNow = 0
  /// The job that the move at hand makes room for; -1: none.
  var forced = -1
  /// How likely a job that had to make room for another found no other place, not even by a chain, by job; a running average.
  var hardness: [Double]
  /// Jobs that had to make room in the move at hand.
  var ejected: [Int] = []
  /// What leaving a task out costs; the scale of temperatures.
  private let typicalPrice: Double

  struct PooledRoute: Hashable, Sendable {
    var shift: Int
    var stops: [Plan.Stop]
  }

  /// - Parameter jobs: those that may be touched, ascending; nil: all. What else is in the plan stays as it is.
  init(_ plan: Plan, seed: UInt64, jobs chosen: [Int]? = nil) {
    self.plan = plan
    self.plan.places.open(slots: plan.index.slotCount)
    bestCost = plan.trueCost
    bestRoutes = plan.routes
    isDirty = Array(repeating: false, count: plan.routes.count)
    random = SplitMix64(seed: seed)
    // What could not be served if it were alone is nothing to search for.
    var empty = Plan(plan.model, plan.index)
    jobs = (chosen ?? Array(plan.model.jobs.indices)).filter { !plan.services[$0].isEmpty || empty.mightServe($0) }
    hardness = Array(repeating: Self.firstHardness, count: plan.model.jobs.count)
    var isOwn = Array(repeating: false, count: plan.model.jobs.count)
    for job in jobs { isOwn[job] = true }
    self.isOwn = isOwn
    stamp = Array(repeating: 0, count: plan.model.jobs.count)
    typicalPrice = max(10, plan.model.typicalPrice(of: jobs))
  }

  private static let firstHardness = 0.3
  /// How often a job that is left out has others make room, and how often only what is in its way must.
  private static let (forcing, ejecting) = (0.9, 0.8)
  /// How much one ejection counts in the average.
  private static let hardnessGain = 0.1

  var best: Roster { plan.roster(bestRoutes) }

  enum Change {
    case removed(Plan.Proposal)
    case committed(job: Int, Plan.Service)
  }

  /// Placements tried so far: the unit of work.
  var work: Int { plan.work }

  /// How warm a cooling starts, in shares of what leaving a typical task out costs, and how many moves a job it lasts.
  struct Cooling {
    var warmth: Double
    var movesPerJob: Double
    /// Moves of the cooling so far.
    fileprivate(set) var moves = 0

    init(warmth: Double, movesPerJob: Double) {
      self.warmth = warmth
      self.movesPerJob = movesPerJob
    }
  }

  /// Goes on with a cooling for so many moves.
  ///
  /// - Returns: whether it has come to its end.
  mutating func cool(_ cooling: inout Cooling, moves: Int, isStopped: () -> Bool) -> Bool {
    guard !jobs.isEmpty else { return true }
    let length = max(1, Int(cooling.movesPerJob * Double(jobs.count)))
    let warm = max(1, typicalPrice * cooling.warmth)
    var temperature = 1.0
    for move in 0..<moves {
      if cooling.moves >= length { return true }
      if move % 16 == 0 {
        if isStopped() { return false }
        temperature = warm * exponent(1 / warm, Double(cooling.moves) / Double(length))
      }
      cooling.moves += 1
      iterations += 1
      // A move counts even where there is nothing to place.
      plan.work += 10
      step(temperature)
    }
    return cooling.moves >= length
  }

  /// Goes on from another roster.
  mutating func adopt(_ roster: Roster) {
    var fresh = Plan(plan.model, plan.index)
    fresh.load(roster)
    restart(fresh)
  }

  /// Goes on from another plan, whatever it costs; the best one stays known.
  mutating func restart(_ other: Plan) {
    let work = plan.work + other.work
    var places = plan.places
    plan.places = PlaceCache(workers: 0)
    plan = other
    plan.places.takeRoom(of: &places)
    plan.work = work
    if plan.trueCost < bestCost {
      bestCost = plan.trueCost
      bestRoutes = plan.routes
      for shift in dirty { isDirty[shift] = false }
      dirty.removeAll()
    } else {
      for shift in plan.routes.indices where !isDirty[shift] && plan.routes[shift] != bestRoutes[shift] {
        isDirty[shift] = true
        dirty.append(shift)
      }
    }
  }

  /// Prices leaving jobs out other than they are until the next `adopt` or `restart`.
  mutating func surcharge(_ prices: [Int]) { plan.surcharge(prices) }

  private mutating func step(_ temperature: Double) {
    let before = plan.cost
    plan.places.mark()
    var changes: [Change] = []
    var touched: [Int] = []
    ruin(&changes, &touched)
    recreate(&changes, &touched)
    chase(&changes, &touched)
    for job in ejected {
      let failed = plan.services[job].count < plan.model.jobs[job].times ? 1.0 : 0
      hardness[job] += Self.hardnessGain * (failed - hardness[job])
    }
    let allowed = Double(before) - temperature * logarithm(random.unit())
    if Double(plan.cost) < allowed, broken.allSatisfy({ plan.isSound($0) }) {
      for shift in touched where !isDirty[shift] {
        isDirty[shift] = true
        dirty.append(shift)
      }
      if plan.trueCost < bestCost {
        bestCost = plan.trueCost
        for shift in dirty {
          bestRoutes[shift] = plan.routes[shift]
          isDirty[shift] = false
          remember(shift)
        }
        dirty.removeAll(keepingCapacity: true)
      }
    } else {
      undo(changes)
    }
  }

  private mutating func remember(_ shift: Int) {
    let stops = plan.routes[shift].stops
    guard !stops.isEmpty, pool.count < 30_000 else { return }
    let route = PooledRoute(shift: shift, stops: stops)
    if pooled.insert(route).inserted { pool.append(route) }
  }

  private mutating func undo(_ changes: [Change]) {
    for change in changes.reversed() {
      switch change {
      case .removed(let proposal): plan.commit(proposal, checksMoney: false)
      case .committed(let job, let service):
        // Others of the job may have been put back behind it.
        guard let place = plan.services[job].lastIndex(of: service) else { preconditionFailure("what was committed is in the plan") }
        plan.remove(job, place)
      }
    }
    plan.places.takeBack()
  }

  // MARK: Ruin

  private mutating func ruin(_ changes: inout [Change], _ touched: inout [Int]) {
    let most = 1 + random.below(10)
    stampNow += 1
    forced = -1
    broken.removeAll(keepingCapacity: true)
    ejected.removeAll(keepingCapacity: true)
    var removed = 0
    var seed = seedJob()
    if plan.services[seed].count < plan.model.jobs[seed].times, random.unit() < Self.forcing {
      if random.unit() < Self.ejecting { eject(for: seed, &changes, &touched) } else { makeRoom(for: seed, &changes, &touched) }
      settle(&changes, &touched)
      return
    }
    var rounds = 0
    while removed < most && rounds < 8 {
      rounds += 1
      let shifts = neighbours(of: seed)
      for shift in shifts where removed < most {
        let stops = plan.routes[shift].stops
        touched.append(shift)
        guard !stops.isEmpty else { continue }
        // A string of the route, often all of it.
        let length = random.below(3) == 0 ? 1 + random.below(stops.count) : stops.count
        let first = random.below(stops.count - length + 1)
        for stop in stops[first..<(first + length)] { removed += takeOut(Int(stop.job), on: plan.model.shifts[shift].day, &changes, &touched) }
      }
      // Go on from a job that one of these workers could take.
      guard let next = shifts.randomElement(using: &random) else { break }
      let candidates = plan.model.shifts[next].candidates
      guard let position = candidates.randomElement(using: &random) else { break }
      seed = plan.model.workers[plan.model.shifts[next].worker].jobs[position]
      if !isOwn[seed] { break }
    }
    settle(&changes, &touched)
  }

  /// A job to start from; those left out come up often.
  private mutating func seedJob() -> Int {
    var job = jobs[random.below(jobs.count)]
    for _ in 0..<(random.below(2) == 0 ? 0 : 12) where plan.services[job].count >= plan.model.jobs[job].times { job = jobs[random.below(jobs.count)] }
    return job
  }

  /// A few shifts that could serve a job: at its own time, or on one of its dates.
  private mutating func neighbours(of job: Int) -> [Int] {
    let day: Int
    if let service = plan.services[job].randomElement(using: &random), random.below(3) > 0 {
      day = service.day
    } else {
      let ranges = plan.model.jobs[job].begins
      day = ranges[random.below(ranges.count)].lo.day
    }
    var shifts: [Int] = []
    for service in plan.services[job] where service.day == day { shifts += service.shifts }
    let options = plan.index.options(of: job, on: day)
    for _ in 0..<(1 + random.below(3)) {
      guard let option = options.randomElement(using: &random) else { break }
      if !shifts.contains(Int(option.shift)) { shifts.append(Int(option.shift)) }
    }
    return shifts
  }

  /// - Returns: how many services were taken out.
  mutating func takeOut(_ job: Int, on day: Int, _ changes: inout [Change], _ touched: inout [Int]) -> Int {
    guard isOwn[job], let occurrence = plan.services[job].firstIndex(where: { $0.day == day }) else { return 0 }
    let service = plan.services[job][occurrence]
    if service.kept >= 0 && plan.model.kept[service.kept].pinned { return 0 }
    var count = 1
    // What must come after it goes first (H13).
    for position in plan.index.dependencies[job] {
      let dependency = plan.model.dependencies[position]
      if dependency.gap != nil, dependency.first == job, let second = plan.services[dependency.second].first {
        let gone = takeOut(dependency.second, on: second.day, &changes, &touched)
        // What must stay needs this one.
        if gone == 0 { return count - 1 }
        count += gone
      }
    }
    guard let still = plan.services[job].firstIndex(of: service) else { return count }
    touched += service.shifts
    changes.append(.removed(plan.remove(job, still)))
    return count
  }

  /// Takes out what does not hold any more once its neighbours are gone: waits and legs may have grown.
  mutating func settle(_ changes: inout [Change], _ touched: inout [Int]) {
    var place = 0
    while place < touched.count {
      let shift = touched[place]
      place += 1
      while !plan.routes[shift].stops.isEmpty, !plan.isSound(shift) {
        let before = changes.count
        for stop in plan.routes[shift].stops { _ = takeOut(Int(stop.job), on: plan.model.shifts[shift].day, &changes, &touched) }
        if changes.count == before {
          broken.append(shift)
          break
        }
      }
    }
  }

  // MARK: Recreate

  mutating func recreate(_ changes: inout [Change], _ touched: inout [Int]) {
    var open: [Int] = []
    for change in changes { if case .removed(let proposal) = change { add(proposal.job, to: &open) } }
    let own = open.count
    for shift in touched {
      let worker = plan.model.shifts[shift].worker
      for position in plan.model.shifts[shift].candidates { add(plan.model.workers[worker].jobs[position], to: &open) }
    }
    if open.count > own + 5 {
      open[own...].shuffle(using: &random)
      open.removeSubrange((own + 5)...)
    }
    sort(&open)
    if forced >= 0 {
      open.removeAll { $0 == forced }
      open.insert(forced, at: 0)
    }
    var blink = Plan.Blink(random: random, rate: random.below(4) == 0 ? 0 : 900)
    for job in open {
      while plan.services[job].count < plan.model.jobs[job].times {
        guard let proposal = plan.cheapest(job, blink: &blink), plan.commit(proposal) else { break }
        changes.append(.committed(job: job, plan.services[job][plan.services[job].count - 1]))
        touched += proposal.members.map(\.shift)
      }
    }
    random = blink.random
  }

  private mutating func add(_ job: Int, to open: inout [Int]) {
    guard isOwn[job], stamp[job] != stampNow, plan.services[job].count < plan.model.jobs[job].times else { return }
    stamp[job] = stampNow
    open.append(job)
  }

  private mutating func sort(_ open: inout [Int]) {
    open.shuffle(using: &random)
    let kind = random.below(8)
    guard kind < 6 else { return }
    var keyed: [(key: Int, job: Int)] = []
    keyed.reserveCapacity(open.count)
    for job in open { keyed.append((sortKey(job, kind), job)) }
    // Stable, so that equals stay shuffled.
    keyed.sort { $0.key < $1.key }
    for place in open.indices { open[place] = keyed[place].job }
  }

  private func sortKey(_ job: Int, _ kind: Int) -> Int {
    switch kind {
    case 0, 1: -plan.model.jobs[job].unservedCost
    case 2, 3: plan.index.options[job].count
    case 4: -Int(plan.index.duration[job]) * plan.model.groups[plan.model.jobs[job].group].teamSize
    default: plan.model.jobs[job].begins[0].lo
    }
  }
}
