/// How workers travel: one or more modes, some with a matrix of their own.
package struct TravelRules: Sendable {
  /// In the document's order of names, ascending; never empty.
  package var modes: [TravelMode]

  package init(modes: [TravelMode]) { self.modes = modes }

  /// What holds when an instance names no mode: walking at 4.5 km/h, detour 1.3.
  package static let standard = TravelRules(modes: [TravelMode(id: "walk", speedKmh: 4.5, detour: 1.3)])
}

package struct TravelMode: Sendable {
  package var id: String
  package var speedKmh: Double
  package var detour: Double
  /// Added to every leg that the formula gives.
  package var stopMinutes: Int
  package var matrix: TravelMatrix?

  package init(id: String, speedKmh: Double, detour: Double = 1, stopMinutes: Int = 0, matrix: TravelMatrix? = nil) {
    self.id = id
    self.speedKmh = speedKmh
    self.detour = detour
    self.stopMinutes = stopMinutes
    self.matrix = matrix
  }
}

/// Legs that are known better than the formula; row = from, column = to.
package struct TravelMatrix: Sendable {
  /// Distinct places.
  package var places: [Location]
  /// Whole minutes, `places.count` by `places.count`, row after row.
  package var minutes: [Int]
  /// Whole metres, the same shape.
  package var metres: [Int]

  package init(places: [Location], minutes: [Int], metres: [Int]) {
    self.places = places
    self.minutes = minutes
    self.metres = metres
  }
}
