import ArgumentParser
import Exchange
import Instances
import Schedules

/// `liandong show`: a schedule as a roster to read.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a schedule as a roster to read, by day or by worker (查看排班表).", discussion: "Exit codes: 0 printed, 2 input.")

  @Argument(help: "The instance document.")
  var instance: String

  @Argument(help: "The schedule document; - reads standard input.")
  var schedule: String

  @Option(help: "day: what happens on each date; worker: what each worker does.")
  var by = RosterView.day

  @OptionGroup var language: LanguageOptions

  func run() throws {
    let input = try Documents.instance(instance, Messages(language.value))
    let roster = try Documents.schedule(schedule, input, Messages(language.value))
    print(rosterText(roster, of: input, by: by, language.value))
    print("")
    print(summaryText(roster, of: input, language.value))
  }
}

extension RosterView: ExpressibleByArgument {}
