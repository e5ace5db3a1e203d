/// What a violation breaks: a hard rule of the problem page by its number, or the schedule document's own word.
package enum Rule: String, Sendable, CaseIterable {
  case shift = "H1"
  case timeAndPlace = "H2"
  case window = "H3"
  case team = "H4"
  case together = "H5"
  case recurrence = "H6"
  case limits = "H7"
  case pause = "H8"
  case guardian = "H9"
  case venue = "H10"
  case fund = "H11"
  case distinct = "H12"
  case dependency = "H13"
  case mandatory = "H14"
  case pinned = "H15"
  case household = "H16"
  /// The schedule names a worker that the instance does not have.
  case unknownWorker = "UNKNOWN_WORKER"
  /// The schedule names a task of no need and no activity of the instance.
  case unknownTask = "UNKNOWN_TASK"
  /// The schedule says that it belongs to another instance.
  case instance = "INSTANCE"
  /// A stated leg differs from the road.
  case statedTravel = "STATED_TRAVEL"
  /// `tasks` differs from the routes.
  case statedTasks = "STATED_TASKS"
  /// `unserved` is not what the routes leave out.
  case statedUnserved = "STATED_UNSERVED"
  /// A stated cost, term, bound or gap differs from what the routes cost or from arithmetic.
  case statedCost = "STATED_COST"
  /// The status and the rest of the document contradict each other.
  case status = "STATUS"

  /// The hard rules alone, H1 to H16.
  package static let hard: [Rule] = allCases.filter { $0.isHard }

  /// Whether this is one of H1 to H16.
  package var isHard: Bool { rawValue.utf8.count <= 3 && rawValue.hasPrefix("H") }
}
