/// Builds an `Instance` from a document and reports what is wrong with it as a whole.
///
/// Shape is checked before, against the table of fields. Here a value of the wrong shape is passed over without another word, so that every
/// fault comes out once; a document with any error gives no instance.
struct InstanceReader {
  var faults = FaultList()
  var horizon = Horizon(start: CalendarDate(dayNumber: 0), days: 1)
  /// False while the document has no horizon to hold times against.
  var hasHorizon = false
  var stations = IdList(Wording(zh: "社工站", en: "station"))
  var skills = IdList(Wording(zh: "技能", en: "skill"))
  var venues = IdList(Wording(zh: "场地", en: "venue"))
  var funds = IdList(Wording(zh: "经费", en: "fund"))
  var workers = IdList(Wording(zh: "人员", en: "worker"))
  var households = IdList(Wording(zh: "家庭", en: "household"))
  /// Needs and activities share their ids; positions count needs first.
  var tasks = IdList(Wording(zh: "任务", en: "task"))
  var modes = IdList(Wording(zh: "出行方式", en: "travel mode"))
  var kinds = NameTable<Kind>("kinds")
  var tiers = NameTable<Tier>("tiers")
  var needValues: [JSONValue] = []
  var activityValues: [JSONValue] = []
  /// A search for the nearest name goes through all of them, so only so many faults get one.
  private var suggestionsLeft = 100

  /// The instance; nil when too much is amiss to build one. Worthless if `faults` has errors.
  mutating func read(_ root: JSONValue) -> Instance? {
    guard root.kind == .object else { return nil }
    readHorizon(root["horizon"])
    needValues = list(root, "needs")
    activityValues = list(root, "activities")
    register(list(root, "stations"), in: \.stations)
    register(list(root, "skills"), in: \.skills)
    register(list(root, "venues"), in: \.venues)
    register(list(root, "funds"), in: \.funds)
    register(list(root, "workers"), in: \.workers)
    register(list(root, "households"), in: \.households)
    register(needValues + activityValues, in: \.tasks)
    declareKinds(root["kinds"])
    declareTiers(root["tiers"])

    var instance = Instance(name: root["name"]?.string ?? "", horizon: horizon)
    instance.startStepMinutes = root["startStepMinutes"]?.int ?? 15
    instance.visitStepMinutes = root["visitStepMinutes"]?.int ?? 1
    instance.travel = readTravel(root["travel"])
    instance.weights = readWeights(root["weights"])
    instance.stations = list(root, "stations").map { readStation($0) }
    instance.skills = list(root, "skills").map { Skill(id: $0.text("id"), name: $0["name"]?.string) }
    instance.venues = list(root, "venues").map { readVenue($0) }
    instance.funds = list(root, "funds").map { Fund(id: $0.text("id"), name: $0["name"]?.string, balanceFen: $0.whole("balanceFen")) }
    instance.workers = list(root, "workers").map { readWorker($0, stations: instance.stations) }
    instance.households = list(root, "households").map { readHousehold($0) }
    instance.needs = needValues.map { readNeed($0, households: instance.households) }
    instance.activities = activityValues.map { readActivity($0, venues: instance.venues) }
    instance.dependencies = readDependencies(list(root, "dependencies"))
    instance.kinds = kinds.names.map { kinds.read[$0] ?? Kind(id: $0) }
    instance.tiers = tiers.names.map { tiers.read[$0] ?? Tier(id: $0) }
    return instance
  }

  mutating func warnOfUnservableTasks(_ instance: Instance) {
    for unservable in unservableTasks(of: instance) {
      let value =
        switch unservable.owner {
        case .need(let index): needValues[index]
        case .activity(let index): activityValues[index]
        }
      let id = instance.id(of: unservable.owner)
      faults.report(.taskNobodyCouldServe(task: id, seat: unservable.seat, reason: unservable.reason), at: value)
    }
  }

  func list(_ value: JSONValue, _ key: String) -> [JSONValue] { value[key].map { Array($0.elements) } ?? [] }

  // MARK: Ids and names

  private mutating func register(_ values: [JSONValue], in ids: WritableKeyPath<InstanceReader, IdList>) {
    for (position, value) in values.enumerated() {
      guard let idValue = value["id"], let id = idValue.string else { continue }
      if let first = self[keyPath: ids].register(id, at: position, idValue) {
        faults.report(.duplicateId(id: id, first: first.pointer), at: idValue)
      }
    }
  }

  /// The position of what an id names; reports an id that names nothing.
  mutating func reference(_ value: JSONValue?, in ids: KeyPath<InstanceReader, IdList>) -> Int? {
    guard let value, let id = value.string else { return nil }
    if let position = self[keyPath: ids].positions[id]?.position { return position }
    let list = self[keyPath: ids]
    faults.report(.danglingReference(to: list.wording, nearest: nearest(to: id, among: list.ids)), at: value)
    return nil
  }

