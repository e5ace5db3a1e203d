/// An instance and what looks wrong in its document without being an error.
package struct InstanceReading: Sendable {
  package var instance: Instance
  package var warnings: [Fault]
}

/// Reads an instance document, format 1: the only way from a document to an `Instance`.
///
/// - Throws: `InvalidDocument` with every fault of the document, not only the first; a text that is not JSON has one.
package func readInstance(_ bytes: [UInt8]) throws(InvalidDocument) -> InstanceReading {
  let root = try parseDocument(bytes)
  var reader = InstanceReader()
  reader.faults.checkShape(of: root, against: InstanceFields.document)
  let instance = reader.read(root)
  guard var instance, !reader.faults.hasErrors else { throw InvalidDocument(faults: reader.faults.faults) }
  reader.warnOfUnservableTasks(instance)
  instance.sha256 = SHA256.hexadecimalDigest(of: bytes)
  return InstanceReading(instance: instance, warnings: reader.faults.faults)
}

/// Parses the text of a document.
///
/// - Throws: `InvalidDocument` with the one fault of a text that is not JSON, at its line and column.
package func parseDocument(_ bytes: [UInt8]) throws(InvalidDocument) -> JSONValue {
  do throws(JSONSyntaxError) {
    return try JSONTree(bytes).root
  } catch {
    let rest = bytes[error.offset...].prefix { $0 != 0x0A && $0 != 0x0D }
    let value = String(String(decoding: rest.prefix(120), as: UTF8.self).prefix(40))
    throw InvalidDocument(faults: [Fault(.malformedJSON(error.problem), pointer: "", line: error.line, column: error.column, value: value)])
  }
}
