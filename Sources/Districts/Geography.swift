import Instances

/// A position in the city, metres east and north of its origin.
struct Point {
  var east: Double
  var north: Double

  func moved(east: Double, north: Double) -> Point { Point(east: self.east + east, north: self.north + north) }

  func squaredDistance(to other: Point) -> Double {
    let east = self.east - other.east
    let north = self.north - other.north
    return east * east + north * north
  }
}

/// A community, village or hamlet: where households and volunteers live around.
struct Community {
  var centre: Point
  /// Share of the station's residents, any unit.
  var weight: Int
  /// Deviation of homes from the centre, metres.
  var spread: Double
}

/// A station with its surroundings and its share of the district's people and work.
struct StationPlan {
  var index: Int
  var county: Int
  var landscape: Landscape
  var point: Point
  var communities: [Community]
  var socialWorkers = 0
  var partyWorkers = 0
  var volunteers = 0
  /// Volunteers at balanced supply.
  var balancedVolunteers = 0
  var visits = 0
  var activities = 0
}

/// Turns positions into coordinates, and lays out stations and communities.
struct Geography {
  private static let metresPerDegreeNorth = 111_195.0

  let figures: ScaleFigures
  let seed: UInt64

  /// Coordinates with five decimals: whole hundred-thousandths of a degree, divided once, so that the written decimals are exact.
  func location(_ point: Point) -> Location {
    Location(
      lat: rounded(figures.origin.lat + point.north / Geography.metresPerDegreeNorth),
      lon: rounded(figures.origin.lon + point.east / figures.metresPerDegreeEast))
  }

  private func rounded(_ degrees: Double) -> Double { (degrees * 100_000).rounded() / 100_000 }

  /// All stations, county by county, streets around the county seat before towns.
  func stations() -> [StationPlan] {
    var plans: [StationPlan] = []
    let columns = (1...).first { $0 * $0 >= figures.counties.count } ?? 1
    for (county, size) in figures.counties.enumerated() {
      let row = county / columns
      let column = row % 2 == 0 ? county % columns : columns - 1 - county % columns
      let seat = Point(east: Double(column) * figures.countyPitch * 1000, north: Double(row) * figures.countyPitch * 1000)
      let townPitch = figures.townLandscape == .mountain ? 9000.0 : 7500.0
      for number in 0..<(size.streets + size.towns) {
        let isStreet = number < size.streets
        let place = spiral(isStreet ? number : number - size.streets + (size.streets > 0 ? 1 : 0))
        var random = RandomStream(seed: seed, .stations, plans.count)
        let pitch = isStreet ? 2300 : townPitch
        let jitter = random.pointInDisc()
        let point = seat.moved(
          east: (Double(place.east) + 0.15 * jitter.east) * pitch, north: (Double(place.north) + 0.15 * jitter.north) * pitch)
        let landscape = isStreet ? .street : figures.townLandscape
        plans.append(
          StationPlan(
            index: plans.count, county: county, landscape: landscape, point: point,
            communities: communities(landscape, around: point, station: plans.count)))
      }
    }
    return plans
  }

  /// A home near one of a station's communities.
  func home(in communities: [Community], _ random: inout RandomStream) -> Point {
    let community = communities[random.index(weights: communities.map(\.weight))]
    return community.centre.moved(east: community.spread * random.gaussian(), north: community.spread * random.gaussian())
  }

  private func communities(_ landscape: Landscape, around point: Point, station: Int) -> [Community] {
    var random = RandomStream(seed: seed, .communities, station)
    switch landscape {
    case .street:
      return (0..<random.within(6...8)).map { _ in
        let place = random.pointInDisc()
        return Community(
          centre: point.moved(east: 1050 * place.east, north: 1050 * place.north), weight: random.within(60...140),
          spread: Double(random.within(250...350)))
      }
    case .plain:
      let villages = random.within(10...18)
      var communities = [Community(centre: point, weight: 45 * villages, spread: 450)]
      for _ in 0..<villages {
        communities.append(Community(centre: village(around: point, apartFrom: communities, &random), weight: 55, spread: 220))
      }
      return communities
    case .mountain:
      let hamlets = random.within(8...12)
      let seat = Community(centre: point, weight: 35 * hamlets, spread: 350)
      return [seat]
        + (0..<hamlets).map { _ in
          // A Pareto tail with exponent 2 needs a square root only; most hamlets lie near the seat, some half a day's walk away.
          let distance = min(14_000, 1500 / (1 - random.uniform()).squareRoot())
          let direction = random.direction()
          return Community(
            centre: point.moved(east: distance * direction.east, north: distance * direction.north), weight: 65, spread: 180)
        }
    }
  }

  /// A village in the town's disc, at least a kilometre from the others if that is found soon.
  private func village(around point: Point, apartFrom others: [Community], _ random: inout RandomStream) -> Point {
    var centre = point
    for _ in 0..<20 {
      let place = random.pointInDisc()
      centre = point.moved(east: 5000 * place.east, north: 5000 * place.north)
      if others.allSatisfy({ $0.centre.squaredDistance(to: centre) >= 1_000_000 }) { break }
    }
    return centre
  }

  /// The cells of a square spiral around (0, 0).
  private func spiral(_ index: Int) -> (east: Int, north: Int) {
    var east = 0
    var north = 0
    var (stepEast, stepNorth) = (1, 0)
    var length = 1
    var walked = 0
    var turns = 0
    for _ in 0..<index {
      east += stepEast
      north += stepNorth
      walked += 1
      if walked == length {
        walked = 0
        (stepEast, stepNorth) = (-stepNorth, stepEast)
        turns += 1
        if turns % 2 == 0 { length += 1 }
      }
    }
    return (east, north)
  }
}
