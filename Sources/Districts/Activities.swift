import Instances

/// The group sessions, community activities and duties of a station in one week.
struct ActivityPlanner {
  let geography: Geography
  let station: StationPlan
  /// Index of the station's hall, which holds one activity at a time.
  let venue: Int
  let fund: Int
  /// The shifts of each of the station's social workers: sessions are planned for when one of them is in the field.
  let shifts: [[Shift]]

  private var member: [String] { [stationId(station.index)] }
  private let helpers = [WorkerKind.partyWorker.rawValue, WorkerKind.volunteer.rawValue]

  func activities() -> [Activity] {
    (0..<station.activities).map { number in
      var random = RandomStream(seed: geography.seed, .activities, station.index, number)
      let expense = Expense(fund: fund, fen: 1000 * random.within(5...20))
      let id = "\(stationId(station.index))-a\(number + 1)"
      // The desk is kept in one half-day, which a social worker has; she can be at the station then, so the duty can be staffed.
      if number == 0, let shift = shifts.first?.first(where: { $0.end - $0.start >= 150 }) { return deskDuty(id, shift) }
      var activity =
        switch number % 6 {
        case 0, 2, 4: groupSession(id, &random)
        case 1, 3: communityActivity(id, &random)
        default: training(id, &random)
        }
      activity.expense = expense
      return activity
    }
  }

  private func groupSession(_ id: String, _ random: inout RandomStream) -> Activity {
    let count = random.within(1...3)
    let skill: Service? = random.pick([nil, nil, .arts, .smartphone])
    let seats = [
      Seat(kinds: [WorkerKind.socialWorker.rawValue], tags: member),
      Seat(
        kinds: [WorkerKind.volunteer.rawValue], skills: skill.map { [HeldSkill(skill: $0.rawValue)] } ?? [], tags: member, count: count,
        min: skill == nil ? max(1, count - 1) : 1, missingCost: 60),
    ]
    let minutes = random.pick([60, 75, 90])
    return Activity(
      id: id, name: "支持小组", venue: venue, location: geography.location(station.point), station: station.index, durationMinutes: minutes,
      starts: plannedStarts(minutes, &random), team: Team(seats: seats), unservedCost: 2500)
  }

  private func communityActivity(_ id: String, _ random: inout RandomStream) -> Activity {
    let seats = [
      Seat(kinds: [WorkerKind.partyWorker.rawValue, WorkerKind.socialWorker.rawValue], tags: member),
      Seat(kinds: helpers, tags: member, count: random.within(3...6), min: 2, missingCost: 80),
    ]
    let covers = random.chance(0.4) ? [Cover(property: .skill(Service.firstAid.rawValue, minLevel: 1), missingCost: 100)] : []
    let outdoors = random.chance(0.5)
    let community = random.pick(station.communities)
    let minutes = random.pick([120, 150])
    return Activity(
      id: id, name: "社区活动", venue: outdoors ? nil : venue, location: geography.location(outdoors ? community.centre : station.point),
      station: station.index, durationMinutes: minutes, starts: plannedStarts(minutes, &random), team: Team(seats: seats, covers: covers),
      unservedCost: 3000)
  }

  private func training(_ id: String, _ random: inout RandomStream) -> Activity {
    let seats = [
      Seat(skills: [HeldSkill(skill: Service.firstAid.rawValue, level: 1)], tags: member),
      Seat(kinds: [WorkerKind.volunteer.rawValue], tags: member, count: 2, min: 1, missingCost: 40),
    ]
    let days = random.sample(3, of: Array(0..<7)).sorted()
    return Activity(
      id: id, name: "救护培训", venue: venue, location: geography.location(station.point), station: station.index, durationMinutes: 90,
      starts: days.flatMap { day in [Int.at(day, 555), .at(day, 870)] }, team: Team(seats: seats), unservedCost: 2000)
  }

  private func deskDuty(_ id: String, _ shift: Shift) -> Activity {
    let seats = [
      Seat(kinds: [WorkerKind.socialWorker.rawValue], tags: member), Seat(kinds: helpers, tags: member, count: 1, min: 0, missingCost: 40),
    ]
    return Activity(
      id: id, name: "窗口值班", location: geography.location(station.point), station: station.index, durationMinutes: 120,
      starts: [shift.start, shift.start + 30], team: Team(seats: seats), unservedCost: 3000, mandatory: true)
  }

  /// Two to four begins, each within a shift of some social worker, with time to come from a visit or to go to one.
  private func plannedStarts(_ minutes: Int, _ random: inout RandomStream) -> [Int] {
    let shifts = shifts.flatMap(\.self).filter { $0.end - $0.start >= minutes + 15 }
    guard !shifts.isEmpty else { return [.at(random.within(0...4), 540), .at(random.within(5...6), 540)] }
    var starts = Set<Int>()
    for shift in random.sample(random.within(2...4), of: shifts) {
      starts.insert(shift.start + 15 * random.within(0...((shift.end - shift.start - minutes) / 15)))
    }
    return starts.sorted()
  }
}
