/// One thing in a document that is wrong (an error) or looks wrong (a warning): what, where, and what to do about it.
package struct Fault: Sendable, Hashable {
  package enum Severity: String, Sendable, CaseIterable { case error, warning }

  package var cause: Cause
  /// JSON pointer of the value at fault; of the object, where a field is missing from it.
  package var pointer: String
  /// Line of the value at fault in the text, from 1.
  package var line: Int
  /// Column of the value at fault, from 1, in characters.
  package var column: Int
  /// The value at fault as the text writes it, cut when long.
  package var value: String

  package init(_ cause: Cause, pointer: String, line: Int, column: Int, value: String) {
    self.cause = cause
    self.pointer = pointer
    self.line = line
    self.column = column
    self.value = value
  }

  package var code: Code { cause.code }
  package var severity: Severity { code.severity }
  package var message: Wording { cause.wording(value: value).message }
  package var remedy: Wording { cause.wording(value: value).remedy }
}

/// A document that breaks the rules of its format; every fault is in the list, in the order of the text, warnings among them.
package struct InvalidDocument: Error, Hashable {
  package var faults: [Fault]

  package init(faults: [Fault]) { self.faults = faults }
}

extension Fault {
  /// Stable names of faults, for programs.
  package enum Code: String, Sendable, CaseIterable {
    // Shape: what the JSON Schema says too.
    case malformedJSON = "MALFORMED_JSON"
    case duplicateKey = "DUPLICATE_KEY"
    case unknownField = "UNKNOWN_FIELD"
    case missingField = "MISSING_FIELD"
    case wrongType = "WRONG_TYPE"
    case wrongValue = "WRONG_VALUE"
    case notWhole = "NOT_WHOLE"
    case outOfRange = "OUT_OF_RANGE"
    case badDate = "BAD_DATE"
    case badTime = "BAD_TIME"
    case badId = "BAD_ID"
    case emptyList = "EMPTY_LIST"
    case notExactlyOne = "NOT_EXACTLY_ONE"
    case fieldNeedsAnother = "FIELD_NEEDS_ANOTHER"
    case barePair = "BARE_COORDINATE_PAIR"
    // What the document says as a whole.
    case duplicateId = "DUPLICATE_ID"
    case danglingReference = "DANGLING_REFERENCE"
    case undeclaredName = "UNDECLARED_NAME"
    case missingMode = "MISSING_MODE"
    case outsideHorizon = "OUTSIDE_HORIZON"
    case startNotBeforeEnd = "START_NOT_BEFORE_END"
    case shiftAcrossMidnight = "SHIFT_ACROSS_MIDNIGHT"
    case overlappingShifts = "OVERLAPPING_SHIFTS"
    case breakTooLong = "BREAK_TOO_LONG"
    case overlappingBreaks = "OVERLAPPING_BREAKS"
    case seatMinAboveCount = "SEAT_MIN_ABOVE_COUNT"
    case needSeatNotFull = "NEED_SEAT_NOT_FULL"
    case matrixNotSquare = "MATRIX_NOT_SQUARE"
    case duplicatePlace = "DUPLICATE_PLACE"
    case dependencyOnItself = "DEPENDENCY_ON_ITSELF"
    case dependencyOnRepeatedNeed = "DEPENDENCY_ON_REPEATED_NEED"
    case dependencyCycle = "DEPENDENCY_CYCLE"
    case gapsCrossed = "GAPS_CROSSED"
    // Warnings.
    case coordinatesSwapped = "COORDINATES_SWAPPED"
    case windowShorterThanVisit = "WINDOW_SHORTER_THAN_VISIT"
    case taskNobodyCouldServe = "TASK_NOBODY_COULD_SERVE"

    package var severity: Severity {
      switch self {
      case .coordinatesSwapped, .windowShorterThanVisit, .taskNobodyCouldServe: .warning
      default: .error
      }
    }

    /// Whether the fault is one of shape, which the JSON Schema of the document refuses too (but for a repeated key, which it cannot see).
    package var isShape: Bool {
      switch self {
      case .malformedJSON, .duplicateKey, .unknownField, .missingField, .wrongType, .wrongValue, .notWhole, .outOfRange, .badDate, .badTime, .badId,
        .emptyList, .notExactlyOne, .fieldNeedsAnother, .barePair:
        true
      case .duplicateId, .danglingReference, .undeclaredName, .missingMode, .outsideHorizon, .startNotBeforeEnd, .shiftAcrossMidnight,
        .overlappingShifts, .breakTooLong, .overlappingBreaks, .seatMinAboveCount, .needSeatNotFull, .matrixNotSquare, .duplicatePlace,
        .dependencyOnItself, .dependencyOnRepeatedNeed, .dependencyCycle, .gapsCrossed, .coordinatesSwapped, .windowShorterThanVisit,
        .taskNobodyCouldServe:
        false
      }
    }
  }

