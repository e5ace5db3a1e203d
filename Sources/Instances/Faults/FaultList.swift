/// Gathers the faults of one document, each at its place in the text.
package struct FaultList {
  private var entries: [(cause: Fault.Cause, at: JSONValue)] = []

  package init() {}

  package var hasErrors: Bool { entries.contains { $0.cause.code.severity == .error } }

  package mutating func report(_ cause: Fault.Cause, at value: JSONValue) { entries.append((cause, value)) }

  /// The faults in the order of the text; those at one place in the order of their report.
  package var faults: [Fault] {
    let sorted = entries.enumerated().sorted { ($0.element.at.index, $0.offset) < ($1.element.at.index, $1.offset) }.map(\.element)
    guard let bytes = sorted.first?.at.tree.bytes else { return [] }
    var scan = LineScan()
    return sorted.map { entry in
      scan.advance(to: entry.at.offset, in: bytes)
      return Fault(entry.cause, pointer: entry.at.pointer, line: scan.line, column: scan.column, value: entry.at.quotation())
    }
  }
}

/// Counts lines and columns while it walks on through a text, so that many positions cost one pass.
struct LineScan {
  private(set) var line = 1
  private(set) var column = 1
  private var offset = 0

  mutating func advance(to target: Int, in bytes: [UInt8]) {
    while offset < target {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      offset += 1
    }
  }
}
