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
      let comma = language == .zh ? "、" : ", "
      let shown = values.prefix(8).map { $0.text(language, horizon) }.joined(separator: comma)
      return values.count > 8 ? "\(shown)\(comma)… (\(values.count))" : shown
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
  ///
  /// - Parameter names: what to call workers and tasks instead of by their ids.
  package func text(_ language: Language, _ horizon: Horizon, names: [String: String] = [:]) -> String {
    let style = LineStyle(language)
    let words = language == .zh ? ("人员", "对象", "时间", "允许", "实际", "位置") : ("who", "what", "when", "allowed", "found", "at")
    var parts = ["\(rule.rawValue) \(finding.wording.text(language))"]
    if !workers.isEmpty { parts.append(style.pair(words.0, style.list(workers.map { names[$0] ?? $0 }))) }
    if !subjects.isEmpty { parts.append(style.pair(words.1, style.list(subjects.map { names[$0] ?? $0 }))) }
    if let when { parts.append(style.pair(words.2, horizon.text(when))) }
    parts.append(style.pair(words.3, allowed.text(language, horizon)))
    parts.append(style.pair(words.4, found.text(language, horizon)))
    parts.append(style.pair(words.5, pointer))
    return parts.joined(separator: style.stop)
  }
}

extension Note {
  /// One line: what could be tidier, who, when, how tidy, and how it is.
  ///
  /// - Parameter names: what to call workers instead of by their ids.
  package func text(_ language: Language, _ horizon: Horizon, names: [String: String] = [:]) -> String {
    let style = LineStyle(language)
    let words = language == .zh ? ("人员", "时间", "可以", "实际", "位置") : ("who", "when", "possible", "found", "at")
    return [
      kind.wording.text(language), style.pair(words.0, names[worker] ?? worker), style.pair(words.1, horizon.text(when)),
      style.pair(words.2, possible.text(language, horizon)), style.pair(words.3, found.text(language, horizon)), style.pair(words.4, pointer),
    ].joined(separator: style.stop)
  }
}

/// Punctuation of one line of findings: full width in Chinese.
private struct LineStyle {
  private let isChinese: Bool

  init(_ language: Language) { isChinese = language == .zh }

  var stop: String { isChinese ? "；" : "; " }

  func pair(_ word: String, _ value: String) -> String { isChinese ? "\(word)：\(value)" : "\(word): \(value)" }

  func list(_ values: [String]) -> String { values.joined(separator: isChinese ? "、" : ", ") }
}
