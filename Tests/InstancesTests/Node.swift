import Instances

/// A JSON value that a test can change at one place; scalars stay as the text writes them.
indirect enum Node {
  case object([(key: String, value: Node)])
  case array([Node])
  case scalar(String)

  init(_ value: JSONValue) {
    switch value.kind {
    case .object: self = .object(value.members.map { ($0.key, Node($0.value)) })
    case .array: self = .array(value.elements.map(Node.init))
    default: self = .scalar(value.quotation(limit: 10_000))
    }
  }

  init(text: String) throws { self.init(try JSONTree(Array(text.utf8)).root) }

  /// The value as JSON. Keys of the tests' documents need no escapes.
  var text: String {
    switch self {
    case .object(let members): "{" + members.map { "\"\($0.key)\": \($0.value.text)" }.joined(separator: ", ") + "}"
    case .array(let elements): "[" + elements.map(\.text).joined(separator: ", ") + "]"
    case .scalar(let text): text
    }
  }

  subscript(key: String) -> Node? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The same value with one inside it changed; `path` has the position of a member or element for each level.
  func changed(at path: some Collection<Int>, by change: (Node) -> Node) -> Node {
    guard let position = path.first else { return change(self) }
    switch self {
    case .object(var members):
      members[position].value = members[position].value.changed(at: path.dropFirst(), by: change)
      return .object(members)
    case .array(var elements):
      elements[position] = elements[position].changed(at: path.dropFirst(), by: change)
      return .array(elements)
    case .scalar: return self
    }
  }

  func without(_ key: String) -> Node {
    guard case .object(let members) = self else { return self }
    return .object(members.filter { $0.key != key })
  }

  func with(_ key: String, _ value: Node) -> Node {
    guard case .object(let members) = self else { return self }
    return .object(members + [(key, value)])
  }
}
