import Instances

/// The country around a station: how people live and travel there.
enum Landscape: Int, CaseIterable {
  case street, plain, mountain

  /// Added to a mode's name, so that one document can hold stations of several landscapes.
  private var suffix: String {
    switch self {
    case .street: ""
    case .plain: "Plain"
    case .mountain: "Hills"
    }
  }

  /// Metres on the road for each metre as the crow flies.
  private var detour: Double {
    switch self {
    case .street: 1.3
    case .plain: 1.35
    case .mountain: 1.8
    }
  }

  func travelMode(_ vehicle: Vehicle) -> TravelMode {
    TravelMode(id: vehicle.rawValue + suffix, speedKmh: vehicle.speedKmh, detour: detour, stopMinutes: vehicle.stopMinutes)
  }

  /// Volunteers who walk, ride and drive, per cent.
  var vehicleShares: [Int] {
    switch self {
    case .street: [55, 40, 5]
    case .plain: [25, 60, 15]
    case .mountain: [15, 45, 40]
    }
  }

  /// Metres on the road that a volunteer goes from home at most.
  func radius(_ vehicle: Vehicle) -> Int {
    switch vehicle {
    case .walk: self == .mountain ? 3500 : 2200
    case .ebike: self == .street ? 5000 : 9000
    case .car: self == .mountain ? 30_000 : 20_000
    }
  }
}

enum Vehicle: String, CaseIterable {
  case walk, ebike, car

  var speedKmh: Double {
    switch self {
    case .walk: 4.5
    case .ebike: 15
    case .car: 28
    }
  }

  /// Finding a place to stop, walking up to the door.
  var stopMinutes: Int {
    switch self {
    case .walk: 0
    case .ebike: 2
    case .car: 4
    }
  }
}
