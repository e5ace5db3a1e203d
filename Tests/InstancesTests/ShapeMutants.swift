import Instances

/// A document with one place changed, and the faults of shape that this makes: none where the change is allowed.
struct ShapeMutant {
  var name: String
  var format: DocumentFormat
  var text: String
  /// `CODE /pointer`
  var faults: Set<String>
}

/// Walks a document along the table of its fields and changes every field in every way that its shape forbids or just allows.
///
/// An object that stands in several places is taken apart where it is met first; the field that holds it is broken everywhere.
struct ShapeMutants {
  private(set) var mutants: [ShapeMutant] = []
  /// Fields that the document holds, `object.field`.
  private(set) var visited: Set<String> = []
  private let format: DocumentFormat
  private let root: Node
  /// A value of each field, `object.field`.
  private var samples: [String: Node] = [:]
  private var isCollecting = true

  /// - Throws: when `text` is not JSON.
  init(of text: String, format: DocumentFormat) throws {
    self.format = format
    root = try Node(text: text)
    walk(root, .object(format.document), at: Place())
    visited = []
    isCollecting = false
    walk(root, .object(format.document), at: Place())
  }

  private struct Place {
    var path: [Int] = []
    var pointer = ""
    var name = "document"

    func inside(_ position: Int, _ token: String, named name: String) -> Place {
      Place(path: path + [position], pointer: "\(pointer)/\(token)", name: name)
    }
  }

  private mutating func add(_ name: String, _ place: Place, _ faults: [(Fault.Code, String)] = [], _ change: (Node) -> Node) {
    guard !isCollecting else { return }
    let text = root.changed(at: place.path, by: change).text
    mutants.append(
      ShapeMutant(name: "\(place.name): \(name)", format: format, text: text, faults: Set(faults.map { "\($0.0.rawValue) \($0.1)" })))
  }

  /// Puts each of `texts` in the place of a value; nil: that is allowed.
  private mutating func put(_ texts: [String], at place: Place, _ code: Fault.Code?) {
    for text in texts { add(text, place, code.map { [($0, place.pointer)] } ?? []) { _ in .scalar(text) } }
  }

  private mutating func wrongTypes(_ place: Place, but kinds: JSONValue.Kind...) {
    let values: [(JSONValue.Kind, String)] = [
      (.null, "null"), (.boolean, "true"), (.string, "\"x\""), (.number, "7"), (.array, "[]"), (.object, "{}"),
    ]
    put(values.filter { !kinds.contains($0.0) }.map(\.1), at: place, .wrongType)
  }

  private mutating func walk(_ node: Node, _ shape: Shape, at place: Place) {
    switch shape {
    case .text, .reference:
      wrongTypes(place, but: .string)
      put(["\"\"", "\"a#b\\n\""], at: place, nil)
    case .id:
      wrongTypes(place, but: .string)
      put(["\"\"", "\"#\"", "\"a#1\"", "\"a\\n#\"", "\"\\u0023\""], at: place, .badId)
      put(["\"东 1\"", "\"a\\n\"", "\" \""], at: place, nil)
    case .choice(let words):
      wrongTypes(place, but: .string)
      put(["\"\"", "\"\(words[0]) \"", "\"\(words[0].uppercased())1\""], at: place, .wrongValue)
      put(words.map { "\"\($0)\"" }, at: place, nil)
    case .whole(let range): wholes(range, at: place)
    case .decimal(let range): decimals(range, at: place)
    case .boolean:
      wrongTypes(place, but: .boolean)
      put(["0", "\"true\""], at: place, .wrongType)
      put(["false"], at: place, nil)
    case .date: times(badDates, ["2024-02-29", "2000-02-29", "0000-02-29", "9999-12-31", "2026-04-30", "\\u0032026-11-23"], .badDate, at: place)
    case .time:
      let clocks = ["24:00", "12:60", "8:30", "08:3", "08:30:00", "08:30Z", "08:30+08:00", "08:30\\n", "", "-8:30", "０8:30"]
      let bad = badDates.map { $0 + "T08:30" } + clocks.map { "2026-11-23T" + $0 } + ["2026-11-23 08:30", "2026-11-23t08:30", "2026-11-23", "08:30"]
      times(bad, ["2024-02-29T12:00", "2026-11-23T00:00", "1900-12-31T23:59"], .badTime, at: place)
    case .timeOfDay:
      times(["24:01", "8:30", "08:60", "25:00", "08:30:00", "08:30\\n", "", "08.30", "2026-11-23T08:30"], ["00:00", "23:59", "24:00"], .badTime, at: place)
    case .object(let object): walkObject(node, object, at: place)
    case .either(let first, let second):
      walkObject(node, node[second.fields[0].name] == nil ? first : second, at: place)
    case .list(let element, let mayBeEmpty):
      wrongTypes(place, but: .array)
      put(["[]"], at: place, mayBeEmpty ? nil : .emptyList)
      guard case .array(let elements) = node else { return }
      for (position, value) in elements.enumerated() { walk(value, element, at: place.inside(position, "\(position)", named: place.name + "[]")) }
    case .map(_, let entry):
      wrongTypes(place, but: .object)
      put(["{}"], at: place, nil)
      guard case .object(let members) = node else { return }
      for (position, member) in members.enumerated() { walk(member.value, entry, at: place.inside(position, member.key, named: place.name + "{}")) }
    case .nullable(let inner):
      let before = mutants.count
      walk(node, inner, at: place)
      for index in before..<mutants.count where mutants[index].name == "\(place.name): null" { mutants[index].faults = [] }
    }
  }

