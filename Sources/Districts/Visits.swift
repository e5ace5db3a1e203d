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
  if times == 1, random.chance(0.2) { windows = [appointment(duration, in: windows, &random)] }
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

/// A fixed hour with a quarter of an hour's grace, inside one of the household's half-days.
private func appointment(_ duration: Int, in windows: [Window], _ random: inout RandomStream) -> Window {
  let window = random.pick(windows)
  let slots = max(0, (window.end - window.start - duration - 15) / 30)
  let start = window.start + 30 * random.within(0...slots)
  return Window(start: start, end: start + duration + 15)
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
