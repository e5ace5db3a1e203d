/// Columns that a text takes on a terminal: two for a Chinese, Japanese or Korean character, none for a combining mark, else one.
///
/// East Asian wide and full-width characters of Unicode Standard Annex 11; ambiguous ones count as one.
package func displayWidth(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + columns($1) } }

/// The text with blanks behind it up to a number of columns; a longer text stays as it is.
package func padded(_ text: String, to columns: Int) -> String { text + String(repeating: " ", count: max(0, columns - displayWidth(text))) }

private func columns(_ scalar: Unicode.Scalar) -> Int {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control: return 0
  default: return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }
}

private let wide: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
  0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
]

/// Rows set in columns that line up, blanks at the ends of lines left out.
struct TextTable {
  private var rows: [[String]] = []

  mutating func add(_ cells: [String]) { rows.append(cells) }

  func lines(indent: String) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in rows.map { column < $0.count ? displayWidth($0[column]) : 0 }.max() ?? 0 }
    return rows.map { row in
      var line = indent
      for (column, cell) in row.enumerated() { line += column + 1 < row.count ? padded(cell, to: widths[column] + 2) : cell }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
