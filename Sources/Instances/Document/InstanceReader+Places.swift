/// Places, travel and money.
extension InstanceReader {
  mutating func readStation(_ value: JSONValue) -> Station {
    Station(id: value.text("id"), name: value["name"]?.string, location: readLocation(value["location"]), parent: value["parent"]?.string)
  }

  mutating func readVenue(_ value: JSONValue) -> Venue {
    Venue(id: value.text("id"), name: value["name"]?.string, location: readLocation(value["location"]), exclusive: value.flag("exclusive"))
  }

  mutating func readHousehold(_ value: JSONValue) -> Household {
    Household(
      id: value.text("id"), name: value["name"]?.string, location: readLocation(value["location"]), tier: name(value["tier"], in: \.tiers),
      station: reference(value["station"], in: \.stations), tags: texts(value["tags"]), maxVisitsPerDay: value["maxVisitsPerDay"]?.int)
  }

  func texts(_ value: JSONValue?) -> [String] { value?.elements.compactMap(\.string) ?? [] }

  /// A location; warns of one that would lie in China the other way round and does not as it stands.
  mutating func readLocation(_ value: JSONValue?) -> Location {
    guard let value, let latValue = value["lat"], let lonValue = value["lon"], let lat = latValue.double, let lon = lonValue.double else {
      return Location(lat: 0, lon: 0)
    }
    if abs(lat) > 90 || (!China.contains(lat: lat, lon: lon) && China.contains(lat: lon, lon: lat)) {
      faults.report(.coordinatesSwapped(lat: latValue.quotation(), lon: lonValue.quotation()), at: value)
    }
    return Location(lat: lat, lon: lon)
  }

  func readWeights(_ value: JSONValue?) -> Weights {
    var weights = Weights()
    guard let value else { return weights }
    weights.ifNeededShift = value.whole("ifNeededShift")
    weights.newFace = value.whole("newFace")
    weights.extraWorker = value.whole("extraWorker")
    weights.unpreferred = value.whole("unpreferred")
    weights.overTargetMinute = value.whole("overTargetMinute")
    weights.change = value.whole("change")
    return weights
  }

  mutating func readTravel(_ value: JSONValue?) -> TravelRules {
    var rules = TravelRules(modes: [])
    for member in value?["modes"]?.members.map({ $0 }) ?? [] {
      rules.modes.append(
        TravelMode(
          id: member.key, speedKmh: member.value["speedKmh"]?.double ?? 1, detour: member.value["detour"]?.double ?? 1,
          stopMinutes: member.value.whole("stopMinutes")))
    }
    if rules.modes.isEmpty { rules = .standard }
    rules.modes.sort { $0.id < $1.id }
    for (position, mode) in rules.modes.enumerated() { modes.register(mode.id, at: position) }
    for member in value?["matrices"]?.members.map({ $0 }) ?? [] {
      let matrix = readMatrix(member.value)
      if let mode = reference(member.keyValue, in: \.modes) { rules.modes[mode].matrix = matrix }
    }
    return rules
  }

  private mutating func readMatrix(_ value: JSONValue) -> TravelMatrix {
    var places: [Location] = []
    var first: [Location: JSONValue] = [:]
    for place in list(value, "places") {
      let location = readLocation(place)
      places.append(location)
      if let earlier = first[location] {
        faults.report(.duplicatePlace(first: earlier.pointer), at: place)
      } else {
        first[location] = place
      }
    }
    return TravelMatrix(
      places: places, minutes: readSquare(value["minutes"], places.count), metres: readSquare(value["metres"], places.count))
  }

  private mutating func readSquare(_ value: JSONValue?, _ places: Int) -> [Int] {
    guard let value, value.kind == .array else { return [] }
    var entries: [Int] = []
    entries.reserveCapacity(places * places)
    var rows = 0
    for row in value.elements {
      rows += 1
      let before = entries.count
      for entry in row.elements { entries.append(entry.int ?? 0) }
      if row.kind == .array, entries.count - before != places { faults.report(.matrixNotSquare(places: places, found: entries.count - before), at: row) }
    }
    if rows != places { faults.report(.matrixNotSquare(places: places, found: rows), at: value) }
    return entries
  }
}
