/// The sizes of a scale at balanced supply.
///
/// Workers, shifts and visits are the sizes at which engines are compared: 45/140/80 for a station, 390/1150/660 for a district, 1430/4100/2400
/// for a city, 13 000/37 000/20 000 for a prefecture.
struct ScaleFigures {
  /// A county's stations: those in streets, and those in towns.
  struct County {
    var streets: Int
    var towns: Int
  }

  var counties: [County]
  var townLandscape: Landscape
  var socialWorkers: Int
  var partyWorkers: Int
  var specialists: Int
  var volunteers: Int
  /// Shifts of all workers; volunteers offer as many of their free half-days as it takes.
  var shifts: Int
  var visits: Int
  var activities: Int
  /// Share of households that need a worker who speaks their dialect or minority language.
  var dialectDemand: Double

  /// Kilometres between county seats.
  var countyPitch: Double
  /// Degrees, the city's south-western county seat.
  var origin: (lat: Double, lon: Double)
  /// Metres in a degree of longitude at the origin's latitude; a literal, so that no cosine is taken.
  var metresPerDegreeEast: Double

  var stationCount: Int { counties.reduce(0) { $0 + $1.streets + $1.towns } }

  static func of(_ scale: Scale) -> ScaleFigures {
    switch scale {
    case .station:
      ScaleFigures(
        counties: [County(streets: 1, towns: 0)], townLandscape: .plain, socialWorkers: 3, partyWorkers: 8, specialists: 2, volunteers: 32, shifts: 140,
        visits: 80,
        activities: 6, dialectDemand: 0.06, countyPitch: 30, origin: (33.97, 116.8), metresPerDegreeEast: 92_214)
    case .mountainStation:
      ScaleFigures(
        counties: [County(streets: 0, towns: 1)], townLandscape: .mountain, socialWorkers: 2, partyWorkers: 10, specialists: 1, volunteers: 22,
        shifts: 105, visits: 48, activities: 3, dialectDemand: 0.2, countyPitch: 65, origin: (27.3, 105.3), metresPerDegreeEast: 98_810)
    case .district:
      ScaleFigures(
        counties: [County(streets: 8, towns: 1)], townLandscape: .plain, socialWorkers: 27, partyWorkers: 72, specialists: 12, volunteers: 279,
        shifts: 1150, visits: 660, activities: 50, dialectDemand: 0.06, countyPitch: 30, origin: (33.97, 116.8), metresPerDegreeEast: 92_214)
    case .huaibei:
      ScaleFigures(
        counties: [
          County(streets: 8, towns: 1), County(streets: 4, towns: 4), County(streets: 3, towns: 2), County(streets: 0, towns: 11),
        ],
        townLandscape: .plain, socialWorkers: 92, partyWorkers: 264, specialists: 40, volunteers: 1034, shifts: 4100, visits: 2400, activities: 150,
        dialectDemand: 0.06, countyPitch: 40, origin: (33.8, 116.6), metresPerDegreeEast: 92_399)
    case .bijie:
      ScaleFigures(
        counties: [44, 41, 36, 33, 31, 30, 27, 26, 11].map { County(streets: 1 + $0 / 8, towns: $0 - 1 - $0 / 8) }, townLandscape: .mountain,
        socialWorkers: 558, partyWorkers: 2790, specialists: 220, volunteers: 9432, shifts: 37_000, visits: 20_000, activities: 840,
        dialectDemand: 0.2, countyPitch: 65, origin: (26.6, 104.4), metresPerDegreeEast: 99_425)
    }
  }

  /// The same scale with another number of stations: the first of them, or the counties over again, all totals in proportion.
  func resized(to stations: Int) -> ScaleFigures {
    let own = stationCount
    guard stations != own else { return self }
    var resized = self
    resized.counties = []
    var rest = stations
    var index = 0
    while rest > 0 {
      let county = counties[index % counties.count]
      let streets = min(rest, county.streets)
      let towns = min(rest - streets, county.towns)
      resized.counties.append(County(streets: streets, towns: towns))
      rest -= streets + towns
      index += 1
    }
    func scaled(_ total: Int, atLeast least: Int) -> Int { max(least, (2 * total * stations + own) / (2 * own)) }
    resized.socialWorkers = scaled(socialWorkers, atLeast: stations)
    resized.partyWorkers = scaled(partyWorkers, atLeast: 0)
    resized.specialists = scaled(specialists, atLeast: 1)
    resized.volunteers = scaled(volunteers, atLeast: 1)
    resized.shifts = scaled(shifts, atLeast: 1)
    resized.visits = scaled(visits, atLeast: 1)
    resized.activities = scaled(activities, atLeast: 0)
    return resized
  }
}

/// Splits a total over parts in proportion to weights; the parts add up to the total exactly.
func apportioned(_ total: Int, over weights: [Int]) -> [Int] {
  let whole = weights.reduce(0, +)
  var sum = 0
  var given = 0
  return weights.map { weight in
    sum += weight
    let until = total * sum / whole
    defer { given = until }
    return until - given
  }
}
