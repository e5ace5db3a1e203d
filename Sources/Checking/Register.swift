import Instances

/// The instance's ids, looked up once.
struct Register {
  private let workers: [String: Int]
  private let needs: [String: Int]
  private let activities: [String: Int]
  private let times: [Int]

  init(_ instance: Instance) {
    workers = Register.index(instance.workers.map(\.id))
    needs = Register.index(instance.needs.map(\.id))
    activities = Register.index(instance.activities.map(\.id))
    times = instance.needs.map(\.times)
  }

  func worker(_ id: String) -> Int? { workers[id] }

  /// What a task id names: a need with the number of the occurrence (from 1), or an activity with number 1.
  func task(_ id: String) -> (owner: TaskOwner, number: Int)? {
    guard let mark = id.utf8.lastIndex(of: UInt8(ascii: "#")) else { return activities[id].map { (.activity($0), 1) } }
    let digits = id[id.utf8.index(after: mark)...]
    guard let need = needs[String(id[..<mark])], let number = Int(digits), number >= 1, String(number) == digits else { return nil }
    return (.need(need), number)
  }

  /// Whether a need has a task of this number (H6).
  func exists(_ owner: TaskOwner, number: Int) -> Bool {
    switch owner {
    case .need(let index): number <= times[index]
    case .activity: true
    }
  }

  private static func index(_ ids: [String]) -> [String: Int] {
    var index: [String: Int] = [:]
    index.reserveCapacity(ids.count)
    for (position, id) in ids.enumerated() { index[id] = position }
    return index
  }
}
