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
    let needs = needValues.count
    let candidates = tasks.ids.map { id in (tasks.positions[id]?.position ?? 0) < needs ? id + "#1" : id }
    faults.report(.danglingReference(to: tasks.wording, nearest: nearest(to: id, among: candidates)), at: value)
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
    /// Nil: not seen; true: on the path; false: done.
    var isOnPath: [Int: Bool] = [:]
    for root in edges.map(\.from) where isOnPath[root] == nil {
      var path = [(task: root, next: 0)]
      isOnPath[root] = true
      while let step = path.last {
        let onward = leaving[step.task] ?? []
        guard step.next < onward.count else {
          isOnPath[step.task] = false
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let edge = onward[step.next]
        switch isOnPath[edge.to] {
        case nil:
          isOnPath[edge.to] = true
          path.append((edge.to, 0))
        case true?:
          let circle = path.reversed().prefix { $0.task != edge.to }.reversed().map(\.task)
          faults.report(.dependencyCycle(tasks: ([edge.to] + circle + [edge.to]).map { taskId($0) }), at: edge.value)
        case false?: break
        }
      }
    }
  }

  private func taskId(_ position: Int) -> String {
    switch owner(position) {
    case .need(let index): needValues[index].text("id") + "#1"
    case .activity(let index): activityValues[index].text("id")
    }
  }
}
