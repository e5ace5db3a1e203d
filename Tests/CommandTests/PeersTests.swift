import Foundation
import TestSupport
import Testing

/// The Python that knows the peers: their own environment, else the tests' one, where the peers that are not installed are skipped.
private let peersPython: ExternalTool? = {
  let own = ExternalTool.root.appendingPathComponent("benchmarks/peers/.venv/bin/python")
  return FileManager.default.isExecutableFile(atPath: own.path) ? ExternalTool(executable: own) : ExternalTool.python
}()

/// The Python of the peers' comparison, with its own tests: the reader, the travel formula against solved legs, every installed peer against the checker.
@Suite(.enabled(if: Command.isBuilt && peersPython != nil, "needs .build/release/liandong and benchmarks/peers/setup.sh, or .venv")) struct PeersTests {
  @Test("the peers' own tests pass")
  func peers() throws {
    let python = try #require(peersPython)
    let run = try python.run(
      ["-m", "unittest", "discover", "-t", ".", "-s", "tests"], in: ExternalTool.root.appendingPathComponent("benchmarks/peers"))
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains(/Ran \d\d tests/), "\(run.errors)")
  }
}
