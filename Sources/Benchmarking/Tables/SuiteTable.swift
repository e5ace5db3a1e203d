package import Instances

/// The Markdown table of a suite's runs: a row for each entry, medians over its runs and the worst of them.
///
/// A median of totals says something where the runs are of one instance; the rows of several districts have it for their size.
package func suiteTable(_ records: [RunRecord], _ language: Language) -> String {
  var entries: [String] = []
  for record in records where !entries.contains(record.entry) { entries.append(record.entry) }
  let rows = entries.map { name in Row(records.filter { $0.entry == name }) }
  let columns = Column.all.filter { column in !column.isOptional || rows.contains { column.text($0) != "–" } }
  let headings = columns.map { $0.heading.text(language) }
  return markdownTable(headings, rows.map { row in columns.map { $0.text(row) } })
}

/// The runs of one entry.
private struct Row: Sendable {
  let runs: [RunRecord]

  init(_ runs: [RunRecord]) { self.runs = runs }

  func middle(_ value: (RunRecord) -> Double?) -> Double? {
    let values = runs.compactMap(value)
    return values.count == runs.count ? median(values) : nil
  }

  func worst(_ value: (RunRecord) -> Double?) -> Double? {
    let values = runs.compactMap(value)
    return values.count == runs.count ? values.max() : nil
  }

  /// The known value where all runs are of one instance.
  var known: KnownValue? { Set(runs.map(\.mark.sha256)).count == 1 ? runs.first?.known : nil }
}

private struct Column: Sendable {
  let heading: Wording
  var isOptional = false
  let text: @Sendable (Row) -> String

  static let all: [Column] = [
    Column(heading: Wording(zh: "实例", en: "instance")) { $0.runs.first?.entry ?? "" },
    Column(heading: Wording(zh: "次数", en: "runs")) { "\($0.runs.count)" },
    Column(heading: Wording(zh: "核对通过", en: "valid")) { "\($0.runs.count(where: \.hasValidTotal))" },
    Column(heading: Wording(zh: "已证最优", en: "proven")) { row in "\(row.runs.count { $0.mark.total != nil && $0.mark.total == $0.mark.bound })" },
    Column(heading: Wording(zh: "总分（中位）", en: "total (median)")) { whole($0.middle { $0.mark.total.map(Double.init) }) },
    Column(heading: Wording(zh: "下界（中位）", en: "bound (median)")) { whole($0.middle { $0.mark.bound.map(Double.init) }) },
    Column(heading: Wording(zh: "已知值（= 已证最优）", en: "known value (= proven optimum)"), isOptional: true) { row in
      row.known.map { $0.bound == $0.value ? "\($0.value) =" : "\($0.value)" } ?? "–"
    },
    Column(heading: Wording(zh: "净差距（中位）", en: "net gap (median)")) { percentText($0.middle(\.mark.netGap)) },
    Column(heading: Wording(zh: "净差距（最差）", en: "net gap (worst)")) { percentText($0.worst(\.mark.netGap)) },
    Column(heading: Wording(zh: "秒（中位）", en: "seconds (median)")) { secondsText($0.middle(\.times.total)) },
    Column(heading: Wording(zh: "秒（最差）", en: "seconds (worst)")) { secondsText($0.worst(\.times.total)) },
    Column(heading: Wording(zh: "首个排班（秒，最差）", en: "first schedule (s, worst)")) { secondsText($0.worst(\.times.first)) },
    Column(heading: Wording(zh: "距终值 2 %（秒，最差）", en: "within 2 % (s, worst)")) { secondsText($0.worst(\.times.withinTwoPercent)) },
    Column(heading: Wording(zh: "距终值 1 %（秒，最差）", en: "within 1 % (s, worst)")) { secondsText($0.worst(\.times.withinOnePercent)) },
    Column(heading: Wording(zh: "净差距 0.5 %（秒，最差）", en: "net gap 0.5 % (s, worst)")) { secondsText($0.worst(\.times.halfPercentGap)) },
    Column(heading: Wording(zh: "内存 MB（最差）", en: "memory MB (worst)"), isOptional: true) { whole($0.worst { $0.peakMegabytes.map(Double.init) }) },
  ]

  private static func whole(_ value: Double?) -> String {
    guard let value else { return "–" }
    return Int(exactly: value).map(String.init) ?? value.description
  }
}
