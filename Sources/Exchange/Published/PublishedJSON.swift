import Instances

/// Readings of a published file that end in a sentence about the place at fault.
extension JSONValue {
  func member(_ key: String) throws(PublishedDataError) -> JSONValue {
    guard let value = self[key] else { throw PublishedDataError(.missing(key), at: pointer) }
    return value
  }

  /// A whole number, also one written `12.0`.
  func whole(_ range: ClosedRange<Int> = 0...1_000_000_000) throws(PublishedDataError) -> Int {
    guard let value = int, range.contains(value) else {
      let bounds = "\(range.lowerBound)…\(range.upperBound)"
      throw PublishedDataError(.unreadable(wanted: Wording(zh: " \(bounds) 的整数", en: "a whole number in \(bounds)")), at: pointer)
    }
    return value
  }

  func text() throws(PublishedDataError) -> String {
    guard let string, !string.isEmpty else {
      throw PublishedDataError(.unreadable(wanted: Wording(zh: "非空文字", en: "a text that is not empty")), at: pointer)
    }
    return string
  }

  func list() throws(PublishedDataError) -> [JSONValue] {
    guard kind == .array else { throw PublishedDataError(.unreadable(wanted: Wording(zh: "数组", en: "an array")), at: pointer) }
    return Array(elements)
  }

  /// Refuses every member that is not named: a field that is read past could change the problem.
  func allow(_ names: Set<String>) throws(PublishedDataError) {
    for member in members where !names.contains(member.key) {
      throw PublishedDataError(
        .cannotExpress(Wording(zh: "字段“\(member.key)”", en: "the field \"\(member.key)\"")), at: member.value.pointer)
    }
  }
}
