/// Which synthetic district is wanted. Equal requests give equal instances, to the byte of their documents.
package struct DistrictRequest: Sendable, Hashable {
  package var scale: Scale
  package var supply: Supply
  package var features: Features
  package var seed: UInt64
  /// Stations instead of the scale's own number; sizes follow in proportion. At least 1.
  package var stations: Int?
  /// Share of the visits that ask for two workers, 0 to 1; no effect on `Features.core`.
  package var twoPersonShare: Double

  package init(
    scale: Scale = .station, supply: Supply = .balanced, features: Features = .full, seed: UInt64 = 1, stations: Int? = nil,
    twoPersonShare: Double = 1.0 / 3
  ) {
    self.scale = scale
    self.supply = supply
    self.features = features
    self.seed = seed
    self.stations = stations
    self.twoPersonShare = twoPersonShare
  }
}

/// How large, and in what country.
package enum Scale: String, Sendable, CaseIterable {
  /// One street station.
  case station
  /// One station in the mountains.
  case mountainStation = "mountain-station"
  /// Nine stations, like Xiangshan district.
  case district
  /// Thirty-three stations in four counties.
  case huaibei
  /// 279 stations in nine counties, most of them in the mountains.
  case bijie
}

/// How many volunteers there are, and how much of the social workers' week is spent in the field.
package enum Supply: String, Sendable, CaseIterable {
  case loose, balanced, tight, overloaded

  /// Volunteers as a share of the balanced number, in per cent.
  var volunteerPercent: Int {
    switch self {
    case .loose: 200
    case .balanced: 100
    case .tight: 40
    case .overloaded: 30
    }
  }

  /// Chance that a social worker spends a half-day in the field.
  var fieldShare: Double { self == .overloaded ? 0.3 : 0.5 }
}

package enum Features: String, Sendable, CaseIterable {
  /// Visits by one person, skills, windows and radius: what routing tools can express.
  case core
  /// Everything the problem knows.
  case full
}
