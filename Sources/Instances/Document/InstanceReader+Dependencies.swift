/// Ties between tasks (H13).
extension InstanceReader {
  mutating func readDependencies(_ values: [JSONValue]) -> [Dependency] {
    var dependencies: [Dependency] = []
    var edges: [Edge] = []
    for value in values {
      let first = readTask(value["first"])
      let second = readTask(value["second"])
      guard let first, let second else { continue }
      if first == second {
        faults.report(.dependencyOnItself, at: value["second"] ?? value)
        continue
      }
      let dependency = Dependency(
        first: owner(first), second: owner(second), minGapMinutes: value["minGapMinutes"]?.int, maxGapMinutes: value["maxGapMinutes"]?.int,
        differentWorkers: value.flag("differentWorkers"))
      dependencies.append(dependency)
      guard dependency.orders else { continue }
      edges.append(Edge(from: first, to: second, value: value))
      if let max = dependency.maxGapMinutes, dependency.minGapMinutes ?? 0 > max {
        faults.report(.gapsCrossed(min: dependency.minGapMinutes ?? 0, max: max), at: value)
      }
    }
    reportCycles(edges)
    return dependencies
  }

  /// Position, needs before activities, of the task that an id names: an activity's own id, or `id#1` of a need with `times` 1.
  private mutating func readTask(_ value: JSONValue?) -> Int? {
    guard let value, let id = value.string else { return nil }
    if let position = tasks.positions[id]?.position, position >= needValues.count { return position }
    if let mark = id.lastIndex(of: "#"), let position = tasks.positions[String(id[..<mark])]?.position, position < needValues.count {
      let times = needValues[position].whole("times", 1)
      if times > 1 {
        faults.report(.dependencyOnRepeatedNeed(need: String(id[..<mark]), times: times), at: value)
        return nil
      }
      if id[mark...] == "#1" { return position }
    }
    let (list, needs) = (tasks, needValues.count)
    let nearest = nearest(to: id, among: list.ids.map { id in (list.positions[id]?.position ?? 0) < needs ? id + "#1" : id })
    faults.report(.danglingReference(to: list.wording, nearest: nearest), at: value)
    return nil
  }

  private func owner(_ position: Int) -> TaskOwner {
    position < needValues.count ? .need(position) : .activity(position - needValues.count)
  }

  private struct Edge {
    var from: Int
    var to: Int
    var value: JSONValue
  }

  /// Reports one circle for each dependency that closes one on a walk in depth through all of them.
  private mutating func reportCycles(_ edges: [Edge]) {
    var leaving: [Int: [Edge]] = [:]
    for edge in edges { leaving[edge.from, default: []].append(edge) }
    /// Where a task stands on the path; -1: it is done with; nil: it has not been seen.
    var places: [Int: Int] = [:]
    for root in edges.map(\.from) where places[root] == nil {
      var path = [(task: root, next: 0)]
      places[root] = 0
      while let step = path.last {
        let onward = leaving[step.task] ?? []
        guard step.next < onward.count else {
          places[step.task] = -1
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let edge = onward[step.next]
        switch places[edge.to] {
        case nil:
          places[edge.to] = path.count
          path.append((edge.to, 0))
        case let place? where place >= 0: faults.report(.dependencyCycle(tasks: circle(path[place...])), at: edge.value)
        default: break
        }
      }
    }
  }

  /// The tasks of a circle back to the first; of a long one the beginning and the end, which is what a person reads.
  private func circle(_ path: ArraySlice<(task: Int, next: Int)>) -> [String] {
    let first = path.prefix(8).map { taskId($0.task) }
    let rest = path.dropFirst(8)
    let last = (rest.count <= 4 ? rest : rest.suffix(3)).map { taskId($0.task) }
    return first + (rest.count <= 4 ? [] : ["… (\(rest.count - 3))"]) + last + first.prefix(1)
  }

  private func taskId(_ position: Int) -> String {
    switch owner(position) {
    case .need(let index): needValues[index].text("id") + "#1"
    case .activity(let index): activityValues[index].text("id")
    }
  }
}
