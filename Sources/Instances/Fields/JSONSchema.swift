/// The JSON Schema (2020-12) of a document, made from the table that the reader checks against; the same bytes in every run.
///
/// It accepts a parsed text exactly if the reader finds no fault of shape in it (`Fault.Code.isShape`), with one exception: a key that stands
/// twice in one object, of which a parser hands on only one. What needs more than one place of the document to be seen, such as a reference
/// that leads nowhere or shifts that overlap, is no matter of shape, and the schema accepts it.
package func jsonSchema(of format: DocumentFormat) -> [UInt8] {
  let document = format.document
  return JSONWriter.bytes { json in
    json.object { json in
      json.member("$schema", "https://json-schema.org/draft/2020-12/schema")
      json.member("$id", "urn:liandong:\(format.rawValue):1")
      json.member("title", format.name)
      json.member(
        "$comment",
        "Printed by `liandong schema \(format.rawValue)`. It describes shape; `liandong validate` also finds repeated keys, references that lead nowhere, "
          + "overlaps and whatever else concerns the document as a whole. 此处只描述结构，其余请用 liandong validate 检查。")
      json.object(document)
      json.object("$defs") { json in
        for object in document.family.dropFirst() {
          json.object(object.name) { json in json.object(object) }
        }
      }
    }
  }
}

/// Keywords of one schema, written as members of the object that is open.
extension JSONWriter {
  fileprivate mutating func object(_ object: ObjectShape) {
    member("description", "\(object.wording.en) · \(object.wording.zh)")
    member("type", "object")
    self.object("properties") { json in
      for field in object.fields {
        json.object(field.name) { json in
          json.member("description", field.description)
          json.keywords(of: field.shape)
          json.defaultValue(field.absent)
        }
      }
    }
    let required = object.fields.filter(\.isRequired).map(\.name)
    if !required.isEmpty { member("required", required) }
    if !object.exactlyOne.isEmpty {
      array("oneOf", compact: true) { json in
        for name in object.exactlyOne { json.object { json in json.member("required", [name]) } }
      }
    }
    if let pairing = object.pairing {
      self.object("dependentRequired", compact: true) { json in json.member(pairing.field, [pairing.other]) }
    }
    member("additionalProperties", false)
  }

  private mutating func keywords(of shape: Shape) {
    switch shape {
    case .text, .reference: member("type", "string")
    case .id: text(matching: "[^#]+")
    case .choice(let words):
      if words.count == 1 { member("const", words[0]) } else { member("enum", words) }
    case .whole(let range):
      member("type", "integer")
      member("minimum", range.lowerBound)
      member("maximum", range.upperBound)
    case .decimal(let range):
      member("type", "number")
      member("minimum", range.lowerBound)
      member("maximum", range.upperBound)
    case .boolean: member("type", "boolean")
    case .date: text(matching: CalendarPattern.date, length: 10)
    case .time: text(matching: "\(CalendarPattern.date)T\(CalendarPattern.minute)", length: 16)
    case .timeOfDay: text(matching: "(\(CalendarPattern.minute)|24:00)", length: 5)
    case .object(let object): reference(object)
    case .either(let first, let second):
      array("anyOf", compact: true) { json in
        for object in [first, second] { json.object { json in json.reference(object) } }
      }
    case .list(let element, let mayBeEmpty):
      member("type", "array")
      object("items") { json in json.keywords(of: element) }
      if !mayBeEmpty { member("minItems", 1) }
    case .map(_, let value):
      member("type", "object")
      object("additionalProperties") { json in json.keywords(of: value) }
    case .nullable(let shape):
      array("anyOf") { json in
        json.object { json in json.keywords(of: shape) }
        json.object(compact: true) { json in json.member("type", "null") }
      }
    }
  }

  private mutating func reference(_ object: ObjectShape) { member("$ref", "#/$defs/\(object.name)") }

  /// A text that is `pattern` from its first character to its last.
  ///
  /// Some engines let `$` match before a line feed at the end, so a length that is known is stated too.
  private mutating func text(matching pattern: String, length: Int? = nil) {
    member("type", "string")
    member("pattern", "^\(pattern)$")
    if let length { member("maxLength", length) }
  }

  private mutating func defaultValue(_ absent: Field.Absent) {
    switch absent {
    case .required, .nothing, .described: break
    case .whole(let value): member("default", value)
    case .decimal(let value): member("default", value)
    case .boolean(let value): member("default", value)
    case .text(let value): member("default", value)
    }
  }
}

extension Field {
  /// Meaning, unit and a default that is no value, in both languages.
  fileprivate var description: String {
    var (en, zh) = (meaning.en, meaning.zh)
    if let unit {
      en += " [\(unit.wording.en)]"
      zh += "（\(unit.wording.zh)）"
    }
    if case .described(let absent) = absent {
      en += "; if left out: \(absent.en)"
      zh += "；缺省：\(absent.zh)"
    }
    return "\(en) · \(zh)"
  }
}

/// Regular expressions of what `DocumentTime` reads: only dates that exist, leap years and all, years 0000 to 9999.
private enum CalendarPattern {
  static let date = "(\(anyYear)-(\(longMonths)|\(shortMonths)|02-\(everyDay))|\(leapYear)-02-29)"
  static let minute = "([01][0-9]|2[0-3]):[0-5][0-9]"

  private static let anyYear = "[0-9]{4}"
  private static let leapYear = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)"
  private static let longMonths = "(0[13578]|1[02])-(\(everyDay)|29|30|31)"
  private static let shortMonths = "(0[469]|11)-(\(everyDay)|29|30)"
  /// The days that every month has.
  private static let everyDay = "(0[1-9]|1[0-9]|2[0-8])"
}
