import Instances
import LinearPrograms

/// Rosters from the tree: rounding, dives, and small integer programs at their ends. None of it proves anything.
extension BranchAndPrice {
  /// Fixes what the relaxation leans to, step by step, until it is whole or worth nothing.
  ///
  /// A step that costs little is followed by a longer one. A step that costs much is taken back: of many fixes at once only the first stay, and a single
  /// one gives way to its opposite if that costs less.
  ///
  /// - Parameter isCoarse: whether to begin with long steps.
  func dive(_ node: Node, _ start: [Double], isCoarse: Bool) {
    var decisions = node.decisions
    let open = Branching.open(master, values: start)
    // How many things are fixed at once at the least.
    var pace = isCoarse ? max(1, open.count / 20) : 1
    var step = Step(fixes: Branching.fixes(open, pace: pace))
    var level = master.problem.objective
    // How often the opposite of a fix has been asked for.
    var doubts = 0
    // Relaxations since the last step that were solved for cuts alone, and whose cells these have cut.
    var cutRounds = 0
    var torn: Set<Int> = []
    var best = Int.max
    let typicalPrice = state.model.typicalPrice()
    let isSpent = spent(isCoarse: isCoarse)
    for _ in 0..<(isLarge ? 300 : 150) where state.stop == nil && !isSpent(level) {
      master.trim()
      let basis = master.rememberBasis()
      var reached = decisions
      for fix in step.fixes { reached = fix.merged(into: reached) }
      goTo(reached)
      if isLive { exchange() }
      // Totals are whole, so less than 1 is never dear. How far away a bad roster is says little, so that leaving a task out counts as well.
      let bar = level + max(1, Self.dearStep * level, min(Self.dearShare * (cutoff - level), Self.dearPrice * typicalPrice))
      let limits = step.limits(level: level, bar: bar)
      guard let relaxed = tighten(Node(bound: node.bound, decisions: reached, number: 0), isRoot: false, pass: 0, dive: limits) else { return }
      var objective = relaxed.objective
      if objective >= min(cutoff, bar) {
        let rise = objective - level
        // What was fixed does not suit finer cells: it is open again.
        if step.fixes.isEmpty, !torn.isEmpty {
          decisions = reopened(torn, decisions, node)
          torn = []
          continue
        }
        var instead: Step?
        // Of a thing and its opposite, what costs less stands, as dear as it is; a few pivots take its relaxation up again.
        var settled: (decisions: [Decision], basis: KnownBasis)?
        if step.fixes.count > 1 {
          pace = max(1, step.fixes.count / 4)
          instead = Step(fixes: Array(step.fixes.prefix(pace)))
        } else if let alternative = step.alternative {
          guard min(rise, alternative.rise) + level < cutoff else { return }
          if alternative.rise < rise { settled = (alternative.fix.merged(into: decisions), alternative.basis) }
        } else if doubts < Self.mostDoubts, let fix = step.fixes.first {
          doubts += 1
          let (opposite, tried) = (fix.opposite(state.model), master.rememberBasis())
          if glimpse(opposite.merged(into: decisions), basis) < objective {
            instead = Step(fixes: [opposite], alternative: (fix, rise, tried))
          } else if objective < cutoff {
            settled = (reached, tried)
          } else {
            return
          }
        } else if objective >= cutoff {
          return
        }
        if let instead {
          step = instead
          // Should it fail, the next step starts from nothing.
          _ = resume(decisions, basis)
          continue
        }
        if let settled {
          reached = settled.decisions
          guard resume(reached, settled.basis), master.problem.objective < cutoff else { return }
          objective = master.problem.objective
        }
      }
      let values = master.problem.values()
      offerRounded(values, best: &best)
      decisions = reached
      if !step.fixes.isEmpty, objective - level < Self.cheapShare * (bar - level) { pace *= 2 }
      level = objective
      if let cuts = cutsOfIntegerAnswer(values) {
        let usable = cuts.filter(isCuttable)
        if usable.isEmpty { return }
        decisions = reopened(Set(usable.map { master.cells[$0.cell].job }), decisions, node)
        for cut in usable { master.cut(cut) }
        step = Step(fixes: [])
      } else if cutRounds < Self.mostCutRounds, let cut = cutWhatLeans(values) {
        cutRounds += 1
        torn = cut
        step = Step(fixes: [])
      } else {
        cutRounds = 0
        torn = []
        let open = Branching.open(master, values: values)
        if open.isEmpty {
          decideRest()
          return
        }
        pace = min(pace, max(1, open.count / 10))
        step = Step(fixes: Branching.fixes(open, pace: pace))
      }
    }
  }

  /// Shares of the objective, of what a roster could still gain, and of what leaving a typical task out costs, that one step may cost.
  private static let dearStep = 5e-4
  private static let dearShare = 0.03
  private static let dearPrice = 0.2
  private static let mostDoubts = 10
  /// A route of at least this value counts where what the relaxation leans to is timed, and how often cells are cut for that between two steps.
  private static let leaningValue = 0.4
  private static let mostCutRounds = 2
  /// A step that costs so many times what one may cost is not worth looking for its routes.
  private static let hopelessSteps = 4.0
  /// How often a dear step prices, of many fixes and of one.
  private static let pricings = (many: 2, one: 12)
  /// Dual pivots that show whether the opposite of a dear fix is worth a try.
  private static let glimpsePivots = 100
  /// Below this share of what a step may cost it is cheap.
  private static let cheapShare = 0.25
  /// Shares of the time limit, or of the work limit, that a dive may take: as it is, and where it has lost little of what a roster could gain.
  private static let shareOfTime = (usual: 0.15, promising: 0.35)

