import Dispatch
import Synchronization

/// Computes `body` for each index on up to `threads` threads; the answers stand in order, whatever thread made them.
func parallelMap<Value: Sendable>(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Value) -> [Value] {
  if threads <= 1 || count <= 1 { return (0..<count).map(body) }
  let next = Atomic(0)
  let parts = Mutex<[(Int, Value)]>([])
  DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
    var own: [(Int, Value)] = []
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      if index >= count { break }
      own.append((index, body(index)))
    }
    parts.withLock { $0 += own }
  }
  return parts.withLock { $0 }.sorted { $0.0 < $1.0 }.map(\.1)
}
