package import Instances

/// The formats of published instances that can be turned into instances of our own. One more set is one more case and one more file.
package enum PublishedFormat: String, Sendable, CaseIterable {
  /// Home health care routing, Ceschia et al., "A Unified Formulation for HHCRSP" (ITOR 2026, doi 10.1111/itor.70140), repository iolab-uniud/uhhc.
  case uhhc

  package func read(_ bytes: [UInt8]) throws(PublishedDataError) -> Instance {
    switch self {
    case .uhhc: try importUHHC(bytes)
    }
  }
}

/// Why a published file cannot become an instance.
package struct PublishedDataError: Error, Hashable {
  package enum Problem: Sendable, Hashable {
    /// The text is not JSON at this line and column.
    case notJSON(line: Int, column: Int)
    case missing(String)
    /// Not of the type or in the range that is wanted here.
    case unreadable(wanted: Wording)
    /// It names something that the file does not define.
    case unknownName(String)
    /// The file means something that our problem has no words for.
    case cannotExpress(Wording)
  }

  package var problem: Problem
  /// JSON pointer into the published file.
  package var pointer: String

  package init(_ problem: Problem, at pointer: String) {
    self.problem = problem
    self.pointer = pointer
  }

  package var message: Wording {
    let place = pointer.isEmpty ? "/" : pointer
    return switch problem {
    case .notJSON(let line, let column):
      Wording(zh: "第 \(line) 行第 \(column) 列：不是合法的 JSON。", en: "line \(line), column \(column): this is not JSON.")
    case .missing(let field):
      Wording(zh: "\(place)：缺少字段“\(field)”。", en: "\(place): the field \"\(field)\" is missing.")
    case .unreadable(let wanted):
      Wording(zh: "\(place)：此处应为\(wanted.zh)。", en: "\(place): \(wanted.en) is wanted here.")
    case .unknownName(let name):
      Wording(zh: "\(place)：文件中没有定义“\(name)”。", en: "\(place): the file does not define \"\(name)\".")
    case .cannotExpress(let what):
      Wording(zh: "\(place)：本格式无法表达\(what.zh)。", en: "\(place): our format cannot express \(what.en).")
    }
  }
}