  /// Whether a dive that begins now has taken long enough, by the level it has come to.
  private func spent(isCoarse: Bool) -> (_ level: Double) -> Bool {
    if isLarge { return { _ in false } }
    let (seconds, work, options) = (state.seconds, state.work, state.options)
    let start = master.problem.objective
    // The first dive finds what nothing else does, and half of one is worth little, so that it may take nearly all where little time is left, in a cluster.
    let coarse = isSolved ? 0.9 : 0.2
    return { [unowned self] level in
      let careful = level - start < 0.5 * (cutoff - start) ? Self.shareOfTime.promising : Self.shareOfTime.usual
      let share = isCoarse ? coarse : careful
      if let limit = options.workLimit { return Double(state.work - work) > share * Double(limit) }
      return state.seconds - seconds > share * (options.timeLimitSeconds ?? .infinity)
    }
  }

  /// What a dive fixes at once.
  private struct Step {
    var fixes: [Decision]
    /// The opposite of the only fix, what that costs, and the basis it has come to.
    var alternative: (fix: Decision, rise: Double, basis: KnownBasis)?

    /// Of many fixes one is often dear. A single one that looks dear may only want for routes; its opposite is given up once it costs more with those
    /// at hand.
    func limits(level: Double, bar: Double) -> DiveLimits {
      if fixes.count > 1 {
        return DiveLimits(dear: bar, hopeless: level + BranchAndPrice.hopelessSteps * (bar - level), mostPricings: BranchAndPrice.pricings.many)
      }
      return DiveLimits(dear: bar, hopeless: alternative.map { level + $0.rise + 1 } ?? .infinity, mostPricings: BranchAndPrice.pricings.one)
    }
  }

  /// What other decisions cost at the least with the routes at hand, by a few dual pivots from a basis.
  private func glimpse(_ decisions: [Decision], _ basis: KnownBasis) -> Double {
    goTo(decisions, basis)
    return glimpse(pivots: Self.glimpsePivots)
  }

  /// Goes to decisions with the basis that was good for them: from that of a dear step they would take thousands of pivots.
  ///
  /// - Returns: whether the relaxation there is solved.
  private func resume(_ decisions: [Decision], _ basis: KnownBasis) -> Bool {
    goTo(decisions, basis)
    guard state.stop == nil else { return false }
    // Routes that were added since may be worth something here, too.
    return state.solve(&master.problem, .primal) == .optimal
  }

  /// Cuts the cells of what the relaxation leans to and no common timetable suits: left for the end, it would cost the tasks of those who wait for each
  /// other once all the rest is fixed.
  ///
  /// - Returns: the jobs whose cells were cut; nil: none.
  private func cutWhatLeans(_ values: [Double]) -> Set<Int>? {
    var jobs: Set<Int> = []
    for place in Synchroniser.conflicts(leaning(values, above: Self.leaningValue), state.model, master.cells) {
      let cut = Cut(cell: place.cell, begin: place.begin)
      guard isCuttable(cut) else { continue }
      master.cut(cut)
      jobs.insert(master.cells[cut.cell].job)
    }
    return jobs.isEmpty ? nil : jobs
  }

  /// What a dive has fixed of jobs that cannot be timed together is open again; what the node has decided of them stays.
  private func reopened(_ jobs: Set<Int>, _ decisions: [Decision], _ node: Node) -> [Decision] {
    node.decisions.filter { jobs.contains($0.job) } + decisions.filter { !jobs.contains($0.job) }
  }

  /// Everything is decided but which of several routes through the same stops: an integer program over the routes at hand says.
  private func decideRest() {
    let seconds = state.options.workLimit == nil ? max(0.2, 0.02 * state.secondsLeft) : .infinity
    let limits = IntegerLimits(seconds: seconds, nodes: 50, cutoff: cutoff.isFinite ? cutoff : nil, isInterrupted: state.cutOff)
    // Where rows are wanting that rules ask for, once more with them.
    for _ in 0..<3 {
      let answer = state.measure(.integerPrograms) { master.problem.solveInteger(limits) }
      state.spend(answer.nodes * SearchState.unitsPerNode(columns: master.problem.columnCount))
      guard !answer.values.isEmpty, answer.objective < cutoff, cutsOfIntegerAnswer(answer.values) == nil, master.addBrokenRows(answer.values),
        state.solve(&master.problem, .dual) == .optimal
      else { return }
    }
  }

  /// What the relaxation leans to, made into a roster and filled up; it is offered, and the assistant told of it if it is the best of a dive.
  func offerRounded(_ values: [Double], best: inout Int) {
    var plan = Plan(state.model, state.index)
    plan.follow(leaning(values), master.cells)
    plan.fill { state.stop != nil }
    state.spend(plan.work / Assistant.placementsPerUnit)
    guard plan.cost < best else { return }
    best = plan.cost
    let roster = plan.roster()
    // In a large master each step changes little: only what is better is worth leaving a cooling for.
    if state.offer(roster) || !isLarge { assistant?.startAgain(from: roster) }
  }

  /// In each shift the weightiest route.
  func leaning(_ values: [Double], above least: Double = 0.2) -> [RouteColumn] {
    var best: [Int: (value: Double, route: Int)] = [:]
    for (index, route) in master.routes.enumerated() {
      let value = values[master.columnOfRoute[index].index]
      if value > least, value > best[route.shift]?.value ?? 0 { best[route.shift] = (value, index) }
    }
    return best.keys.sorted().compactMap { best[$0].map { master.routes[$0.route] } }
  }
}

/// When a step of a dive is dear, and how soon it is given up then.
struct DiveLimits {
  /// Objective above which it is.
  var dear: Double
  /// Objective of a relaxation from which on more routes are not looked for.
  var hopeless: Double
  /// How often it prices at the most while it is dear, but for rounds of exact pricing: what looks dear may only want for routes.
  var mostPricings: Int
}
