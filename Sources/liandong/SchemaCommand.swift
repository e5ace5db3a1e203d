import ArgumentParser
import Foundation
import Instances

extension DocumentFormat: ExpressibleByArgument {}

/// `liandong schema`: what the fields of a document are, for programs or for people.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the JSON Schema (2020-12) of a document, or its fields as a page (文件字段).",
    discussion: "The schema accepts what `validate` finds no fault of shape in; `validate` checks the document as a whole besides.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case json, markdown }

  @Argument(help: "instance or schedule.")
  var document: DocumentFormat

  @Option(help: "json for the schema, markdown for the field reference.")
  var format = Format.json

  @Option(name: .shortAndLong, help: "File to write, - for standard output.")
  var output = "-"

  func run() throws {
    let bytes =
      switch format {
      case .json: jsonSchema(of: document)
      case .markdown: Array(fieldReference(of: document).utf8)
      }
    try Output(path: output, messages: Messages(.preferred(environment: environment))).write(bytes)
  }
}
