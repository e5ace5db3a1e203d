/// A JSON text, parsed: its bytes and one flat array of nodes, each before its children.
///
/// Strings and numbers stay ranges of the bytes until they are asked for, so a text of 50 MB costs little more than itself.
package final class JSONTree: Sendable {
  /// Containers within containers that a text may have.
  package static let maximumDepth = 512

  struct Node {
    var kind: NodeKind
    /// Offset of the first byte: the bracket of a container, the byte after the opening quote of a string.
    var start: UInt32
    /// Length in bytes of a string or number; index of the first node after a container's last child.
    var extent: UInt32
    var parent: UInt32
    /// Which element or member of the parent this is, from 0.
    var slot: UInt32
  }

  enum NodeKind: UInt8 { case object, array, plainKey, escapedKey, plainString, escapedString, number, `true`, `false`, null }

  let bytes: [UInt8]
  let nodes: [Node]

  /// Parses a whole text; a byte order mark before it is passed over.
  package init(_ bytes: [UInt8]) throws(JSONSyntaxError) {
    var parser = JSONParser(bytes)
    try parser.parse()
    self.bytes = bytes
    nodes = parser.nodes
  }

  package var root: JSONValue { JSONValue(tree: self, index: 0) }

  /// Index of the node after a value and all that it holds.
  func indexAfter(_ index: Int) -> Int {
    switch nodes[index].kind {
    case .object, .array: Int(nodes[index].extent)
    default: index + 1
    }
  }

  /// Line and column of a byte, both from 1; columns count characters, not bytes.
  static func position(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    var scan = LineScan()
    scan.advance(to: offset, in: bytes)
    return (scan.line, scan.column)
  }
}

/// One value of a JSON text. Reading a value as what it is not gives nil, never a default.
package struct JSONValue: Sendable {
  package enum Kind: String, Sendable, CaseIterable { case object, array, string, number, boolean, null }

  package let tree: JSONTree
  /// Position in the order of the text, which is the order in which values begin.
  package let index: Int

  private var node: JSONTree.Node { tree.nodes[index] }

  package var kind: Kind {
    switch node.kind {
    case .object: .object
    case .array: .array
    case .plainKey, .escapedKey, .plainString, .escapedString: .string
    case .number: .number
    case .true, .false: .boolean
    case .null: .null
    }
  }

  package var bool: Bool? {
    switch node.kind {
    case .true: true
    case .false: false
    default: nil
    }
  }

  /// The text of a string, escapes resolved.
  package var string: String? {
    switch node.kind {
    case .plainKey, .plainString: String(decoding: content, as: UTF8.self)
    case .escapedKey, .escapedString: JSONText.unescaped(content)
    default: nil
    }
  }

  /// The value of a number that is whole (`3`, `3.0` and `3e0` are) and fits an `Int`.
  package var int: Int? { node.kind == .number ? JSONText.wholeNumber(content) : nil }

  /// The value of a number, nil when it is too great for a `Double`.
  package var double: Double? {
    guard node.kind == .number, let value = Double(String(decoding: content, as: UTF8.self)), value.isFinite else { return nil }
    return value
  }

  /// Elements of an array in order, none for any other kind.
  package var elements: JSONElements { JSONElements(tree: tree, upcoming: index + 1, end: node.kind == .array ? Int(node.extent) : 0) }

  /// Members of an object in the text's order, repeated keys and all; none for any other kind.
  package var members: JSONMembers { JSONMembers(tree: tree, upcoming: index + 1, end: node.kind == .object ? Int(node.extent) : 0) }

  /// The first member with this key; nil when there is none or the value is no object. Takes time in proportion to the members.
  package subscript(key: String) -> JSONValue? {
    for member in members where member.hasKey(key.utf8) { return member.value }
    return nil
  }

  /// Line and column of the first byte, both from 1. Takes time in proportion to the bytes before it.
  package var position: (line: Int, column: Int) { JSONTree.position(of: offset, in: tree.bytes) }

  /// Offset of the first byte in the text.
  package var offset: Int {
    switch node.kind {
    case .plainKey, .escapedKey, .plainString, .escapedString: Int(node.start) - 1
    default: Int(node.start)
    }
  }

  /// JSON pointer (RFC 6901), "" for the root; a key has the pointer of its value.
  package var pointer: String {
    var tokens: [String] = []
    var at = index
    while at > 0 {
      let node = tree.nodes[at]
      let parent = Int(node.parent)
      switch (tree.nodes[parent].kind, node.kind) {
      case (.array, _): tokens.append(String(node.slot))
      case (_, .plainKey), (_, .escapedKey): tokens.append(JSONText.pointerToken(JSONValue(tree: tree, index: at).string ?? ""))
      default: tokens.append(JSONText.pointerToken(JSONValue(tree: tree, index: at - 1).string ?? ""))
      }
      at = parent
    }
    return tokens.reversed().reduce(into: "") { $0 += "/" + $1 }
  }

  /// The value as the text writes it, on one line and cut after `limit` characters: what a message quotes.
  package func quotation(limit: Int = 60) -> String { JSONText.quotation(tree.bytes[offset...], limit: limit) }

  /// The bytes of a string between its quotes, escapes and all, or of a number.
  var content: ArraySlice<UInt8> { tree.bytes[Int(node.start)..<Int(node.start + node.extent)] }
}

/// A key and its value.
package struct JSONMember: Sendable {
  /// The key as a value, for its position.
  package let keyValue: JSONValue
  package var value: JSONValue { JSONValue(tree: keyValue.tree, index: keyValue.index + 1) }
  package var key: String { keyValue.string ?? "" }

  func hasKey(_ name: some Collection<UInt8>) -> Bool {
    let node = keyValue.tree.nodes[keyValue.index]
    if node.kind == .escapedKey { return key.utf8.elementsEqual(name) }
    guard Int(node.extent) == name.count else { return false }
    var at = Int(node.start)
    for byte in name {
      guard keyValue.tree.bytes[at] == byte else { return false }
      at += 1
    }
    return true
  }
}

package struct JSONElements: Sequence, IteratorProtocol, Sendable {
  let tree: JSONTree
  var upcoming: Int
  let end: Int

  package mutating func next() -> JSONValue? {
    guard upcoming < end else { return nil }
    defer { upcoming = tree.indexAfter(upcoming) }
    return JSONValue(tree: tree, index: upcoming)
  }

  /// Takes time in proportion to the elements.
  package var count: Int { reduce(into: 0) { count, _ in count += 1 } }
  package var isEmpty: Bool { upcoming >= end }
}

package struct JSONMembers: Sequence, IteratorProtocol, Sendable {
  let tree: JSONTree
  var upcoming: Int
  let end: Int

  package mutating func next() -> JSONMember? {
    guard upcoming < end else { return nil }
    defer { upcoming = tree.indexAfter(upcoming + 1) }
    return JSONMember(keyValue: JSONValue(tree: tree, index: upcoming))
  }

  package var isEmpty: Bool { upcoming >= end }
}
