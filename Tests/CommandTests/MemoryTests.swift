import Foundation
import TestSupport
import Testing

/// Valgrind over a whole solve and a whole export.
@Suite(.enabled(if: Command.isBuilt && ExternalTool.valgrind != nil, "needs .build/release/liandong and valgrind")) struct MemoryTests {
  @Test(
    "no access to memory that is not ours, and nothing lost", arguments: ["solve week.json -o out --threads 2 --quiet", "export week.json --format lp -o out"])
  func cleanMemory(line: String) throws {
    let command = try Command()
    let valgrind = try #require(ExternalTool.valgrind)
    let options = ["--leak-check=full", "--show-leak-kinds=definite,indirect", "--errors-for-leak-kinds=none", "--error-exitcode=99", "--num-callers=40"]
    let arguments = line.split(separator: " ").map(String.init)
    let run = try valgrind.run(options + [command.tool.executable.path] + arguments, in: command.folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("ERROR SUMMARY: 0 errors"), "\(run.errors)")
    // A global constant is made once and lives to the end; valgrind does not recognise the tagged pointers that hold one. Its initialiser is named …_WZ.
    let lost = run.errors.replacing(/==\d+== ?/, with: "").components(separatedBy: "\n\n").filter { $0.contains(" lost in loss record ") }
    #expect(lost.count == run.errors.matches(of: /lost in loss record/).count)
    let ours = lost.filter { !$0.contains(/_WZ\b/) }
    #expect(ours.isEmpty, "\(ours.joined(separator: "\n\n"))")
    #expect(!run.errors.contains("glp_"))
  }
}
