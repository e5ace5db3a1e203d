import Foundation
import Instances
import TestSupport
import Testing

/// Each exit code of the README by a small case.
@Suite(.enabled(if: Command.isBuilt, Command.skipped)) struct ExitCodeTests {
  @Test("0: a schedule was written, and check accepts it")
  func solved() throws {
    let command = try Command()
    #expect(try command.run("solve week.json -o roster.json").status == 0)
    #expect(try command.status("roster.json") == "OPTIMAL")
    #expect(try command.run("check week.json roster.json").status == 0)
  }

  @Test("1: the place cannot be written")
  func unwritable() throws {
    let command = try Command()
    #expect(try command.run("solve week.json -o nowhere/roster.json").status == 1)
  }

  @Test("2: the input is at fault", arguments: ["solve", "validate", "export --format lp -o out.lp"])
  func faultyInput(verb: String) throws {
    let command = try Command()
    try command.write("{ \"format\": ", to: "broken.json")
    try command.write("{ \"format\": \"liandong-instance/1\" }", to: "empty.json")
    for file in ["broken.json", "empty.json", "absent.json"] {
      let run = try command.run("\(verb) \(file)")
      #expect(run.status == 2, "\(file)")
      #expect(run.errors.contains(file) || run.output.contains(file), "\(file)")
    }
  }

  @Test("2: a previous schedule that pins what is gone, for solve, check and export")
  func faultyPrevious() throws {
    let command = try Command()
    #expect(try command.run("solve week.json -o roster.json --quiet").status == 0)
    let pinned =
      "{\"format\":\"liandong-schedule/1\",\"routes\":[],\"tasks\":[{\"id\":\"gone#1\",\"begin\":\"2026-11-24T14:00\","
      + "\"end\":\"2026-11-24T14:30\",\"team\":[{\"worker\":\"v1\",\"seat\":0}],\"pinned\":true}]}"
    try command.write(pinned, to: "before.json")
    for line in [
      "solve week.json -o new.json --previous before.json", "check week.json roster.json --previous before.json",
      "export week.json --format mps -o out.mps --previous before.json",
    ] {
      let run = try command.run(line)
      #expect(run.status == 2, "\(line)")
      #expect((run.errors + run.output).contains("gone#1"), "\(line)")
    }
    #expect(try command.names() == ["before.json", "roster.json", "week.json"])
  }

  @Test("2: more routes than export may list; the message names the limit")
  func tooManyRoutes() throws {
    let command = try Command()
    let run = try command.run("export week.json --format lp -o out.lp --max-routes 7")
    #expect(run.status == 2)
    #expect(run.errors.contains("7") && run.errors.contains("--max-routes"))
    #expect(try command.names() == ["week.json"])
  }

  @Test("3: proven infeasible; the document names the conflict")
  func infeasible() throws {
    let command = try Command()
    var instance = VillageHall.instance
    instance.needs[VillageHall.safetyCheck].people.prohibited = Array(instance.workers.indices)
    try command.write(instance, to: "impossible.json")
    #expect(try command.run("solve impossible.json -o roster.json").status == 3)
    #expect(try command.status("roster.json") == "INFEASIBLE")
    let conflicts = try Command.members(try Data(contentsOf: command.file("roster.json")))["conflicts"] as? [[String]]
    #expect(conflicts == [["n5#1"]])
  }

  @Test("4: no schedule within the limits")
  func nothingFound() throws {
    let command = try Command()
    // Every need is a must here, and no work is allowed to meet them.
    var instance = VillageHall.instance
    for need in instance.needs.indices { instance.needs[need].mandatory = true }
    try command.write(instance, to: "musts.json")
    #expect(try command.run("solve musts.json -o roster.json --work-limit 0").status == 4)
    #expect(try command.status("roster.json") == "NO_SOLUTION_FOUND")
  }

  @Test("5: written, but the required gap is not met; 0 when it is")
  func gapNotMet() throws {
    let command = try Command()
    // With this little work nothing is proven.
    let poor = try command.run("solve week.json -o roster.json --work-limit 1 --require-gap 0.01")
    #expect(poor.status == 5)
    #expect(try command.run("check week.json roster.json").status == 0)
    #expect(try command.run("solve week.json -o roster.json --gap 0 --require-gap 0").status == 0)
  }

  @Test("6: check found violations, and names the rule")
  func violated() throws {
    let command = try Command()
    #expect(try command.run("solve week.json -o roster.json").status == 0)
    var document = try Command.members(try Data(contentsOf: command.file("roster.json")))
    var routes = try #require(document["routes"] as? [[String: Any]])
    routes.removeLast()
    document["routes"] = routes
    try JSONSerialization.data(withJSONObject: document).write(to: command.file("broken.json"))
    let run = try command.run("check week.json broken.json --format json")
    #expect(run.status == 6)
    let violations = try #require(try Command.members(run.output)["violations"] as? [[String: Any]])
    #expect(!violations.isEmpty)
  }

  @Test(
    "64: usage",
    arguments: [
      "frobnicate", "solve", "solve week.json --time-limit 0", "solve week.json --gap -1", "solve week.json --threads 0", "solve week.json --work-limit -1",
      "solve week.json --lang fr", "solve week.json --log-format xml", "solve week.json --require-gap -0.5", "export week.json --format lp",
      "export week.json --format xls -o out", "export week.json --format lp -o out --max-routes 0", "check - -", "solve - --previous -",
    ])
  func usage(line: String) throws {
    let run = try Command().run(line)
    #expect(run.status == 64)
    #expect(run.output.isEmpty && !run.errors.isEmpty)
  }
}
