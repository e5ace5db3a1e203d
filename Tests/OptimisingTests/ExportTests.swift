import Enumeration
import Foundation
import Instances
import LinearPrograms
import Optimising
import Schedules
import TestSupport
import Testing

/// The integer program that `export` writes, solved by programs that are not ours.
@Suite struct ExportTests {
  /// Random instances that are held against the other solvers, and the routes that each may have.
  private static let wanted = 40
  private static let maxRoutes = 4000

  @Test(
    "glpsol and HiGHS find our optimum in the exported program, in either format",
    .enabled(if: ExternalTool.glpsol != nil && ExternalTool.python != nil, "needs glpsol and .venv (README, second command)"))
  func othersAgree() throws {
    let folder = try Scratch()
    let glpsol = try #require(ExternalTool.glpsol)
    let python = try #require(ExternalTool.python)
    var expected: [(name: String, total: Int?)] = []
    var infeasible = 0
    var cases: [(name: String, instance: Instance, previous: Schedule?)] = [("village-hall", VillageHall.instance, nil)]
    cases.append(("village-hall-again", VillageHall.instance, VillageHall.schedule))
    for seed in 0..<UInt64(100) {
      let (instance, previous) = randomTinyInstance(seed: seed)
      cases.append(("seed\(seed)", instance, previous))
    }
    for (name, instance, previous) in cases where expected.count < Self.wanted + 2 {
      let limit = name.hasPrefix("seed") ? Self.maxRoutes : 100_000
      guard try isSmall(instance, previous, limit, { folder.file("\(name).\($0.rawValue)") }) else { continue }
      let ours = try optimise(instance, options: Options(timeLimitSeconds: 60, gap: 0), previous: previous)
      #expect(ours.status == .optimal || ours.status == .infeasible, "\(name) is not proven")
      if ours.status == .infeasible { infeasible += 1 }
      expected.append((name, ours.cost?.total))
    }
    #expect(expected.count == Self.wanted + 2)
    // Both answers must come up, or one of them is not tried.
    #expect(infeasible > 0 && infeasible < Self.wanted / 2)

    let files = expected.flatMap { entry in ProgramFormat.allCases.map { folder.file("\(entry.name).\($0.rawValue)") } }
    let highs = try solveByHiGHS(python, files)
    for (name, total) in expected {
      for format in ProgramFormat.allCases {
        let file = folder.file("\(name).\(format.rawValue)")
        #expect(highs[file] == total, "HiGHS on \(name).\(format.rawValue)")
        #expect(try solveByGLPK(glpsol, file, format) == total, "glpsol on \(name).\(format.rawValue)")
      }
    }
  }

  @Test("names are the maths' names with the ids of the instance")
  func namesAreReadable() throws {
    let folder = try Scratch()
    let file = folder.file("hall.lp")
    let size = try exportProgram(VillageHall.instance, format: .lp, to: file)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let words = Set(text.split { " \n:".contains($0) }.map(String.init))
    for name in ["cover_n1", "u_n1", "oneRoute_v1_d1_t1400", "x_v1_d1_1", "constant", "total", "fund_community_fund"] {
      #expect(words.contains(name), "\(name)")
    }
    #expect(words.contains { $0.hasPrefix("seat_a1_s0_d2_t") })
    let routes = words.filter { $0.hasPrefix("x_") }
    #expect(routes.count == size.routes)
    #expect(words.allSatisfy { $0.count <= 255 })
  }

  @Test("ids that no file format allows, or that look alike without their signs, still give names of their own")
  func namesAreUnique() throws {
    var instance = VillageHall.instance
    instance.needs[0].id = "走访"
    instance.needs[1].id = "n 2+x"
    instance.needs[2].id = "n-2-x"
    let folder = try Scratch()
    let file = folder.file("hall.mps")
    _ = try exportProgram(instance, format: .mps, to: file)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let lines = text.split(separator: "\n")
    let rows = lines.drop { $0 != "ROWS" }.dropFirst().prefix { $0 != "COLUMNS" }.map { String($0.dropFirst(3)) }
    #expect(Set(rows).count == rows.count)
    for name in ["cover_n0", "cover_n_2_x", "cover_n_2_x_2"] { #expect(rows.contains(name), "\(name)") }
    #expect(text.utf8.allSatisfy { $0 < 128 })
  }

  @Test("an instance with more routes than asked for is refused, one with just as many is not")
  func countsRoutes() throws {
    let folder = try Scratch()
    let size = try exportProgram(VillageHall.instance, format: .lp, to: folder.file("a.lp"))
    let same = try exportProgram(VillageHall.instance, format: .lp, maxRoutes: size.routes, to: folder.file("b.lp"))
    #expect(same == size)
    #expect(throws: ExportFailure.tooManyRoutes(limit: size.routes - 1)) {
      try exportProgram(VillageHall.instance, format: .lp, maxRoutes: size.routes - 1, to: folder.file("c.lp"))
    }
  }

