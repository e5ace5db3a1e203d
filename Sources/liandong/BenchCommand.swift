import ArgumentParser
import Benchmarking
import Foundation
import Instances
import Optimising

/// `liandong bench`: runs a suite and holds it against a baseline, or improves the best-known values.
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a suite of instances, compare with a baseline; or improve the best-known values.",
    discussion: """
      Without --out the JSON lines go to standard output and the table to standard error; with it the table goes to standard output. \
      Exit codes: 0 all is well; 2 the suite, the baseline or an instance is at fault; 6 a run is worse than the baseline allows, a schedule fails \
      the checker, or a bound is above the total of a valid schedule; 130 interrupted.
      """,
    subcommands: [BenchRun.self, BenchImprove.self], defaultSubcommand: BenchRun.self)
}

/// `liandong bench SUITE.json`.
struct BenchRun: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "run", abstract: "Run a suite: one JSON line a run, and a Markdown table.")

  @Argument(help: "The suite document.")
  var suite: String

  @Option(help: "Exit 6 if a run is worse than this file says.")
  var baseline: String?

  @Option(name: .customLong("out"), help: "Where the JSON lines go, as they come; nothing: standard output.")
  var out: String?

  @Option(help: "Write what the runs came to, for later comparisons. With --baseline only if nothing is worse.")
  var writeBaseline: String?

  @Option(help: "Folder of published files. (default: $LIANDONG_DATA/bazirha/instances, else ../shared/data/bazirha/instances)")
  var data: String?

  @Option(help: "Only this instance; may be given several times.")
  var only: [String] = []

  @Option(help: "Refuse runs that take this many times the baseline's seconds, both in seconds of the suite's reference instance.")
  var timeRatio: Double?

  @Option(help: "Hold bounds and totals against this list of best-known values too.")
  var bestKnown: String?

  @OptionGroup var languageOptions: LanguageOptions

  func validate() throws {
    if let timeRatio, timeRatio <= 0 { throw ValidationError("--time-ratio takes a number above 0, not \(timeRatio).") }
    if timeRatio != nil && baseline == nil { throw ValidationError("--time-ratio compares with a --baseline.") }
    if writeBaseline != nil && !only.isEmpty { throw ValidationError("--write-baseline records a whole suite, not --only a part of it.") }
  }

  func run() throws {
    let messages = Messages(languageOptions.value)
    let documents = BenchDocuments(messages: messages)
    let suite = try documents.read(suite, readSuite)
    let baseline = try baseline.map { try documents.read($0, readBaseline) }
    let known = try bestKnown.map { try documents.read($0, readBestKnown) }
    if timeRatio != nil && !suite.entries.contains(where: \.isReference) {
      messages.error(Wording(zh: "套件没有 reference 实例，--time-ratio 无从比较。", en: "The suite has no reference instance for --time-ratio."))
      throw ExitCode(2)
    }
    let place = writeBaseline.map { Output(path: $0, messages: messages) }
    try place?.probe()
    let lines = try LineSink(path: out, messages: messages)
    let folder = URL(fileURLWithPath: self.suite).deletingLastPathComponent()
    let campaign = Campaign(
      suite, folder: folder, published: PublishedFolder(option: data, environment: environment), only: only, commit: environment["LIANDONG_COMMIT"])
    guard campaign.unknownNames.isEmpty else {
      let names = campaign.unknownNames.joined(separator: ", ")
      messages.error(Wording(zh: "套件中没有：\(names)", en: "Not in the suite: \(names)"))
      throw ExitCode(2)
    }
    let interruption = Interruption()
    let signals = InterruptSignals(interruption)
    defer { signals.stop() }
    let outcome = try documents.complaining { try campaign.run(interruption: interruption) { try lines.write($0.line) } }
    lines.show(suiteTable(outcome.records, messages.language))
    if !outcome.skipped.isEmpty {
      let names = outcome.skipped.joined(separator: ", ")
      messages.note(
        Wording(
          zh: "因缺少公开文件跳过 \(outcome.skipped.count) 个实例：\(names)",
          en: "Skipped \(outcome.skipped.count) instances whose published files are absent: \(names)"))
    }
    if interruption.isRaised { throw ExitCode(130) }
    let complaints = self.complaints(outcome, suite, baseline, known)
    for complaint in complaints { messages.error(complaint.wording) }
    guard complaints.isEmpty else { throw ExitCode(6) }
    if let place { try place.write(Baseline(suite: suite.name, runs: outcome.records.map(\.mark)).bytes) }
  }

  private func complaints(_ outcome: Campaign.Outcome, _ suite: Suite, _ baseline: Baseline?, _ known: BestKnown?) -> [Complaint] {
    let facts = outcome.records.compactMap(\.fact) + (known?.facts ?? [])
    var complaints = soundnessComplaints(outcome.records, baseline: baseline?.runs ?? [], facts: facts)
    if let baseline {
      let skipped = Set(outcome.skipped)
      complaints += Comparison(suite.tolerance, timeRatio: timeRatio).complaints(outcome.records.map(\.mark), baseline.runs) { instance in
        skipped.contains(instance) || !only.isEmpty
      }
    }
    return complaints
  }
}

