/// Every single way in which a schedule can be refused; each belongs to one rule.
package enum Finding: String, Sendable, CaseIterable {
  // H1
  case noSuchShift, emptyRoute, secondRouteInShift, leavesTooEarly, returnsTooLate
  // H2
  case arrivesTooEarly, beginsBeforeArrival, wrongEnd, returnsTooEarly
  // H3
  case outsideWindows, notAStart
  // H4
  case emptyTeam, noSuchSeat, seatShort, seatOverfull, workerTwice, wrongKind, skillMissing, tagMissing, prohibitedWorker, notRequiredWorker, coverShort
  // H5
  case differentBegins, offGrid
  // H6
  case noSuchOccurrence, datesTooClose, notNumberedFromOne, notInOrder
  // H7
  case dayTooLong, weekTooLong, tooManyShifts, tooManyTasks, tooFarFromHome, waitsTooLong
  // H8
  case breakMissing, breakOfNoRule, breakTwice, breakMisplaced
  // H9
  case guardianAbsent
  // H10
  case venueTaken
  // H11
  case fundOverdrawn
  // H12
  case tooManyFaces
  // H13
  case secondWithoutFirst, gapTooShort, gapTooLong, sameWorker
  // H14
  case mandatoryUnserved
  // H15
  case pinNotKept
  // H16
  case tooManyVisits
  // The document
  case unknownWorker, unknownTask, otherInstance, wrongTravel
  case listedButNotServed, servedButNotListed, listedTwice, listedTimeDiffers, listedTeamDiffers, pinNotRepeated
  case unservedButServed, unservedNotListed, unservedTwice
  case wrongAmount, boundAboveTotal
  case rosterWithoutSolution, conflictsMissing, conflictsUnexpected, emptyConflict

  /// The rule that this breaks.
  package var rule: Rule {
    switch self {
    case .noSuchShift, .emptyRoute, .secondRouteInShift, .leavesTooEarly, .returnsTooLate: .shift
    case .arrivesTooEarly, .beginsBeforeArrival, .wrongEnd, .returnsTooEarly: .timeAndPlace
    case .outsideWindows, .notAStart: .window
    case .emptyTeam, .noSuchSeat, .seatShort, .seatOverfull, .workerTwice, .wrongKind, .skillMissing, .tagMissing, .prohibitedWorker,
      .notRequiredWorker, .coverShort:
      .team
    case .differentBegins, .offGrid: .together
    case .noSuchOccurrence, .datesTooClose, .notNumberedFromOne, .notInOrder: .recurrence
    case .dayTooLong, .weekTooLong, .tooManyShifts, .tooManyTasks, .tooFarFromHome, .waitsTooLong: .limits
    case .breakMissing, .breakOfNoRule, .breakTwice, .breakMisplaced: .pause
    case .guardianAbsent: .guardian
    case .venueTaken: .venue
    case .fundOverdrawn: .fund
    case .tooManyFaces: .distinct
    case .secondWithoutFirst, .gapTooShort, .gapTooLong, .sameWorker: .dependency
    case .mandatoryUnserved: .mandatory
    case .pinNotKept: .pinned
    case .tooManyVisits: .household
    case .unknownWorker: .unknownWorker
    case .unknownTask: .unknownTask
    case .otherInstance: .instance
    case .wrongTravel: .statedTravel
    case .listedButNotServed, .servedButNotListed, .listedTwice, .listedTimeDiffers, .listedTeamDiffers, .pinNotRepeated: .statedTasks
    case .unservedButServed, .unservedNotListed, .unservedTwice: .statedUnserved
    case .wrongAmount, .boundAboveTotal: .statedCost
    case .rosterWithoutSolution, .conflictsMissing, .conflictsUnexpected, .emptyConflict: .status
    }
  }
}
