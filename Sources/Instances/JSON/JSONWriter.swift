/// Writes one JSON text, members in the order of the calls: the same calls give the same bytes.
///
/// Containers are indented by two blanks a level; a `compact` one stands on one line with all that it holds. Text is UTF-8, never escaped
/// without need. Pieces go to `sink` as they fill up, so a text of any size takes little memory.
///
/// ```swift
/// let bytes = JSONWriter.bytes { json in
///   json.object { json in
///     json.member("name", "East Street")
///     json.array("days") { json in for day in days { json.element(day) } }
///   }
/// }
/// ```
package struct JSONWriter {
  private static let pieceBytes = 1 << 16

  private var buffer: [UInt8] = []
  private var open: [(isEmpty: Bool, isCompact: Bool)] = []
  private let sink: (([UInt8]) throws -> Void)?
  private var sinkFailure: (any Error)?

  package init(sink: @escaping ([UInt8]) throws -> Void) { self.sink = sink }

  private init() { sink = nil }

  /// The bytes of a text as a whole, with a line feed at the end.
  package static func bytes(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter()
    body(&writer)
    writer.endLine()
    return writer.buffer
  }

  /// Ends the text with a line feed and hands over the last piece.
  ///
  /// - Throws: the first error that `sink` threw; what was written after it is lost.
  package mutating func finish() throws {
    endLine()
    flush()
    if let sinkFailure { throw sinkFailure }
  }

  // MARK: Members of an object

  package mutating func member(_ key: String, _ value: String) {
    begin(key)
    append(quoting: value)
  }

  package mutating func member(_ key: String, _ value: Int) {
    begin(key)
    append(value)
  }

  /// - Precondition: `value` is finite.
  package mutating func member(_ key: String, _ value: Double) {
    begin(key)
    append(value)
  }

  package mutating func member(_ key: String, _ value: Bool) {
    begin(key)
    append(value ? "true" : "false")
  }

  package mutating func null(_ key: String) {
    begin(key)
    append("null")
  }

  package mutating func object(_ key: String? = nil, compact: Bool = false, _ body: (inout JSONWriter) -> Void) {
    container(key, "{", "}", compact: compact, body)
  }

  package mutating func array(_ key: String? = nil, compact: Bool = false, _ body: (inout JSONWriter) -> Void) {
    container(key, "[", "]", compact: compact, body)
  }

  /// An array of texts on one line.
  package mutating func member(_ key: String, _ values: [String]) {
    array(key, compact: true) { json in
      for value in values { json.element(value) }
    }
  }

  // MARK: Elements of an array, or the whole text

  package mutating func element(_ value: String) {
    begin(nil)
    append(quoting: value)
  }

  package mutating func element(_ value: Int) {
    begin(nil)
    append(value)
  }

  /// - Precondition: `value` is finite.
  package mutating func element(_ value: Double) {
    begin(nil)
    append(value)
  }

  package mutating func element(_ value: Bool) {
    begin(nil)
    append(value ? "true" : "false")
  }

  // MARK: Layout

  private mutating func container(_ key: String?, _ opener: StaticString, _ closer: StaticString, compact: Bool, _ body: (inout JSONWriter) -> Void) {
    begin(key)
    append(opener)
    open.append((isEmpty: true, isCompact: compact || open.last?.isCompact == true))
    body(&self)
    let closed = open.removeLast()
    if !closed.isEmpty {
      if closed.isCompact { buffer.append(0x20) } else { startLine() }
    }
    append(closer)
  }

  /// Writes what stands before a value: separator, line break, key.
  private mutating func begin(_ key: String?) {
    if let container = open.last {
      if !container.isEmpty { buffer.append(UInt8(ascii: ",")) }
      open[open.count - 1].isEmpty = false
      if container.isCompact { buffer.append(0x20) } else { startLine() }
    }
    if let key {
      append(quoting: key)
      append(": ")
    }
  }

  private mutating func startLine() {
    if buffer.count >= JSONWriter.pieceBytes { flush() }
    buffer.append(0x0A)
    for _ in 0..<open.count * 2 { buffer.append(0x20) }
  }

  private mutating func endLine() { buffer.append(0x0A) }

  private mutating func flush() {
    guard let sink else { return }
    do {
      if sinkFailure == nil { try sink(buffer) }
    } catch {
      sinkFailure = error
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func append(_ text: StaticString) {
    for offset in 0..<text.utf8CodeUnitCount { buffer.append(text.utf8Start[offset]) }
  }

  private mutating func append(_ value: Int) { buffer.append(contentsOf: String(value).utf8) }

  /// The shortest text that reads back as the same value; whole values without a fraction.
  private mutating func append(_ value: Double) {
    precondition(value.isFinite, "JSON has no infinite numbers")
    if let whole = Int(exactly: value), abs(whole) < 1 << 53 { return append(whole) }
    buffer.append(contentsOf: value.description.utf8)
  }

  private mutating func append(quoting text: String) {
    buffer.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case 0x08: append("\\b")
      case 0x09: append("\\t")
      case 0x0A: append("\\n")
      case 0x0C: append("\\f")
      case 0x0D: append("\\r")
      case 0..<0x20:
        append("\\u00")
        for digit in [byte >> 4, byte & 15] { buffer.append(digit < 10 ? 48 + digit : 87 + digit) }
      default: buffer.append(byte)
      }
    }
    buffer.append(UInt8(ascii: "\""))
  }
}
