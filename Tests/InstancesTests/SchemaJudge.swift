import Foundation
import Instances
import TestSupport

/// The opinion of Python's `jsonschema` on documents, all of them in one run.
struct SchemaJudge: Decodable {
  /// Whether each document is accepted, in the order in which they were given.
  var accepted: [Bool]
  /// What is wrong with the schemas themselves; empty: nothing.
  var schemaErrors: [String]

  private struct Request: Encodable {
    struct Document: Encodable {
      var format: String
      var text: String
    }

    var schemas: [String: String]
    var documents: [Document]
  }

  private static let script = """
    import json, sys
    from jsonschema import Draft202012Validator
    request = json.load(sys.stdin)
    errors, judges = [], {}
    for name, text in sorted(request["schemas"].items()):
        schema = json.loads(text)
        try:
            Draft202012Validator.check_schema(schema)
        except Exception as error:
            errors.append(str(error))
        judges[name] = Draft202012Validator(schema)
    accepted = [judges[d["format"]].is_valid(json.loads(d["text"])) for d in request["documents"]]
    json.dump({"accepted": accepted, "schemaErrors": errors}, sys.stdout)
    """

  struct Failure: Error { var message: String }

  static func judge(_ documents: [(format: DocumentFormat, text: String)], python: ExternalTool) throws -> SchemaJudge {
    var request = Request(schemas: [:], documents: documents.map { Request.Document(format: $0.format.rawValue, text: $0.text) })
    for format in DocumentFormat.allCases { request.schemas[format.rawValue] = String(decoding: jsonSchema(of: format), as: UTF8.self) }
    let run = try python.run(["-c", script], input: try JSONEncoder().encode(request))
    guard run.status == 0 else { throw Failure(message: run.errors) }
    return try JSONDecoder().decode(SchemaJudge.self, from: Data(run.output.utf8))
  }
}
