import Instances

/// The group sessions, community activities and duties of a station in one week.
struct ActivityPlanner {
  let geography: Geography

  /// - Parameters:
  ///   - venue: index of the station's hall, which holds one activity at a time.
  ///   - duty: a shift in which a social worker of the station can keep the desk, so that a duty that must be staffed can be.
  func activities(of station: StationPlan, venue: Int, duty: Shift?, fund: Int?) -> [Activity] {
    (0..<station.activities).map { number in
      var random = RandomStream(seed: geography.seed, .activities, station.index, number)
      let id = "\(stationId(station.index))-a\(number + 1)"
      var activity: Activity
      switch number % 6 {
      case 0, 2, 4: activity = groupSession(id, station, venue, &random)
      case 1, 3: activity = communityActivity(id, station, venue, &random)
      default: activity = training(id, station, venue, &random)
      }
      if number == 0, let duty { activity = deskDuty(id, station, duty) }
      if number > 0, let fund { activity.expense = Expense(fund: fund, fen: 1000 * random.within(5...20)) }
      return activity
    }
  }

  private func groupSession(_ id: String, _ station: StationPlan, _ venue: Int, _ random: inout RandomStream) -> Activity {
    let helpers = random.within(1...3)
    let skill: Service? = random.pick([nil, nil, .arts, .smartphone])
    let seats = [
      Seat(kinds: [WorkerKind.socialWorker.rawValue], tags: [stationId(station.index)]),
      Seat(
        kinds: [WorkerKind.volunteer.rawValue], skills: skill.map { [HeldSkill(skill: $0.rawValue)] } ?? [], tags: [stationId(station.index)],
        count: helpers, min: helpers > 1 ? helpers - 1 : 1, missingCost: 60),
    ]
    return Activity(
      id: id, name: "支持小组", venue: venue, location: geography.location(station.point), station: station.index,
      durationMinutes: random.pick([60, 75, 90]), starts: starts(weekend: random.chance(0.2), &random), team: Team(seats: seats), unservedCost: 2500)
  }

  private func communityActivity(_ id: String, _ station: StationPlan, _ venue: Int, _ random: inout RandomStream) -> Activity {
    let helpers = random.within(3...6)
    let seats = [
      Seat(kinds: [WorkerKind.socialWorker.rawValue, WorkerKind.partyWorker.rawValue], tags: [stationId(station.index)]),
      Seat(
        kinds: [WorkerKind.volunteer.rawValue, WorkerKind.partyWorker.rawValue], tags: [stationId(station.index)], count: helpers, min: 2,
        missingCost: 80),
    ]
    let covers = random.chance(0.4) ? [Cover(property: .skill(Service.firstAid.rawValue, minLevel: 1), missingCost: 100)] : []
    let outdoors = random.chance(0.5)
    let community = random.pick(station.communities)
    return Activity(
      id: id, name: "社区活动", venue: outdoors ? nil : venue, location: geography.location(outdoors ? community.centre : station.point),
      station: station.index, durationMinutes: random.pick([120, 150]), starts: starts(weekend: random.chance(0.6), &random),
      team: Team(seats: seats, covers: covers), unservedCost: 3000)
  }

  private func training(_ id: String, _ station: StationPlan, _ venue: Int, _ random: inout RandomStream) -> Activity {
    let seats = [
      Seat(skills: [HeldSkill(skill: Service.firstAid.rawValue, level: 1)], tags: [stationId(station.index)]),
      Seat(kinds: [WorkerKind.volunteer.rawValue], tags: [stationId(station.index)], count: 2, min: 1, missingCost: 40),
    ]
    return Activity(
      id: id, name: "救护培训", venue: venue, location: geography.location(station.point), station: station.index, durationMinutes: 90,
      starts: starts(weekend: random.chance(0.3), &random), team: Team(seats: seats), unservedCost: 2000)
  }

  /// The desk that is always kept. It begins with a shift of a social worker who is at the station then, so it can be staffed.
  private func deskDuty(_ id: String, _ station: StationPlan, _ shift: Shift) -> Activity {
    let seats = [
      Seat(kinds: [WorkerKind.socialWorker.rawValue], tags: [stationId(station.index)]),
      Seat(kinds: [WorkerKind.partyWorker.rawValue, WorkerKind.volunteer.rawValue], tags: [stationId(station.index)], count: 1, min: 0, missingCost: 40),
    ]
    return Activity(
      id: id, name: "窗口值班", location: geography.location(station.point), station: station.index, durationMinutes: 120,
      starts: [shift.start, shift.start + 30], team: Team(seats: seats), unservedCost: 3000, mandatory: true)
  }

  /// One to four possible begins, in order of time.
  private func starts(weekend: Bool, _ random: inout RandomStream) -> [Int] {
    let days = random.sample(random.within(1...3), of: weekend ? [5, 6] : [0, 1, 2, 3, 4])
    var starts = Set<Int>()
    for day in days {
      for _ in 0..<random.within(1...2) { starts.insert(.at(day, random.pick([540, 570, 855, 870, 885, 900]))) }
    }
    return starts.sorted()
  }
}
