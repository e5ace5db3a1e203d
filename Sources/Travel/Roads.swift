import Foundation
package import Instances

/// What one leg takes.
package struct Leg: Sendable, Hashable {
  /// Whole minutes.
  package var minutes: Int
  /// Whole metres.
  package var metres: Int

  package init(minutes: Int, metres: Int) {
    self.minutes = minutes
    self.metres = metres
  }

  package static let none = Leg(minutes: 0, metres: 0)
}

/// Legs between places by each mode of an instance ("Travel" in the problem page).
///
/// Legs may be asymmetric and need not satisfy the triangle inequality.
package struct Roads: Sendable {
  /// Mean radius of the earth, metres.
  private static let earthRadius = 6_371_008.8

  private var modes: [TravelMode]
  /// For each mode, the row of each place that its matrix lists.
  private var rows: [[Location: Int]]

  package init(_ travel: TravelRules) {
    modes = travel.modes
    rows = travel.modes.map { mode in
      var rows: [Location: Int] = [:]
      for (row, place) in (mode.matrix?.places ?? []).enumerated() { rows[place] = row }
      return rows
    }
  }

  /// The leg from one place to another: nothing between equal coordinates, else the matrix, else the formula.
  package func leg(from: Location, to: Location, mode: Int) -> Leg {
    if from == to { return .none }
    let travel = modes[mode]
    if let matrix = travel.matrix, let row = rows[mode][from], let column = rows[mode][to] {
      let entry = row * matrix.places.count + column
      return Leg(minutes: matrix.minutes[entry], metres: matrix.metres[entry])
    }
    let metres = Int((Roads.greatCircleMetres(from, to) * travel.detour).rounded(.toNearestOrAwayFromZero))
    return Leg(minutes: Int((Double(metres) * 0.06 / travel.speedKmh - 1e-9).rounded(.up)) + travel.stopMinutes, metres: metres)
  }

  /// What a leg's metres are at least, from the latitudes alone; 0 where a matrix may say otherwise.
  package func leastMetres(from: Location, to: Location, mode: Int) -> Int {
    guard modes[mode].matrix == nil else { return 0 }
    let north = abs(to.lat - from.lat) * .pi / 180 * Roads.earthRadius
    // A metre less, for rounding.
    return max(0, Int(north * modes[mode].detour) - 1)
  }

  /// Great-circle metres by the haversine formula, double precision.
  package static func greatCircleMetres(_ from: Location, _ to: Location) -> Double {
    let radians = Double.pi / 180
    let north = sin((to.lat - from.lat) * radians / 2)
    let east = sin((to.lon - from.lon) * radians / 2)
    let chord = north * north + cos(from.lat * radians) * cos(to.lat * radians) * east * east
    return 2 * earthRadius * asin(min(1, chord.squareRoot()))
  }
}
