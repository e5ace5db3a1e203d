import Foundation
import TestSupport
import Testing

/// Language, version, defaults and the README's own lines.
@Suite(.enabled(if: Command.isBuilt, Command.skipped)) struct TalkTests {
  private static let readme = try? String(contentsOf: ExternalTool.root.appendingPathComponent("README.md"), encoding: .utf8)

  /// Every line of the README that runs the command, without what stands before and after it.
  private static var lines: [String] {
    (readme ?? "").split(separator: "\n").flatMap { $0.components(separatedBy: "&&") }.compactMap { part in
      let line = part.trimmingCharacters(in: .whitespaces)
      guard line.hasPrefix(".build/release/liandong ") else { return nil }
      return String(line.dropFirst(".build/release/liandong ".count).prefix { $0 != "#" }).trimmingCharacters(in: .whitespaces)
    }
  }

  @Test("every command line of the README works, one after the other, with the village hall for week.json")
  func readmeLines() throws {
    let command = try Command()
    let examples = ExternalTool.root.appendingPathComponent("benchmarks").path
    #expect(Self.lines.count >= 4)
    for line in Self.lines {
      // The README's own time limit is for a roster worth having; here any roster will do.
      let quick = line.replacing(/--time-limit \d+/, with: "--time-limit 2").replacingOccurrences(of: "benchmarks/", with: "\(examples)/")
      let run = try command.run(quick)
      #expect(run.status == 0, "\(line)\n\(run.errors)")
    }
  }

  @Test("every option that the README's table names is in the help of solve")
  func readmeOptions() throws {
    let help = try Command().run("solve --help").output
    let rows = (Self.readme ?? "").split(separator: "\n").filter { $0.hasPrefix("| `--") }
    let options = rows.flatMap { row in row.matches(of: /--[a-z]+(-[a-z]+)*/).map { String($0.output.0) } }
    #expect(options.count >= 8)
    for option in options { #expect(help.contains(option), "\(option)") }
  }

  @Test("the defaults are in the help: 60 seconds, gap 0.0001, all cores, seed 1")
  func defaults() throws {
    let help = try Command().run("solve --help").output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(help.contains("(default: 60;") && help.contains("(default: 0.0001)") && help.contains("(default: all cores)"))
    #expect(help.contains("--seed <seed> Seed of the random choices. (default: 1)"))
  }

  @Test("--version prints a version and nothing else")
  func version() throws {
    let run = try Command().run("--version")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }

  @Test("--lang decides the language; without it the locale, else Chinese")
  func language() throws {
    let command = try Command()
    #expect(try command.run("validate week.json --lang en").output.contains("4 workers"))
    #expect(try command.run("validate week.json --lang zh").output.contains("4 人"))
    let solved = try command.run("solve week.json -o roster.json --lang en")
    #expect(solved.errors.contains("incumbent") && solved.errors.contains("Proven best"))
    #expect(try command.run("solve week.json -o roster.json --lang zh").errors.contains("已证明最好"))
    for (locale, words) in [("en_GB.UTF-8", "4 workers"), ("zh_CN.UTF-8", "4 人"), ("C", "4 人"), ("", "4 人")] {
      let env = ExternalTool(executable: URL(fileURLWithPath: "/usr/bin/env"))
      let run = try env.run(["-u", "LC_MESSAGES", "-u", "LANG", "LC_ALL=\(locale)", command.tool.executable.path, "validate", "week.json"], in: command.folder)
      #expect(run.output.contains(words), "\(locale)")
    }
  }
}
