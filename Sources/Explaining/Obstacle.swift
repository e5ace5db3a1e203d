/// What can stand between a task and the roster as it stands; one bit each.
struct Obstacle: OptionSet, Hashable {
  let rawValue: UInt32

  static let qualification = Obstacle(rawValue: 1 << 0)
  static let guardian = Obstacle(rawValue: 1 << 1)
  static let distance = Obstacle(rawValue: 1 << 2)
  /// No shift of the worker holds the task.
  static let noShift = Obstacle(rawValue: 1 << 3)
  /// A shift holds the task, but not the way there and back and the breaks besides.
  static let noTime = Obstacle(rawValue: 1 << 4)
  static let dayMinutes = Obstacle(rawValue: 1 << 5)
  static let weekMinutes = Obstacle(rawValue: 1 << 6)
  static let shifts = Obstacle(rawValue: 1 << 7)
  static let stops = Obstacle(rawValue: 1 << 8)
  static let wait = Obstacle(rawValue: 1 << 9)
  static let distinct = Obstacle(rawValue: 1 << 10)
  static let fund = Obstacle(rawValue: 1 << 11)
  static let firstUnserved = Obstacle(rawValue: 1 << 12)
  static let gap = Obstacle(rawValue: 1 << 13)
  /// The worker is in the team of a task that other people must do (H13).
  static let otherTeam = Obstacle(rawValue: 1 << 14)
  static let spacing = Obstacle(rawValue: 1 << 15)
  static let household = Obstacle(rawValue: 1 << 16)
  static let venue = Obstacle(rawValue: 1 << 17)
  /// The worker's other tasks are in the way.
  static let busy = Obstacle(rawValue: 1 << 18)

  static let everything = Obstacle(rawValue: (1 << 19) - 1)

  /// In the order in which an explanation rules them out: what holds of the task itself first, what others take up last.
  static let chain: [Obstacle] = [
    .qualification, .guardian, .distance, .noShift, .noTime, .firstUnserved, .gap, .otherTeam, .spacing, .household, .venue, .distinct, .dayMinutes,
    .weekMinutes, .shifts, .stops, .wait, .fund, .busy,
  ]

  /// Those that a coordinator may lift one at a time, in the order in which she would like to hear of them.
  static let single: [Obstacle] = [
    .firstUnserved, .gap, .otherTeam, .household, .venue, .spacing, .distinct, .guardian, .weekMinutes, .dayMinutes, .shifts, .stops, .wait, .fund, .busy,
    .distance, .noTime, .noShift,
  ]
}
