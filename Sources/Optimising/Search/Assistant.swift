import Dispatch
import Synchronization

/// What looks for better rosters while the tree proves: local search, which now and then starts from what the tree's relaxation leans to, and between
/// its coolings small trees on parts of the best roster.
///
/// It works on a thread of its own and shares nothing with the tree but letters.
final class Assistant: Sendable {
  /// What a relaxation's answer looks like when each shift takes its weightiest route.
  struct Suggestion: Sendable {
    var routes: [RouteColumn]
    var cells: CellTable
    /// How many occurrences of each job are left out.
    var leftOut: [Double]

    /// Who is served in the relaxation is dear to leave out, who is left out there is not worth much; nil when a roster serves just those.
    func surcharges(_ model: Model, besides roster: Roster) -> [Int]? {
      var served = Array(repeating: 0, count: model.jobs.count)
      for service in roster.services(model) { served[service.job] += 1 }
      var isOther = false
      let prices = model.jobs.indices.map { job in
        let (price, times) = (model.jobs[job].unservedCost, model.jobs[job].times)
        if leftOut[job] < 0.3 {
          isOther = isOther || served[job] < times
          return price
        }
        guard leftOut[job] > Double(times) - 0.3 else { return 0 }
        isOther = isOther || served[job] > 0
        return -price / 2
      }
      return isOther ? prices : nil
    }
  }

  /// What the tree writes to the assistant; the latest of each kind counts.
  private struct Letters: Sendable {
    var roster: Roster?
    /// Where to start from at once.
    var start: Roster?
    /// Where to start from next, as the relaxation suggests: routes, at most one a shift.
    var suggestion: Suggestion?
    /// Total of the best roster that anybody has.
    var total = Int.max

    mutating func take(_ newer: Letters) {
      roster = newer.roster ?? roster
      start = newer.start ?? start
      suggestion = newer.suggestion ?? suggestion
      total = min(total, newer.total)
    }
  }

  private struct Mail: Sendable {
    var letters = Letters()
    /// Written while a slice of fixed work is under way: read at the next, so that it does not matter who is faster.
    var waiting = Letters()
    var isLive = false
    var found: [Roster] = []
    var pool: [NeighbourhoodSearch.PooledRoute] = []
    var work = 0
    /// Units of work of all turns.
    var allWork = 0
    var searchSeconds = 0.0
    var moves = 0
    /// Of the parts.
    var profile = Profile()
  }

  private struct Contents: Sendable {
    var search: NeighbourhoodSearch
    var taken = 0
    var cycle = 0
    /// The cooling under way is at other prices than the true ones.
    var isGuided = false
    /// What leaving each job out costs more in some coolings, as a share of its price: the longer it has been left out, the more.
    var surcharges: [Double]
    var cooling = NeighbourhoodSearch.Cooling(warmth: 0.1, movesPerJob: 15)
    /// Parts of the best roster, solved between coolings; nil: none are.
    var parts: PartTurns?
    var arePartsDue = false
    /// What the best roster cost when the cooling under way began.
    var costBefore = Int.max
    /// Work of the coolings and of the parts.
    var units = (coolings: 0, parts: 0)
    /// The latest one.
    var suggestion: Suggestion?

    init(_ search: NeighbourhoodSearch, jobs: Int, parts: PartTurns?) {
      self.search = search
      self.parts = parts
      surcharges = Array(repeating: 0, count: jobs)
    }

    /// How much of a surcharge is left after one of these coolings, and what each one that leaves the job out adds, as a share of its price.
    private static let (memory, step) = (0.8, 0.6)

    /// Makes dearer what has been left out again and again (guided local search, Voudouris and Tsang 1999).
    mutating func surcharge(_ model: Model) {
      for job in model.jobs.indices {
        surcharges[job] *= Self.memory
        if search.plan.services[job].count < model.jobs[job].times { surcharges[job] += Self.step }
      }
      search.surcharge(model.jobs.indices.map { Int(Double(model.jobs[$0].unservedCost) * surcharges[$0]) })
    }
  }

  /// Placements that take about as long as one unit of the tree's work.
  static let placementsPerUnit = 15
  /// What it does on the tree's own thread for a unit of the tree's work.
  private static let pace = 0.4
  /// Share of its work that goes into parts.
  private static let shareOfParts = 0.3

