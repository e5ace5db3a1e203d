import ArgumentParser
import Exchange
import Instances

extension PublishedFormat: ExpressibleByArgument {}

/// `liandong convert`: a published instance as an instance document.
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Turn a published instance into an instance document.")

  @Option(name: .customLong("from"), help: "Format of the file: \(PublishedFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format: PublishedFormat

  @Argument(help: "File to read, - for standard input.")
  var input: String

  @Option(name: .shortAndLong, help: "File to write, - for standard output.")
  var output: String

  func run() throws {
    let messages = Messages(.preferred(environment: environment))
    let bytes = try readWhole(input, messages)
    let instance: Instance
    do {
      instance = try format.read(bytes)
    } catch {
      Console.error("\(input): \(error.message.text(messages.language))")
      throw ExitCode(2)
    }
    try Output(path: output, messages: messages).write { sink in try writeInstance(instance, to: sink) }
  }
}
