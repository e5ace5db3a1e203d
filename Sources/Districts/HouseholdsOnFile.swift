import Instances

/// A household of a station's files, with or without a visit due this week.
package struct HouseholdOnFile: Sendable {
  /// The group that the household is on file for: the old, the young, the needy, the disabled.
  package enum Group: Int, Sendable, CaseIterable {
    case elderly, child, hardship, disabled

    /// Households on file, per cent.
    var filePercent: Int {
      switch self {
      case .elderly: 45
      case .child: 22
      case .hardship: 15
      case .disabled: 18
      }
    }
  }

  var point: Point
  var urgency: Urgency
  package var group: Group
  package var livesAlone: Bool
  package var occupantFemale: Bool
  /// Two social workers come, never one person.
  package var risk: Bool
  /// The first visit to a new file.
  package var isNew: Bool
  var needsDialect: Bool
  /// At most one visit on a date.
  var oneVisitADay: Bool
  /// Half-days on which the household can be met, first choice at no cost.
  var windows: [Window]
  /// Visits due this week.
  package var due: Int

  /// Name of the urgency's tier.
  package var tier: String { "\(urgency)" }
}

/// The household `number` of a station's files; depends on the seed and on nothing else that is drawn.
func householdOnFile(_ number: Int, of station: StationPlan, _ geography: Geography) -> HouseholdOnFile {
  var random = RandomStream(seed: geography.seed, .households, station.index, number)
  let point = geography.home(in: station.communities, &random)
  let urgency = Urgency.allCases[random.index(weights: Urgency.allCases.map(\.filePercent))]
  let group = HouseholdOnFile.Group.allCases[random.index(weights: HouseholdOnFile.Group.allCases.map(\.filePercent))]
  let livesAlone = group != .child && random.chance(0.45)
  let occupantFemale = random.chance(0.52)
  let risk = random.chance(0.03)
  let isNew = random.chance(0.05)
  let needsDialect = random.chance(geography.figures.dialectDemand)
  let oneVisitADay = random.chance(0.3)
  let draw = random.uniform()
  let chances = urgency.due
  let due = draw < chances.twice ? 2 : draw < chances.twice + chances.once ? 1 : 0
  let windows = group == .child ? childWindows(due: due, &random) : adultWindows(due: due, &random)
  return HouseholdOnFile(
    point: point, urgency: urgency, group: group, livesAlone: livesAlone, occupantFemale: occupantFemale, risk: risk, isNew: isNew,
    needsDialect: needsDialect, oneVisitADay: oneVisitADay, windows: windows, due: due)
}

/// The files of a station until the visits due reach its share; the last household's are cut off there.
package func householdsOnFile(_ request: DistrictRequest) -> [[HouseholdOnFile]] {
  let geography = Geography(figures: request.figures, seed: request.seed)
  return plannedStations(request, geography).map { station in
    var due = 0
    var files: [HouseholdOnFile] = []
    while due < station.visits {
      files.append(householdOnFile(files.count, of: station, geography))
      due += files[files.count - 1].due
    }
    return files
  }
}

/// Mornings, afternoons or either, on several dates; the other half-day as a second choice that costs.
private func adultWindows(due: Int, _ random: inout RandomStream) -> [Window] {
  let half = random.index(weights: [55, 35, 10])
  let morning = (start: random.pick([510, 540, 540]), end: random.pick([660, 690, 690, 720]))
  let afternoon = (start: random.pick([840, 870, 900]), end: random.pick([1020, 1020, 1050]))
  let days = metDays(weekend: random.chance(0.35), count: random.within(2...4), due: due, &random)
  let secondChoice = random.chance(0.3) ? random.pick([10, 15, 20, 25]) : 0
  var windows: [Window] = []
  for day in days {
    let choices = [(morning, half != 1), (afternoon, half != 0)]
    for (hours, isFirst) in choices where isFirst || secondChoice > 0 {
      windows.append(Window(start: .at(day, hours.start), end: .at(day, hours.end), cost: isFirst ? 0 : secondChoice))
    }
  }
  return windows
}

/// After school, or at the weekend.
private func childWindows(due: Int, _ random: inout RandomStream) -> [Window] {
  var windows: [Window] = []
  let days = metDays(weekend: true, count: random.within(3...4), due: due, &random)
  let weekendDay = random.within(5...6)
  for day in days.contains(where: { $0 > 4 }) ? days : days + [weekendDay] {
    if day < 5 {
      windows.append(Window(start: .at(day, 990), end: .at(day, 1170)))
    } else {
      windows.append(Window(start: .at(day, 540), end: .at(day, 690)))
      windows.append(Window(start: .at(day, 870), end: .at(day, 1050)))
    }
  }
  return windows
}

/// Dates on which the household can be met, ascending; two dates lie two days apart at least when two visits are due.
private func metDays(weekend: Bool, count: Int, due: Int, _ random: inout RandomStream) -> [Int] {
  let days = random.sample(due > 1 ? max(count, 4) : count, of: Array(0..<(weekend ? 7 : 5)))
  return days.sorted()
}

extension Int {
  /// A minute of the horizon from a date's index and minutes after midnight.
  static func at(_ day: Int, _ minute: Int) -> Int { day * .minutesPerDay + minute }
}
