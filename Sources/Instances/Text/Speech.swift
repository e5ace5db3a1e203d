/// How messages name the people, places, times and amounts of an instance, in one language.
package struct Speech: Sendable {
  package let language: Language
  private let instance: Instance

  package init(_ instance: Instance, _ language: Language) {
    self.instance = instance
    self.language = language
  }

  package func say(zh: String, en: String) -> String { language == .zh ? zh : en }

  // MARK: Names

  package func worker(_ index: Int) -> String { instance.workers[index].name ?? instance.workers[index].id }

  package func household(_ index: Int) -> String { instance.households[index].name ?? instance.households[index].id }

  package func skill(_ index: Int) -> String { instance.skills[index].name ?? instance.skills[index].id }

  package func kind(_ index: Int) -> String { instance.kinds[index].name ?? instance.kinds[index].id }

  package func fund(_ index: Int) -> String { instance.funds[index].name ?? instance.funds[index].id }

  package func venue(_ index: Int) -> String { instance.venues[index].name ?? instance.venues[index].id }

  /// Names one after the other; after eight, how many more.
  package func list(_ names: [String], most: Int = 8) -> String {
    let shown = names.prefix(most).joined(separator: say(zh: "、", en: ", "))
    return names.count > most ? shown + say(zh: " 等 \(names.count) 项", en: " and \(names.count - most) more") : shown
  }

  /// Worker names, the same way.
  package func workers(_ indexes: [Int]) -> String {
    let shown = indexes.prefix(6).map(worker).joined(separator: say(zh: "、", en: ", "))
    return indexes.count > 6 ? shown + say(zh: " 等 \(indexes.count) 人", en: " and \(indexes.count - 6) more") : shown
  }

  /// What is done: the service of a need, the name of an activity.
  package func service(_ owner: TaskOwner) -> String {
    switch owner {
    case .need(let index): instance.needs[index].service ?? instance.needs[index].id
    case .activity(let index): instance.activities[index].name ?? instance.activities[index].id
    }
  }

  /// Where: the household, the venue, or nothing for an activity at a place without a name.
  package func place(_ owner: TaskOwner) -> String {
    switch owner {
    case .need(let index): household(instance.needs[index].household)
    case .activity(let index): instance.activities[index].venue.map(venue) ?? ""
    }
  }

  /// A task as a person would name it, with its id behind it.
  package func task(_ owner: TaskOwner, id: String) -> String {
    switch owner {
    case .need: say(zh: "\(place(owner))的\(service(owner))（\(id)）", en: "\(service(owner)) at \(place(owner)) (\(id))")
    case .activity: say(zh: "活动“\(service(owner))”（\(id)）", en: "the activity \(service(owner)) (\(id))")
    }
  }

  // MARK: Times

  /// `11月24日（周二）`, `Tue 24 Nov`.
  package func date(_ day: Int) -> String {
    let date = instance.horizon.start.adding(days: day)
    let parts = date.text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return date.text }
    let zh = ["一", "二", "三", "四", "五", "六", "日"][date.weekday]
    let en = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][date.weekday]
    let month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][parts[1] - 1]
    return say(zh: "\(parts[1])月\(parts[2])日（周\(zh)）", en: "\(en) \(parts[2]) \(month)")
  }

  /// `14:15`; `24:00` for the midnight that ends `day`.
  package func clock(_ minute: Int, day: Int? = nil) -> String {
    let time = minute - (day ?? minute.day) * .minutesPerDay
    return "\(twoDigits(time / 60)):\(twoDigits(time % 60))"
  }

  package func moment(_ minute: Int) -> String { "\(date(minute.day))\(say(zh: "", en: " "))\(clock(minute))" }

  /// A stretch within one date, or from one date to another.
  package func stretch(_ start: Int, _ end: Int) -> String {
    if end <= (start.day + 1) * .minutesPerDay { return "\(moment(start))–\(clock(end, day: start.day))" }
    return say(zh: "\(moment(start))至\(moment(end))", en: "\(moment(start)) to \(moment(end))")
  }

  // MARK: Amounts

  /// Whole minutes, from two hours on as hours and minutes.
  package func minutes(_ value: Int) -> String {
    if value < 120 { return say(zh: "\(value) 分钟", en: "\(value) min") }
    let (hours, rest) = value.quotientAndRemainder(dividingBy: 60)
    if rest == 0 { return say(zh: "\(hours) 小时", en: "\(hours) h") }
    return say(zh: "\(hours) 小时 \(rest) 分钟", en: "\(hours) h \(rest) min")
  }

  /// Thousandths of a fen as yuan, rounded up to the fen.
  package func money(milliFen: Int) -> String {
    let fen = milliFen > 0 ? (milliFen + 999) / 1000 : -(-milliFen / 1000)
    let (yuan, rest) = fen.magnitude.quotientAndRemainder(dividingBy: 100)
    let amount = "\(fen < 0 ? "-" : "")\(yuan).\(twoDigits(Int(rest)))"
    return say(zh: "\(amount) 元", en: "CNY \(amount)")
  }

  /// Metres as kilometres with one decimal, rounded up.
  package func distance(_ metres: Int) -> String {
    let tenths = (metres + 99) / 100
    return say(zh: "\(tenths / 10).\(tenths % 10) 公里", en: "\(tenths / 10).\(tenths % 10) km")
  }
}
