import Foundation
import TestSupport
import Testing

/// `liandong generate` at its largest, and by its options.
@Suite(.enabled(if: Command.isBuilt, Command.skipped)) struct GenerateTests {
  @Test("Bijie takes less than 20 seconds and less than 1 GB, and equal options give equal bytes")
  func bijie() throws {
    let command = try Command()
    let shell = ExternalTool(executable: URL(fileURLWithPath: "/bin/bash"))
    // The limit is on addresses, which are never fewer than the memory in use.
    let line = "ulimit -v 1000000 && exec '\(command.tool.executable.path)' generate --scale bijie --seed 3 -o"
    let start = Date()
    let run = try shell.run(["-c", line + " city.json"], in: command.folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(Date().timeIntervalSince(start) < 20)
    let city = try Data(contentsOf: command.file("city.json"))
    #expect(city.count > 20_000_000)
    #expect(try shell.run(["-c", line + " again.json"], in: command.folder).status == 0)
    #expect(try Data(contentsOf: command.file("again.json")) == city)
  }

  @Test("options reach the generator: every scale, supply and set of features, the number of stations, the share of visits for two")
  func options() throws {
    let command = try Command()
    for scale in ["station", "mountain-station", "district", "huaibei", "bijie"] {
      #expect(try command.run("generate --scale \(scale) --stations 1 -o \(scale).json").status == 0, "\(scale)")
      #expect(try command.run("validate \(scale).json").status == 0, "\(scale)")
    }
    var texts: Set<String> = []
    for options in ["", "--supply loose", "--supply tight", "--supply overloaded", "--features core", "--two-person 0.5", "--stations 2", "--seed 2"] {
      let run = try command.run("generate --scale station \(options) -o -")
      #expect(run.status == 0, "\(options)")
      texts.insert(run.output)
    }
    #expect(texts.count == 8)
  }

  @Test("64: options out of their range", arguments: ["--scale village", "--scale station --two-person 1.5", "--scale station --stations 0", "--supply tight"])
  func usage(options: String) throws { #expect(try Command().run("generate \(options) -o x.json").status == 64) }
}
