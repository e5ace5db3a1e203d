package import Instances

/// Reads an instance of the unified home health care format (see `PublishedFormat.uhhc`).
///
/// - Caregivers become workers, each with one shift on one date; a patient becomes a household, each required service a mandatory need
///   `patient:service`. The travel times are a matrix between coordinates that stand for the places and mean nothing else.
/// - Services of one patient go to different caregivers, also where the file calls them `independent`: without that rule the published optima
///   could be undercut. `simultaneous` ones begin at the same minute, `sequential` ones apart by the file's distance.
/// - The total of a schedule is the travel time times the file's weight for it. Soft lateness, soft overtime and fractional times are refused.
package func importUHHC(_ bytes: [UInt8]) throws(PublishedDataError) -> Instance {
  let tree: JSONTree
  do { tree = try JSONTree(bytes) } catch { throw PublishedDataError(.notJSON(line: error.line, column: error.column), at: "") }
  var reader = UHHCReader(root: tree.root)
  return try reader.read()
}

private struct UHHCReader {
  let root: JSONValue
  private var services: [String: Int] = [:]
  private var depots: [String: Int] = [:]
  private var ids: Set<String> = []
  private var places: [Location] = []
  /// Minutes of the only date, from 00:00.
  private var horizon = Int.minutesPerDay
  /// Windows say when a service may begin, not when it must have ended.
  private var windowsHoldBegins = false
  private var instance: Instance

  init(root: JSONValue) {
    self.root = root
    // The date is nobody's: the published times are minutes from 0, here minutes after midnight.
    let date = CalendarDate(year: 2026, month: 11, day: 23)
    instance = Instance(name: "", horizon: Horizon(start: date, days: 1), startStepMinutes: 1, visitStepMinutes: 1)
  }

  mutating func read() throws(PublishedDataError) -> Instance {
    try root.allow(["metadata", "distances", "terminal_points", "caregivers", "patients", "services"])
    try readMetadata(root.member("metadata"))
    try readMatrix(root.member("distances"))
    for (index, service) in try root.member("services").list().enumerated() {
      try service.allow(["id", "type", "default_duration"])
      let id = try service.member("id").text()
      guard services.updateValue(index, forKey: id) == nil else { throw twice(id, at: service) }
      instance.skills.append(Skill(id: id))
    }
    for point in try root.member("terminal_points").list() {
      let id = try point.member("id").text()
      guard depots.updateValue(try place(point), forKey: id) == nil else { throw twice(id, at: point) }
    }
    for caregiver in try root.member("caregivers").list() { try readCaregiver(caregiver) }
    for patient in try root.member("patients").list() { try readPatient(patient) }
    return instance
  }

  private mutating func readMetadata(_ metadata: JSONValue) throws(PublishedDataError) {
    instance.name = try metadata.member("name").text()
    if let value = metadata["horizon"] { horizon = try value.whole(1...Int.minutesPerDay) }
    let meaning = try metadata.member("time_window_met")
    switch try meaning.text() {
    case "at_service_end": windowsHoldBegins = false
    case "at_service_start": windowsHoldBegins = true
    default: throw PublishedDataError(.cannotExpress(Wording(zh: "这种时间窗含义", en: "this meaning of time windows")), at: meaning.pointer)
    }
    let components = try metadata.member("cost_components")
    var weight = 0
    for component in components.members {
      if component.key == "travel_time" {
        weight = try component.value.whole()
      } else if component.value.string != "HARD", component.value.int != 0 {
        throw PublishedDataError(
          .cannotExpress(Wording(zh: "软性费用“\(component.key)”", en: "the soft cost \"\(component.key)\"")), at: component.value.pointer)
      }
    }
    guard weight > 0 else { throw PublishedDataError(.missing("travel_time"), at: components.pointer) }
    instance.kinds = [Kind(id: "caregiver", travelMinuteCost: weight)]
  }

  private mutating func readMatrix(_ distances: JSONValue) throws(PublishedDataError) {
    let rows = try distances.list()
    var minutes: [Int] = []
    for (row, values) in rows.enumerated() {
      let columns = try values.list()
      guard columns.count == rows.count else {
        throw PublishedDataError(.unreadable(wanted: Wording(zh: " \(rows.count) 个数", en: "a row of \(rows.count) numbers")), at: values.pointer)
      }
      for (column, value) in columns.enumerated() {
        minutes.append(try value.whole(row == column ? 0...0 : 0...1_000_000))
      }
      // A grid of a hundred columns, about a kilometre apart: distinct whatever the number of places.
      places.append(Location(lat: Double(3000 + row / 100) / 100, lon: Double(11_000 + row % 100) / 100))
    }
    // One kilometre a minute; nothing reads it, since every leg is in the matrix.
    let matrix = TravelMatrix(places: places, minutes: minutes, metres: minutes.map { $0 * 1000 })
    instance.travel = TravelRules(modes: [TravelMode(id: "published", speedKmh: 60, matrix: matrix)])
  }

