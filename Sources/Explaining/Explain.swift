import Checking
package import Instances
package import Schedules

/// Why one task is unserved, with what it takes to see that it is true.
package struct Explanation: Sendable {
  package let owner: TaskOwner
  package let code: ReasonCode
  package let reason: Reason
  /// The roster with the task added in the way that the reason speaks of, and without the tasks that would have to give way. It breaks at most
  /// the rules that the reason names. Nil where the reason speaks of no way in particular.
  package let trial: Schedule?
}

/// Says for every task that a schedule leaves out why, most telling reason first.
///
/// Reasons are decided by exact tests: the task is tried at every begin with every team of the roster as it stands (begins and teams of all
/// other tasks fixed), first under all rules and then with one rule lifted at a time.
/// - Parameters:
///   - schedule: a valid schedule, or one without routes that says why there is none.
///   - previous: the schedule that was in force, for pins and the `change` term.
///   - effort: openings of workers that may be looked at, about four million a second; the tasks that come after it is spent only get a reason
///     when they are impossible, and none at all once twice the effort is spent. The same effort gives the same answer on any machine.
/// - Returns: at most three reasons for each task; the tasks of one need share theirs.
package func explanations(
  _ schedule: Schedule, of instance: Instance, previous: Schedule? = nil, language: Language, effort: Int = 2_000_000
) -> [(task: String, because: [Explanation])] {
  let explainer = Explainer(schedule, instance, previous, Speech(instance, language))
  let conflicts = Set((schedule.conflicts ?? []).flatMap { $0 })
  var spent = 0
  var answers: [(task: String, because: [Explanation])] = []
  for owner in instance.owners {
    let served = explainer.bench.services(of: owner).count
    guard served < instance.times(of: owner) else { continue }
    let ids = (served..<instance.times(of: owner)).map { instance.taskId(of: owner, occurrence: $0) }
    let because: [Explanation]
    if schedule.status == .infeasible || schedule.status == .noSolutionFound {
      because = explainer.withoutRoster(owner, isInConflict: !conflicts.isDisjoint(with: ids), &spent)
    } else {
      because = explainer.explain(owner, effort: effort, &spent)
    }
    answers += ids.map { ($0, because) }
  }
  return answers
}

/// The schedule with the reasons of its unserved tasks filled in; see `explanations`.
package func explained(
  _ schedule: Schedule, of instance: Instance, previous: Schedule? = nil, language: Language, effort: Int = 2_000_000
) -> Schedule {
  var schedule = schedule
  schedule.unserved = explanations(schedule, of: instance, previous: previous, language: language, effort: effort).map { answer in
    UnservedTask(task: answer.task, reasons: answer.because.map(\.reason))
  }
  return schedule
}

struct Explainer {
  let schedule: Schedule
  let instance: Instance
  let previous: Schedule?
  let bench: Bench
  let speech: Speech
  private let nobody: Bench
  private let terms: CostTerms
  private static let most = 3

  init(_ schedule: Schedule, _ instance: Instance, _ previous: Schedule?, _ speech: Speech) {
    self.schedule = schedule
    self.instance = instance
    self.previous = previous
    self.speech = speech
    bench = Bench(schedule, instance, previous: previous)
    nobody = Bench(instance)
    terms = check(Schedule(routes: schedule.routes), of: instance, previous: previous).terms
  }

  func explain(_ owner: TaskOwner, effort: Int, _ spent: inout Int) -> [Explanation] {
    if spent >= 2 * effort { return [] }
    if Question.minutes(instance, owner).isEmpty { return [ReasonText(self, bench, owner).noBegin()] }
    guard canBeServed(owner, in: instance) else { return structural(owner, &spent) }
    if spent >= effort { return [] }
    var question = Question(bench, owner, alone: false)
    defer { spent += question.effort }
    let text = ReasonText(self, bench, owner)
    if let choice = question.cheapest(), let reason = priced(choice, owner, text) { return [reason] }
    let sets = Obstacle.single + Explainer.prefixes
    let choices = question.choices(lifting: sets)
    // More and longer shifts would help nearly everywhere, so they are named only where nothing else would do.
    let lastResorts: [Obstacle] = [.distance, .noTime, .noShift]
    let ways = zip(Obstacle.single, choices).compactMap { obstacle, choice in choice.map { (obstacle: obstacle, choice: $0) } }
    var found = ways.filter { !lastResorts.contains($0.obstacle) }.prefix(Explainer.most).map { text.single($0.obstacle, $0.choice) }
    if found.isEmpty {
      if let last = blocking(choices.dropFirst(Obstacle.single.count), question) {
        found.append(text.universal(last, stopped: question.workers(stoppedBy: last, after: Explainer.earlier(than: last))))
      }
      found += ways.prefix(Explainer.most - 1).map { text.single($0.obstacle, $0.choice) }
    }
    return found
  }

  /// For a task that nobody could serve even alone.
  private func structural(_ owner: TaskOwner, _ spent: inout Int) -> [Explanation] {
    var question = Question(nobody, owner, alone: true)
    defer { spent += question.effort }
    let text = ReasonText(self, nobody, owner)
    let choices = question.choices(lifting: Obstacle.single + Explainer.prefixes)
    var found: [Explanation] = []
    if let last = blocking(choices.dropFirst(Obstacle.single.count), question) {
      let single = Obstacle.single.firstIndex(of: last).flatMap { choices[$0] }
      let stopped = last == .qualification ? [] : question.workers(stoppedBy: last, after: Explainer.earlier(than: last))
      found.append(text.universal(last, stopped: stopped, choice: single))
    }
    for (obstacle, choice) in zip(Obstacle.single, choices) {
      guard let choice, found.count < Explainer.most, ReasonCode(obstacle) != found.first?.code, ![.noTime, .noShift].contains(obstacle) else { continue }
      found.append(text.single(obstacle, choice))
    }
    return found
  }

  func withoutRoster(_ owner: TaskOwner, isInConflict: Bool, _ spent: inout Int) -> [Explanation] {
    if !canBeServed(owner, in: instance) {
      return Question.minutes(instance, owner).isEmpty ? [ReasonText(self, nobody, owner).noBegin()] : structural(owner, &spent)
    }
    return [ReasonText(self, nobody, owner).withoutRoster(isInConflict: isInConflict)]
  }

  /// What adding the task comes to by the checker's account; nil if it does not let it pass.
  private func priced(_ choice: Choice, _ owner: TaskOwner, _ text: ReasonText) -> Explanation? {
    guard let trial = Trial(schedule, bench, owner).schedule(choice) else { return nil }
    let verdict = check(trial, of: instance, previous: previous)
    guard verdict.violations.isEmpty else { return nil }
    return text.priced(choice, before: terms, after: verdict.terms, trial)
  }

  /// The sets that leave only the first few obstacles of the chain in force.
  private static let prefixes: [Obstacle] = Obstacle.chain.indices.map { Obstacle.everything.subtracting(Obstacle(Obstacle.chain[...$0])) }

  private static func earlier(than obstacle: Obstacle) -> Obstacle { Obstacle(Obstacle.chain.prefix { $0 != obstacle }) }

  /// The first obstacle of the chain that leaves no team; nil when some search gave up, so that none is proven.
  private func blocking(_ prefixes: ArraySlice<Choice?>, _ question: Question) -> Obstacle? {
    if question.choice.gaveUp { return nil }
    return zip(Obstacle.chain, prefixes).first { $0.1 == nil }?.0
  }
}
