import Dispatch
import Foundation

/// Threads that work in rounds: each keeps what it has between them, as GLPK's problems must stay on their thread.
final class Crew: Sendable {
  private let count: Int
  private let begin: [DispatchSemaphore]
  private let finished = DispatchSemaphore(value: 0)
  private let isOver = Flag()

  /// - Parameter body: the whole life of one thread; it waits for the next round by the function it is given, which says false at the end.
  init(_ count: Int, _ body: @escaping @Sendable (_ thread: Int, _ nextRound: () -> Bool) -> Void) {
    self.count = count
    begin = (0..<count).map { _ in DispatchSemaphore(value: 0) }
    for index in 0..<count {
      let (begin, finished, isOver) = (begin[index], finished, isOver)
      let thread = Thread {
        var isFirst = true
        body(index) {
          if !isFirst { finished.signal() }
          isFirst = false
          begin.wait()
          return !isOver.isSet
        }
        finished.signal()
      }
      thread.stackSize = 16 << 20
      thread.start()
    }
  }

  /// One round of all threads; returns when the last has done its part.
  func round() {
    for semaphore in begin { semaphore.signal() }
    for _ in 0..<count { finished.wait() }
  }

  /// Lets every thread come to its end.
  func end() {
    isOver.set()
    round()
  }
}