  /// The id of a caregiver or patient, which our documents do not allow twice.
  private mutating func newId(_ value: JSONValue) throws(PublishedDataError) -> String {
    let id = try value.member("id").text()
    guard !id.contains("#") else {
      throw PublishedDataError(.unreadable(wanted: Wording(zh: "不含“#”的编号", en: "an id without \"#\"")), at: value.pointer + "/id")
    }
    guard ids.insert(id).inserted else { throw twice(id, at: value) }
    return id
  }

  private func twice(_ id: String, at value: JSONValue) -> PublishedDataError {
    PublishedDataError(.unreadable(wanted: Wording(zh: "未用过的编号（“\(id)”重复）", en: "a new id (\"\(id)\" is there twice)")), at: value.pointer + "/id")
  }

  private func place(_ value: JSONValue) throws(PublishedDataError) -> Int {
    try value.member("distance_matrix_index").whole(0...max(0, places.count - 1))
  }

  private mutating func readCaregiver(_ caregiver: JSONValue) throws(PublishedDataError) {
    try caregiver.allow(["id", "abilities", "departing_point", "arrival_point", "working_shift"])
    let home = try depot(caregiver.member("departing_point"))
    let end = try caregiver.member("arrival_point")
    guard try depot(end) == home else {
      throw PublishedDataError(.cannotExpress(Wording(zh: "出发地与返回地不同的路线", en: "a route that ends where it did not begin")), at: end.pointer)
    }
    var worker = Worker(id: try newId(caregiver), kind: 0, home: places[home])
    for ability in try caregiver.member("abilities").list() { worker.skills.append(HeldSkill(skill: try service(ability))) }
    var shift = Shift(start: 0, end: horizon)
    if let hours = caregiver["working_shift"] {
      shift = Shift(start: try hours.member("start").whole(0...horizon - 1), end: 0)
      shift.end = try hours.member("end").whole(shift.start + 1...horizon)
    }
    worker.shifts = [shift]
    instance.workers.append(worker)
  }

  private func depot(_ value: JSONValue) throws(PublishedDataError) -> Int {
    let id = try value.text()
    guard let place = depots[id] else { throw PublishedDataError(.unknownName(id), at: value.pointer) }
    return place
  }

  private func service(_ value: JSONValue) throws(PublishedDataError) -> Int {
    let id = try value.text()
    guard let skill = services[id] else { throw PublishedDataError(.unknownName(id), at: value.pointer) }
    return skill
  }

  private mutating func readPatient(_ patient: JSONValue) throws(PublishedDataError) {
    try patient.allow(["id", "required_services", "distance_matrix_index", "time_windows", "location", "synchronization"])
    let id = try newId(patient)
    let household = instance.households.count
    instance.households.append(Household(id: id, location: places[try place(patient)]))
    let first = instance.needs.count
    for required in try patient.member("required_services").list() {
      try required.allow(["service", "duration"])
      let skill = try service(required.member("service"))
      let duration = try required.member("duration").whole(1...horizon)
      var windows: [Window] = []
      for window in try patient.member("time_windows").list() {
        let start = try window.member("start").whole(0...horizon - 1)
        let end = try window.member("end").whole(start...horizon)
        windows.append(Window(start: start, end: windowsHoldBegins ? min(horizon, end + duration) : max(end, start + 1)))
      }
      let twin = instance.needs[first...].filter { $0.team.seats[0].skills[0].skill == skill }.count
      let name = "\(id):\(instance.skills[skill].id)" + (twin > 0 ? ":\(twin + 1)" : "")
      instance.needs.append(
        Need(
          id: name, household: household, service: instance.skills[skill].id, durationMinutes: duration, windows: windows,
          team: Team(seats: [Seat(skills: [HeldSkill(skill: skill)])]), mandatory: true))
    }
    try tie(first..<instance.needs.count, patient["synchronization"])
  }

  /// Services of one patient: always by different caregivers, and together or in order where the file says so.
  private mutating func tie(_ needs: Range<Int>, _ synchronization: JSONValue?) throws(PublishedDataError) {
    guard needs.count > 1 else { return }
    var gaps: (min: Int, max: Int)?
    if let synchronization {
      let type = try synchronization.member("type")
      switch try type.text() {
      case "independent": break
      case "simultaneous": gaps = (0, 0)
      case "sequential" where needs.count == 2:
        let distance = try synchronization.member("distance")
        gaps = (try distance.member("min").whole(), try distance.member("max").whole())
      default:
        throw PublishedDataError(.cannotExpress(Wording(zh: "这种服务间的先后关系", en: "this relation between services")), at: type.pointer)
      }
    }
    for first in needs {
      for second in needs where second > first {
        instance.dependencies.append(
          Dependency(
            first: .need(first), second: .need(second), minGapMinutes: gaps?.min, maxGapMinutes: gaps?.max, differentWorkers: true))
      }
    }
  }
}
