import Instances

/// A visit, or two of a kind, as the household asks for it; who is wanted comes later.
struct VisitDraft {
  var household: Int
  /// Index of the need within its household.
  var rank: Int
  var service: Service
  var level: Int
  var times: Int
  var durationMinutes: Int
  var windows: [Window]
  var overdue: Bool
  /// The higher, the sooner the visit is one for two people.
  var callForTwo: Double
  var isForTwo = false
}

/// A station's households with a visit due, and their visits: `station.visits` tasks in all.
func visits(of station: StationPlan, twoPersonShare: Double, _ geography: Geography) -> (households: [HouseholdOnFile], visits: [VisitDraft]) {
  var households: [HouseholdOnFile] = []
  var drafts: [VisitDraft] = []
  var rest = station.visits
  var number = 0
  while rest > 0 {
    let file = householdOnFile(number, of: station, geography)
    var random = RandomStream(seed: geography.seed, .visits, station.index, number)
    number += 1
    guard file.due > 0 else { continue }
    households.append(file)
    let first = visit(to: file, household: households.count - 1, rank: 0, times: min(rest, file.due), &random)
    drafts.append(first)
    rest -= first.times
    // A second service in the same week, for some.
    if random.chance(0.09), rest > 0 {
      let second = visit(to: file, household: households.count - 1, rank: 1, times: 1, &random)
      if second.service != first.service {
        drafts.append(second)
        rest -= 1
      }
    }
  }
  chooseForTwo(&drafts, share: twoPersonShare)
  return (households, drafts)
}

private func visit(to file: HouseholdOnFile, household: Int, rank: Int, times: Int, _ random: inout RandomStream) -> VisitDraft {
  let service = service(for: file.group, &random)
  let level = service.isProfessional || (service == .care && random.chance(0.2)) ? 2 : 1
  let duration = file.isNew ? max(60, random.pick(service.durations)) : random.pick(service.durations)
  var windows = file.windows
  let hasAppointment = random.chance(0.25)
  if service.isScarce, file.group != .child {
    windows = anyHalfDay(besides: windows)
  } else if times == 1, hasAppointment, file.group != .child {
    windows = appointments(duration, in: windows, &random)
  }
  var call = random.uniform()
  if file.urgency == .red { call += 0.35 }
  if file.group == .child { call += 0.25 }
  if file.isNew { call += 0.3 }
  if file.risk { call += 1 }
  return VisitDraft(
    household: household, rank: rank, service: service, level: level, times: times, durationMinutes: duration, windows: windows,
    overdue: random.chance(0.12), callForTwo: call)
}

/// Tutoring is for children; all else in the proportions of the catalogue, whatever the group.
private func service(for group: HouseholdOnFile.Group, _ random: inout RandomStream) -> Service {
  let childPercent = Double(HouseholdOnFile.Group.child.filePercent) / 100
  if group == .child, random.chance(Double(Service.tutoring.demandPercent) / 100 / childPercent) { return .tutoring }
  let others = Service.visited.filter { $0 != .tutoring }
  return others[random.index(weights: others.map(\.demandPercent))]
}

/// A fixed hour with a quarter of an hour's grace, inside the household's half-days; on two dates where both allow it.
private func appointments(_ duration: Int, in windows: [Window], _ random: inout RandomStream) -> [Window] {
  let chosen = random.pick(windows)
  let slots = max(0, (chosen.end - chosen.start - duration - 15) / 30)
  let offset = 30 * random.within(0...slots)
  let others = windows.filter { $0.start.day != chosen.start.day && $0.start.minuteOfDay == chosen.start.minuteOfDay }
  let other = random.chance(0.5) ? others.first : nil
  return [chosen, other].compactMap(\.self).map { window in
    Window(start: window.start + offset, end: window.start + offset + duration + 15)
  }.sorted { $0.start < $1.start }
}

/// The household's own half-days, and all other half-days of the working week as a second choice.
private func anyHalfDay(besides windows: [Window]) -> [Window] {
  let own = windows.map { Window(start: $0.start, end: $0.end, cost: $0.cost) }
  var all = own
  for day in 0..<5 {
    for (start, end) in [(540, 690), (870, 1020)] {
      let window = Window(start: .at(day, start), end: .at(day, end), cost: 15)
      if own.allSatisfy({ $0.end <= window.start || window.end <= $0.start }) { all.append(window) }
    }
  }
  return all.sorted { $0.start < $1.start }
}

/// Marks the visits with the loudest call for two until their tasks make up the share.
private func chooseForTwo(_ drafts: inout [VisitDraft], share: Double) {
  let tasks = drafts.reduce(0) { $0 + $1.times }
  var wanted = Int((Double(tasks) * share).rounded())
  let order = drafts.indices.sorted { (drafts[$0].callForTwo, $1) > (drafts[$1].callForTwo, $0) }
  for index in order where drafts[index].times <= wanted {
    drafts[index].isForTwo = true
    wanted -= drafts[index].times
  }
}
