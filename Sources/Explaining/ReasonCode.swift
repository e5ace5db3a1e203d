package import Instances

/// Why a task is unserved: the `code` of a reason in a schedule document.
package enum ReasonCode: String, Sendable, CaseIterable {
  /// No window holds a begin that the grid allows.
  case noBegin = "NO_BEGIN"
  /// Too few workers hold what the team asks for.
  case noQualifiedWorker = "NO_QUALIFIED_WORKER"
  case guardian = "GUARDIAN"
  case tooFar = "TOO_FAR"
  /// Those who qualify are not on duty together inside the task's times.
  case noCommonTime = "NO_COMMON_TIME"
  /// They are, but not with the way and the breaks.
  case noTimeInShifts = "NO_TIME_IN_SHIFTS"
  case capsReached = "CAPS_REACHED"
  case distinctLimit = "DISTINCT_LIMIT"
  case fundExhausted = "FUND_EXHAUSTED"
  case dependencyFirstUnserved = "DEPENDENCY_FIRST_UNSERVED"
  case dependencyTime = "DEPENDENCY_TIME"
  case dependencySameWorker = "DEPENDENCY_SAME_WORKER"
  case spacing = "SPACING"
  case householdLimit = "HOUSEHOLD_LIMIT"
  case venueTaken = "VENUE_TAKEN"
  /// It would fit if the tasks that are named gave way.
  case competesWith = "COMPETES_WITH"
  /// The same, and a task in the way is pinned.
  case pinned = "PINNED"
  /// It fits into the roster as it stands, and costs more than leaving it, or as much.
  case dearerThanLeaving = "DEARER_THAN_LEAVING"
  /// It fits into the roster as it stands and would make it cheaper: the search stopped too soon.
  case worthAdding = "WORTH_ADDING"
  /// There is no roster at all, because demands conflict.
  case demandsConflict = "DEMANDS_CONFLICT"
  /// There is no roster at all, because none was found in time.
  case noRoster = "NO_ROSTER"

  /// The code in a word or two.
  package var wording: Wording {
    switch self {
    case .noBegin: Wording(zh: "没有可开始的时刻", en: "no begin")
    case .noQualifiedWorker: Wording(zh: "没有合适的人", en: "nobody qualifies")
    case .guardian: Wording(zh: "陪同人不能同去", en: "guardian cannot come")
    case .tooFar: Wording(zh: "离家太远", en: "too far from home")
    case .noCommonTime: Wording(zh: "没有共同的班次", en: "no shift in common")
    case .noTimeInShifts: Wording(zh: "班次内排不下", en: "shifts are too short")
    case .capsReached: Wording(zh: "个人上限已满", en: "limits are reached")
    case .distinctLimit: Wording(zh: "上门的人数已满", en: "no more different people")
    case .fundExhausted: Wording(zh: "经费不足", en: "fund is exhausted")
    case .dependencyFirstUnserved: Wording(zh: "前一项没有安排", en: "first task is unserved")
    case .dependencyTime: Wording(zh: "与前后项间隔不合", en: "wrong gap to the other task")
    case .dependencySameWorker: Wording(zh: "须换人去做", en: "must be other people")
    case .spacing: Wording(zh: "两次隔得太近", en: "too close to another visit")
    case .householdLimit: Wording(zh: "家庭当天次数已满", en: "household's day is full")
    case .venueTaken: Wording(zh: "场地已占用", en: "venue is taken")
    case .competesWith: Wording(zh: "与别的任务争人手", en: "competes with other tasks")
    case .pinned: Wording(zh: "被锁定的任务占住", en: "a pinned task is in the way")
    case .dearerThanLeaving: Wording(zh: "排上反而更费", en: "dearer than leaving it")
    case .worthAdding: Wording(zh: "还可以排上", en: "worth adding")
    case .demandsConflict: Wording(zh: "必办要求互相冲突", en: "demands conflict")
    case .noRoster: Wording(zh: "没有排班", en: "no roster")
    }
  }

  init(_ obstacle: Obstacle) {
    switch obstacle {
    case .qualification: self = .noQualifiedWorker
    case .guardian: self = .guardian
    case .distance: self = .tooFar
    case .noShift: self = .noCommonTime
    case .noTime: self = .noTimeInShifts
    case .distinct: self = .distinctLimit
    case .fund: self = .fundExhausted
    case .firstUnserved: self = .dependencyFirstUnserved
    case .gap: self = .dependencyTime
    case .otherTeam: self = .dependencySameWorker
    case .spacing: self = .spacing
    case .household: self = .householdLimit
    case .venue: self = .venueTaken
    case .busy: self = .competesWith
    default: self = .capsReached
    }
  }
}
