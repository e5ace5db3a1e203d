import Foundation

/// A Markdown table; the first column stands left, the others right.
func markdownTable(_ headings: [String], _ rows: [[String]]) -> String {
  let rule = headings.indices.map { $0 == 0 ? "---" : "--:" }
  return ([headings, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n") + "\n"
}

/// Seconds to two digits behind the point, from ten on to one, from a hundred on to none.
func secondsText(_ value: Double?) -> String {
  guard let value else { return "–" }
  let digits = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2
  return String(format: "%.\(digits)f", value)
}

/// A share of one in per cent.
func percentText(_ value: Double?) -> String {
  guard let value, value.isFinite else { return "–" }
  return String(format: "%.2f %%", value * 100)
}
