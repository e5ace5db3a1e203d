import Dispatch

/// Where the time of the searching thread goes.
package enum Activity: String, Sendable, CaseIterable {
  case linearPrograms, pricing, separation, cutting, strongBranching, enumeration, integerPrograms, localSearch
}

/// Seconds and calls of each activity, and counts that do not depend on the clock.
package struct Profile: Sendable, Hashable {
  package var seconds: [Double] = Array(repeating: 0, count: Activity.allCases.count)
  package var calls: [Int] = Array(repeating: 0, count: Activity.allCases.count)
  /// Rounds of column generation.
  package var rounds = 0
  package var labels = 0
  package var pivots = 0
  package var nodes = 0
  /// Routes that pricing added, and cells that were cut.
  package var columns = 0
  package var cells = 0
  /// Moves of the local search.
  package var moves = 0

  package init() {}

  /// Counts by name; with a work limit they do not vary.
  package var counts: [(name: String, value: Int)] {
    [("rounds", rounds), ("pivots", pivots), ("labels", labels), ("nodes", nodes), ("columns", columns), ("cells", cells), ("moves", moves)]
  }

  /// Another search's profile on top of this one.
  mutating func add(_ other: Profile) {
    for activity in seconds.indices {
      seconds[activity] += other.seconds[activity]
      calls[activity] += other.calls[activity]
    }
    rounds += other.rounds
    labels += other.labels
    pivots += other.pivots
    nodes += other.nodes
    columns += other.columns
    cells += other.cells
    moves += other.moves
  }

  package func seconds(_ activity: Activity) -> Double { seconds[activity.position] }
  package func calls(_ activity: Activity) -> Int { calls[activity.position] }
}

extension Activity {
  var position: Int { Activity.allCases.firstIndex(of: self) ?? 0 }
}

extension SearchState {
  /// Runs `body` on the account of an activity.
  func measure<Value, Failure: Error>(_ activity: Activity, _ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    let begin = DispatchTime.now().uptimeNanoseconds
    defer {
      profile.seconds[activity.position] += Double(DispatchTime.now().uptimeNanoseconds - begin) / 1e9
      profile.calls[activity.position] += 1
    }
    return try body()
  }
}
