extension FaultList {
  /// Reports everything in which a document differs from its shape: unknown, missing and repeated fields, types, ranges, dates, empty lists.
  ///
  /// What this accepts is what the JSON Schema of the same shape accepts, but for repeated keys.
  package mutating func checkShape(of root: JSONValue, against document: ObjectShape) {
    check(root, .object(document))
  }

  private mutating func check(_ value: JSONValue, _ shape: Shape) {
    switch shape {
    case .text: _ = has(value, .string, shape)
    case .reference: _ = has(value, .string, shape)
    case .id:
      guard has(value, .string, shape), let text = value.stringBytes else { return }
      if text.isEmpty || text.contains(UInt8(ascii: "#")) { report(.badId, at: value) }
    case .choice(let words):
      guard has(value, .string, shape) else { return }
      if !words.contains(value.string ?? "") { report(.wrongValue(allowed: words), at: value) }
    case .whole(let range): checkWhole(value, range)
    case .decimal(let range):
      guard has(value, .number, shape) else { return }
      guard let number = value.double, range.contains(number) else { return report(.outOfRange(shape.rangeWording), at: value) }
    case .boolean: _ = has(value, .boolean, shape)
    case .date: checkTime(value, shape, .badDate, DocumentTime.dayNumber)
    case .time: checkTime(value, shape, .badTime(form: "2026-11-23T08:30"), DocumentTime.minute)
    case .timeOfDay: checkTime(value, shape, .badTime(form: "08:30"), DocumentTime.timeOfDay)
    case .object(let object): checkObject(value, object)
    case .either(let first, let second): checkObject(value, value[second.fields[0].name] == nil ? first : second)
    case .list(let element, let mayBeEmpty):
      guard has(value, .array, shape) else { return }
      let elements = value.elements
      if elements.isEmpty && !mayBeEmpty { report(.emptyList, at: value) }
      for entry in elements { check(entry, element) }
    case .map(_, let entry):
      guard has(value, .object, shape) else { return }
      var seen = Set<String>()
      for member in value.members {
        if !seen.insert(member.key).inserted { report(.duplicateKey, at: member.keyValue) }
        check(member.value, entry)
      }
    case .nullable(let inner): if value.kind != .null { check(value, inner) }
    }
  }

  private mutating func has(_ value: JSONValue, _ kind: JSONValue.Kind, _ shape: Shape) -> Bool {
    if value.kind == kind { return true }
    report(.wrongType(expected: shape.typeWording, found: value.kind), at: value)
    return false
  }

  private mutating func checkWhole(_ value: JSONValue, _ range: ClosedRange<Int>) {
    guard has(value, .number, .whole(range)) else { return }
    if let number = value.int {
      if !range.contains(number) { report(.outOfRange(Shape.whole(range).rangeWording), at: value) }
    } else if let number = value.double, number != number.rounded() {
      report(.notWhole, at: value)
    } else {
      report(.outOfRange(Shape.whole(range).rangeWording), at: value)
    }
  }

  private mutating func checkTime(_ value: JSONValue, _ shape: Shape, _ cause: Fault.Cause, _ read: (ArraySlice<UInt8>) -> Int?) {
    guard has(value, .string, shape), let text = value.stringBytes else { return }
    if read(text) == nil { report(cause, at: value) }
  }

