/// A value that a violation speaks of: what is allowed, or what was found.
package indirect enum Quantity: Sendable, Hashable {
  /// A minute of the horizon.
  case time(Int)
  /// A stretch of time, minutes of the horizon.
  case stretch(Int, Int)
  case minutes(Int)
  case metres(Int)
  case days(Int)
  /// A plain count, index or level.
  case number(Int)
  /// Units of cost.
  case cost(Int)
  /// Thousandths of a fen, as H11 counts.
  case milliFen(Int)
  case fraction(Double)
  /// A name of the documents: an id, a tag, a status.
  case name(String)
  case atLeast(Quantity)
  case atMost(Quantity)
  case oneOf([Quantity])
  case nothing

  package static func names(_ names: [String]) -> Quantity { names.isEmpty ? .nothing : .oneOf(names.map { .name($0) }) }
}
