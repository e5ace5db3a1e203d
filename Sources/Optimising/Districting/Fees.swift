import Instances

/// What clusters pay for the help of workers whom several of them share: so much for each service (Lagrangian decomposition, Guignard and Kim 1987).
///
/// A cluster solves its own instance with the fees among its costs; a shared worker earns them. Over all clusters and shared workers
///
///     Σ_c bound_c(fees) − Σ_w mostEarned_w(fees)
///
/// is a lower bound on the district's total, whatever the fees: a schedule pays in fees what its shared workers earn, no more than they can.
struct Fees: Sendable {
  /// By worker and position in `WorkerModel.jobs`, alike for all jobs of a group; empty for a worker who is not shared.
  private(set) var ofWorker: [[Int]]

  /// Candidates of one shift up to which a worker's most profitable routes are looked for; those of workers with more are free.
  static let mostCandidates = 1500

  /// No fees.
  init(_ model: Model, _ clusters: Clusters) {
    ofWorker = model.workers.map { clusters.isShared($0.worker) ? Array(repeating: 0, count: $0.jobs.count) : [] }
  }

  /// - Parameter prices: by trade, not below 0; those of workers with too many candidates are dropped.
  init(_ model: Model, _ clusters: Clusters, _ trades: Trades, prices: [Int]) {
    self.init(model, clusters)
    for worker in model.workers where clusters.isShared(worker.worker) && Self.isPriced(worker, model) {
      ofWorker[worker.worker] = trades.ofWorker[worker.worker].map { prices[$0] }
    }
  }

  /// Whether a worker's most profitable routes are looked for.
  static func isPriced(_ worker: WorkerModel, _ model: Model) -> Bool {
    worker.shifts.allSatisfy { model.shifts[$0].candidates.count <= mostCandidates }
  }

  /// What a worker gets for serving something of a group; 0 for a worker who is not shared, or cannot.
  func fee(_ worker: WorkerModel, group: Int, _ model: Model) -> Int {
    guard !ofWorker[worker.worker].isEmpty, let job = model.groups[group].jobs.first(where: { worker.position(of: $0) != nil }) else { return 0 }
    return worker.position(of: job).map { ofWorker[worker.worker][$0] } ?? 0
  }

  /// The week's work of a shared worker that earns most.
  struct Work: Sendable {
    /// More than which no feasible work earns, what the routes themselves cost taken off.
    var profit = 0
    /// What it serves; a group may come several times.
    var services: [(shift: Int, group: Int)] = []

    static func + (one: Work, other: Work) -> Work { Work(profit: one.profit + other.profit, services: one.services + other.services) }
  }

  /// How many services of each trade the work offers for a fee, ascending by trade.
  func offer(_ work: Work, _ worker: WorkerModel, _ model: Model, _ trades: Trades) -> [(trade: Int, services: Double)] {
    var services: [Int: Double] = [:]
    for (_, group) in work.services where fee(worker, group: group, model) > 0 {
      if let trade = trades.trade(worker, group: group, model) { services[trade, default: 0] += 1 }
    }
    return services.keys.sorted().map { ($0, services[$0] ?? 0) }
  }

  /// The most that a shared worker can earn, what the routes themselves cost taken off.
  ///
  /// The best route for each number of counted minutes is priced exactly; the shifts' routes are then chosen within the limit of the week (H7).
  /// - Complexity: one exact pricing a shift, and O(shifts × routes × minutes of the limit).
  func mostEarned(_ worker: WorkerModel, _ model: Model) -> Work { Self.mostEarned(worker, model, fees: ofWorker[worker.worker]) }

  /// The same at other prices, of which the assignment itself is paid.
  static func mostEarned(_ worker: WorkerModel, _ model: Model, price: (_ position: Int) -> Double) -> Work {
    guard isPriced(worker, model) else { return Work() }
    return mostEarned(worker, model, fees: worker.jobs.indices.map { max(0, Int(price($0)) - worker.assignmentCost[$0]) })
  }