  private let mail = Mutex(Mail())
  private let contents: Mutex<Contents>
  private let over = Flag()
  private let finished = DispatchSemaphore(value: 0)
  private let isCut: @Sendable () -> Bool
  private let timeLeft: @Sendable () -> Double?
  /// Ends a part, too.
  private let interruption: Interruption
  private let options: Options
  private let model: Model
  private let index: PlanIndex

  init(_ plan: Plan, _ state: SearchState) {
    let search = NeighbourhoodSearch(plan, seed: state.options.seed)
    let parts = PartTurns(PartSearch(model: state.model, index: state.index, previous: state.previous), seed: state.options.seed)
    contents = Mutex(Contents(search, jobs: state.model.jobs.count, parts: state.isPart ? nil : parts))
    isCut = state.cutOff
    timeLeft = state.timeLeft
    interruption = Interruption(within: state.interruption)
    options = state.options
    model = state.model
    index = state.index
  }

  /// Starts from a first roster, which is offered.
  convenience init(first state: SearchState) {
    var plan = Plan(state.model, state.index)
    plan.build { state.stop != nil }
    state.offer(plan.roster())
    self.init(plan, state)
  }

  // MARK: Letters

  func suggest(_ suggestion: Suggestion) { write { $0.suggestion = suggestion } }

  /// Leaves what it is at and searches around another roster.
  func startAgain(from roster: Roster) { write { $0.start = roster } }

  func tell(_ roster: Roster, total: Int) {
    write { letters in
      guard total < letters.total else { return }
      letters.total = total
      letters.roster = roster
    }
  }

  private func write(_ change: (inout Letters) -> Void) {
    mail.withLock { mail in if mail.isLive { change(&mail.letters) } else { change(&mail.waiting) } }
  }

  private func deliver() {
    mail.withLock { mail in
      mail.letters.take(mail.waiting)
      let total = mail.waiting.total
      mail.waiting = Letters()
      mail.waiting.total = total
    }
  }

  /// Rosters found since last asked go to the state; routes met on the way are handed back.
  func collect(_ state: SearchState) -> [NeighbourhoodSearch.PooledRoute] {
    let (found, pool, work, moves, searching, profile) = mail.withLock { mail in
      let letters = (mail.found, mail.pool, mail.work, mail.moves, mail.searchSeconds, mail.profile)
      mail.found = []
      mail.pool = []
      mail.work = 0
      mail.moves = 0
      mail.searchSeconds = 0
      mail.profile = Profile()
      return letters
    }
    state.spend(work)
    state.profile.moves += moves
    state.profile.add(profile)
    state.profile.seconds[Activity.localSearch.position] += searching
    for roster in found { state.offer(roster) }
    return pool
  }

  // MARK: Work

  /// A stretch of the local search, or a part.
  func turn(moves: Int = 2000) {
    let isCut = isCut
    let over = over
    let isOver: @Sendable () -> Bool = { over.isSet || isCut() }
    let letters = mail.withLock { mail in
      // A suggestion waits until the cooling under way is over.
      defer { mail.letters = Letters(suggestion: mail.letters.suggestion, total: mail.letters.total) }
      return mail.letters
    }
    let (roster, start, suggestion) = (letters.roster, letters.start, letters.suggestion)
    contents.withLock { contents in
      if let roster { contents.search.adopt(roster) }
      if let start {
        contents.search.adopt(start)
        contents.cooling = NeighbourhoodSearch.Cooling(warmth: 0.03, movesPerJob: 50)
      }
      contents.suggestion = suggestion ?? contents.suggestion
      if solvePart(&contents) { return }
      let (before, work, iterations) = (contents.search.bestCost, contents.search.work, contents.search.iterations)
      let begin = DispatchTime.now().uptimeNanoseconds
      if contents.search.cool(&contents.cooling, moves: moves, isStopped: isOver) {
        contents.cycle += 1
        // What local search still finds easily it finds sooner.
        contents.arePartsDue = contents.search.bestCost == contents.costBefore
        contents.costBefore = contents.search.bestCost
        // Longer from cycle to cycle: short coolings find the first good rosters, long ones the last.
        let length = 25 * Double(1 << min(4, contents.cycle / 3))
        if contents.cycle % 3 == 0, let suggestion {
          mail.withLock { $0.letters.suggestion = nil }
          var plan = Plan(model, index)
          plan.follow(suggestion.routes, suggestion.cells)
          plan.fill(isStopped: isOver)
          let prices = suggestion.surcharges(model, besides: contents.search.best)
          if let prices { plan.surcharge(prices) }
          contents.search.restart(plan)
          contents.cooling =
            prices == nil ? NeighbourhoodSearch.Cooling(warmth: 0.05, movesPerJob: 40) : NeighbourhoodSearch.Cooling(warmth: 0.1, movesPerJob: 80)
          contents.isGuided = prices != nil
        } else if contents.cycle % 2 == 1 {
          contents.surcharge(model)
          contents.cooling = NeighbourhoodSearch.Cooling(warmth: 0.1, movesPerJob: 40)
          contents.isGuided = true
        } else if contents.isGuided {
          // What serves the right tasks, if not yet well, is polished at the true prices.
          contents.isGuided = false
          contents.search.surcharge(Array(repeating: 0, count: model.jobs.count))
          contents.cooling = NeighbourhoodSearch.Cooling(warmth: 0.03, movesPerJob: length)
        } else {
          contents.search.adopt(contents.search.best)
          contents.cooling = NeighbourhoodSearch.Cooling(warmth: contents.cycle % 3 == 1 ? 0.03 : 0.1, movesPerJob: length)
        }
      }
      let pool = Array(contents.search.pool[contents.taken...])
      contents.taken = contents.search.pool.count
      let search = contents.search
      mail.withLock { mail in
        if search.bestCost < before { mail.found.append(search.best) }
        mail.pool += pool
        let units = 1 + (search.work - work) / Self.placementsPerUnit
        contents.units.coolings += units
        mail.work += units
        mail.allWork += units
        mail.moves += search.iterations - iterations
        mail.searchSeconds += Double(DispatchTime.now().uptimeNanoseconds - begin) / 1e9
      }
    }
  }

