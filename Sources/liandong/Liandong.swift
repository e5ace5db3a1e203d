import ArgumentParser

@main
struct Liandong: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "liandong", abstract: "Weekly rosters for community social-work stations, with a proof (社工站排班).", version: "0.1.0",
    subcommands: [
      Solve.self, Validate.self, Check.self, Show.self, Schema.self, Export.self, Generate.self, Convert.self, Bench.self,
    ])
}
