package import Instances
package import Schedules

/// How a roster is read: what happens on each date, or what each worker does.
package enum RosterView: String, Sendable, CaseIterable {
  case day, worker
}

/// A roster that a coordinator can read, print and pin to the wall.
///
/// By day: time, place, service and team of each task, in order of begin. By worker, in the instance's order: each route's leave and return with
/// its stops and the breaks away from home. Columns line up on a terminal with Chinese characters.
package func rosterText(_ schedule: Schedule, of instance: Instance, by view: RosterView, _ language: Language) -> String {
  let text = RosterText(schedule, instance, language)
  switch view {
  case .day: return text.byDay().joined(separator: "\n")
  case .worker: return text.byWorker().joined(separator: "\n")
  }
}

private struct RosterText {
  private struct Task {
    let owner: TaskOwner
    let id: String
    let begin: Int
    let end: Int
    var team: [(seat: Int, worker: Int)]
  }

  private let schedule: Schedule
  private let instance: Instance
  private let speech: Speech
  private let workers: [String: Int]
  private let owners: [String: TaskOwner]

  init(_ schedule: Schedule, _ instance: Instance, _ language: Language) {
    self.schedule = schedule
    self.instance = instance
    speech = Speech(instance, language)
    workers = Dictionary(uniqueKeysWithValues: instance.workers.enumerated().map { ($1.id, $0) })
    owners = Dictionary(uniqueKeysWithValues: instance.owners.map { (instance.id(of: $0), $0) })
  }

  func byDay() -> [String] {
    let pinned = Set((schedule.tasks ?? []).filter(\.pinned).map(\.id))
    let tasks = tasks()
    var lines: [String] = []
    for day in 0..<instance.horizon.days {
      let today = tasks.filter { $0.begin.day == day }
      if today.isEmpty { continue }
      var table = TextTable()
      for task in today {
        let team = task.team.sorted { ($0.seat, $0.worker) < ($1.seat, $1.worker) }.map { speech.worker($0.worker) }.joined(
          separator: speech.say(zh: "、", en: ", "))
        let pin = pinned.contains(task.id) ? speech.say(zh: "（锁定）", en: " (pinned)") : ""
        table.add([
          "\(speech.clock(task.begin))–\(speech.clock(task.end, day: day))", speech.place(task.owner), speech.service(task.owner), task.id, team + pin,
        ])
      }
      lines.append(speech.date(day))
      lines += table.lines(indent: "  ")
    }
    return lines
  }

  func byWorker() -> [String] {
    var lines: [String] = []
    for (index, worker) in instance.workers.enumerated() {
      let routes = schedule.routes.filter { $0.worker == worker.id }.sorted { $0.leave < $1.leave }
      if routes.isEmpty { continue }
      lines.append("\(speech.worker(index))\(speech.say(zh: "（\(speech.kind(worker.kind))）", en: " (\(speech.kind(worker.kind)))"))")
      var table = TextTable()
      for route in routes {
        let day = route.shiftStart.day
        let arrow = " → "
        table.add([
          speech.date(day), "\(speech.clock(route.leave, day: day))–\(speech.clock(route.return, day: day))", entries(route, day).joined(separator: arrow),
        ])
      }
      lines += table.lines(indent: "  ")
    }
    return lines
  }

  /// Stops and breaks in order of time.
  private func entries(_ route: Route, _ day: Int) -> [String] {
    var entries: [(start: Int, text: String)] = route.stops.map { stop in
      let name = owner(stop.task).map { [speech.place($0), speech.service($0)].filter { !$0.isEmpty }.joined(separator: " ") } ?? stop.task
      return (stop.begin, "\(speech.clock(stop.begin, day: day)) \(name)")
    }
    entries += route.breaks.map {
      ($0.start, "\(speech.clock($0.start, day: day))–\(speech.clock($0.end, day: day)) \(speech.say(zh: "休息", en: "break"))")
    }
    return entries.sorted { $0.start < $1.start }.map(\.text)
  }

  /// What the routes serve, by begin, then in the instance's order.
  private func tasks() -> [Task] {
    var tasks: [Task] = []
    var positions: [String: Int] = [:]
    for route in schedule.routes {
      guard let worker = workers[route.worker] else { continue }
      for stop in route.stops {
        guard let owner = owner(stop.task) else { continue }
        if let known = positions[stop.task] {
          tasks[known].team.append((stop.seat, worker))
        } else {
          positions[stop.task] = tasks.count
          tasks.append(Task(owner: owner, id: stop.task, begin: stop.begin, end: stop.end, team: [(stop.seat, worker)]))
        }
      }
    }
    return tasks.sorted { ($0.begin, $0.end, $0.id) < ($1.begin, $1.end, $1.id) }
  }

  private func owner(_ id: String) -> TaskOwner? { owners[String(id.prefix { $0 != "#" })] }
}