  /// Looks for a better roster of a part of the best one, where that is due.
  ///
  /// - Returns: whether it was.
  private func solvePart(_ contents: inout Contents) -> Bool {
    let units = contents.units
    guard contents.arePartsDue, Double(units.parts) < Self.shareOfParts * Double(units.parts + units.coolings), var parts = contents.parts else {
      contents.arePartsDue = false
      return false
    }
    var limited = options
    limited.timeLimitSeconds = timeLeft().map { max(0.01, $0) }
    let answer = parts.turn(
      contents.search.best, cost: contents.search.bestCost, leaning: contents.suggestion, done: units.parts + units.coolings, limited, interruption,
      isStopped: { [over, isCut] in over.isSet || isCut() })
    contents.parts = parts
    contents.units.parts += 1 + answer.work
    if answer.isOver { contents.arePartsDue = false }
    if let roster = answer.roster {
      contents.search.adopt(roster)
      contents.cooling = NeighbourhoodSearch.Cooling(warmth: 0.03, movesPerJob: 50)
      contents.isGuided = false
    }
    // The next cooling begins here.
    contents.costBefore = contents.search.bestCost
    mail.withLock { mail in
      if let roster = answer.roster { mail.found.append(roster) }
      mail.work += 1 + answer.work
      mail.allWork += 1 + answer.work
      mail.profile.add(answer.profile)
    }
    return true
  }

  /// Turns on the tree's own thread, until as much is done as is due beside what the tree has done.
  func keepPace(with state: SearchState) {
    deliver()
    while !isCut() {
      let (all, pending) = mail.withLock { ($0.allWork, $0.work) }
      let ofTree = state.work - (all - pending)
      guard Double(all) < Self.pace * Double(ofTree) else { return }
      turn(moves: 300)
    }
  }

  /// Turns on a thread of its own until `stop`.
  func start() {
    let isCut = isCut
    mail.withLock { $0.isLive = true }
    deliver()
    DispatchQueue.global().async { [self] in
      while !over.isSet && !isCut() { turn() }
      finished.signal()
    }
  }

  func stop() {
    over.set()
    interruption.raise()
    finished.wait()
  }

  /// Turns until so many units of work are done.
  func turns(work: Int) {
    deliver()
    goOn(work: work)
  }

  private func goOn(work: Int) {
    let done = { [self] in mail.withLock { $0.work } }
    let start = done()
    repeat { turn() } while !over.isSet && !isCut() && done() - start < work
  }

  /// The same beside `body`.
  func turns(work: Int, beside body: () -> Void) {
    deliver()
    DispatchQueue.global().async { [self] in
      goOn(work: work)
      finished.signal()
    }
    body()
    finished.wait()
  }
}
