/// One station's, district's or city's planning problem, checked and with every reference resolved to an index.
///
/// Only the reader of the instance document makes one, so a value of this type obeys the structure of the problem page, section 1:
/// ids are unique, references exist, shifts do not overlap, orders have no cycle.
///
/// - Times: whole minutes after 00:00 of the horizon's first day (`day * 1440 + minute of the day`), local wall clock.
/// - Money: whole fen. Costs and weights: whole units, 1 = one minute of travel.
package struct Instance: Sendable {
  package var name: String
  /// SHA-256 of the document's bytes, lower-case hexadecimal; empty for an instance that was not read from a document.
  package var sha256: String
  package var horizon: Horizon
  /// Grid of the begins of team tasks and of tasks in a dependency with a gap, minutes (H5).
  package var startStepMinutes: Int
  /// Grid of the begins of all other visits, minutes (H5).
  package var visitStepMinutes: Int
  package var stations: [Station]
  package var skills: [Skill]
  /// Every kind of worker that the document declares or, when it declares none, uses.
  package var kinds: [Kind]
  package var tiers: [Tier]
  package var travel: TravelRules
  package var weights: Weights
  package var venues: [Venue]
  package var funds: [Fund]
  package var workers: [Worker]
  package var households: [Household]
  package var needs: [Need]
  package var activities: [Activity]
  package var dependencies: [Dependency]

  package init(
    name: String, sha256: String = "", horizon: Horizon, startStepMinutes: Int = 15, visitStepMinutes: Int = 1, stations: [Station] = [],
    skills: [Skill] = [], kinds: [Kind] = [], tiers: [Tier] = [], travel: TravelRules = .standard, weights: Weights = Weights(),
    venues: [Venue] = [], funds: [Fund] = [], workers: [Worker] = [], households: [Household] = [], needs: [Need] = [],
    activities: [Activity] = [], dependencies: [Dependency] = []
  ) {
    self.name = name
    self.sha256 = sha256
    self.horizon = horizon
    self.startStepMinutes = startStepMinutes
    self.visitStepMinutes = visitStepMinutes
    self.stations = stations
    self.skills = skills
    self.kinds = kinds
    self.tiers = tiers
    self.travel = travel
    self.weights = weights
    self.venues = venues
    self.funds = funds
    self.workers = workers
    self.households = households
    self.needs = needs
    self.activities = activities
    self.dependencies = dependencies
  }
}

/// A half-open stretch of time, minutes after 00:00 of the horizon's first day; `start < end`.
package struct Interval: Sendable, Hashable {
  package var start: Int
  package var end: Int

  package init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  /// Index of the date in the horizon on which the interval starts; a shift lies in this one date.
  package var day: Int { start.day }
}

extension Int {
  /// Minutes in a day of the problem page.
  package static let minutesPerDay = 1440

  /// Index of the date that holds this minute of the horizon; negative before the horizon.
  package var day: Int { self >= 0 ? self / .minutesPerDay : -((-self + .minutesPerDay - 1) / .minutesPerDay) }

  /// Minutes after midnight of the date that holds this minute of the horizon.
  package var minuteOfDay: Int { self - day * .minutesPerDay }
}

/// Where something is: WGS 84 decimal degrees. Equal coordinates are one place.
package struct Location: Sendable, Hashable {
  package var lat: Double
  package var lon: Double

  package init(lat: Double, lon: Double) {
    self.lat = lat
    self.lon = lon
  }
}

package struct Station: Sendable {
  package var id: String
  package var name: String?
  package var location: Location
  package var parent: String?

  package init(id: String, name: String? = nil, location: Location, parent: String? = nil) {
    self.id = id
    self.name = name
    self.location = location
    self.parent = parent
  }
}

package struct Skill: Sendable {
  package var id: String
  package var name: String?

  package init(id: String, name: String? = nil) {
    self.id = id
    self.name = name
  }
}

/// A kind of worker, such as social worker or volunteer.
package struct Kind: Sendable {
  package var id: String
  package var name: String?
  package var travelMinuteCost: Int
  /// Cost of a worker of this kind who offers a shift and gets no route.
  package var unusedCost: Int

  package init(id: String, name: String? = nil, travelMinuteCost: Int = 1, unusedCost: Int = 0) {
    self.id = id
    self.name = name
    self.travelMinuteCost = travelMinuteCost
    self.unusedCost = unusedCost
  }
}

/// A grade of urgency of households, such as red, yellow, blue.
package struct Tier: Sendable {
  package var id: String
  package var name: String?
  package var unservedCost: Int?
  package var noneServedCost: Int?

  package init(id: String, name: String? = nil, unservedCost: Int? = nil, noneServedCost: Int? = nil) {
    self.id = id
    self.name = name
    self.unservedCost = unservedCost
    self.noneServedCost = noneServedCost
  }
}

package struct Venue: Sendable {
  package var id: String
  package var name: String?
  package var location: Location
  /// Two activities here may not overlap in time (H10).
  package var exclusive: Bool

  package init(id: String, name: String? = nil, location: Location, exclusive: Bool = false) {
    self.id = id
    self.name = name
    self.location = location
    self.exclusive = exclusive
  }
}

package struct Fund: Sendable {
  package var id: String
  package var name: String?
  package var balanceFen: Int

  package init(id: String, name: String? = nil, balanceFen: Int) {
    self.id = id
    self.name = name
    self.balanceFen = balanceFen
  }
}

package struct Household: Sendable {
  package var id: String
  package var name: String?
  package var location: Location
  package var tier: Int?
  package var station: Int?
  package var tags: [String]
  /// Tasks served here on one date at most (H16); nil: no limit.
  package var maxVisitsPerDay: Int?

  package init(
    id: String, name: String? = nil, location: Location, tier: Int? = nil, station: Int? = nil, tags: [String] = [], maxVisitsPerDay: Int? = nil
  ) {
    self.id = id
    self.name = name
    self.location = location
    self.tier = tier
    self.station = station
    self.tags = tags
    self.maxVisitsPerDay = maxVisitsPerDay
  }
}

/// Weights of the soft terms that are not stated elsewhere; all default to 0.
package struct Weights: Sendable {
  package var ifNeededShift = 0
  package var newFace = 0
  package var extraWorker = 0
  package var unpreferred = 0
  package var overTargetMinute = 0
  package var change = 0

  package init() {}
}
