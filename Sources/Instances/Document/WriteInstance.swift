/// Writes an instance document, format 1, piece by piece: equal instances give equal bytes, and reading them gives the instance back.
///
/// Fields stand in the order of the format; a value that equals its default is left out, an empty list too.
/// - Throws: what `sink` throws.
package func writeInstance(_ instance: Instance, to sink: @escaping ([UInt8]) throws -> Void) throws {
  var json = JSONWriter(sink: sink)
  json.object { json in InstanceWriter(instance: instance).document(&json) }
  try json.finish()
}

/// The bytes of an instance document as a whole.
package func writeInstance(_ instance: Instance) -> [UInt8] {
  JSONWriter.bytes { json in
    json.object { json in InstanceWriter(instance: instance).document(&json) }
  }
}

struct InstanceWriter {
  let instance: Instance

  func document(_ json: inout JSONWriter) {
    json.member("format", InstanceFields.format)
    json.member("name", instance.name)
    json.object("horizon", compact: true) { json in
      json.member("start", instance.horizon.start.text)
      json.member("days", instance.horizon.days)
      if instance.horizon.timeZone != "Asia/Shanghai" { json.member("timeZone", instance.horizon.timeZone) }
    }
    json.whole("startStepMinutes", instance.startStepMinutes, unless: 15)
    json.whole("visitStepMinutes", instance.visitStepMinutes, unless: 1)
    json.list("stations", instance.stations) { station, json in self.station(station, &json) }
    json.list("skills", instance.skills) { skill, json in
      json.object(compact: true) { json in
        json.member("id", skill.id)
        json.text("name", skill.name)
      }
    }
    kindsAndTiers(&json)
    travel(&json)
    weights(&json)
    json.list("venues", instance.venues) { venue, json in
      json.object(compact: true) { json in
        json.member("id", venue.id)
        json.text("name", venue.name)
        json.location("location", venue.location)
        json.flag("exclusive", venue.exclusive)
      }
    }
    json.list("funds", instance.funds) { fund, json in
      json.object(compact: true) { json in
        json.member("id", fund.id)
        json.text("name", fund.name)
        json.member("balanceFen", fund.balanceFen)
      }
    }
    json.array("workers") { json in
      for worker in instance.workers { self.worker(worker, &json) }
    }
    json.list("households", instance.households) { household, json in self.household(household, &json) }
    json.list("needs", instance.needs) { need, json in self.need(need, &json) }
    json.list("activities", instance.activities) { activity, json in self.activity(activity, &json) }
    json.list("dependencies", instance.dependencies) { dependency, json in self.dependency(dependency, &json) }
  }

  private func station(_ station: Station, _ json: inout JSONWriter) {
    json.object(compact: true) { json in
      json.member("id", station.id)
      json.text("name", station.name)
      json.location("location", station.location)
      json.text("parent", station.parent)
    }
  }

  private func kindsAndTiers(_ json: inout JSONWriter) {
    if !instance.kinds.isEmpty {
      json.object("kinds") { json in
        for kind in instance.kinds {
          json.object(kind.id, compact: true) { json in
            json.text("name", kind.name)
            json.whole("travelMinuteCost", kind.travelMinuteCost, unless: 1)
            json.whole("unusedCost", kind.unusedCost, unless: 0)
          }
        }
      }
    }
    if !instance.tiers.isEmpty {
      json.object("tiers") { json in
        for tier in instance.tiers {
          json.object(tier.id, compact: true) { json in
            json.text("name", tier.name)
            json.whole("unservedCost", tier.unservedCost)
            json.whole("noneServedCost", tier.noneServedCost)
          }
        }
      }
    }
  }

  private func travel(_ json: inout JSONWriter) {
    let modes = instance.travel.modes
    json.object("travel") { json in
      json.object("modes") { json in
        for mode in modes {
          json.object(mode.id, compact: true) { json in
            json.member("speedKmh", mode.speedKmh)
            if mode.detour != 1 { json.member("detour", mode.detour) }
            json.whole("stopMinutes", mode.stopMinutes, unless: 0)
          }
        }
      }
      guard modes.contains(where: { $0.matrix != nil }) else { return }
      json.object("matrices") { json in
        for mode in modes {
          guard let matrix = mode.matrix else { continue }
          json.object(mode.id) { json in
            json.array("places") { json in
              for place in matrix.places { json.location(nil, place) }
            }
            square("minutes", matrix.minutes, matrix.places.count, &json)
            square("metres", matrix.metres, matrix.places.count, &json)
          }
        }
      }
    }
  }

  private func square(_ key: String, _ entries: [Int], _ side: Int, _ json: inout JSONWriter) {
    json.array(key) { json in
      for row in 0..<side {
        json.array(compact: true) { json in
          for entry in entries[row * side..<(row + 1) * side] { json.element(entry) }
        }
      }
    }
  }

  private func weights(_ json: inout JSONWriter) {
    let weights = instance.weights
    let members = [
      ("ifNeededShift", weights.ifNeededShift), ("newFace", weights.newFace), ("extraWorker", weights.extraWorker),
      ("unpreferred", weights.unpreferred), ("overTargetMinute", weights.overTargetMinute), ("change", weights.change),
    ]
    guard members.contains(where: { $0.1 != 0 }) else { return }
    json.object("weights", compact: true) { json in
      for (name, weight) in members { json.whole(name, weight, unless: 0) }
    }
  }

  func station(_ index: Int?) -> String? { index.map { instance.stations[$0].id } }

  func time(_ minute: Int) -> String { instance.horizon.text(minute) }
}

/// Members that are left out when they say nothing.
extension JSONWriter {
  mutating func text(_ key: String, _ value: String?) {
    if let value { member(key, value) }
  }

  mutating func whole(_ key: String, _ value: Int?) {
    if let value { member(key, value) }
  }

  mutating func whole(_ key: String, _ value: Int, unless usual: Int) {
    if value != usual { member(key, value) }
  }

  mutating func flag(_ key: String, _ value: Bool) {
    if value { member(key, true) }
  }

  mutating func texts(_ key: String, _ values: [String]) {
    if !values.isEmpty { member(key, values) }
  }

  mutating func location(_ key: String?, _ location: Location) {
    object(key, compact: true) { json in
      json.member("lat", location.lat)
      json.member("lon", location.lon)
    }
  }

  mutating func list<Element>(_ key: String, compact: Bool = false, _ elements: [Element], _ body: (Element, inout JSONWriter) -> Void) {
    guard !elements.isEmpty else { return }
    array(key, compact: compact) { json in
      for element in elements { body(element, &json) }
    }
  }
}