/// `liandong bench improve LIST.json`.
struct BenchImprove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "improve", abstract: "Run the instances of a list of best-known values and take what is better.")

  @Argument(help: "The list of best-known values; it is written anew after each improvement.")
  var list: String

  @Option(help: "Wall-clock seconds for each instance.")
  var timeLimit = 60.0

  @Option(help: "Only this instance; may be given several times.")
  var only: [String] = []

  @Option(help: "Seed of the search.")
  var seed: UInt64 = 1

  @Option(help: "Threads that price routes.")
  var threads = 2

  @OptionGroup var languageOptions: LanguageOptions

  func validate() throws {
    guard timeLimit > 0 else { throw ValidationError("--time-limit takes seconds above 0, not \(timeLimit).") }
    guard threads > 0 else { throw ValidationError("--threads takes 1 or more, not \(threads).") }
  }

  func run() throws {
    let messages = Messages(languageOptions.value)
    let documents = BenchDocuments(messages: messages)
    var known = try documents.read(list, readBestKnown)
    let unknown = only.filter { name in !known.entries.contains { $0.name == name } }
    guard unknown.isEmpty else {
      messages.error(Wording(zh: "列表中没有：\(unknown.joined(separator: ", "))", en: "Not in the list: \(unknown.joined(separator: ", "))"))
      throw ExitCode(2)
    }
    let place = Output(path: list, messages: messages)
    try place.probe()
    let interruption = Interruption()
    let signals = InterruptSignals(interruption)
    defer { signals.stop() }
    var isSound = true
    for index in known.entries.indices where only.isEmpty || only.contains(known.entries[index].name) {
      if interruption.isRaised { break }
      let before = known.entries[index]
      let improvement = try documents.complaining { () throws(BenchmarkError) in
        try before.improved(
          RunLimits(timeLimit: timeLimit, threads: threads, gap: 0), seed: seed, commit: environment["LIANDONG_COMMIT"], command: command(before),
          interruption: interruption)
      }
      for complaint in improvement.complaints { messages.error(complaint.wording) }
      isSound = isSound && improvement.complaints.isEmpty
      FileHandle.standardOutput.write(Data(improvement.record.line))
      guard improvement.entry != before else { continue }
      known.entries[index] = improvement.entry
      try documents.store(improvement, &known.entries[index], beside: list)
      try place.write(known.bytes)
    }
    if interruption.isRaised { throw ExitCode(130) }
    if !isSound { throw ExitCode(6) }
  }

  private func command(_ entry: BestKnownEntry) -> String {
    let seconds = Int(exactly: timeLimit).map(String.init) ?? "\(timeLimit)"
    return "liandong bench improve benchmarks/best-known.json --only \(entry.name) --time-limit \(seconds) --seed \(seed) --threads \(threads)"
  }
}
