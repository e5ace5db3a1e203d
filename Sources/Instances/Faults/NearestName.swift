/// Finds the name that was probably meant.
enum NearestName {
  /// The candidate with the smallest edit distance to `name`, the first of several; nil when there is none to choose from.
  static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.unicodeScalars)
    var best: String?
    var bound = Int.max
    for candidate in candidates {
      let scalars = Array(candidate.unicodeScalars)
      guard abs(scalars.count - wanted.count) < bound else { continue }
      let distance = editDistance(wanted, scalars)
      if distance < bound {
        bound = distance
        best = candidate
      }
    }
    return best
  }

  /// Whether a name looks like another one written wrong: one edit, or one for every three letters.
  static func isSlip(_ name: String, of other: String) -> Bool {
    editDistance(Array(name.unicodeScalars), Array(other.unicodeScalars)) <= 2 * max(1, other.unicodeScalars.count / 3)
  }

  /// Twice the fewest insertions, deletions, replacements and swaps of neighbours that turn one text into the other.
  ///
  /// A letter in the other case counts half, so that `Skills` is nearer to `skills` than to `skill`.
  static func editDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
    var beforePrevious: [Int] = []
    var previous = (0...second.count).map { $0 * 2 }
    for i in first.indices {
      var current = [(i + 1) * 2]
      current.reserveCapacity(second.count + 1)
      for j in second.indices {
        var distance = min(previous[j + 1] + 2, current[j] + 2, previous[j] + replacement(first[i], second[j]))
        if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] { distance = min(distance, beforePrevious[j - 1] + 2) }
        current.append(distance)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[second.count]
  }

  private static func replacement(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Int {
    if first == second { return 0 }
    return first.isASCII && second.isASCII && first.value | 0x20 == second.value | 0x20 && first.properties.isAlphabetic ? 1 : 2
  }
}
