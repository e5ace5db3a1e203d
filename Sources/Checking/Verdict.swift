package import Schedules

/// What the checker says of a schedule.
package struct Verdict: Sendable {
  /// Everything that the schedule breaks, rule by rule; empty: the schedule is valid.
  package var violations: [Violation]
  /// What the routes cost, computed from them alone whatever the schedule states.
  package var terms: CostTerms
  /// What is allowed but could be tidier; a schedule with notes is valid.
  package var notes: [Note]
  /// Why the previous schedule cannot be used (H15); the verdict then leaves the unusable parts of it out.
  package var previousFaults: [PreviousFault]

  /// No rule is broken and the previous schedule, if any, could be used.
  package var isValid: Bool { violations.isEmpty && previousFaults.isEmpty }
}

/// One thing that a schedule breaks.
package struct Violation: Sendable, Hashable {
  package var finding: Finding
  /// Worker ids, ascending by the schedule's order.
  package var workers: [String]
  /// Task ids; the id of a need or a fund where the rule speaks of that.
  package var subjects: [String]
  /// The minute of the horizon at which it happens; nil where no one time can be named.
  package var when: Int?
  /// JSON pointer into the schedule document.
  package var pointer: String
  package var allowed: Quantity
  package var found: Quantity

  package var rule: Rule { finding.rule }

  package init(
    _ finding: Finding, workers: [String] = [], subjects: [String] = [], when: Int? = nil, pointer: String, allowed: Quantity, found: Quantity
  ) {
    self.finding = finding
    self.workers = workers
    self.subjects = subjects
    self.when = when
    self.pointer = pointer
    self.allowed = allowed
    self.found = found
  }
}

/// What is valid but not compact (section 2 of the problem page).
package struct Note: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    /// The same stops fit between a `leave` and a `return` that are closer together.
    case routeCouldBeShorter
    /// The route is as short as can be but could start later.
    case couldLeaveLater
    /// The worker waits after arriving although no break stands there.
    case waitsAfterArriving
  }

  package var kind: Kind
  package var worker: String
  package var when: Int
  package var pointer: String
  package var possible: Quantity
  package var found: Quantity
}

/// Why a previous schedule cannot be held against the instance (H15): a fault of the input, not of the schedule that is judged.
package struct PreviousFault: Sendable, Hashable {
  package enum Code: String, Sendable, CaseIterable {
    case tasksMissing = "PREVIOUS_TASKS_MISSING"
    case pinnedTaskUnknown = "PREVIOUS_PINNED_TASK_UNKNOWN"
    case pinnedWorkerUnknown = "PREVIOUS_PINNED_WORKER_UNKNOWN"
  }

  package var code: Code
  /// JSON pointer into the previous schedule.
  package var pointer: String
  /// The offending value.
  package var value: String

  package init(code: Code, pointer: String, value: String) {
    self.code = code
    self.pointer = pointer
    self.value = value
  }
}
