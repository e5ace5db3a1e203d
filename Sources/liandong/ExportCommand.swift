import ArgumentParser
import Foundation
import Instances
import LinearPrograms
import Optimising
import Schedules

extension ProgramFormat: ExpressibleByArgument {}

/// `liandong export`: the integer program of a small instance, for other solvers.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the set-partitioning program of a small instance, every route listed, for other solvers (导出整数规划).",
    discussion: """
      The program's optimum is the least total of any schedule. Names are the maths' names with ids: cover_n17, seat_n17_s1_d1_t1415 (seat 1 on the \
      second date at 14:15), x_v07_d1_3 (third route of v07 on that date). Exit codes: 0 written; 1 cannot be written; 2 the input is at fault or has more \
      routes than --max-routes.
      """)

  @Argument(help: "The instance document; - reads standard input.")
  var instance: String

  @Option(help: "lp (CPLEX LP) or mps (free MPS).")
  var format: ProgramFormat

  @Option(name: .shortAndLong, help: "File to write, - for standard output.")
  var output: String

  @Option(help: "The schedule in force: pins, the change term.")
  var previous: String?

  @Option(help: "Routes listed at most.")
  var maxRoutes = 100_000

  @OptionGroup var languageOptions: LanguageOptions

  func validate() throws {
    guard maxRoutes >= 1 else { throw ValidationError("--max-routes takes 1 or more, not \(maxRoutes).") }
  }

  func run() throws {
    let messages = Messages(languageOptions.value)
    let input = try Documents.instance(instance, messages)
    var before: Schedule?
    if let previous { before = try Documents.schedule(previous, input, messages) }
    try Output(path: output, messages: messages).write { (file: URL) in
      let answer = Result { () throws(ExportFailure) in
        try exportProgram(input, previous: before, format: format, maxRoutes: maxRoutes, to: file.path)
      }
      switch answer {
      case .success(let size):
        messages.note(
          Wording(
            zh: "\(size.rows) 行、\(size.columns) 列,其中路线 \(size.routes) 条", en: "\(size.rows) rows, \(size.columns) columns, \(size.routes) of them routes"))
      case .failure(.unwritable): throw CocoaError(.fileWriteUnknown)
      case .failure(.previous(let fault)):
        messages.error(fault.wording)
        throw ExitCode(2)
      case .failure(.tooManyRoutes(let limit)):
        messages.error(
          Wording(
            zh: "路线超过 \(limit) 条(--max-routes),列不完。可以提高 --max-routes,或者减少日期、班次和任务,或者加大 startStepMinutes 和 visitStepMinutes。",
            en: "There are more than \(limit) routes (--max-routes), too many to list. Raise --max-routes, take fewer dates, shifts or tasks, "
              + "or larger startStepMinutes and visitStepMinutes."))
        throw ExitCode(2)
      }
    }
  }
}

extension PreviousScheduleError {
  /// Why the previous schedule is refused, with the place and the value.
  var wording: Wording {
    Wording(zh: "上次的排班表不能用:\(code.rawValue) \(pointer) \(value)", en: "the previous schedule cannot be used: \(code.rawValue) \(pointer) \(value)")
  }
}
