package import Instances

/// Reads a schedule document, format 1, against the horizon that its times are counted from.
///
/// Only the shape is judged here; whether ids exist and rules are kept is the checker's matter. Times outside the horizon are read as they are.
/// - Throws: `InvalidDocument` with every fault of the document's shape, not only the first; a text that is not JSON has one.
package func readSchedule(_ bytes: [UInt8], horizon: Horizon) throws(InvalidDocument) -> Schedule {
  let root = try parseDocument(bytes)
  var faults = FaultList()
  faults.checkShape(of: root, against: ScheduleFields.document)
  if faults.hasErrors { throw InvalidDocument(faults: faults.faults) }
  return ScheduleReader(horizon: horizon).schedule(root)
}

/// Builds a `Schedule` from a document whose shape is right, so that nothing that is required can be absent.
private struct ScheduleReader {
  let horizon: Horizon

  func schedule(_ root: JSONValue) -> Schedule {
    var schedule = Schedule(routes: list(root, "routes").map(route))
    let fields = object(root)
    schedule.instanceName = fields["instance"]?["name"]?.string
    schedule.instanceSHA256 = fields["instance"]?["sha256"]?.string
    schedule.status = fields["status"]?.string.flatMap(Schedule.Status.init(rawValue:))
    schedule.stopped = fields["stopped"]?.string.flatMap(Schedule.Stopped.init(rawValue:))
    schedule.cost = fields["cost"].map(cost)
    schedule.tasks = fields["tasks"].map { $0.elements.map(task) }
    schedule.unserved = fields["unserved"].map { $0.elements.map(unserved) }
    schedule.conflicts = fields["conflicts"].map { $0.elements.map(texts) }
    schedule.seconds = fields["timing"]?["seconds"]?.double
    return schedule
  }

  private func cost(_ value: JSONValue) -> Cost {
    let fields = object(value)
    return Cost(
      total: whole(fields["total"]), bound: fields["bound"]?.int, unavoidable: fields["unavoidable"]?.int, terms: fields["terms"].map(terms),
      gap: fields["gap"]?.double, netGap: fields["netGap"]?.double)
  }

  private func terms(_ value: JSONValue) -> CostTerms {
    var terms = CostTerms()
    for term in CostTerm.allCases { terms[term] = whole(value[term.rawValue]) }
    return terms
  }

  private func route(_ value: JSONValue) -> Route {
    let fields = object(value)
    let shift = fields["shift"].map(span) ?? Pause(start: 0, end: 0)
    return Route(
      worker: text(fields["worker"]), shiftStart: shift.start, shiftEnd: shift.end, leave: time(fields["leave"]), return: time(fields["return"]),
      stops: list(value, "stops").map(stop), breaks: list(value, "breaks").map(span), returnMinutes: fields["returnMinutes"]?.int,
      returnMetres: fields["returnMetres"]?.int)
  }

  private func stop(_ value: JSONValue) -> Stop {
    let fields = object(value)
    return Stop(
      task: text(fields["task"]), seat: whole(fields["seat"]), arrive: fields["arrive"].map(time), begin: time(fields["begin"]), end: time(fields["end"]),
      travelMinutes: fields["travelMinutes"]?.int, travelMetres: fields["travelMetres"]?.int)
  }

  private func span(_ value: JSONValue) -> Pause { Pause(start: time(value["start"]), end: time(value["end"])) }

  private func task(_ value: JSONValue) -> ServedTask {
    let fields = object(value)
    return ServedTask(
      id: text(fields["id"]), begin: time(fields["begin"]), end: time(fields["end"]),
      team: list(value, "team").map { ServedTask.Member(worker: text($0["worker"]), seat: whole($0["seat"])) }, pinned: fields["pinned"]?.bool ?? false)
  }

  private func unserved(_ value: JSONValue) -> UnservedTask {
    UnservedTask(
      task: text(value["task"]),
      reasons: list(value, "reasons").map {
        Reason(
          code: text($0["code"]), message: text($0["message"]), workers: $0["workers"].map(texts) ?? [], remedy: $0["remedy"]?.string)
      })
  }

  // MARK: Values of the right shape

  /// An object's members by key, for objects whose fields are all wanted: one pass instead of one for each field.
  private func object(_ value: JSONValue) -> [String: JSONValue] {
    Dictionary(value.members.map { ($0.key, $0.value) }) { first, _ in first }
  }

  private func list(_ value: JSONValue, _ key: String) -> [JSONValue] { value[key].map { Array($0.elements) } ?? [] }
  private func texts(_ value: JSONValue) -> [String] { value.elements.map(text) }
  private func text(_ value: JSONValue?) -> String { value?.string ?? "" }
  private func whole(_ value: JSONValue?) -> Int { value?.int ?? 0 }
  private func time(_ value: JSONValue?) -> Int { value?.string.flatMap(horizon.minute) ?? 0 }
}
