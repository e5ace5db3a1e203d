import Foundation
import LinearPrograms
import Schedules
import Synchronization

/// What one run holds: the best roster, the proven bound, the clock and the counters.
final class SearchState {
  let model: Model
  /// Look-ups of the local search.
  let index: PlanIndex
  private(set) var options: Options
  private let deadline: Deadline
  let interruption: Interruption
  let observer: (any ProgressObserver)?
  let previous: Schedule?
  let isPart: Bool
  /// `Model.costCeiling`, summed up once.
  let costCeiling: Int
  private let begin: UInt64
  private(set) var incumbent: Roster?
  private(set) var total: Int?
  /// Best proven lower bound so far.
  private(set) var bound: Int?
  private(set) var columns = 0
  /// Units of work done: labels, simplex iterations, placements of the local search.
  private(set) var work = 0
  var profile = Profile()
  private var lastReport = -1.0
  private var phase = Phase.start

  /// - Parameters:
  ///   - previous: the schedule that the model speaks of.
  ///   - isPart: whether this searches a part of a roster, of which no parts are searched in turn.
  ///   - begin: when the run began, if that was before now.
  ///   - isAllowed: whether rosters are to be looked for where a shift serves a job; the bound does not heed it.
  init(
    _ model: Model, options: Options, interruption: Interruption, observer: (any ProgressObserver)?, previous: Schedule? = nil, isPart: Bool = false,
    begin: UInt64 = DispatchTime.now().uptimeNanoseconds, isAllowed: (_ shift: Int, _ job: Int) -> Bool = { _, _ in true }
  ) {
    self.begin = begin
    self.model = model
    index = PlanIndex(model, isAllowed: isAllowed)
    self.options = options
    deadline = Deadline(options.timeLimitSeconds)
    costCeiling = model.costCeiling
    self.interruption = interruption
    self.observer = observer
    self.previous = previous
    self.isPart = isPart
  }

  var seconds: Double { Double(DispatchTime.now().uptimeNanoseconds - begin) / 1e9 }

  /// The run's clock, for any thread.
  var clock: @Sendable () -> Double {
    let begin = begin
    return { Double(DispatchTime.now().uptimeNanoseconds - begin) / 1e9 }
  }

  /// Seconds left of the time limit, for any thread; nil: there is none.
  var timeLeft: @Sendable () -> Double? {
    let (clock, deadline) = (clock, deadline)
    return { deadline.seconds.withLock { $0 }.map { $0 - clock() } }
  }

  /// Seconds left of the time limit.
  var secondsLeft: Double { (options.timeLimitSeconds ?? .infinity) - seconds }

  /// How much of the work, or of the time, is over; 0 where neither is limited.
  var shareUsed: Double {
    let ofTime = options.timeLimitSeconds.map { seconds / max($0, 1e-9) } ?? 0
    return max(ofTime, options.workLimit.map { Double(work) / Double(max(1, $0)) } ?? 0)
  }

  /// Why the search must stop now; nil: it may go on.
  var stop: Schedule.Stopped? {
    if interruption.isRaised { return .interrupted }
    if secondsLeft <= 0 { return .timeLimit }
    if let limit = options.workLimit, work >= limit { return .workLimit }
    if isIncumbentValid, let total, let bound, Cost.gap(total: total, bound: bound) <= options.gap { return .gap }
    if let bound, bound > costCeiling { return .exhausted }
    return nil
  }

  /// Shifts that could serve anything.
  private(set) lazy var openShifts = model.shifts.indices.filter { !model.shifts[$0].candidates.isEmpty }

  /// Threads that price routes: one of them is the assistant's where there are several.
  var pricingThreads: Int { options.threads }

  /// Whether the clock or the user ends the run; may be asked on any thread.
  var cutOff: @Sendable () -> Bool {
    let (interruption, begin, deadline) = (interruption, begin, deadline)
    return {
      if interruption.isRaised { return true }
      guard let limit = deadline.seconds.withLock({ $0 }) else { return false }
      return Double(DispatchTime.now().uptimeNanoseconds - begin) / 1e9 >= limit
    }
  }

  /// Lets a search that was stopped go on for so much more than it has had by now; nil: without a limit.
  func extend(seconds more: Double?, work moreWork: Int?) {
    options.timeLimitSeconds = more.map { seconds + $0 }
    options.workLimit = moreWork.map { work + $0 }
    deadline.seconds.withLock { $0 = options.timeLimitSeconds }
  }

  func spend(_ units: Int) { work += units }

  func enter(_ phase: Phase, columns: Int? = nil) {
    self.phase = phase
    if let columns { self.columns = columns }
    report(improved: false)
  }

  func raise(_ value: Double) {
    guard value.isFinite else { return }
    let whole = Int((value - Tolerance.bound).rounded(.up))
    if whole > bound ?? Int.min {
      bound = min(whole, total ?? whole)
      report(improved: true)
    }
  }

  /// The best roster leaves out nothing mandatory and keeps every pin.
  private(set) var isIncumbentValid = false

  /// Takes a roster if it is cheaper than the best so far. It must obey every rule but H14 and H15, whose breaches cost the ransom.
  @discardableResult
  func offer(_ roster: Roster) -> Bool {
    let breaches = breaches(roster)
    let cost = roster.terms(model).total + breaches * (costCeiling + 1)
    guard cost < total ?? Int.max else { return false }
    total = cost
    isIncumbentValid = breaches == 0
    incumbent = roster
    report(improved: true)
    return true
  }

  /// Mandatory tasks left out and pins not kept.
  private func breaches(_ roster: Roster) -> Int {
    let services = roster.services(model)
    var served = Array(repeating: 0, count: model.groups.count)
    for service in services { served[model.jobs[service.job].group] += 1 }
    var count = 0
    for (index, group) in model.groups.enumerated() where group.mandatory { count += group.times - served[index] }
    return count + model.kept.count { $0.pinned && !roster.isKept($0, services, model) }
  }

  private func report(improved: Bool) {
    guard let observer else { return }
    let now = seconds
    guard improved || now - lastReport > 2 else { return }
    lastReport = now
    let served = incumbent?.services(model).count
    let tasks = model.groups.reduce(0) { $0 + $1.times }
    observer.report(
      SearchProgress(
        seconds: now, phase: phase, columns: columns, incumbent: isIncumbentValid ? total : nil, bound: bound, unserved: served.map { tasks - $0 },
        improved: improved))
  }
}

/// When a search is over, for any thread.
private final class Deadline: Sendable {
  /// Since its begin; nil: never.
  let seconds: Mutex<Double?>

  init(_ seconds: Double?) { self.seconds = Mutex(seconds) }
}
