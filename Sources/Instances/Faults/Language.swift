/// A language that messages are written in.
package enum Language: String, Sendable, CaseIterable {
  case zh, en

  /// The language of a locale: English where the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set says so, else Chinese.
  package static func preferred(environment: [String: String]) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale?.lowercased().hasPrefix("en") == true ? .en : .zh
  }
}

/// One text in both languages, side by side.
package struct Wording: Sendable, Hashable {
  package var zh: String
  package var en: String

  package init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  package func text(_ language: Language) -> String { language == .zh ? zh : en }
}

extension Language {
  /// A finding, and what would help, as sentences for people.
  package func sentences(_ message: String, remedy: String?) -> String {
    guard let remedy else { return self == .zh ? "\(message)。" : "\(message)." }
    return self == .zh ? "\(message)。办法：\(remedy)。" : "\(message). Remedy: \(remedy)."
  }
}
