/// Dates and times as the documents write them, read from bytes.
enum DocumentTime {
  /// The days since 1970-01-01 of a date such as `2026-11-23`; nil when there is no such date.
  static func dayNumber(_ text: ArraySlice<UInt8>) -> Int? {
    let at = text.startIndex
    guard text.count == 10, text[at + 4] == UInt8(ascii: "-"), text[at + 7] == UInt8(ascii: "-"),
      let year = decimal(text[at..<at + 4]), let month = decimal(text[at + 5..<at + 7]), let day = decimal(text[at + 8..<at + 10]),
      (1...12).contains(month), day >= 1
    else { return nil }
    let date = CalendarDate(year: year, month: month, day: day)
    // Days past the month's end would count on into the next month.
    let next = month == 12 ? CalendarDate(year: year + 1, month: 1, day: 1) : CalendarDate(year: year, month: month + 1, day: 1)
    return date.dayNumber < next.dayNumber ? date.dayNumber : nil
  }

  /// The minutes after midnight of a time of day such as `08:30`, `24:00` at most.
  static func timeOfDay(_ text: ArraySlice<UInt8>) -> Int? {
    let at = text.startIndex
    guard text.count == 5, text[at + 2] == UInt8(ascii: ":"), let hour = decimal(text[at..<at + 2]), let minute = decimal(text[at + 3..<at + 5]),
      minute < 60, hour < 24 || (hour == 24 && minute == 0)
    else { return nil }
    return hour * 60 + minute
  }

  /// The minutes since 1970-01-01T00:00 of a time such as `2026-11-23T08:30`.
  static func minute(_ text: ArraySlice<UInt8>) -> Int? {
    let at = text.startIndex
    guard text.count == 16, text[at + 10] == UInt8(ascii: "T"), let day = dayNumber(text[at..<at + 10]),
      let time = timeOfDay(text[at + 11..<at + 16]), time < .minutesPerDay
    else { return nil }
    return day * .minutesPerDay + time
  }

  /// A time of day as text; `1440` is `24:00`.
  static func text(timeOfDay: Int) -> String { "\(twoDigits(timeOfDay / 60)):\(twoDigits(timeOfDay % 60))" }
}

extension JSONValue {
  /// The bytes of a string, escapes resolved; nil for any other kind.
  var stringBytes: ArraySlice<UInt8>? {
    switch tree.nodes[index].kind {
    case .plainString, .plainKey: content
    case .escapedString, .escapedKey: Array((string ?? "").utf8)[...]
    default: nil
    }
  }
}
