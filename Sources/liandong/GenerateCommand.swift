import ArgumentParser
import Districts
import Instances

extension Scale: ExpressibleByArgument {}
extension Supply: ExpressibleByArgument {}
extension Features: ExpressibleByArgument {}

/// `liandong generate`: a synthetic district as an instance document.
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a synthetic district as an instance document. Equal options give equal bytes on every machine.")

  @Option(help: "Size and country: \(Scale.allCases.map(\.rawValue).joined(separator: ", ")).")
  var scale: Scale

  @Option(help: "How many volunteers there are: \(Supply.allCases.map(\.rawValue).joined(separator: ", ")).")
  var supply: Supply = .balanced

  @Option(help: "core: visits by one person, skills, windows and radius, as routing tools know them; full: everything.")
  var features: Features = .full

  @Option(help: "Any whole number; another one gives another district.")
  var seed: UInt64 = 1

  @Option(help: "Stations instead of the scale's own number.")
  var stations: Int?

  @Option(help: "Share of the visits that are for two people, 0 to 1. (default: a third)")
  var twoPerson: Double?

  @Option(name: .shortAndLong, help: "File to write, - for standard output.")
  var output: String

  func validate() throws {
    if let stations, !(1...10_000).contains(stations) { throw ValidationError("--stations: a number from 1 to 10000 is wanted.") }
    if let twoPerson, !(0...1).contains(twoPerson) { throw ValidationError("--two-person: a number from 0 to 1 is wanted.") }
  }

  func run() throws {
    let request = DistrictRequest(
      scale: scale, supply: supply, features: features, seed: seed, stations: stations, twoPersonShare: twoPerson ?? 1.0 / 3)
    let instance = district(request)
    try Output(path: output, messages: Messages(.preferred(environment: environment))).write { sink in try writeInstance(instance, to: sink) }
  }
}
