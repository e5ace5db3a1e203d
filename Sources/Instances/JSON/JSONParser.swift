/// Where and why a text is not JSON (RFC 8259).
package struct JSONSyntaxError: Error, Hashable {
  package enum Problem: String, Sendable, CaseIterable {
    case unexpectedEnd, valueExpected, keyExpected, colonExpected, separatorExpected, trailingText, badNumber, badEscape, unpairedSurrogate
    case controlCharacter, notUTF8, tooDeep, tooLong
  }

  package var problem: Problem
  /// Offset of the byte at fault.
  package var offset: Int
  /// From 1.
  package var line: Int
  /// From 1, in characters.
  package var column: Int
}

/// One pass over the bytes of a text, without recursion.
struct JSONParser {
  private(set) var nodes: [JSONTree.Node] = []
  private let bytes: [UInt8]
  private var at = 0
  /// Containers that are open, innermost last, and how many children each has so far.
  private var open: [(node: Int, children: UInt32)] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func parse() throws(JSONSyntaxError) {
    guard bytes.count < Int(UInt32.max) else { throw failure(.tooLong, at: 0) }
    // Every value and key but the root stands after one of these bytes, so the array never has to grow: growing would hold two copies at once.
    nodes.reserveCapacity(1 + bytes.reduce(0) { $0 + (JSONParser.precedesNode($1) ? 1 : 0) })
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    skipSpace()
    try readValue()
    while let container = open.last {
      let isObject = nodes[container.node].kind == .object
      skipSpace()
      if try byte() == UInt8(ascii: isObject ? "}" : "]") {
        at += 1
        nodes[container.node].extent = UInt32(nodes.count)
        open.removeLast()
        continue
      }
      if container.children > 0 {
        guard try byte() == UInt8(ascii: ",") else { throw failure(.separatorExpected) }
        at += 1
        skipSpace()
      }
      if isObject { try readKey() }
      try readValue()
    }
    skipSpace()
    guard at == bytes.count else { throw failure(.trailingText) }
  }

  private static func precedesNode(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{")
  }

  private mutating func readKey() throws(JSONSyntaxError) {
    guard try byte() == UInt8(ascii: "\"") else { throw failure(.keyExpected) }
    let (start, escaped) = try readString()
    append(escaped ? .escapedKey : .plainKey, start: start, extent: at - 1 - start)
    skipSpace()
    guard try byte() == UInt8(ascii: ":") else { throw failure(.colonExpected) }
    at += 1
    skipSpace()
  }

  private mutating func readValue() throws(JSONSyntaxError) {
    let start = at
    switch try byte() {
    case UInt8(ascii: "{"): try openContainer(.object)
    case UInt8(ascii: "["): try openContainer(.array)
    case UInt8(ascii: "\""):
      let (start, escaped) = try readString()
      append(escaped ? .escapedString : .plainString, start: start, extent: at - 1 - start)
      countChild()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      try readNumber()
      append(.number, start: start, extent: at - start)
      countChild()
    case UInt8(ascii: "t"): try readWord("true", .true)
    case UInt8(ascii: "f"): try readWord("false", .false)
    case UInt8(ascii: "n"): try readWord("null", .null)
    default: throw failure(.valueExpected)
    }
  }

  private mutating func openContainer(_ kind: JSONTree.NodeKind) throws(JSONSyntaxError) {
    guard open.count < JSONTree.maximumDepth else { throw failure(.tooDeep) }
    append(kind, start: at, extent: 0)
    countChild()
    open.append((nodes.count - 1, 0))
    at += 1
  }

  private mutating func readWord(_ word: StaticString, _ kind: JSONTree.NodeKind) throws(JSONSyntaxError) {
    let start = at
    for offset in 0..<word.utf8CodeUnitCount {
      guard start + offset < bytes.count else { throw failure(.unexpectedEnd, at: bytes.count) }
      guard bytes[start + offset] == word.utf8Start[offset] else { throw failure(.valueExpected, at: start) }
    }
    at += word.utf8CodeUnitCount
    append(kind, start: start, extent: word.utf8CodeUnitCount)
    countChild()
  }

  /// Passes over a number: `-`? integer (`.` digits)? (`e` sign? digits)?, no leading zeros.
  private mutating func readNumber() throws(JSONSyntaxError) {
    let start = at
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    let integer = at
    skipDigits()
    guard at > integer, at == integer + 1 || bytes[integer] != UInt8(ascii: "0") else { throw failure(.badNumber, at: start) }
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      let fraction = at
      skipDigits()
      guard at > fraction else { throw failure(.badNumber, at: start) }
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
      let exponent = at
      skipDigits()
      guard at > exponent else { throw failure(.badNumber, at: start) }
    }
  }

