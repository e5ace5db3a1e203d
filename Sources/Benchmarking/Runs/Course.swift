import Optimising
import Synchronization

/// Writes down how a search improves.
final class Course: ProgressObserver {
  struct Step: Sendable, Hashable {
    var seconds: Double
    var incumbent: Int?
    var bound: Int?
  }

  private struct Contents: Sendable {
    var steps: [Step] = []
    var profile = Profile()
  }

  private let contents = Mutex(Contents())

  func report(_ progress: SearchProgress) {
    guard progress.improved else { return }
    contents.withLock { contents in
      contents.steps.append(Step(seconds: progress.seconds, incumbent: progress.incumbent, bound: progress.bound))
    }
  }

  var steps: [Step] { contents.withLock(\.steps) }

  func finish(_ profile: Profile) { contents.withLock { $0.profile = profile } }

  /// What the whole search counted.
  var profile: Profile { contents.withLock(\.profile) }
}

extension [Course.Step] {
  var first: Double? { first { $0.incumbent != nil }?.seconds }

  /// Seconds until the best schedule cost at most `share` more than the last one, of what can be avoided.
  func seconds(within share: Double, of total: Int, unavoidable: Int) -> Double? {
    first { step in
      guard let incumbent = step.incumbent else { return false }
      return Double(incumbent - total) <= share * Double(total - unavoidable)
    }?.seconds
  }

  /// Seconds until schedule and bound were this close, of what can be avoided.
  func seconds(toGap gap: Double, unavoidable: Int) -> Double? {
    first { step in
      guard let incumbent = step.incumbent, let bound = step.bound else { return false }
      return Double(incumbent - bound) <= gap * Double(incumbent - unavoidable)
    }?.seconds
  }
}
