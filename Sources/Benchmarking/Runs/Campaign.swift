import Checking
import Dispatch
package import Foundation
import Instances
package import Optimising
import Schedules

/// Runs of a suite, one after the other, in this process.
package struct Campaign {
  package var suite: Suite
  /// Names of entries or of their instances that are run; empty: all.
  package var only: [String]
  package var commit: String?
  private let maker: InstanceMaker

  /// - Parameter folder: the suite's own folder, which paths in it count from.
  package init(_ suite: Suite, folder: URL, published: PublishedFolder, only: [String] = [], commit: String? = nil) {
    self.suite = suite
    self.only = only
    self.commit = commit
    maker = InstanceMaker(folder: folder, published: published)
  }

  /// What came of all runs.
  package struct Outcome: Sendable {
    package var records: [RunRecord] = []
    /// Names of the instances whose published file is absent.
    package var skipped: [String] = []
  }

  /// Runs everything that is asked for.
  ///
  /// - Parameters:
  ///   - interruption: once raised, the running search ends and no other is begun.
  ///   - each: called after each run with its record.
  /// - Throws: `BenchmarkError` when an instance cannot be made; what `each` throws.
  package func run(interruption: Interruption = Interruption(), each: (RunRecord) throws -> Void) throws -> Outcome {
    var outcome = Outcome()
    for entry in suite.entries where isWanted(entry) {
      for index in 0..<maker.count(entry) {
        let start = DispatchTime.now()
        guard let made = try maker.make(entry, index) else {
          outcome.skipped.append(entry.name)
          continue
        }
        guard only.isEmpty || only.contains(entry.name) || only.contains(made.name) else { continue }
        let making = seconds(since: start)
        for seed in entry.seeds {
          if interruption.isRaised { return outcome }
          var record = try runOnce(made.instance, limits: entry.limits, seed: seed, interruption: interruption).record
          record.suite = suite.name
          record.entry = entry.name
          record.mark.instance = made.name
          record.isReference = entry.isReference
          record.commit = commit
          record.known = made.known
          record.times.making = making
          outcome.records.append(record)
          try each(record)
        }
      }
    }
    addTimeRatios(&outcome.records)
    return outcome
  }

  /// Names that were asked for and are in no entry.
  package var unknownNames: [String] {
    only.filter { name in !suite.entries.contains { $0.name == name || name.hasPrefix($0.name + "/") } }
  }

  private func isWanted(_ entry: SuiteEntry) -> Bool {
    only.isEmpty || only.contains { $0 == entry.name || $0.hasPrefix(entry.name + "/") }
  }

  private func addTimeRatios(_ records: inout [RunRecord]) {
    guard let reference = median(records.filter(\.isReference).map(\.times.total)), reference > 0 else { return }
    for index in records.indices { records[index].mark.timeRatio = rounded(records[index].times.total / reference, digits: 3) }
  }
}

/// Runs one search, has its schedule checked, and writes down what it took.
///
/// - Returns: the record, with empty names, and the schedule.
/// - Throws: `BenchmarkError` when the engine refuses the instance.
func runOnce(
  _ instance: Instance, limits: RunLimits, seed: UInt64, interruption: Interruption = Interruption()
) throws(BenchmarkError) -> (record: RunRecord, schedule: Schedule) {
  var options = Options(timeLimitSeconds: limits.timeLimit, gap: limits.gap, seed: seed, workLimit: limits.workLimit)
  options.threads = limits.threads
  let course = Course()
  PeakMemory.reset()
  let start = DispatchTime.now()
  let schedule: Schedule
  do {
    schedule = try optimise(instance, options: options, interruption: interruption, observer: course, canBeServed: { canBeServed($0, in: instance) })
  } catch {
    throw BenchmarkError(path: instance.name, message: Wording(zh: "引擎拒绝：\(error.code.rawValue)", en: "refused by the engine: \(error.code.rawValue)"))
  }
  var times = RunTimes()
  times.total = seconds(since: start)
  let peak = PeakMemory.megabytes
  let judging = DispatchTime.now()
  let violations = check(schedule, of: instance).violations.map { "\($0.rule.rawValue) \($0.pointer)" }
  times.checking = seconds(since: judging)
  times.activities = Activity.allCases.map { rounded(course.profile.seconds($0), digits: 3) }
  let cost = schedule.cost
  let steps = course.steps
  if let cost {
    let unavoidable = cost.unavoidable ?? 0
    times.first = steps.first
    times.withinTwoPercent = steps.seconds(within: 0.02, of: cost.total, unavoidable: unavoidable)
    times.withinOnePercent = steps.seconds(within: 0.01, of: cost.total, unavoidable: unavoidable)
    times.halfPercentGap = steps.seconds(toGap: 0.005, unavoidable: unavoidable)
  }
  let mark = RunMark(
    instance: "", sha256: instance.sha256, seed: seed, limits: limits, status: schedule.status ?? .noSolutionFound, total: cost?.total,
    bound: cost?.bound, gap: cost?.gap, netGap: cost?.netGap, counts: Dictionary(uniqueKeysWithValues: course.profile.counts.map { ($0.name, $0.value) }))
  let tasks = instance.needs.reduce(0) { $0 + $1.times } + instance.activities.count
  let record = RunRecord(
    suite: "", entry: "", mark: mark, stopped: schedule.stopped, unavoidable: cost?.unavoidable, terms: cost?.terms, tasks: tasks,
    violations: violations, times: times, peakMegabytes: peak)
  return (record, schedule)
}
