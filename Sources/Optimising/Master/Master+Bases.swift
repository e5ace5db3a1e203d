import LinearPrograms

/// A basis of the master, to come back to. It stays good as long as there is room for its columns.
///
/// Rows and columns that come later leave it what it was: their slacks join it.
final class KnownBasis {
  fileprivate var basis: Basis?

  var isGood: Bool { basis != nil }

  fileprivate init(_ basis: Basis) { self.basis = basis }
}

/// The bases that somebody may come back to: those that a node or a step of a dive still has.
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

  /// Holds the columns that count in the latest bases, basic or at their upper bound; older bases are given up.
  ///
  /// - Parameter most: columns of routes at most.
  /// - Returns: whether each column is held.
  func holdColumns(most: Int) -> [Bool] {
    var isHeld = Array(repeating: false, count: problem.columnCount)
    var isRoute = isHeld
    for column in columnOfRoute { isRoute[column.index] = true }
    var room = most
    for known in bases.living.reversed() {
      guard let basis = known.basis else { continue }
      let more = basis.columns.indices.filter { isRoute[$0] && !isHeld[$0] && (basis.columns[$0] == Basis.basic || basis.columns[$0] == Basis.atUpper) }
      room -= more.count
      guard room >= 0 else {
        known.basis = nil
        continue
      }
      for column in more { isHeld[column] = true }
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
