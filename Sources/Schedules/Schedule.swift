/// A roster: routes of workers, what they serve, what stays unserved, what it costs and how far it can be from the best.
///
/// Ids are the document's; times are minutes after 00:00 of the horizon's first day. Section 2 of the problem page.
package struct Schedule: Sendable, Hashable {
  /// What one holds.
  package enum Status: String, Sendable, CaseIterable {
    /// The gap is at most the asked gap.
    case optimal = "OPTIMAL"
    case feasible = "FEASIBLE"
    /// Proven: no schedule obeys H1–H16.
    case infeasible = "INFEASIBLE"
    case noSolutionFound = "NO_SOLUTION_FOUND"
  }

  /// Why the search stopped.
  package enum Stopped: String, Sendable, CaseIterable {
    case gap, timeLimit, workLimit, interrupted, exhausted
  }

  package var instanceName: String?
  package var instanceSHA256: String?
  package var status: Status?
  package var stopped: Stopped?
  package var cost: Cost?
  package var routes: [Route]
  /// The served tasks; nil in a hand-made schedule that does not list them.
  package var tasks: [ServedTask]?
  package var unserved: [UnservedTask]?
  /// Task ids that cannot all be served as demanded, list by list; only when infeasible.
  package var conflicts: [[String]]?
  package var seconds: Double?

  package init(
    instanceName: String? = nil, instanceSHA256: String? = nil, status: Status? = nil, stopped: Stopped? = nil, cost: Cost? = nil, routes: [Route],
    tasks: [ServedTask]? = nil, unserved: [UnservedTask]? = nil, conflicts: [[String]]? = nil, seconds: Double? = nil
  ) {
    self.instanceName = instanceName
    self.instanceSHA256 = instanceSHA256
    self.status = status
    self.stopped = stopped
    self.cost = cost
    self.routes = routes
    self.tasks = tasks
    self.unserved = unserved
    self.conflicts = conflicts
    self.seconds = seconds
  }
}

/// What one worker does in one shift.
package struct Route: Sendable, Hashable {
  package var worker: String
  package var shiftStart: Int
  package var shiftEnd: Int
  package var leave: Int
  package var `return`: Int
  package var stops: [Stop]
  package var breaks: [Pause]
  /// Nil where a hand-made schedule leaves it out.
  package var returnMinutes: Int?
  package var returnMetres: Int?

  package init(
    worker: String, shiftStart: Int, shiftEnd: Int, leave: Int, return: Int, stops: [Stop], breaks: [Pause] = [], returnMinutes: Int? = nil,
    returnMetres: Int? = nil
  ) {
    self.worker = worker
    self.shiftStart = shiftStart
    self.shiftEnd = shiftEnd
    self.leave = leave
    self.return = `return`
    self.stops = stops
    self.breaks = breaks
    self.returnMinutes = returnMinutes
    self.returnMetres = returnMetres
  }
}

package struct Stop: Sendable, Hashable {
  package var task: String
  /// Index in the team's seats.
  package var seat: Int
  /// Nil: the same as `begin`.
  package var arrive: Int?
  package var begin: Int
  package var end: Int
  /// Of the leg that leads here; nil where a hand-made schedule leaves it out.
  package var travelMinutes: Int?
  package var travelMetres: Int?

  package init(task: String, seat: Int, arrive: Int? = nil, begin: Int, end: Int, travelMinutes: Int? = nil, travelMetres: Int? = nil) {
    self.task = task
    self.seat = seat
    self.arrive = arrive
    self.begin = begin
    self.end = end
    self.travelMinutes = travelMinutes
    self.travelMetres = travelMetres
  }
}

/// A break taken away from home (H8).
package struct Pause: Sendable, Hashable {
  package var start: Int
  package var end: Int

  package init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }
}

package struct ServedTask: Sendable, Hashable {
  package struct Member: Sendable, Hashable {
    package var worker: String
    package var seat: Int

    package init(worker: String, seat: Int) {
      self.worker = worker
      self.seat = seat
    }
  }

  package var id: String
  package var begin: Int
  package var end: Int
  package var team: [Member]
  package var pinned: Bool

  package init(id: String, begin: Int, end: Int, team: [Member], pinned: Bool = false) {
    self.id = id
    self.begin = begin
    self.end = end
    self.team = team
    self.pinned = pinned
  }
}

package struct UnservedTask: Sendable, Hashable {
  package var task: String
  package var reasons: [Reason]

  package init(task: String, reasons: [Reason] = []) {
    self.task = task
    self.reasons = reasons
  }
}

/// Why a task is unserved, and what would help.
package struct Reason: Sendable, Hashable {
  package var code: String
  package var message: String
  package var workers: [String]
  package var remedy: String?

  package init(code: String, message: String, workers: [String] = [], remedy: String? = nil) {
    self.code = code
    self.message = message
    self.workers = workers
    self.remedy = remedy
  }
}
