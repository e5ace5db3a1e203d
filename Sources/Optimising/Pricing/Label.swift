/// A partial route that ends at a node of the pricing graph.
struct Label {
  /// Reduced cost so far.
  var cost: Double
  /// Jobs that may not come again: those visited, as far as the ng-memory of the later nodes remembers them.
  var memory: JobSet
  /// Begins at the node, minutes after midnight.
  var lo: Int32
  var hi: Int32
  /// Counted minutes so far.
  var minutes: Int32
  /// Label that this one extends; -1 for the first stop.
  var previous: Int32
  var nextInBucket: Int32
  var nextAtNode: Int32
  var node: Int16
  var stops: UInt8
  /// Breaks taken so far.
  var taken: UInt8
  /// Breaks in the gap before the node.
  var gap: GapCode
  var isDominated: Bool
}

/// A set of up to 128 candidates of one shift, by position.
struct JobSet: Sendable, Hashable {
  var low: UInt64 = 0
  var high: UInt64 = 0

  /// Candidates past this many are not remembered: the route relaxation is then weaker, never wrong.
  static let capacity = 128

  static let full = JobSet(low: .max, high: .max)

  @inline(__always)
  mutating func insert(_ candidate: Int) {
    if candidate < 64 { low |= 1 << UInt64(candidate) } else if candidate < 128 { high |= 1 << UInt64(candidate - 64) }
  }

  @inline(__always)
  func contains(_ candidate: Int) -> Bool {
    if candidate < 64 { return low & (1 << UInt64(candidate)) != 0 }
    return candidate < 128 && high & (1 << UInt64(candidate - 64)) != 0
  }

  @inline(__always)
  func isSubset(of other: JobSet) -> Bool { low & ~other.low == 0 && high & ~other.high == 0 }

  @inline(__always)
  func intersection(_ other: JobSet) -> JobSet { JobSet(low: low & other.low, high: high & other.high) }

  @inline(__always)
  func union(_ other: JobSet) -> JobSet { JobSet(low: low | other.low, high: high | other.high) }
}