  /// What is wrong, with what a message has to say of it.
  package enum Cause: Sendable, Hashable {
    case malformedJSON(JSONSyntaxError.Problem)
    case duplicateKey
    case unknownField(name: String, nearest: String?, known: [String])
    case missingField(name: String, of: Wording)
    case wrongType(expected: Wording, found: JSONValue.Kind)
    case wrongValue(allowed: [String])
    case notWhole
    case outOfRange(Wording)
    case badDate
    case badTime(form: String)
    case badId
    case emptyList
    case notExactlyOne(of: [String], found: [String])
    case fieldNeedsAnother(field: String, other: String)
    /// The pair as the object that was probably meant.
    case barePair(object: String)
    case duplicateId(id: String, first: String)
    case danglingReference(to: Wording, nearest: String?)
    case undeclaredName(table: String, nearest: String?)
    case missingMode(modes: [String])
    case outsideHorizon(from: String, to: String)
    case startNotBeforeEnd(start: String, end: String)
    case shiftAcrossMidnight(start: String, end: String)
    case overlappingShifts(worker: String, other: String)
    case breakTooLong(minutes: Int, from: String, to: String)
    case overlappingBreaks(worker: String, other: String)
    case seatMinAboveCount(min: Int, count: Int)
    case needSeatNotFull(min: Int, count: Int)
    case matrixNotSquare(places: Int, found: Int)
    case duplicatePlace(first: String)
    case dependencyOnItself
    case dependencyOnRepeatedNeed(need: String, times: Int)
    case dependencyCycle(tasks: [String])
    case gapsCrossed(min: Int, max: Int)
    case coordinatesSwapped(lat: String, lon: String)
    case windowShorterThanVisit(window: Int, visit: Int)
    case taskNobodyCouldServe(task: String, seat: Int, reason: UnservableReason)

    package var code: Code {
      switch self {
      case .malformedJSON: .malformedJSON
      case .duplicateKey: .duplicateKey
      case .unknownField: .unknownField
      case .missingField: .missingField
      case .wrongType: .wrongType
      case .wrongValue: .wrongValue
      case .notWhole: .notWhole
      case .outOfRange: .outOfRange
      case .badDate: .badDate
      case .badTime: .badTime
      case .badId: .badId
      case .emptyList: .emptyList
      case .notExactlyOne: .notExactlyOne
      case .fieldNeedsAnother: .fieldNeedsAnother
      case .barePair: .barePair
      case .duplicateId: .duplicateId
      case .danglingReference: .danglingReference
      case .undeclaredName: .undeclaredName
      case .missingMode: .missingMode
      case .outsideHorizon: .outsideHorizon
      case .startNotBeforeEnd: .startNotBeforeEnd
      case .shiftAcrossMidnight: .shiftAcrossMidnight
      case .overlappingShifts: .overlappingShifts
      case .breakTooLong: .breakTooLong
      case .overlappingBreaks: .overlappingBreaks
      case .seatMinAboveCount: .seatMinAboveCount
      case .needSeatNotFull: .needSeatNotFull
      case .matrixNotSquare: .matrixNotSquare
      case .duplicatePlace: .duplicatePlace
      case .dependencyOnItself: .dependencyOnItself
      case .dependencyOnRepeatedNeed: .dependencyOnRepeatedNeed
      case .dependencyCycle: .dependencyCycle
      case .gapsCrossed: .gapsCrossed
      case .coordinatesSwapped: .coordinatesSwapped
      case .windowShorterThanVisit: .windowShorterThanVisit
      case .taskNobodyCouldServe: .taskNobodyCouldServe
      }
    }
  }

  /// Why no worker could take a seat, as far as a look at time and qualification tells.
  package enum UnservableReason: Sendable, Hashable {
    /// Fewer workers qualify than the seat needs.
    case tooFewQualify(found: Int, needed: Int)
    /// Those who qualify have no shift that holds the task.
    case noShiftMeets
  }
}