  private mutating func skipDigits() {
    while at < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[at]) { at += 1 }
  }

  /// Passes over a string; gives the offset after the opening quote and whether an escape stands in it.
  private mutating func readString() throws(JSONSyntaxError) -> (start: Int, escaped: Bool) {
    at += 1
    let start = at
    var escaped = false
    var plainASCII = true
    while true {
      let next = try byte()
      if next == UInt8(ascii: "\"") { break }
      if next == UInt8(ascii: "\\") {
        escaped = true
        try skipEscape()
      } else if next < 0x20 {
        throw failure(.controlCharacter)
      } else {
        plainASCII = plainASCII && next < 0x80
        at += 1
      }
    }
    if !plainASCII, String(validating: bytes[start..<at], as: UTF8.self) == nil { throw failure(.notUTF8, at: start) }
    at += 1
    return (start, escaped)
  }

  private mutating func skipEscape() throws(JSONSyntaxError) {
    let start = at
    at += 1
    let letter = try byte()
    at += 1
    guard letter == UInt8(ascii: "u") else {
      if "\"\\/bfnrt".utf8.contains(letter) { return }
      throw failure(.badEscape, at: start)
    }
    let unit = try readUnit(of: start)
    switch unit {
    case 0xD800...0xDBFF:
      guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else {
        throw failure(.unpairedSurrogate, at: start)
      }
      at += 2
      guard (0xDC00...0xDFFF).contains(try readUnit(of: start)) else { throw failure(.unpairedSurrogate, at: start) }
    case 0xDC00...0xDFFF: throw failure(.unpairedSurrogate, at: start)
    default: break
    }
  }

  /// The four hexadecimal digits of an escape that began at `start`.
  private mutating func readUnit(of start: Int) throws(JSONSyntaxError) -> Int {
    guard at + 4 <= bytes.count else { throw failure(.unexpectedEnd, at: bytes.count) }
    guard let unit = JSONText.hexadecimal(bytes[at..<at + 4]) else { throw failure(.badEscape, at: start) }
    at += 4
    return unit
  }

  private mutating func append(_ kind: JSONTree.NodeKind, start: Int, extent: Int) {
    let parent = open.last
    nodes.append(
      JSONTree.Node(kind: kind, start: UInt32(start), extent: UInt32(extent), parent: UInt32(parent?.node ?? 0), slot: parent?.children ?? 0))
  }

  private mutating func countChild() {
    if !open.isEmpty { open[open.count - 1].children += 1 }
  }

  private mutating func skipSpace() {
    while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 { at += 1 }
  }

  private func byte() throws(JSONSyntaxError) -> UInt8 {
    guard at < bytes.count else { throw failure(.unexpectedEnd, at: bytes.count) }
    return bytes[at]
  }

  private func failure(_ problem: JSONSyntaxError.Problem) -> JSONSyntaxError { failure(problem, at: at) }

  private func failure(_ problem: JSONSyntaxError.Problem, at offset: Int) -> JSONSyntaxError {
    let (line, column) = JSONTree.position(of: offset, in: bytes)
    // Bytes that open another encoding (a UTF-16 mark, GBK text outside strings) are best named as what they are.
    let encoding = offset < bytes.count && bytes[offset] >= 0x80 && problem == .valueExpected
    return JSONSyntaxError(problem: encoding ? .notUTF8 : problem, offset: offset, line: line, column: column)
  }
}
