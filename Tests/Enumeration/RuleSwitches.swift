package import Schedules

/// One clause of the problem page that the judge can be told to forget, so that a test can show that the clause decides some optima.
package enum Clause: Int, Sendable, CaseIterable {
  /// H1: the way from and to home lies in the shift. Off: these two legs take no time on the clock.
  case homeLegsInShift
  /// H2: the way between stops takes time. Off: it is only paid and counted.
  case legsBetweenStops
  /// H3: off: a need is visited at any time, at the cost of its cheapest window.
  case windows
  /// H3: off: an activity begins at any minute of the start grid.
  case starts
  /// H4, what a seat, a task or a cover asks of its people.
  case seatKinds, seatSkills, seatTags, prohibited, required, hardCovers
  /// H4: off: an activity needs one worker only.
  case seatMinimum
  /// H5: off: each member of a visit's team comes on the right date in the right window, but at a minute of their own.
  case together
  /// H5: off: team visits and tasks in a dependency with a gap go by the visit grid.
  case startGrid
  /// H5: off: visits by one worker that no dependency orders begin at any minute.
  case visitGrid
  /// H6.
  case daysApart
  /// H7.
  case minutesPerDay, minutesPerWeek, shiftsPerWeek, tasksPerShift, metresFromHome, wait
  /// H7: off: a break in a gap is waiting like any other.
  case breakIsNoWait
  /// H8, H9, H10.
  case breaks, guardian, venue
  /// H11: what tasks and what travel take out of a fund.
  case expenses, paidTravel
  /// H12.
  case distinctWorkers
  /// H13.
  case secondNeedsFirst
  /// H13, of a dependency without a gap.
  case order
  /// H13, of a dependency with a gap.
  case leastGap, greatestGap
  /// H13.
  case differentWorkers
  /// H14, H15, H16.
  case mandatory, pins, visitsPerDay
  /// H16: off: a visit at the same minute as another of the household counts like any other.
  case simultaneousIsFree
  /// The cost terms; `noneServed` is a part of the term `unserved`.
  case unserved, noneServed, missingSeats, missingCovers, travel, ifNeeded, newFace, unpreferred, assignment, extraWorker, unused, overTarget, window, change

  /// The code of the hard rule that the clause is a part of; nil for a cost term.
  package var rule: String? {
    switch self {
    case .homeLegsInShift: "H1"
    case .legsBetweenStops: "H2"
    case .windows, .starts: "H3"
    case .seatKinds, .seatSkills, .seatTags, .prohibited, .required, .hardCovers, .seatMinimum: "H4"
    case .together, .startGrid, .visitGrid: "H5"
    case .daysApart: "H6"
    case .minutesPerDay, .minutesPerWeek, .shiftsPerWeek, .tasksPerShift, .metresFromHome, .wait, .breakIsNoWait: "H7"
    case .breaks: "H8"
    case .guardian: "H9"
    case .venue: "H10"
    case .expenses, .paidTravel: "H11"
    case .distinctWorkers: "H12"
    case .secondNeedsFirst, .order, .leastGap, .greatestGap, .differentWorkers: "H13"
    case .mandatory: "H14"
    case .pins: "H15"
    case .visitsPerDay, .simultaneousIsFree: "H16"
    case .unserved, .noneServed, .missingSeats, .missingCovers, .travel, .ifNeeded, .newFace, .unpreferred, .assignment, .extraWorker, .unused,
      .overTarget, .window, .change:
      nil
    }
  }

  /// The cost term that the clause is, or is a part of; nil for a hard rule.
  package var term: CostTerm? {
    switch self {
    case .unserved, .noneServed: .unserved
    case .missingSeats: .missingSeats
    case .missingCovers: .missingCovers
    case .travel: .travel
    case .ifNeeded: .ifNeeded
    case .newFace: .newFace
    case .unpreferred: .unpreferred
    case .assignment: .assignment
    case .extraWorker: .extraWorker
    case .unused: .unused
    case .overTarget: .overTarget
    case .window: .window
    case .change: .change
    default: nil
    }
  }
}

/// The clauses that are in force.
package struct RuleSwitches: OptionSet, Sendable, Hashable {
  package let rawValue: UInt64

  package init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The problem as the page states it.
  package static let all = RuleSwitches(rawValue: Clause.allCases.reduce(0) { $0 | 1 << UInt64($1.rawValue) })

  package func without(_ clause: Clause) -> RuleSwitches { RuleSwitches(rawValue: rawValue & ~(1 << UInt64(clause.rawValue))) }

  package func demands(_ clause: Clause) -> Bool { rawValue & (1 << UInt64(clause.rawValue)) != 0 }

  /// An amount of a cost term, 0 where the term is switched off.
  func cost(_ clause: Clause, _ amount: Int) -> Int { demands(clause) ? amount : 0 }
}
