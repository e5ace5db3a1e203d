package import Instances

/// Writes a schedule document, format 1: equal schedules give equal bytes.
///
/// Fields stand in the order of the problem page, `timing` last; what the schedule does not state is left out. A cost with `bound` and
/// `unavoidable` also gets its `netGap`, which is `null` where it has no value.
package func writeSchedule(_ schedule: Schedule, horizon: Horizon) -> [UInt8] {
  let writer = ScheduleWriter(horizon: horizon)
  return JSONWriter.bytes { json in
    json.object { json in writer.document(schedule, &json) }
  }
}

private struct ScheduleWriter {
  let horizon: Horizon

  func document(_ schedule: Schedule, _ json: inout JSONWriter) {
    json.member("format", ScheduleFields.format)
    if schedule.instanceName != nil || schedule.instanceSHA256 != nil {
      json.object("instance", compact: true) { json in
        optional("name", schedule.instanceName, &json)
        optional("sha256", schedule.instanceSHA256, &json)
      }
    }
    optional("status", schedule.status?.rawValue, &json)
    optional("stopped", schedule.stopped?.rawValue, &json)
    if let cost = schedule.cost { self.cost(cost, &json) }
    json.array("routes") { json in
      for route in schedule.routes { self.route(route, &json) }
    }
    if let tasks = schedule.tasks {
      json.array("tasks") { json in
        for task in tasks { self.task(task, &json) }
      }
    }
    if let unserved = schedule.unserved {
      json.array("unserved") { json in
        for task in unserved { self.unserved(task, &json) }
      }
    }
    if let conflicts = schedule.conflicts {
      json.array("conflicts") { json in
        for conflict in conflicts {
          json.array(compact: true) { json in
            for id in conflict { json.element(id) }
          }
        }
      }
    }
    if let seconds = schedule.seconds {
      json.object("timing", compact: true) { json in fraction("seconds", seconds, &json) }
    }
  }

  private func cost(_ cost: Cost, _ json: inout JSONWriter) {
    json.object("cost") { json in
      json.member("total", cost.total)
      optional("bound", cost.bound, &json)
      if let gap = cost.gap { fraction("gap", gap, &json) }
      optional("unavoidable", cost.unavoidable, &json)
      if let netGap = cost.netGap {
        fraction("netGap", netGap, &json)
      } else if cost.bound != nil, cost.unavoidable != nil {
        json.null("netGap")
      }
      if let terms = cost.terms {
        json.object("terms", compact: true) { json in
          for term in CostTerm.allCases { json.member(term.rawValue, terms[term]) }
        }
      }
    }
  }

  private func route(_ route: Route, _ json: inout JSONWriter) {
    json.object { json in
      json.member("worker", route.worker)
      span("shift", route.shiftStart, route.shiftEnd, &json)
      time("leave", route.leave, &json)
      time("return", route.return, &json)
      json.array("stops") { json in
        for stop in route.stops { self.stop(stop, &json) }
      }
      json.array("breaks") { json in
        for pause in route.breaks { span(nil, pause.start, pause.end, &json) }
      }
      optional("returnMinutes", route.returnMinutes, &json)
      optional("returnMetres", route.returnMetres, &json)
    }
  }

  private func stop(_ stop: Stop, _ json: inout JSONWriter) {
    json.object(compact: true) { json in
      json.member("task", stop.task)
      json.member("seat", stop.seat)
      if let arrive = stop.arrive { time("arrive", arrive, &json) }
      time("begin", stop.begin, &json)
      time("end", stop.end, &json)
      optional("travelMinutes", stop.travelMinutes, &json)
      optional("travelMetres", stop.travelMetres, &json)
    }
  }

  private func task(_ task: ServedTask, _ json: inout JSONWriter) {
    json.object(compact: true) { json in
      json.member("id", task.id)
      time("begin", task.begin, &json)
      time("end", task.end, &json)
      json.array("team") { json in
        for member in task.team {
          json.object { json in
            json.member("worker", member.worker)
            json.member("seat", member.seat)
          }
        }
      }
      json.member("pinned", task.pinned)
    }
  }

  private func unserved(_ task: UnservedTask, _ json: inout JSONWriter) {
    json.object { json in
      json.member("task", task.task)
      json.array("reasons") { json in
        for reason in task.reasons {
          json.object { json in
            json.member("code", reason.code)
            json.member("message", reason.message)
            json.member("workers", reason.workers)
            optional("remedy", reason.remedy, &json)
          }
        }
      }
    }
  }

  // MARK: Values

  private func span(_ key: String?, _ start: Int, _ end: Int, _ json: inout JSONWriter) {
    json.object(key, compact: true) { json in
      time("start", start, &json)
      time("end", end, &json)
    }
  }

  private func time(_ key: String, _ minute: Int, _ json: inout JSONWriter) { json.member(key, horizon.text(minute)) }

  private func optional(_ key: String, _ value: String?, _ json: inout JSONWriter) {
    if let value { json.member(key, value) }
  }

  private func optional(_ key: String, _ value: Int?, _ json: inout JSONWriter) {
    if let value { json.member(key, value) }
  }

  /// Six decimals; a value that is no number is left out.
  private func fraction(_ key: String, _ value: Double, _ json: inout JSONWriter) {
    if value.isFinite { json.member(key, (value * 1e6).rounded() / 1e6) }
  }
}
