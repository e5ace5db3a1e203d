package import Foundation

/// What is known of an instance from elsewhere.
package struct KnownValue: Sendable, Hashable {
  /// The total of some valid schedule: no bound may exceed it.
  package var value: Int
  /// No schedule costs less than this; nil: nothing is proven.
  package var bound: Int?

  package init(value: Int, bound: Int? = nil) {
    self.value = value
    self.bound = bound
  }
}

/// The folder of published files, which are not part of the repository, and the values that are known of them.
package struct PublishedFolder: Sendable {
  package let folder: URL
  /// By the name of the file without its ending.
  package let values: [String: KnownValue]

  /// - Parameters:
  ///   - option: the folder that the caller named.
  ///   - environment: `LIANDONG_DATA` is a folder with `bazirha/instances` in it; without it, `../shared/data` is.
  package init(option: String?, environment: [String: String]) {
    let folder =
      option.map { URL(fileURLWithPath: $0) }
      ?? URL(fileURLWithPath: environment["LIANDONG_DATA"] ?? "../shared/data").appendingPathComponent("bazirha/instances")
    self.folder = folder
    let places = [folder, folder.deletingLastPathComponent()].map { $0.appendingPathComponent("values.csv") }
    let text = places.lazy.compactMap { try? String(contentsOf: $0, encoding: .utf8) }.first
    values = text.map(PublishedFolder.values) ?? [:]
  }

  /// Reads lines of `instance,value,status,…` below a heading; a line without a value says nothing.
  static func values(_ text: String) -> [String: KnownValue] {
    var values: [String: KnownValue] = [:]
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count >= 3, let value = Int(cells[1]) else { continue }
      values[cells[0]] = KnownValue(value: value, bound: cells[2] == "optimal" ? value : nil)
    }
    return values
  }

  /// The bytes of a file; nil where it is absent.
  func bytes(_ file: String) -> [UInt8]? { (try? Data(contentsOf: folder.appendingPathComponent(file))).map { [UInt8]($0) } }

  func value(_ file: String) -> KnownValue? { values[URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent] }
}
