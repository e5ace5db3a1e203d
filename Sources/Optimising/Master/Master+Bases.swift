import LinearPrograms

/// A basis of the master, to come back to. It stays good as long as there is room for its columns.
///
/// Rows and columns that come later leave it what it was: their slacks join it.
final class KnownBasis {
  fileprivate var basis: Basis?

  var isGood: Bool { basis != nil }

  fileprivate init(_ basis: Basis) { self.basis = basis }
}

/// The bases that somebody may come back to.
struct KnownBases {
  private struct Entry {
    weak var basis: KnownBasis?
  }

  private var entries: [Entry] = []

  /// The oldest first.
  fileprivate var living: [KnownBasis] { entries.compactMap(\.basis) }

  fileprivate mutating func insert(_ basis: KnownBasis) {
    // Now and then those are forgotten that nobody asks for any more.
    if entries.count.isMultiple(of: 64) { entries.removeAll { $0.basis == nil } }
    entries.append(Entry(basis: basis))
  }
}

extension Master {
  /// The basis at hand, to come back to.
  mutating func rememberBasis() -> KnownBasis {
    let known = KnownBasis(problem.basis())
    bases.insert(known)
    return known
  }

  /// Puts a basis back if it is still good.
  mutating func restore(_ known: KnownBasis) {
    if let basis = known.basis { problem.restore(basis) }
  }

  /// Whether each column counts in one of the latest bases, basic or at its upper bound, as many as there is room for; older bases are given up.
  func heldColumns(most: Int) -> [Bool] {
    var isHeld = Array(repeating: false, count: problem.columnCount)
    var held = 0
    for known in bases.living.reversed() {
      guard let basis = known.basis else { continue }
      guard held <= most else {
        known.basis = nil
        continue
      }
      for (column, status) in basis.columns.enumerated() where (status == Basis.basic || status == Basis.atUpper) && !isHeld[column] {
        isHeld[column] = true
        held += 1
      }
    }
    return isHeld
  }

  /// Follows columns that are taken out.
  func dropFromBases(_ isGone: [Bool]) {
    for known in bases.living {
      guard let columns = known.basis?.columns else { continue }
      known.basis?.columns = zip(columns, isGone).filter { !$0.1 }.map(\.0)
    }
  }

  /// Gives up the bases in which a row stands at its bound: other coefficients there could leave them singular. Elsewhere its slack is basic.
  func giveUpBases(atBound row: Int) {
    for known in bases.living {
      if let rows = known.basis?.rows, row < rows.count, rows[row] != Basis.basic { known.basis = nil }
    }
  }
}
