/// Remembers where a job fits best in a shift, as long as nothing changes for the worker.
///
/// Each state of a worker's routes has a version; an entry is good while its worker is at the version that it was made for. What a search takes back
/// gets its old version, so that its entries hold again: each slot has room for two, one of them for the move that is being tried.
struct PlaceCache: Sendable {
  struct Entry: Sendable {
    var version: UInt32
    /// `Int32.max`: nowhere.
    var cost: Int32
    var place: Int32
  }

  private var entries: [Entry] = []
  private var version: [UInt32]
  private var last: UInt32
  /// Versions that changes have replaced since `mark`.
  private var replaced: [(worker: Int, version: UInt32)] = []
  private var isLogging = false
  /// Later versions belong to the move that is being tried.
  private var firstOfMove = UInt32.max

  init(workers: Int, entries: [Entry] = []) {
    self.entries = entries
    version = (0..<workers).map { UInt32($0 + 1) }
    last = UInt32(workers)
  }

  /// Makes room; without it nothing is remembered.
  mutating func open(slots: Int) {
    if entries.isEmpty { entries = Array(repeating: Entry(version: 0, cost: 0, place: 0), count: 2 * slots) }
  }

  /// Takes over the room of another plan's cache; its entries hold no more.
  mutating func takeRoom(of other: inout PlaceCache) {
    entries = other.entries
    other.entries = []
    last = max(last, other.last)
    for worker in version.indices {
      last += 1
      version[worker] = last
    }
    replaced.removeAll()
  }

  @inline(__always)
  func entry(_ slot: Int, _ worker: Int) -> Entry? {
    guard 2 * slot + 1 < entries.count else { return nil }
    if entries[2 * slot].version == version[worker] { return entries[2 * slot] }
    if entries[2 * slot + 1].version == version[worker] { return entries[2 * slot + 1] }
    return nil
  }

  @inline(__always)
  mutating func remember(_ slot: Int, _ worker: Int, cost: Int, place: Int) {
    guard 2 * slot + 1 < entries.count else { return }
    let way = version[worker] > firstOfMove ? 1 : 0
    entries[2 * slot + way] = Entry(version: version[worker], cost: Int32(clamping: cost), place: Int32(place))
  }

  @inline(__always)
  mutating func change(_ worker: Int) {
    if isLogging { replaced.append((worker, version[worker])) }
    last += 1
    version[worker] = last
  }

  /// From here on changes may be taken back.
  mutating func mark() {
    if last > .max / 2 { forget() }
    isLogging = true
    firstOfMove = last
    replaced.removeAll(keepingCapacity: true)
  }

  /// Starts counting versions anew, before they run out.
  private mutating func forget() {
    for slot in entries.indices { entries[slot].version = 0 }
    self = PlaceCache(workers: version.count, entries: entries)
  }

  /// The workers' routes are as they were at `mark` again.
  mutating func takeBack() {
    isLogging = false
    for change in replaced.reversed() { version[change.worker] = change.version }
    replaced.removeAll(keepingCapacity: true)
  }
}
