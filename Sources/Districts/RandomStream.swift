/// A stream of pseudo-random numbers that depends on nothing but the seed and on what it is drawn for.
///
/// Every entity draws from a stream of its own, so one more volunteer, or one more draw for a household, leaves all others as they were.
/// Only whole-number arithmetic and `+ - * /` reach a result, so the stream is the same on every machine.
struct RandomStream {
  /// What a stream is drawn for; the raw values are part of the format of a seed and never change.
  enum Purpose: UInt64 {
    case stations = 1
    case communities, households, visits, socialWorkers, partyWorkers, volunteers, specialists, activities, funds, history, availability, skills
  }

  private var state: UInt64

  init(seed: UInt64, _ purpose: Purpose, _ first: Int = 0, _ second: Int = 0) {
    var state = RandomStream.mixed(seed &+ 0x9E37_79B9_7F4A_7C15)
    for part in [purpose.rawValue, UInt64(truncatingIfNeeded: first), UInt64(truncatingIfNeeded: second)] {
      state = RandomStream.mixed(state ^ RandomStream.mixed(part &+ 0xD1B5_4A32_D192_ED03))
    }
    self.state = state
  }

  /// SplitMix64 (Steele, Lea, Flood 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return RandomStream.mixed(state)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number in `0 ..< bound`; the bias of the product method is below 2⁻⁴⁰ for the bounds used here.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number in the closed range.
  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// A number in [0, 1) with 53 random bits.
  mutating func uniform() -> Double {
    Double(next() >> 11) / 9_007_199_254_740_992
  }

  /// True with this probability.
  mutating func chance(_ probability: Double) -> Bool {
    uniform() < probability
  }

  /// Mean 0, deviation 1, within ±6: twelve uniform numbers added up, so that no logarithm or cosine is needed.
  mutating func gaussian() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += uniform() }
    return sum
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  /// An index, drawn in proportion to whole-number weights that are not all 0.
  mutating func index(weights: [Int]) -> Int {
    var rest = below(weights.reduce(0, +))
    for (index, weight) in weights.enumerated() {
      if rest < weight { return index }
      rest -= weight
    }
    return weights.count - 1
  }

  /// A value of a distribution given by equally spaced quantiles, straight lines between them.
  mutating func value(quantiles: [Int]) -> Int {
    let position = uniform() * Double(quantiles.count - 1)
    let lower = Int(position)
    let share = position - Double(lower)
    return Int((Double(quantiles[lower]) + share * Double(quantiles[lower + 1] - quantiles[lower])).rounded())
  }

  /// `count` of the elements, in random order; all of them if there are fewer.
  mutating func sample<Element>(_ count: Int, of elements: [Element]) -> [Element] {
    var rest = elements
    var chosen: [Element] = []
    while chosen.count < count, !rest.isEmpty { chosen.append(rest.remove(at: below(rest.count))) }
    return chosen
  }
}

/// A point of a unit disc, by rejection: no sine or cosine reaches a coordinate.
extension RandomStream {
  mutating func pointInDisc() -> (east: Double, north: Double) {
    while true {
      let east = 2 * uniform() - 1
      let north = 2 * uniform() - 1
      if east * east + north * north <= 1 { return (east, north) }
    }
  }

  mutating func direction() -> (east: Double, north: Double) {
    while true {
      let (east, north) = pointInDisc()
      let length = (east * east + north * north).squareRoot()
      if length > 0.1 { return (east / length, north / length) }
    }
  }
}
