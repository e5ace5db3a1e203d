/// The dates that are planned: `days` dates from `start` on.
package struct Horizon: Sendable, Hashable {
  package var start: CalendarDate
  package var days: Int
  /// For calendars only; no rule reads it.
  package var timeZone: String

  package init(start: CalendarDate, days: Int, timeZone: String = "Asia/Shanghai") {
    self.start = start
    self.days = days
    self.timeZone = timeZone
  }

  /// Minutes from the first 00:00 to the last; every shift, window and start lies in `0 ... minutes`.
  package var minutes: Int { days * .minutesPerDay }

  /// Weeks of H7: seven days counted from the start, the last may be shorter.
  package var weeks: Int { (days + 6) / 7 }

  /// The date with this index, `2026-11-24`.
  package func dateText(day: Int) -> String { start.adding(days: day).text }

  /// A minute of the horizon as the documents write it, `2026-11-24T14:15`.
  package func text(_ minute: Int) -> String {
    let time = minute.minuteOfDay
    return "\(dateText(day: minute.day))T\(twoDigits(time / 60)):\(twoDigits(time % 60))"
  }

  /// The minute of the horizon that `text` (`2026-11-24T14:15`) names, negative before the start; nil when it is not such a text.
  package func minute(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 16, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      let date = CalendarDate(text: String(text.prefix(10))),
      let hour = decimal(bytes[11...12]), let minute = decimal(bytes[14...15]), hour < 24, minute < 60
    else { return nil }
    return (date.dayNumber - start.dayNumber) * .minutesPerDay + hour * 60 + minute
  }
}

/// A date of the proleptic Gregorian calendar, kept as the number of days since 1970-01-01.
package struct CalendarDate: Sendable, Hashable {
  package var dayNumber: Int

  package init(dayNumber: Int) { self.dayNumber = dayNumber }

  /// Reads `2026-11-24`; nil when the text is not a date that exists.
  package init?(text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = decimal(bytes[0...3]), let month = decimal(bytes[5...6]), let day = decimal(bytes[8...9]),
      (1...12).contains(month), day >= 1
    else { return nil }
    let date = CalendarDate(year: year, month: month, day: day)
    guard date.text == text else { return nil }
    self = date
  }

  /// Days from civil (H. Hinnant, "chrono-compatible low-level date algorithms").
  package init(year: Int, month: Int, day: Int) {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    dayNumber = era * 146_097 + dayOfEra - 719_468
  }

  package func adding(days: Int) -> CalendarDate { CalendarDate(dayNumber: dayNumber + days) }

  /// 0 = Monday … 6 = Sunday.
  package var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 }

  package var text: String {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let digits = String(year)
    return "\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)-\(twoDigits(month))-\(twoDigits(day))"
  }
}

func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

/// The number that a run of ASCII digits spells; nil when anything else stands there.
func decimal(_ bytes: ArraySlice<UInt8>) -> Int? {
  var value = 0
  for byte in bytes {
    guard (48...57).contains(byte) else { return nil }
    value = value * 10 + Int(byte - 48)
  }
  return value
}
