/// What a value of a document looks like: the one description from which the reader's check, the JSON Schema and the field reference come.
package indirect enum Shape: Sendable {
  /// Any text, for people or as a free label.
  case text
  /// An id that others refer to: not empty, no `#`.
  case id
  /// The id of something; that it exists is checked apart.
  case reference(Wording)
  /// One of these words.
  case choice([String])
  case whole(ClosedRange<Int>)
  case decimal(ClosedRange<Double>)
  case boolean
  /// `2026-11-23`
  case date
  /// `2026-11-23T08:30`
  case time
  /// `08:30`, up to `24:00`
  case timeOfDay
  case object(ObjectShape)
  /// The second object where the value has its first field, else the first object.
  case either(ObjectShape, ObjectShape)
  case list(Shape, mayBeEmpty: Bool)
  /// Values by name, in the text's order.
  case map(key: Wording, Shape)
  /// The value or `null`.
  case nullable(Shape)

  static func list(_ shape: Shape) -> Shape { .list(shape, mayBeEmpty: true) }
}

/// An object and its fields.
package final class ObjectShape: Sendable {
  /// Name of the definition in the JSON Schema, and what messages call the object.
  package let name: String
  package let wording: Wording
  package let fields: [Field]
  /// Fields of which exactly one is given; empty: no such rule.
  package let exactlyOne: [String]
  /// A field that is given only beside another.
  package let pairing: (field: String, other: String)?
  /// Names and shapes of the fields, apart from the rest of them: the check of a large document looks at nothing else.
  let keys: [[UInt8]]
  let shapes: [Shape]
  /// The required fields, one bit each.
  let required: UInt64

  /// - Precondition: at most 64 fields.
  package init(
    _ name: String, zh: String, en: String, exactlyOne: [String] = [], pairing: (field: String, other: String)? = nil, _ fields: [Field]
  ) {
    self.name = name
    wording = Wording(zh: zh, en: en)
    self.exactlyOne = exactlyOne
    self.pairing = pairing
    self.fields = fields
    keys = fields.map { Array($0.name.utf8) }
    shapes = fields.map(\.shape)
    precondition(fields.count <= 64, "the check keeps the fields it has seen in 64 bits")
    required = fields.enumerated().reduce(0) { $0 | ($1.element.isRequired ? 1 << UInt64($1.offset) : 0) }
  }
}

extension ObjectShape {
  /// The field that a member's key names; `expected` is looked at first, since most documents keep the order of the format.
  func field(of member: JSONMember, expected: Int) -> Int? {
    if expected < keys.count, member.hasKey(keys[expected]) { return expected }
    return keys.firstIndex { member.hasKey($0) }
  }
}

/// One field of an object.
package struct Field: Sendable {
  /// What a field that is left out means.
  package enum Absent: Sendable {
    case required
    /// Nothing: no name, no limit, an empty list.
    case nothing
    case whole(Int)
    case decimal(Double)
    case boolean(Bool)
    case text(String)
    case described(Wording)
  }

  package let name: String
  package let shape: Shape
  package let absent: Absent
  package let unit: Unit?
  package let meaning: Wording

  package init(_ name: String, _ shape: Shape, _ absent: Absent = .nothing, _ unit: Unit? = nil, zh: String, en: String) {
    self.name = name
    self.shape = shape
    self.absent = absent
    self.unit = unit
    meaning = Wording(zh: zh, en: en)
  }

  package var isRequired: Bool {
    if case .required = absent { true } else { false }
  }
}

/// What a number counts.
package enum Unit: Sendable, CaseIterable {
  case minutes, metres, days, degrees, kilometresPerHour, fen, fenPerKilometre, cost, people, seconds

  package var wording: Wording {
    switch self {
    case .minutes: Wording(zh: "分钟", en: "minutes")
    case .metres: Wording(zh: "米", en: "metres")
    case .days: Wording(zh: "天", en: "days")
    case .degrees: Wording(zh: "度", en: "degrees")
    case .kilometresPerHour: Wording(zh: "公里/小时", en: "km/h")
    case .fen: Wording(zh: "分（人民币）", en: "fen")
    case .fenPerKilometre: Wording(zh: "分/公里", en: "fen per km")
    case .cost: Wording(zh: "费用单位", en: "units of cost")
    case .people: Wording(zh: "人", en: "people")
    case .seconds: Wording(zh: "秒", en: "seconds")
    }
  }
}

/// Ranges that several fields share.
///
/// The upper ends leave room for everything a person would write, and keep every sum over a city's schedule exact in 53 bits or safe in 64.
extension ClosedRange<Int> {
  private static var great: Int { 1_000_000_000 }

  /// Minutes, metres, costs, fen: whole and not negative.
  static var amount: Self { 0...great }
  static var positive: Self { 1...great }
  /// Gaps, which may be negative.
  static var signed: Self { -great...great }
  /// Occurrences of a need, workers of a seat.
  static var count: Self { 1...10_000 }
  /// Entries of a matrix: beyond the round of the earth, and two years.
  static var leg: Self { 0...100_000_000 }
  static var balance: Self { 0...1_000_000_000_000 }
  static var fenPerKm: Self { 0...1_000_000 }
  /// Totals of a schedule.
  static var total: Self { 0...9_007_199_254_740_991 }
}
