/// A partial route that ends at a node of the pricing graph.
struct Label {
  /// Reduced cost so far.
  var cost: Double
  /// Jobs that may not come again: those visited, as far as the ng-memory of the later nodes remembers them.
  var memory: SmallSet
  /// `triple` rows of which the route has visited an odd number of jobs, as far as it remembers.
  var odd: SmallSet
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

/// A set of numbers below 128: of a shift's candidates, or of the `triple` rows that its pricing knows, by position.
struct SmallSet: Sendable, Hashable {
  var low: UInt64 = 0
  var high: UInt64 = 0

  /// What is past this many is not remembered, and rows past it are not charged: the route relaxation is then weaker, never wrong.
  static let capacity = 128

  static let full = SmallSet(low: .max, high: .max)

  @inline(__always)
  mutating func insert(_ member: Int) {
    if member < 64 { low |= 1 << UInt64(member) } else if member < 128 { high |= 1 << UInt64(member - 64) }
  }

  @inline(__always)
  func contains(_ member: Int) -> Bool {
    if member < 64 { return low & (1 << UInt64(member)) != 0 }
    return member < 128 && high & (1 << UInt64(member - 64)) != 0
  }

  @inline(__always)
  var isEmpty: Bool { low | high == 0 }

  @inline(__always)
  func isSubset(of other: SmallSet) -> Bool { low & ~other.low == 0 && high & ~other.high == 0 }

  @inline(__always)
  func intersection(_ other: SmallSet) -> SmallSet { SmallSet(low: low & other.low, high: high & other.high) }

  @inline(__always)
  func union(_ other: SmallSet) -> SmallSet { SmallSet(low: low | other.low, high: high | other.high) }

  @inline(__always)
  func subtracting(_ other: SmallSet) -> SmallSet { SmallSet(low: low & ~other.low, high: high & ~other.high) }

  @inline(__always)
  func symmetricDifference(_ other: SmallSet) -> SmallSet { SmallSet(low: low ^ other.low, high: high ^ other.high) }

  /// What the members are worth together.
  @inline(__always)
  func sum(_ values: [Double]) -> Double {
    var sum = 0.0
    var (low, high) = (low, high)
    while low != 0 {
      sum += values[low.trailingZeroBitCount]
      low &= low - 1
    }
    while high != 0 {
      sum += values[64 + high.trailingZeroBitCount]
      high &= high - 1
    }
    return sum
  }
}
