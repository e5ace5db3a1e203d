import Instances

/// A task as the engine sees it, in dense handles.
///
/// One job stands for all interchangeable occurrences of a need (they lie on different dates), for one occurrence of a need whose occurrences may
/// share a date (`minGapDays` 0), or for an activity.
struct Job: Sendable {
  var owner: TaskOwner
  /// Occurrences that this job may serve; more than 1 only when their dates must differ.
  var times: Int
  /// Dates of served occurrences differ by at least this; 0 only when `times` is 1.
  var minGapDays: Int
  /// Index in `Model.groups`: the need or activity that the job is part of.
  var group: Int
  /// Index in `Model.places`.
  var place: Int
  var durationMinutes: Int
  /// The job's begin is a decision of the master: a team, an activity or a party to an order.
  var isTimed: Bool
  /// Grid of the begins, minutes after midnight (H5).
  var step: Int
  var seats: [JobSeat]
  var covers: [Cover]
  /// Begins that H3 and H5 allow, each range in one date and at one window cost.
  var begins: [BeginRange]
  var unservedCost: Int
  var mandatory: Bool
  var expense: Expense?
  var household: Int?
  /// The household's daily limit does not count this job (H16).
  var exemptFromHousehold: Bool
  var venue: Int?
}

struct JobSeat: Sendable {
  var count: Int
  var min: Int
  var missingCost: Int
}

/// Begins of one job within one date: `lo ... hi` on the job's grid, minutes of the horizon, all at the same window cost.
struct BeginRange: Sendable, Hashable {
  var lo: Int
  var hi: Int
  var cost: Int
}

/// The jobs of one need or activity and what is said of all of them together.
struct JobGroup: Sendable {
  var owner: TaskOwner
  var jobs: [Int]
  var times: Int
  /// Cost once when none of the tasks is served.
  var noneServedCost: Int
  var mandatory: Bool
  /// Different workers over all tasks at most (H12); nil when it cannot bind.
  var maxDistinct: Int?
  /// Price of each worker beyond one full team; 0 where it does not apply.
  var extraWorkerCost: Int
  /// Workers in one full team.
  var teamSize: Int

  /// The master counts the different workers of this group.
  var countsFaces: Bool { maxDistinct != nil || extraWorkerCost > 0 }
}

/// An order between two jobs, or a demand for different workers (H13).
struct JobDependency: Sendable {
  var first: Int
  var second: Int
  /// Nil when the dependency does not order.
  var gap: ClosedGap?
  var differentWorkers: Bool
}

/// `min <= begin(second) - begin(first) <= max`.
struct ClosedGap: Sendable {
  var min: Int
  var max: Int
}

/// A task of the previous schedule that may be kept (H15): this team at this begin.
struct KeptTask: Sendable {
  /// The previous schedule's name of the task.
  var id: String
  var group: Int
  var begin: Int
  /// Worker handles, ascending.
  var team: [Int]
  var pinned: Bool
}
