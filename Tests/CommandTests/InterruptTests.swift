import Districts
import Foundation
import TestSupport
import Testing

/// Ctrl-C and the clock. Seconds never decide here; what is left behind does.
@Suite(.enabled(if: Command.isBuilt, Command.skipped), .serialized) struct InterruptTests {
  @Test("the first Ctrl-C stops the search, writes the best roster so far and exits 130")
  func firstStops() throws {
    let command = try Command()
    let week = Command.example("jiuyuan-week").path
    let running = try command.start("solve \(week) -o roster.json --time-limit 3600 --gap 0 --log-format jsonl --lang en")
    running.wait(for: "\"incumbent\":")
    Thread.sleep(forTimeInterval: 2)
    running.interrupt()
    #expect(running.finish() == 130)
    #expect(try command.run("check \(week) roster.json").status == 0)
    let document = try Command.members(try Data(contentsOf: command.file("roster.json")))
    #expect(document["stopped"] as? String == "interrupted")
    #expect((document["cost"] as? [String: Any])?["bound"] as? Int != nil)
    #expect(try command.names() == ["roster.json", "week.json"])
  }

  @Test("the second Ctrl-C aborts at once; no half of a file is left")
  func secondAborts() throws {
    let command = try Command()
    try command.write(district(DistrictRequest(scale: .district)), to: "district.json")
    let running = try command.start("solve district.json -o roster.json --time-limit 3600 --gap 0 --log-format jsonl --lang en")
    running.wait(for: "\"incumbent\":")
    Thread.sleep(forTimeInterval: 1)
    running.interrupt()
    Thread.sleep(forTimeInterval: 0.2)
    running.interrupt()
    #expect(running.finish() == 130)
    // Whoever stops before the second one comes has written all of it.
    let names = try command.names()
    #expect(names == ["district.json", "week.json"] || names == ["district.json", "roster.json", "week.json"])
    if names.contains("roster.json") { #expect(try command.run("check district.json roster.json").status == 0) }
  }

  @Test("what the clock stops is a valid roster with its bound")
  func clockStops() throws {
    let command = try Command()
    let week = Command.example("jiuyuan-week").path
    #expect(try command.run("solve \(week) -o roster.json --time-limit 1 --gap 0 --quiet").status == 0)
    #expect(try command.run("check \(week) roster.json").status == 0)
    let document = try Command.members(try Data(contentsOf: command.file("roster.json")))
    #expect(["timeLimit", "gap", "exhausted"].contains(document["stopped"] as? String))
  }
}
