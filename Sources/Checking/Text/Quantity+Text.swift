import Foundation
package import Instances

extension Quantity {
  /// The value as a sentence of the language can hold it; times as the documents write them.
  package func text(_ language: Language, _ horizon: Horizon) -> String {
    func unit(_ value: Int, _ zh: String, _ en: String) -> String { "\(value) \(language == .zh ? zh : en)" }
    switch self {
    case .time(let minute): return horizon.text(minute)
    case .stretch(let start, let end): return "\(horizon.text(start)) – \(horizon.text(end))"
    case .minutes(let value): return unit(value, "分钟", "min")
    case .metres(let value): return unit(value, "米", "m")
    case .days(let value): return unit(value, "天", "days")
    case .number(let value), .cost(let value): return String(value)
    case .milliFen(let value): return "\(Quantity.thousandths(value)) \(language == .zh ? "分（人民币）" : "fen")"
    case .fraction(let value): return String(format: "%.6f", value)
    case .name(let name): return name
    case .atLeast(let value): return "≥ \(value.text(language, horizon))"
    case .atMost(let value): return "≤ \(value.text(language, horizon))"
    case .oneOf(let values):
      let shown = values.prefix(8).map { $0.text(language, horizon) }.joined(separator: ", ")
      return values.count > 8 ? "\(shown), … (\(values.count))" : shown
    case .nothing: return language == .zh ? "无" : "none"
    }
  }

  private static func thousandths(_ value: Int) -> String {
    let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: 1000)
    let sign = value < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    let digits = String(rest)
    return "\(sign)\(whole).\(String(repeating: "0", count: 3 - digits.count))\(digits)"
  }
}

extension Violation {
  /// One line: rule, what is wrong, who, when, allowed, found, where.
  package func text(_ language: Language, _ horizon: Horizon) -> String {
    let words = language == .zh ? ("人员", "对象", "时间", "允许", "实际", "位置") : ("who", "what", "when", "allowed", "found", "at")
    var parts = ["\(rule.rawValue) \(finding.wording.text(language))"]
    if !workers.isEmpty { parts.append("\(words.0): \(workers.joined(separator: ", "))") }
    if !subjects.isEmpty { parts.append("\(words.1): \(subjects.joined(separator: ", "))") }
    if let when { parts.append("\(words.2): \(horizon.text(when))") }
    parts.append("\(words.3): \(allowed.text(language, horizon))")
    parts.append("\(words.4): \(found.text(language, horizon))")
    parts.append("\(words.5): \(pointer)")
    return parts.joined(separator: "; ")
  }
}

extension Note {
  /// One line: what could be tidier, who, when, how tidy, and how it is.
  package func text(_ language: Language, _ horizon: Horizon) -> String {
    let words = language == .zh ? ("人员", "时间", "可以", "实际", "位置") : ("who", "when", "possible", "found", "at")
    return [
      kind.wording.text(language), "\(words.0): \(worker)", "\(words.1): \(horizon.text(when))",
      "\(words.2): \(possible.text(language, horizon))", "\(words.3): \(found.text(language, horizon))", "\(words.4): \(pointer)",
    ].joined(separator: "; ")
  }
}