  @Test("a pin on what is gone is refused, as in a search")
  func refusesBadPins() throws {
    var before = VillageHall.schedule
    before.tasks = [ServedTask(id: "gone#1", begin: 600, end: 630, team: [], pinned: true)]
    let fault = PreviousScheduleError(code: .pinnedTaskUnknown, pointer: "/tasks/0/id", value: "gone#1")
    let folder = try Scratch()
    #expect(throws: ExportFailure.previous(fault)) {
      try exportProgram(VillageHall.instance, previous: before, format: .lp, to: folder.file("a.lp"))
    }
  }

  /// Writes the program in every format, unless it has too many routes.
  private func isSmall(_ instance: Instance, _ previous: Schedule?, _ maxRoutes: Int, _ file: (ProgramFormat) -> String) throws -> Bool {
    for format in ProgramFormat.allCases {
      let answer = Result { () throws(ExportFailure) in
        try exportProgram(instance, previous: previous, format: format, maxRoutes: maxRoutes, to: file(format))
      }
      if case .failure(.tooManyRoutes) = answer { return false }
      _ = try answer.get()
    }
    return true
  }

  // MARK: The other solvers

  /// - Returns: by file, the optimum; nil as value: infeasible. Files on which HiGHS says anything else are absent.
  private func solveByHiGHS(_ python: ExternalTool, _ files: [String]) throws -> [String: Int?] {
    let program = """
      import highspy, sys
      for file in sys.stdin.read().split("\\n"):
        highs = highspy.Highs()
        highs.setOptionValue("output_flag", False)
        highs.setOptionValue("threads", 1)
        highs.setOptionValue("mip_rel_gap", 0.0)
        highs.setOptionValue("mip_abs_gap", 1e-6)
        if highs.readModel(file) != highspy.HighsStatus.kOk:
          continue
        highs.run()
        status = highs.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
          print(file, highs.getInfo().objective_function_value, sep="\\t")
        elif status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
          print(file, "infeasible", sep="\\t")
      """
    let run = try python.run(["-c", program], input: Data(files.joined(separator: "\n").utf8))
    #expect(run.status == 0, "\(run.errors)")
    var answers: [String: Int?] = [:]
    for line in run.output.split(separator: "\n") {
      let parts = line.split(separator: "\t")
      guard parts.count == 2 else { continue }
      if parts[1] == "infeasible" {
        answers[String(parts[0])] = .some(nil)
      } else if let value = Double(parts[1]), abs(value - value.rounded()) < 1e-4 {
        answers[String(parts[0])] = Int(value.rounded())
      }
    }
    return answers
  }

  /// - Returns: the optimum; nil: infeasible.
  private func solveByGLPK(_ glpsol: ExternalTool, _ file: String, _ format: ProgramFormat) throws -> Int? {
    let report = file + ".txt"
    let run = try glpsol.run([format == .lp ? "--lp" : "--freemps", file, "-o", report, "--tmlim", "60"])
    #expect(run.status == 0, "\(file) \(run.output)")
    if run.output.contains("NO PRIMAL FEASIBLE SOLUTION") || run.output.contains("NO INTEGER FEASIBLE SOLUTION") { return nil }
    let text = try String(contentsOfFile: report, encoding: .utf8)
    #expect(text.contains("INTEGER OPTIMAL"), "\(file) \(run.output)")
    let objective = text.split(separator: "\n").first { $0.hasPrefix("Objective:") }?.split(separator: " ").compactMap { Double($0) }.first
    return Int(try #require(objective).rounded())
  }
}

/// A folder that lives as long as the value.
private final class Scratch {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func file(_ name: String) -> String { folder.appendingPathComponent(name).path }
}
