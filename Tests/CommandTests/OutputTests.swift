import Foundation
import TestSupport
import Testing

/// What goes where: documents whole or not at all, JSON to standard output only, talk to standard error.
@Suite(.enabled(if: Command.isBuilt, Command.skipped)) struct OutputTests {
  @Test("- is standard input and standard output, and nothing else is printed there")
  func streams() throws {
    let command = try Command()
    let week = try Data(contentsOf: command.file("week.json"))
    let solved = try command.run("solve - -o -", input: week)
    #expect(solved.status == 0)
    #expect(try Command.members(solved.output)["format"] as? String == "liandong-schedule/1")
    #expect(!solved.errors.isEmpty)
    #expect(try command.run("check week.json -", input: Data(solved.output.utf8)).status == 0)
    #expect(try command.run("validate -", input: week).status == 0)
    let program = try command.run("export - --format lp -o -", input: week)
    #expect(program.status == 0)
    #expect(program.output.hasPrefix("\\* Problem: ") && program.output.hasSuffix("End\n"))
    #expect(try command.names() == ["week.json"])
  }

  @Test("without -o the schedule goes to standard output")
  func defaultOutput() throws {
    let run = try Command().run("solve week.json --quiet")
    #expect(try Command.members(run.output)["status"] as? String == "OPTIMAL")
  }

  @Test("--quiet says nothing, but still says what is wrong")
  func quiet() throws {
    let command = try Command()
    let fine = try command.run("solve week.json -o roster.json --quiet")
    #expect(fine.status == 0 && fine.output.isEmpty && fine.errors.isEmpty)
    let wrong = try command.run("solve absent.json -o roster.json --quiet")
    #expect(wrong.status == 2 && !wrong.errors.isEmpty)
  }

  @Test("a failure leaves what stood there before, and no file of its own", arguments: ["solve FILE -o out", "export FILE --format lp -o out"])
  func failureLeavesFile(line: String) throws {
    let command = try Command()
    try command.write("what was here before", to: "out")
    try command.write("{}", to: "faulty.json")
    #expect(try command.run(line.replacingOccurrences(of: "FILE", with: "faulty.json")).status == 2)
    #expect(try command.text("out") == "what was here before")
    #expect(try command.names() == ["faulty.json", "out", "week.json"])
  }

  @Test(
    "a place that cannot be written is told before the search, and nothing is left there",
    arguments: ["solve week.json", "export week.json --format mps", "generate --scale station"])
  func unwritable(verb: String) throws {
    let command = try Command()
    try FileManager.default.createDirectory(at: command.file("folder"), withIntermediateDirectories: true)
    for place in ["nowhere/out", "week.json/out", "folder"] {
      let run = try command.run("\(verb) -o \(place)")
      #expect(run.status == 1, "\(place)")
      #expect(run.errors.contains(place), "\(place)")
      #expect(run.output.isEmpty)
    }
    #expect(try command.names() == ["folder", "week.json"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: command.file("folder").path) == [])
  }

  @Test("a link is followed, a device is written into and stays a device")
  func linksAndDevices() throws {
    let command = try Command()
    try command.write("old", to: "real.json")
    try FileManager.default.createSymbolicLink(atPath: command.file("link.json").path, withDestinationPath: "real.json")
    #expect(try command.run("solve week.json -o link.json --quiet").status == 0)
    #expect(try command.status("real.json") == "OPTIMAL")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: command.file("link.json").path) == "real.json")
    // Not /dev/null itself: a mistake here must not cost the machine its own.
    let pipe = command.file("pipe")
    #expect(mkfifo(pipe.path, 0o600) == 0)
    let reader = Process()
    reader.executableURL = URL(fileURLWithPath: "/bin/cat")
    reader.arguments = [pipe.path]
    let read = Pipe()
    reader.standardOutput = read
    try reader.run()
    #expect(try command.run("solve week.json -o pipe --quiet").status == 0)
    let received = read.fileHandleForReading.readDataToEndOfFile()
    reader.waitUntilExit()
    #expect(try Command.members(received)["status"] as? String == "OPTIMAL")
    #expect(try FileManager.default.attributesOfItem(atPath: pipe.path)[.type] as? FileAttributeType != .typeRegular)
  }

  @Test("with --log-format jsonl every line on standard error is one JSON object")
  func jsonLines() throws {
    let command = try Command()
    let week = Command.example("jiuyuan-week").path
    let run = try command.run("solve \(week) -o roster.json --log-format jsonl --work-limit 20000")
    let lines = try run.errors.split(separator: "\n").map { try Command.members(String($0)) }
    let types = lines.compactMap { $0["type"] as? String }
    #expect(types.count == lines.count)
    #expect(types.contains("progress") && types.contains("warning") && types.last == "result")
    let progress = try #require(lines.last { $0["type"] as? String == "progress" })
    for name in ["seconds", "phase", "columns", "incumbent", "bound", "gap", "unserved"] { #expect(progress[name] != nil, "\(name)") }
    let result = try #require(lines.last)
    let cost = try Command.members(try Data(contentsOf: command.file("roster.json")))["cost"] as? [String: Any]
    #expect(result["total"] as? Int == cost?["total"] as? Int)
    let wrong = try command.run("solve absent.json --log-format jsonl")
    #expect(try Command.members(wrong.errors)["type"] as? String == "error")
  }

  @Test("equal seeds and work limits write equal bytes, timing aside")
  func repeats() throws {
    let command = try Command()
    let week = Command.example("jiuyuan-week").path
    for name in ["one.json", "two.json"] { #expect(try command.run("solve \(week) -o \(name) --work-limit 200000 --quiet").status == 0) }
    let texts = try ["one.json", "two.json"].map { try command.text($0).replacing(/"timing": \{[^}]*\}/, with: "") }
    #expect(texts[0] == texts[1])
    #expect(!texts[0].contains("timing"))
  }
}
