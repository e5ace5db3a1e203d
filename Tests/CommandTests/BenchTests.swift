import Foundation
import TestSupport
import Testing

/// `liandong bench` by its exit codes and files.
@Suite(.enabled(if: Command.isBuilt, Command.skipped)) struct BenchTests {
  private static let suite =
    #"{ "format": "liandong-suite/1", "name": "hall", "options": { "workLimit": 100000 }, "instances": [{ "name": "hall", "path": "week.json" }] }"#

  private func prepared() throws -> Command {
    let command = try Command()
    try command.write(Self.suite, to: "suite.json")
    #expect(try command.run("bench suite.json --out lines.jsonl --write-baseline base.json --lang en").status == 0)
    return command
  }

  /// Changes one number of the baseline, so that the engine looks better or worse than it was.
  private func edit(_ command: Command, _ key: String, _ change: (Int) -> Int) throws {
    let text = try command.text("base.json")
    let expression = try Regex("\"\(key)\": ([0-9]+)")
    let match = try #require(try expression.firstMatch(in: text))
    let value = try #require(match.output[1].substring.flatMap { Int($0) })
    try command.write(text.replacing(expression) { _ in "\"\(key)\": \(change(value))" }, to: "base.json")
  }

  @Test("0: an equal run; lines go to the file, the table to standard output")
  func equal() throws {
    let command = try prepared()
    let run = try command.run("bench suite.json --baseline base.json --out lines.jsonl --lang en")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("| instance |") && run.output.contains("| hall | 1 | 1 | 1 |"))
    #expect(try Command.members(try command.text("lines.jsonl"))["verdict"] as? String == "valid")
  }

  @Test("0: a run better than its baseline, in total or in columns", arguments: ["total", "columns"])
  func better(key: String) throws {
    let command = try prepared()
    try edit(command, key) { $0 + 5 }
    #expect(try command.run("bench suite.json --baseline base.json").status == 0)
  }

  @Test("6: a run worse than its baseline in columns, in gap, in bound and total; the message names the run")
  func worse() throws {
    let command = try prepared()
    try edit(command, "columns") { $0 - 1 }
    let columns = try command.run("bench suite.json --baseline base.json --lang en")
    #expect(columns.status == 6)
    #expect(columns.errors.contains("hall, seed 1: the count of columns is worse"))
    // A total below this run's bound is more than a better engine could reach: both complaints are made.
    try edit(command, "total") { $0 - 5 }
    try edit(command, "bound") { $0 - 5 }
    let total = try command.run("bench suite.json --baseline base.json --lang en")
    #expect(total.status == 6)
    #expect(total.errors.contains("the total is worse") && total.errors.contains("is above a valid total"))
  }

  @Test("a baseline is not written over by a run that is worse")
  func kept() throws {
    let command = try prepared()
    try edit(command, "columns") { $0 - 1 }
    let before = try command.text("base.json")
    #expect(try command.run("bench suite.json --baseline base.json --write-baseline base.json").status == 6)
    #expect(try command.text("base.json") == before)
  }

  @Test("2: a suite, a baseline or an instance that is at fault, and a name that the suite has not")
  func faults() throws {
    let command = try prepared()
    try command.write(Self.suite.replacingOccurrences(of: "workLimit", with: "worklimit"), to: "bad.json")
    try command.write(Self.suite.replacingOccurrences(of: "week.json", with: "absent.json"), to: "absent-suite.json")
    for line in [
      "bench bad.json", "bench absent-suite.json", "bench absent.json", "bench suite.json --baseline suite.json", "bench suite.json --only barn",
      "bench suite.json --baseline base.json --time-ratio 2",
    ] {
      #expect(try command.run(line).status == 2, "\(line)")
    }
  }

  @Test("improve fills an empty entry, keeps what is better, and refuses a list that cannot be true")
  func improve() throws {
    let command = try Command()
    let root = ExternalTool.root.appendingPathComponent("benchmarks/best-known.json")
    let list = try Command.members(try Data(contentsOf: root))
    var entry = try #require((list["instances"] as? [[String: Any]])?.first)
    (entry["value"], entry["bound"], entry["schedule"]) = (nil, nil, nil)
    func write(_ entry: [String: Any]) throws {
      let document: [String: Any] = ["format": "liandong-best-known/1", "instances": [entry]]
      try JSONSerialization.data(withJSONObject: document, options: .sortedKeys).write(to: command.file("list.json"))
    }
    try write(entry)
    #expect(try command.run("bench improve list.json --time-limit 1").status == 0)
    let first = try #require(((try Command.members(try command.text("list.json")))["instances"] as? [[String: Any]])?.first)
    let value = try #require((first["value"] as? [String: Any])?["amount"] as? Int)
    #expect(first["schedule"] as? String == "schedules/s1-balanced-core.json")
    #expect(FileManager.default.fileExists(atPath: command.file("schedules/s1-balanced-core.json").path))
    // A value below what any schedule can cost: the run's bound exposes it.
    entry["value"] = ["amount": 1, "command": "by hand"]
    try write(entry)
    let before = try command.text("list.json")
    #expect(try command.run("bench improve list.json --time-limit 1").status == 6)
    #expect(try command.text("list.json") == before && value > 1)
    entry["sha256"] = "0"
    try write(entry)
    #expect(try command.run("bench improve list.json --time-limit 1").status == 2)
  }
}
