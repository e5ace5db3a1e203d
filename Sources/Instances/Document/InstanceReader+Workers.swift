/// Workers, their shifts and breaks.
extension InstanceReader {
  mutating func readWorker(_ value: JSONValue, stations: [Station]) -> Worker {
    let id = value.text("id")
    var worker = Worker(id: id, kind: name(value["kind"], in: \.kinds) ?? 0, home: readHome(value["home"], stations: stations))
    worker.name = value["name"]?.string
    worker.station = reference(value["station"], in: \.stations)
    worker.mode = readMode(value)
    worker.skills = readSkills(value["skills"], level: "level")
    worker.tags = texts(value["tags"])
    worker.shifts = readShifts(list(value, "availability"), of: id)
    worker.breaks = readBreaks(list(value, "breaks"), of: id)
    worker.limits = readLimits(value["limits"])
    worker.targetMinutesPerWeek = value["targetMinutesPerWeek"]?.int
    worker.guardian = reference(value["guardian"], in: \.workers)
    if let rate = value["fundPerKm"], let fund = reference(rate["fund"], in: \.funds) {
      worker.fundPerKm = FundRate(fund: fund, fenPerKm: rate.whole("fenPerKm"))
    }
    return worker
  }

  mutating func readSkills(_ value: JSONValue?, level: String) -> [HeldSkill] {
    guard let value else { return [] }
    return value.elements.compactMap { entry in
      reference(entry["skill"], in: \.skills).map { HeldSkill(skill: $0, level: entry.whole(level, 1)) }
    }
  }

  private mutating func readHome(_ value: JSONValue?, stations: [Station]) -> Location {
    guard let station = value?["station"] else { return readLocation(value) }
    guard let index = reference(station, in: \.stations) else { return Location(lat: 0, lon: 0) }
    return stations[index].location
  }

  private mutating func readMode(_ value: JSONValue) -> Int {
    if let mode = value["mode"] { return reference(mode, in: \.modes) ?? 0 }
    if modes.ids.count > 1 { faults.report(.missingMode(modes: modes.ids), at: value) }
    return 0
  }

  private mutating func readShifts(_ values: [JSONValue], of worker: String) -> [Shift] {
    var shifts: [Shift] = []
    var spans: [Span] = []
    for value in values {
      guard let interval = interval(value) else { continue }
      shifts.append(Shift(start: interval.start, end: interval.end, ifNeeded: value.flag("ifNeeded")))
      if interval.end > (interval.day + 1) * .minutesPerDay {
        faults.report(.shiftAcrossMidnight(start: value.text("start"), end: value.text("end")), at: value)
      }
      spans.append(Span(start: interval.start, end: interval.end, value: value))
    }
    for (span, earlier) in overlaps(spans) {
      faults.report(.overlappingShifts(worker: worker, other: earlier.pointer), at: span)
    }
    return shifts
  }

  private mutating func readBreaks(_ values: [JSONValue], of worker: String) -> [BreakRule] {
    var breaks: [BreakRule] = []
    var spans: [Span] = []
    for value in values {
      guard let from = value["from"]?.stringBytes.flatMap(DocumentTime.timeOfDay), let to = value["to"]?.stringBytes.flatMap(DocumentTime.timeOfDay),
        let duration = value["durationMinutes"]?.int
      else { continue }
      breaks.append(BreakRule(durationMinutes: duration, from: from, to: to))
      if from + duration > to {
        let span = (from: DocumentTime.text(timeOfDay: from), to: DocumentTime.text(timeOfDay: to))
        faults.report(.breakTooLong(minutes: duration, from: span.from, to: span.to), at: value)
      }
      if from < to { spans.append(Span(start: from, end: to, value: value)) }
    }
    for (span, earlier) in overlaps(spans) {
      faults.report(.overlappingBreaks(worker: worker, other: earlier.pointer), at: span)
    }
    return breaks
  }

  private struct Span {
    var start: Int
    var end: Int
    var value: JSONValue
  }

  /// Each span that begins inside an earlier one, with that one.
  private func overlaps(_ spans: [Span]) -> [(JSONValue, JSONValue)] {
    let sorted = spans.sorted { ($0.start, $0.value.index) < ($1.start, $1.value.index) }
    guard var reach = sorted.first else { return [] }
    var found: [(JSONValue, JSONValue)] = []
    for span in sorted.dropFirst() {
      if span.start < reach.end { found.append((span.value, reach.value)) }
      if span.end > reach.end { reach = span }
    }
    return found
  }

  private func readLimits(_ value: JSONValue?) -> Limits {
    var limits = Limits()
    guard let value else { return limits }
    limits.maxMinutesPerDay = value["maxMinutesPerDay"]?.int
    limits.maxMinutesPerWeek = value["maxMinutesPerWeek"]?.int
    limits.maxShiftsPerWeek = value["maxShiftsPerWeek"]?.int
    limits.maxTasksPerShift = value["maxTasksPerShift"]?.int
    limits.maxMetresFromHome = value["maxMetresFromHome"]?.int
    limits.maxWaitMinutes = value["maxWaitMinutes"]?.int
    return limits
  }
}