  private static func mostEarned(_ worker: WorkerModel, _ model: Model, fees: [Int]) -> Work {
    guard fees.contains(where: { $0 > 0 }) else { return Work() }
    var weeks: [Int: [[Step]]] = [:]
    for shift in worker.shifts where !model.shifts[shift].candidates.isEmpty {
      weeks[model.shifts[shift].week, default: []].append(earnings(worker, shift, model, fees))
    }
    return weeks.keys.sorted().reduce(Work()) { sum, week in
      let shifts = weeks[week] ?? []
      guard let most = worker.limits.maxMinutesPerWeek else { return shifts.reduce(sum) { $0 + ($1.last?.work ?? Work()) } }
      return sum + best(shifts, mostMinutes: most)
    }
  }

  /// What one shift may earn in so many counted minutes: the more, the more.
  private struct Step {
    var minutes: Int
    var work: Work
  }

  private static func earnings(_ worker: WorkerModel, _ shift: Int, _ model: Model, _ fees: [Int]) -> [Step] {
    var dearFirst = model.shifts[shift]
    // The pricing remembers the first candidates best.
    dearFirst.candidates.sort { (-fees[$0], $0) < (-fees[$1], $1) }
    let graph = ShiftGraph(worker, dearFirst, conflicts: model.conflicts, neighbours: 12)
    let midnight = dearFirst.day * .minutesPerDay
    var prices = ShiftPrices(
      shift: shift, fixed: Double(dearFirst.ifNeededCost), minute: Double(worker.kindTravelCost), metre: 0,
      // A step at nothing: routes of fewer minutes are kept apart.
      minuteSteps: [PackStep(minutes: 0, value: 0)], nodes: [])
    for (candidate, position) in dearFirst.candidates.enumerated() {
      let job = model.jobs[worker.jobs[position]]
      for range in job.begins where range.lo.day == dearFirst.day {
        let node = PricingNode(
          candidate: Int32(candidate), cell: 0, seat: 0, lo: Int32(range.lo - midnight),
          hi: Int32(min(range.hi - midnight, dearFirst.end - job.durationMinutes)), step: Int32(job.step), duration: Int32(job.durationMinutes),
          cost: -Double(fees[position]))
        if Int(node.hi) >= max(dearFirst.start, Int(node.lo)) { prices.nodes.append(node) }
      }
    }
    let answer = Pricer.price(graph, prices, effort: .exact, wanted: .max)
    guard answer.isExact else {
      return [Step(minutes: 0, work: Work(profit: dearFirst.candidates.reduce(0) { $0 + fees[$1] }))]
    }
    let routes = answer.routes.map { route in
      Step(
        minutes: countedMinutes(route, worker, model),
        work: Work(profit: Int((-route.cost).rounded(.up)), services: route.stops.map { (shift, model.jobs[$0.job].group) }))
    }
    var steps: [Step] = []
    for route in routes.sorted(by: { ($0.minutes, -$0.work.profit) < ($1.minutes, -$1.work.profit) })
    where route.work.profit > steps.last?.work.profit ?? 0 {
      steps.append(route)
    }
    return steps
  }

  private static func countedMinutes(_ route: PricedRoute, _ worker: WorkerModel, _ model: Model) -> Int {
    var from = worker.legs - 1
    var sum = 0
    for stop in route.stops {
      guard let position = worker.position(of: stop.job) else { preconditionFailure("a worker serves jobs of its own list only") }
      sum += Int(worker.legMinutes[from * worker.legs + position]) + model.jobs[stop.job].durationMinutes
      from = position
    }
    return sum + Int(worker.legMinutes[from * worker.legs + worker.legs - 1])
  }

  /// The most that one route a shift earns within a limit of minutes (a knapsack of multiple choice).
  private static func best(_ shifts: [[Step]], mostMinutes: Int) -> Work {
    var most = Array(repeating: Work(), count: mostMinutes + 1)
    for steps in shifts {
      for minutes in stride(from: mostMinutes, through: 0, by: -1) {
        for step in steps {
          if step.minutes > minutes { break }
          let before = most[minutes - step.minutes]
          if before.profit + step.work.profit > most[minutes].profit { most[minutes] = before + step.work }
        }
      }
    }
    return most[mostMinutes]
  }
}
