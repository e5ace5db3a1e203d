import ArgumentParser

@main
struct Liandong: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "liandong", version: "0.1.0", subcommands: [Generate.self, Convert.self, Scratch.self])
}
