/// Needs, activities and their teams.
extension InstanceReader {
  mutating func readNeed(_ value: JSONValue, households: [Household]) -> Need {
    let household = reference(value["household"], in: \.households)
    let tier = household.flatMap { households[$0].tier }.flatMap { tiers.read[tiers.names[$0]] }
    var need = Need(
      id: value.text("id"), household: household ?? 0, durationMinutes: value.whole("durationMinutes", 1), windows: [],
      team: readTeam(value["team"], mayRunShort: false))
    need.service = value["service"]?.string
    need.times = value.whole("times", 1)
    need.minGapDays = value.whole("minGapDays", 1)
    need.windows = readWindows(list(value, "windows"), durationMinutes: value["durationMinutes"]?.int)
    need.unservedCost = value["unservedCost"]?.int ?? tier?.unservedCost ?? 100
    need.noneServedCost = value["noneServedCost"]?.int ?? tier?.noneServedCost ?? 0
    need.mandatory = value.flag("mandatory")
    need.people = readWishes(value["workers"])
    need.expense = readExpense(value["expense"])
    return need
  }

  mutating func readActivity(_ value: JSONValue, venues: [Venue]) -> Activity {
    let venue = reference(value["venue"], in: \.venues)
    let location = value["location"].map { readLocation($0) } ?? venue.map { venues[$0].location } ?? Location(lat: 0, lon: 0)
    var activity = Activity(
      id: value.text("id"), venue: venue, location: location, durationMinutes: value.whole("durationMinutes", 1), starts: [],
      team: readTeam(value["team"], mayRunShort: true))
    activity.name = value["name"]?.string
    activity.station = reference(value["station"], in: \.stations)
    activity.starts = list(value, "starts").compactMap { time($0) }
    activity.unservedCost = value.whole("unservedCost", 100)
    activity.mandatory = value.flag("mandatory")
    activity.people = readWishes(value["workers"])
    activity.expense = readExpense(value["expense"])
    return activity
  }

  private mutating func readWindows(_ values: [JSONValue], durationMinutes: Int?) -> [Window] {
    var windows: [Window] = []
    for value in values {
      guard let interval = interval(value) else { continue }
      windows.append(Window(start: interval.start, end: interval.end, cost: value.whole("cost")))
      let length = interval.end - interval.start
      if let durationMinutes, length < durationMinutes { faults.report(.windowShorterThanVisit(window: length, visit: durationMinutes), at: value) }
    }
    return windows
  }

  private mutating func readTeam(_ value: JSONValue?, mayRunShort: Bool) -> Team {
    guard let value else { return Team(seats: []) }
    let seats = list(value, "seats").map { readSeat($0, mayRunShort: mayRunShort) }
    return Team(seats: seats, covers: list(value, "covers").compactMap { readCover($0) })
  }

  private mutating func readSeat(_ value: JSONValue, mayRunShort: Bool) -> Seat {
    let count = value.whole("count", 1)
    if let minValue = value["min"], let min = minValue.int, min != count {
      if !mayRunShort {
        faults.report(.needSeatNotFull(min: min, count: count), at: minValue)
      } else if min > count {
        faults.report(.seatMinAboveCount(min: min, count: count), at: minValue)
      }
    }
    return Seat(
      kinds: list(value, "kinds").compactMap { name($0, in: \.kinds) }, skills: readSkills(value["skills"], level: "minLevel"),
      tags: texts(value["tags"]), count: count, min: value["min"]?.int, missingCost: value.whole("missingCost"))
  }

  private mutating func readCover(_ value: JSONValue) -> Cover? {
    var property: Cover.Property?
    if let tag = value["tag"]?.string { property = .tag(tag) }
    if let kind = name(value["kind"], in: \.kinds) { property = .kind(kind) }
    if let skill = reference(value["skill"], in: \.skills) { property = .skill(skill, minLevel: value.whole("minLevel", 1)) }
    return property.map { Cover(property: $0, count: value.whole("count", 1), missingCost: value["missingCost"]?.int) }
  }

  private mutating func readWishes(_ value: JSONValue?) -> WorkerWishes {
    guard let value else { return WorkerWishes() }
    var costs: [WorkerCost] = []
    for member in value["costs"]?.members.map({ $0 }) ?? [] {
      if let worker = reference(member.keyValue, in: \.workers) { costs.append(WorkerCost(worker: worker, cost: member.value.int ?? 0)) }
    }
    return WorkerWishes(
      regulars: references(value["regulars"], in: \.workers), preferred: references(value["preferred"], in: \.workers),
      prohibited: references(value["prohibited"], in: \.workers), required: references(value["required"], in: \.workers),
      maxDistinct: value["maxDistinct"]?.int, costs: costs.sorted { $0.worker < $1.worker })
  }

  private mutating func readExpense(_ value: JSONValue?) -> Expense? {
    guard let value, let fund = reference(value["fund"], in: \.funds) else { return nil }
    return Expense(fund: fund, fen: value.whole("fen"))
  }
}
