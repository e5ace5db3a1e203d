/// What a household asks for, `times` times in the horizon: tasks `id#1 … id#times`.
package struct Need: Sendable {
  package var id: String
  package var household: Int
  package var service: String?
  package var times: Int
  /// Dates of the served tasks differ pairwise by at least this (H6).
  package var minGapDays: Int
  package var durationMinutes: Int
  package var windows: [Window]
  package var team: Team
  /// Cost of each task left out; own, else the tier's, else 100.
  package var unservedCost: Int
  /// Cost once if no task is served; own, else the tier's, else 0.
  package var noneServedCost: Int
  package var mandatory: Bool
  package var people: WorkerWishes
  package var expense: Expense?

  package init(
    id: String, household: Int, service: String? = nil, times: Int = 1, minGapDays: Int = 1, durationMinutes: Int, windows: [Window], team: Team,
    unservedCost: Int = 100, noneServedCost: Int = 0, mandatory: Bool = false, people: WorkerWishes = WorkerWishes(), expense: Expense? = nil
  ) {
    self.id = id
    self.household = household
    self.service = service
    self.times = times
    self.minGapDays = minGapDays
    self.durationMinutes = durationMinutes
    self.windows = windows
    self.team = team
    self.unservedCost = unservedCost
    self.noneServedCost = noneServedCost
    self.mandatory = mandatory
    self.people = people
    self.expense = expense
  }
}

/// A group session at a place.
package struct Activity: Sendable {
  package var id: String
  package var name: String?
  package var venue: Int?
  /// The venue's location, or the activity's own.
  package var location: Location
  package var station: Int?
  package var durationMinutes: Int
  /// The begins it may have, minutes of the horizon, in the document's order.
  package var starts: [Int]
  package var team: Team
  package var unservedCost: Int
  package var mandatory: Bool
  package var people: WorkerWishes
  package var expense: Expense?

  package init(
    id: String, name: String? = nil, venue: Int? = nil, location: Location, station: Int? = nil, durationMinutes: Int, starts: [Int], team: Team,
    unservedCost: Int = 100, mandatory: Bool = false, people: WorkerWishes = WorkerWishes(), expense: Expense? = nil
  ) {
    self.id = id
    self.name = name
    self.venue = venue
    self.location = location
    self.station = station
    self.durationMinutes = durationMinutes
    self.starts = starts
    self.team = team
    self.unservedCost = unservedCost
    self.mandatory = mandatory
    self.people = people
    self.expense = expense
  }
}

/// A stretch of time that holds a whole visit; it may span several dates (H3).
package struct Window: Sendable, Hashable {
  package var start: Int
  package var end: Int
  package var cost: Int

  package init(start: Int, end: Int, cost: Int = 0) {
    self.start = start
    self.end = end
    self.cost = cost
  }
}

/// Who a task needs: seats, and properties that some of the team must have (H4).
package struct Team: Sendable {
  package var seats: [Seat]
  package var covers: [Cover]

  package init(seats: [Seat], covers: [Cover] = []) {
    self.seats = seats
    self.covers = covers
  }

  /// The seats' counts added up: the size of a full team.
  package var size: Int { seats.reduce(0) { $0 + $1.count } }
}

/// A role in a team, for `min` to `count` workers.
package struct Seat: Sendable {
  /// Kinds that qualify; none listed: any.
  package var kinds: [Int]
  package var skills: [HeldSkill]
  package var tags: [String]
  package var count: Int
  package var min: Int
  package var missingCost: Int

  package init(kinds: [Int] = [], skills: [HeldSkill] = [], tags: [String] = [], count: Int = 1, min: Int? = nil, missingCost: Int = 0) {
    self.kinds = kinds
    self.skills = skills
    self.tags = tags
    self.count = count
    self.min = min ?? count
    self.missingCost = missingCost
  }
}

/// A property that at least `count` members of a team hold.
package struct Cover: Sendable {
  package enum Property: Sendable, Hashable {
    case tag(String)
    case kind(Int)
    case skill(Int, minLevel: Int)
  }

  package var property: Property
  package var count: Int
  /// Cost of each member that is short; nil: the entry is hard.
  package var missingCost: Int?

  package init(property: Property, count: Int = 1, missingCost: Int? = nil) {
    self.property = property
    self.count = count
    self.missingCost = missingCost
  }
}

/// What a need or an activity says of particular workers.
package struct WorkerWishes: Sendable {
  package var regulars: [Int]
  package var preferred: [Int]
  package var prohibited: [Int]
  package var required: [Int]
  /// Different workers over the tasks of one need at most (H12); nil: no limit. Activities have none.
  package var maxDistinct: Int?
  /// Cost of each assignment of a worker, by worker, ascending.
  package var costs: [WorkerCost]

  package init(
    regulars: [Int] = [], preferred: [Int] = [], prohibited: [Int] = [], required: [Int] = [], maxDistinct: Int? = nil, costs: [WorkerCost] = []
  ) {
    self.regulars = regulars
    self.preferred = preferred
    self.prohibited = prohibited
    self.required = required
    self.maxDistinct = maxDistinct
    self.costs = costs
  }
}

package struct WorkerCost: Sendable, Hashable {
  package var worker: Int
  package var cost: Int

  package init(worker: Int, cost: Int) {
    self.worker = worker
    self.cost = cost
  }
}

/// What serving a task once takes out of a fund (H11).
package struct Expense: Sendable, Hashable {
  package var fund: Int
  package var fen: Int

  package init(fund: Int, fen: Int) {
    self.fund = fund
    self.fen = fen
  }
}

/// A need or an activity, by index.
package enum TaskOwner: Sendable, Hashable {
  case need(Int)
  case activity(Int)
}

/// Two tasks that are tied: in order, apart in time, or by different workers (H13). A need named here has `times` 1.
package struct Dependency: Sendable {
  package var first: TaskOwner
  package var second: TaskOwner
  package var minGapMinutes: Int?
  package var maxGapMinutes: Int?
  package var differentWorkers: Bool

  package init(first: TaskOwner, second: TaskOwner, minGapMinutes: Int? = nil, maxGapMinutes: Int? = nil, differentWorkers: Bool = false) {
    self.first = first
    self.second = second
    self.minGapMinutes = minGapMinutes
    self.maxGapMinutes = maxGapMinutes
    self.differentWorkers = differentWorkers
  }

  /// A gap is given: the begins of both tasks lie on the grid of `startStepMinutes` (H5).
  package var hasGap: Bool { minGapMinutes != nil || maxGapMinutes != nil }

  /// `second` is served only if `first` is, and not before it (H13).
  package var orders: Bool { hasGap || !differentWorkers }
}