  private mutating func checkObject(_ value: JSONValue, _ object: ObjectShape) {
    guard value.kind == .object else {
      if let pair = barePair(value, object) { return report(.barePair(object: pair), at: value) }
      return report(.wrongType(expected: Shape.object(object).typeWording, found: value.kind), at: value)
    }
    var seen: UInt64 = 0
    // Fields that are there under another name: their absence is no second fault.
    var misspelt: Set<String> = []
    var expected = 0
    for member in value.members {
      guard let index = object.field(of: member, expected: expected) else {
        let known = object.fields.map(\.name)
        let nearest = NearestName.nearest(to: member.key, among: known)
        report(.unknownField(name: member.key, nearest: nearest, known: known), at: member.keyValue)
        if let nearest, NearestName.isSlip(member.key, of: nearest) { misspelt.insert(nearest) }
        continue
      }
      if seen & (1 << UInt64(index)) != 0 { report(.duplicateKey, at: member.keyValue) }
      seen |= 1 << UInt64(index)
      expected = index + 1
      check(member.value, object.shapes[index])
    }
    if object.required & ~seen != 0 {
      for (index, field) in object.fields.enumerated() where object.required & ~seen & (1 << UInt64(index)) != 0 && !misspelt.contains(field.name) {
        report(.missingField(name: field.name, of: object.wording), at: value)
      }
    }
    if !object.exactlyOne.isEmpty {
      let found = object.exactlyOne.filter { value[$0] != nil }
      if found.count != 1 { report(.notExactlyOne(of: object.exactlyOne, found: found), at: value) }
    }
    if let pairing = object.pairing, value[pairing.field] != nil, value[pairing.other] == nil {
      report(.fieldNeedsAnother(field: pairing.field, other: pairing.other), at: value)
    }
  }

  /// The object that a pair of numbers in the place of a location was probably meant to be.
  private func barePair(_ value: JSONValue, _ object: ObjectShape) -> String? {
    let numbers = value.elements.prefix(4).map(\.double)
    guard object.fields.prefix(2).map(\.name) == ["lat", "lon"], value.kind == .array, numbers.count == 2, let first = numbers[0], let second = numbers[1]
    else { return nil }
    let quotations = value.elements.map { $0.quotation() }
    // Longitude comes first in most formats that write pairs, unless that cannot be.
    let latitudeFirst = China.contains(lat: first, lon: second) || abs(second) > 90
    return latitudeFirst ? "{\"lat\": \(quotations[0]), \"lon\": \(quotations[1])}" : "{\"lat\": \(quotations[1]), \"lon\": \(quotations[0])}"
  }
}

/// A rough box around China, enough to see that a pair of coordinates is the wrong way round.
enum China {
  static func contains(lat: Double, lon: Double) -> Bool { (3...54).contains(lat) && (73...136).contains(lon) }
}

extension Shape {
  /// The type as a message names it.
  var typeWording: Wording {
    switch self {
    case .text, .id, .reference, .choice: Wording(zh: "文字", en: "a text")
    case .whole: Wording(zh: "整数", en: "a whole number")
    case .decimal: Wording(zh: "数字", en: "a number")
    case .boolean: Wording(zh: "true 或 false", en: "true or false")
    case .date: Wording(zh: "日期，如 \"2026-11-23\"", en: "a date such as \"2026-11-23\"")
    case .time: Wording(zh: "时间，如 \"2026-11-23T08:30\"", en: "a time such as \"2026-11-23T08:30\"")
    case .timeOfDay: Wording(zh: "一天内的时刻，如 \"08:30\"", en: "a time of day such as \"08:30\"")
    case .object, .either, .map: Wording(zh: "对象 {…}", en: "an object {…}")
    case .list: Wording(zh: "列表 […]", en: "a list […]")
    case .nullable(let shape): Wording(zh: "\(shape.typeWording.zh)或 null", en: "\(shape.typeWording.en) or null")
    }
  }

  /// The range of a number as a message names it.
  var rangeWording: Wording {
    switch self {
    case .whole(let range): Wording(zh: "\(range.lowerBound) 到 \(range.upperBound)", en: "from \(range.lowerBound) to \(range.upperBound)")
    case .decimal(let range):
      Wording(zh: "\(short(range.lowerBound)) 到 \(short(range.upperBound))", en: "from \(short(range.lowerBound)) to \(short(range.upperBound))")
    default: Wording(zh: "", en: "")
    }
  }

  private func short(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? value.description }
}