  private let badDates = [
    "2026-11-31", "2026-02-29", "2100-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32", "2026-1-01", "26-11-23",
    "2026/11/23", "20261123", "", "２026-11-23", "2026-11-23\\n", " 2026-11-23", "+026-11-23", "-001-01-01",
  ]

  private mutating func times(_ bad: [String], _ good: [String], _ code: Fault.Code, at place: Place) {
    wrongTypes(place, but: .string)
    put(bad.map { "\"\($0)\"" }, at: place, code)
    put(good.map { "\"\($0)\"" }, at: place, nil)
  }

  private mutating func wholes(_ range: ClosedRange<Int>, at place: Place) {
    wrongTypes(place, but: .number)
    put(
      ["\(range.lowerBound - 1)", "\(range.upperBound + 1)", "\(range.upperBound + 1).0", "123456789012345678901", "1e999", "-1e999"], at: place, .outOfRange)
    put(["\(range.lowerBound).5", "1.5", "25e-1", "-0.5"], at: place, .notWhole)
    put(["\(range.lowerBound)", "\(range.upperBound)", "\(range.upperBound).0", "\(range.upperBound)e0", "10e-1", "0.1E+1"], at: place, nil)
    put(["0", "-0", "0.0", "1e-400"], at: place, range.contains(0) ? nil : .outOfRange)
  }

  private mutating func decimals(_ range: ClosedRange<Double>, at place: Place) {
    wrongTypes(place, but: .number)
    let (low, high) = (range.lowerBound, range.upperBound)
    put(["\(low - max(1, abs(low)))", "\(high + max(1, abs(high)))", "1e999", "-1e999"], at: place, .outOfRange)
    put(["\(low)", "\(high)", "2", "2e0"], at: place, nil)
    put(["0", "1e-400"], at: place, range.contains(0) ? nil : .outOfRange)
  }

  private mutating func walkObject(_ node: Node, _ object: ObjectShape, at place: Place) {
    wrongTypes(place, but: .object)
    if object.name == "location" { put(["[33.9, 116.8]", "[116.8, 33.9]"], at: place, .barePair) }
    guard case .object(let members) = node else { return }
    for field in object.fields {
      guard let position = members.firstIndex(where: { $0.key == field.name }) else { continue }
      let name = "\(object.name).\(field.name)"
      guard visited.insert(name).inserted else { continue }
      samples[name] = samples[name] ?? members[position].value
      walk(members[position].value, field.shape, at: place.inside(position, field.name, named: name))
      guard !object.exactlyOne.contains(field.name), field.name != object.pairing?.other else { continue }
      add("without \(field.name)", place, field.isRequired ? [(.missingField, place.pointer)] : []) { $0.without(field.name) }
    }
    guard visited.insert("\(object.name){}").inserted else { return }
    for unknown in ["zzz", "", object.fields[0].name + " ", object.fields[0].name.uppercased()] {
      add("with \"\(unknown)\"", place, [(.unknownField, "\(place.pointer)/\(unknown)")]) { $0.with(unknown, .scalar("1")) }
    }
    mutateChoices(of: object, members.map(\.key), at: place)
  }

  /// Fields of which exactly one is given, and a field that needs another.
  private mutating func mutateChoices(of object: ObjectShape, _ present: [String], at place: Place) {
    let bare: (Node) -> Node = { node in (object.exactlyOne + [object.pairing?.field].compactMap(\.self)).reduce(node) { $0.without($1) } }
    let samples = samples
    func sample(_ name: String) -> Node { samples["\(object.name).\(name)"] ?? .scalar("null") }
    guard !object.exactlyOne.isEmpty else { return }
    add("none of \(object.exactlyOne)", place, [(.notExactlyOne, place.pointer)], bare)
    for (index, name) in object.exactlyOne.enumerated() {
      add("only \(name)", place) { bare($0).with(name, sample(name)) }
      for other in object.exactlyOne[(index + 1)...] {
        add("\(name) and \(other)", place, [(.notExactlyOne, place.pointer)]) { bare($0).with(name, sample(name)).with(other, sample(other)) }
      }
      if let pairing = object.pairing {
        add("\(name) and \(pairing.field)", place, name == pairing.other ? [] : [(.fieldNeedsAnother, place.pointer)]) {
          bare($0).with(name, sample(name)).with(pairing.field, sample(pairing.field))
        }
      }
    }
  }
}