  mutating func references(_ value: JSONValue?, in ids: KeyPath<InstanceReader, IdList>) -> [Int] {
    guard let value else { return [] }
    return value.elements.compactMap { reference($0, in: ids) }
  }

  mutating func nearest(to name: String, among candidates: @autoclosure () -> [String]) -> String? {
    guard suggestionsLeft > 0 else { return nil }
    suggestionsLeft -= 1
    return NearestName.nearest(to: name, among: candidates())
  }

  /// The index of a kind or tier; reports one that is not declared where the table is given.
  mutating func name<Entry>(_ value: JSONValue?, in table: WritableKeyPath<InstanceReader, NameTable<Entry>>) -> Int? {
    guard let value, let name = value.string else { return nil }
    if let index = self[keyPath: table].index(of: name) { return index }
    let names = self[keyPath: table].names
    faults.report(.undeclaredName(table: self[keyPath: table].name, nearest: nearest(to: name, among: names)), at: value)
    return nil
  }

  private mutating func declareKinds(_ value: JSONValue?) {
    for member in value?.members.map({ $0 }) ?? [] {
      let kind = member.value
      kinds.declare(
        member.key,
        Kind(id: member.key, name: kind["name"]?.string, travelMinuteCost: kind.whole("travelMinuteCost", 1), unusedCost: kind.whole("unusedCost")))
    }
  }

  private mutating func declareTiers(_ value: JSONValue?) {
    for member in value?.members.map({ $0 }) ?? [] {
      let tier = member.value
      tiers.declare(
        member.key,
        Tier(id: member.key, name: tier["name"]?.string, unservedCost: tier["unservedCost"]?.int, noneServedCost: tier["noneServedCost"]?.int))
    }
  }

  // MARK: Times

  private mutating func readHorizon(_ value: JSONValue?) {
    guard let value, let start = value["start"]?.stringBytes, let day = DocumentTime.dayNumber(start), let days = value["days"]?.int,
      (1...31).contains(days)
    else { return }
    horizon = Horizon(start: CalendarDate(dayNumber: day), days: days, timeZone: value["timeZone"]?.string ?? "Asia/Shanghai")
    hasHorizon = true
  }

  /// A time as minutes of the horizon; reports one outside it.
  mutating func time(_ value: JSONValue?) -> Int? {
    guard let value, let text = value.stringBytes, let absolute = DocumentTime.minute(text) else { return nil }
    let minute = absolute - horizon.start.dayNumber * .minutesPerDay
    if hasHorizon, !(0...horizon.minutes).contains(minute) {
      faults.report(.outsideHorizon(from: horizon.text(0), to: horizon.text(horizon.minutes)), at: value)
    }
    return minute
  }

  /// The `start` and `end` of an object, in order; reports those that are not.
  mutating func interval(_ value: JSONValue) -> Interval? {
    let start = time(value["start"])
    let end = time(value["end"])
    guard let start, let end else { return nil }
    if start < end { return Interval(start: start, end: end) }
    faults.report(.startNotBeforeEnd(start: value.text("start"), end: value.text("end")), at: value)
    return nil
  }
}

/// The ids of one list and where they stand.
struct IdList {
  let wording: Wording
  /// Names that stand in no value (the one mode that holds when none is declared) have none.
  private(set) var positions: [String: (position: Int, value: JSONValue?)] = [:]
  private(set) var ids: [String] = []

  init(_ wording: Wording) { self.wording = wording }

  /// Takes up an id; gives the earlier value when it is already taken.
  @discardableResult
  mutating func register(_ id: String, at position: Int, _ value: JSONValue? = nil) -> JSONValue? {
    if let first = positions[id] { return first.value }
    positions[id] = (position, value)
    ids.append(id)
    return nil
  }
}

/// Names that a document may declare in a table; where it has none, every name is taken as it comes.
struct NameTable<Entry> {
  let name: String
  private(set) var names: [String] = []
  private(set) var read: [String: Entry] = [:]
  private var indexes: [String: Int] = [:]
  private var isDeclared = false

  init(_ name: String) { self.name = name }

  mutating func declare(_ name: String, _ entry: Entry) {
    isDeclared = true
    read[name] = entry
    add(name)
  }

  mutating func index(of name: String) -> Int? {
    if let index = indexes[name] { return index }
    if !isDeclared { add(name) }
    return indexes[name]
  }

  private mutating func add(_ name: String) {
    guard indexes[name] == nil else { return }
    indexes[name] = names.count
    names.append(name)
  }
}

extension JSONValue {
  func text(_ key: String) -> String { self[key]?.string ?? "" }
  func whole(_ key: String, _ absent: Int = 0) -> Int { self[key]?.int ?? absent }
  func flag(_ key: String) -> Bool { self[key]?.bool ?? false }
}
