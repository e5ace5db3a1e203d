import ArgumentParser
import Checking
import Dispatch
import Exchange
import Explaining
import Foundation
import Instances
import Optimising
import Schedules

/// `liandong solve`: an instance in, a proven roster out.
struct Solve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make the roster of an instance, with a proven bound (排班).",
    discussion: """
      Exit codes: 0 a schedule was written; 1 internal fault; 2 the input is at fault; 3 proven infeasible; 4 no schedule within the limits; \
      5 written, but --require-gap is not met; 64 usage; 130 interrupted (the best schedule is still written).
      """)

  @Argument(help: "The instance document; - reads standard input.")
  var instance: String

  @Option(name: .shortAndLong, help: "Where the schedule goes; - or nothing: standard output.")
  var output = "-"

  @Option(help: "Wall-clock seconds. (default: 60; none with --work-limit)")
  var timeLimit: Double?

  @Option(help: "Stop when (total − bound) / total is at most this.")
  var gap = 0.0001

  @Option(help: "Threads that price routes. (default: all cores)")
  var threads: Int?

  @Option(help: "Seed of the random choices.")
  var seed: UInt64 = 1

  @Option(help: "The schedule in force: pins, the change term.")
  var previous: String?

  @Option(help: "Exit 5 unless netGap is at most this.")
  var requireGap: Double?

  @Option(help: "Units of deterministic work instead of the clock.")
  var workLimit: Int?

  @Option(help: "Progress as text or jsonl, on standard error.")
  var logFormat = LogFormat.text

  @OptionGroup var languageOptions: LanguageOptions

  @Flag(help: "No progress, no warnings and no summary.")
  var quiet = false

  func validate() throws {
    if let timeLimit { guard timeLimit > 0 else { throw ValidationError("--time-limit takes seconds above 0, not \(timeLimit).") } }
    if let workLimit { guard workLimit >= 0 else { throw ValidationError("--work-limit takes 0 or more, not \(workLimit).") } }
    if let requireGap { guard requireGap >= 0 else { throw ValidationError("--require-gap takes 0 or more, not \(requireGap).") } }
    if instance == "-" && previous == "-" { throw ValidationError("Only one document can come from standard input.") }
    guard gap >= 0 else { throw ValidationError("--gap takes 0 or more, not \(gap).") }
    if let threads, threads < 1 { throw ValidationError("--threads takes 1 or more, not \(threads).") }
  }

  func run() throws {
    let messages = Messages(languageOptions.value, format: logFormat, isQuiet: quiet)
    let input = try Documents.instance(instance, messages)
    var before: Schedule?
    if let previous { before = try Documents.schedule(previous, input, messages) }
    let place = Output(path: output, messages: messages)
    try place.probe()
    let interruption = Interruption()
    let signals = InterruptSignals(interruption)
    defer { signals.stop() }
    var options = Options(timeLimitSeconds: timeLimit ?? (workLimit == nil ? 60 : nil), gap: gap, seed: seed, workLimit: workLimit)
    options.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    let observer: (any ProgressObserver)? = quiet ? nil : ProgressLog(logFormat, messages.language)
    let answer = Result { () throws(PreviousScheduleError) in
      try optimise(
        input, options: options, previous: before, interruption: interruption, observer: observer, canBeServed: { canBeServed($0, in: input) })
    }
    var schedule: Schedule
    switch answer {
    case .success(let found): schedule = found
    case .failure(let fault):
      messages.error(fault.wording)
      throw ExitCode(2)
    }
    if schedule.cost != nil {
      let verdict = check(schedule, of: input, previous: before)
      guard verdict.isValid else {
        for violation in verdict.violations {
          let found = "\(violation.rule.rawValue) \(violation.pointer) \(violation.subjects)"
          messages.error(Wording(zh: "内部错误:\(found)", en: "internal: \(found)"))
        }
        throw ExitCode(1)
      }
    }
    schedule = explained(schedule, of: input, previous: before, language: messages.language)
    try place.write(writeSchedule(schedule, horizon: input.horizon))
    messages.summarise(schedule, of: input)
    try leave(schedule)
  }

  /// The roster itself, where it is short enough to be read off a terminal, and what it comes to.
  private func tell(_ schedule: Schedule, _ instance: Instance, _ language: Language) {
    let tasks = schedule.tasks?.count ?? 0
    if (1...300).contains(tasks) { Console.error("\n" + rosterText(schedule, of: instance, by: .day, language)) }
    Console.error("\n" + summaryText(schedule, of: instance, language))
  }

  private func leave(_ schedule: Schedule) throws {
    if schedule.status == .infeasible { throw ExitCode(3) }
    if schedule.stopped == .interrupted { throw ExitCode(130) }
    if schedule.status == .noSolutionFound { throw ExitCode(4) }
    if let requireGap, (schedule.cost?.netGap ?? .infinity) > requireGap { throw ExitCode(5) }
  }
}

/// Ctrl-C: the first asks the search to stop and write its best, the second aborts.
final class InterruptSignals {
  private let source: any DispatchSourceSignal

  init(_ interruption: Interruption) {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: DispatchQueue(label: "interruptions"))
    source.setEventHandler {
      if interruption.isRaised { _exit(130) }
      interruption.raise()
    }
    source.resume()
  }

  func stop() { source.cancel() }
}
