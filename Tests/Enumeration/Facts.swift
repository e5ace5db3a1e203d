import Instances

/// What the rules between tasks ask of one owner; nil where a rule asks nothing or is switched off.
struct OwnerFacts {
  var duration: Int
  var times: Int
  /// Σ `count` of the seats.
  var teamSize: Int
  var minGapDays: Int?
  var maxDistinct: Int?
  var household: Int?
  /// H16: this many counted visits on a date; nil also for a visit that is not counted.
  var maxVisitsPerDay: Int?
  /// H10: the exclusive venue.
  var venue: Int?
  var expense: Expense?
  /// Σ `noneServedCost`, once.
  var noneServedCost = 0

  init(_ setting: Setting, _ owner: Int) {
    let rules = setting.rules
    let instance = setting.instance
    duration = setting.duration(owner)
    times = instance.times(of: setting.owners[owner])
    teamSize = instance.team(of: setting.owners[owner]).size
    let people = instance.people(of: setting.owners[owner])
    maxDistinct = rules.demands(.distinctWorkers) ? people.maxDistinct : nil
    if let need = setting.need(owner) {
      minGapDays = rules.demands(.daysApart) ? need.minGapDays : nil
      household = need.household
      let isFree = rules.demands(.simultaneousIsFree) && OwnerFacts.standsBesideAnother(setting, owner, need)
      maxVisitsPerDay = rules.demands(.visitsPerDay) && !isFree ? instance.households[need.household].maxVisitsPerDay : nil
      expense = rules.demands(.expenses) ? need.expense : nil
      noneServedCost = rules.cost(.unserved, rules.cost(.noneServed, need.noneServedCost))
    } else if let activity = setting.activity(owner) {
      maxDistinct = nil
      expense = rules.demands(.expenses) ? activity.expense : nil
      if rules.demands(.venue), let place = activity.venue, instance.venues[place].exclusive { venue = place }
    }
  }

  /// H16: the second of a dependency whose gaps are both 0, the first at the same household.
  private static func standsBesideAnother(_ setting: Setting, _ owner: Int, _ need: Need) -> Bool {
    setting.instance.dependencies.contains { tie in
      guard tie.second == setting.owners[owner], tie.minGapMinutes == 0, tie.maxGapMinutes == 0, case .need(let first) = tie.first else { return false }
      return setting.instance.needs[first].household == need.household
    }
  }
}

/// A dependency between owners (H13).
struct Tie {
  var first: Int
  var second: Int
  var isOrder: Bool
  var secondNeedsFirst: Bool
  var leastGap: Int?
  var greatestGap: Int?
  var differentWorkers: Bool

  init(_ setting: Setting, _ dependency: Dependency) {
    let rules = setting.rules
    first = setting.owners.firstIndex(of: dependency.first) ?? 0
    second = setting.owners.firstIndex(of: dependency.second) ?? 0
    let hasGap = dependency.minGapMinutes != nil || dependency.maxGapMinutes != nil
    isOrder = hasGap || !dependency.differentWorkers
    secondNeedsFirst = isOrder && rules.demands(.secondNeedsFirst)
    if isOrder, rules.demands(hasGap ? .leastGap : .order) { leastGap = dependency.minGapMinutes ?? 0 }
    if isOrder, rules.demands(.greatestGap) { greatestGap = dependency.maxGapMinutes }
    differentWorkers = dependency.differentWorkers && rules.demands(.differentWorkers)
  }

  func admits(_ one: Choice, _ two: Choice) -> Bool {
    guard two.isServed else { return true }
    guard one.isServed else { return !secondNeedsFirst }
    if differentWorkers, one.workers & two.workers != 0 { return false }
    guard isOrder else { return true }
    guard let from = one.begin, let to = two.begin else { preconditionFailure("ordered tasks have fixed minutes") }
    if let leastGap, to - from < leastGap { return false }
    if let greatestGap, to - from > greatestGap { return false }
    return true
  }
}
