/// A document of Liandong, with the table of its fields.
package enum DocumentFormat: String, Sendable, CaseIterable {
  case instance, schedule

  /// The whole document as an object.
  package var document: ObjectShape {
    switch self {
    case .instance: InstanceFields.document
    case .schedule: ScheduleFields.document
    }
  }

  /// What the document is called in its own `format` field.
  package var name: String {
    switch self {
    case .instance: InstanceFields.format
    case .schedule: ScheduleFields.format
    }
  }
}

extension ObjectShape {
  /// This object and all that stand inside it, each once, in the order in which a reader of the table meets them.
  package var family: [ObjectShape] {
    var found: [ObjectShape] = []
    var waiting = [self]
    while !waiting.isEmpty {
      let object = waiting.removeFirst()
      guard !found.contains(where: { $0 === object }) else { continue }
      found.append(object)
      waiting.insert(contentsOf: object.fields.flatMap(\.shape.objects), at: 0)
    }
    return found
  }
}

extension Shape {
  /// The objects that a value of this shape may be or hold, not those inside them.
  var objects: [ObjectShape] {
    switch self {
    case .object(let object): [object]
    case .either(let first, let second): [first, second]
    case .list(let element, _): element.objects
    case .map(_, let value): value.objects
    case .nullable(let shape): shape.objects
    case .text, .id, .reference, .choice, .whole, .decimal, .boolean, .date, .time, .timeOfDay: []
    }
  }
}
