import Checking
import Foundation
import Instances
import Schedules
import Testing

/// The page for users names everything that a message or a cost can bear.
@Suite struct RulesPageTests {
  private let page: String

  init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    page = try String(contentsOf: root.appendingPathComponent("Sources/Checking/Checking.docc/Rules.md"), encoding: .utf8)
  }

  @Test("every hard rule has a heading with its number and its Chinese name", arguments: Rule.hard)
  func hardRule(rule: Rule) {
    let heading = page.split(separator: "\n").first { $0.hasPrefix("### \(rule.rawValue) ") }
    #expect(heading?.hasSuffix(" \(rule.wording.zh)") == true)
  }

  @Test("every code of the document has a row", arguments: Rule.allCases.filter { !$0.isHard })
  func documentRule(rule: Rule) {
    #expect(page.contains("\n| `\(rule.rawValue)` | \(rule.wording.zh) |"))
  }

  @Test("every cost term has a row", arguments: CostTerm.allCases)
  func costTerm(term: CostTerm) {
    #expect(page.contains("\n| `\(term.rawValue)` | \(term.wording.zh) |"))
  }

  @Test("every condition of an instance as a whole, and every warning, has a row", arguments: Fault.Code.allCases.filter { !$0.isShape })
  func condition(code: Fault.Code) {
    #expect(page.contains("\n| `\(code.rawValue)` | "))
  }
}
