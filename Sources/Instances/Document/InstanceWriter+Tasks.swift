/// Needs, activities and the ties between them.
extension InstanceWriter {
  func need(_ need: Need, _ json: inout JSONWriter) {
    let household = instance.households[need.household]
    let tier = household.tier.map { instance.tiers[$0] }
    json.object { json in
      json.member("id", need.id)
      json.member("household", household.id)
      json.text("service", need.service)
      json.whole("times", need.times, unless: 1)
      json.whole("minGapDays", need.minGapDays, unless: 1)
      json.member("durationMinutes", need.durationMinutes)
      json.array("windows") { json in
        for window in need.windows {
          json.object(compact: true) { json in
            json.member("start", time(window.start))
            json.member("end", time(window.end))
            json.whole("cost", window.cost, unless: 0)
          }
        }
      }
      team(need.team, &json)
      json.whole("unservedCost", need.unservedCost, unless: tier?.unservedCost ?? 100)
      json.whole("noneServedCost", need.noneServedCost, unless: tier?.noneServedCost ?? 0)
      json.flag("mandatory", need.mandatory)
      people(need.people, &json)
      expense(need.expense, &json)
    }
  }

  func activity(_ activity: Activity, _ json: inout JSONWriter) {
    json.object { json in
      json.member("id", activity.id)
      json.text("name", activity.name)
      if let venue = activity.venue { json.member("venue", instance.venues[venue].id) } else { json.location("location", activity.location) }
      json.text("station", station(activity.station))
      json.member("durationMinutes", activity.durationMinutes)
      json.member("starts", activity.starts.map { time($0) })
      team(activity.team, &json)
      json.whole("unservedCost", activity.unservedCost, unless: 100)
      json.flag("mandatory", activity.mandatory)
      people(activity.people, &json)
      expense(activity.expense, &json)
    }
  }

  private func team(_ team: Team, _ json: inout JSONWriter) {
    json.object("team", compact: true) { json in
      json.array("seats") { json in
        for seat in team.seats {
          json.object { json in
            json.texts("kinds", seat.kinds.map { instance.kinds[$0].id })
            skills(seat.skills, level: "minLevel", &json)
            json.texts("tags", seat.tags)
            json.whole("count", seat.count, unless: 1)
            json.whole("min", seat.min, unless: seat.count)
            json.whole("missingCost", seat.missingCost, unless: 0)
          }
        }
      }
      json.list("covers", team.covers) { cover, json in
        json.object { json in
          switch cover.property {
          case .tag(let tag): json.member("tag", tag)
          case .kind(let kind): json.member("kind", instance.kinds[kind].id)
          case .skill(let skill, let minLevel):
            json.member("skill", instance.skills[skill].id)
            json.whole("minLevel", minLevel, unless: 1)
          }
          json.whole("count", cover.count, unless: 1)
          json.whole("missingCost", cover.missingCost)
        }
      }
    }
  }

  private func people(_ people: WorkerWishes, _ json: inout JSONWriter) {
    let lists = [
      ("regulars", people.regulars), ("preferred", people.preferred), ("prohibited", people.prohibited), ("required", people.required),
    ]
    guard people.maxDistinct != nil || !people.costs.isEmpty || lists.contains(where: { !$0.1.isEmpty }) else { return }
    json.object("workers", compact: true) { json in
      for (name, workers) in lists { json.texts(name, workers.map { instance.workers[$0].id }) }
      json.whole("maxDistinct", people.maxDistinct)
      if !people.costs.isEmpty {
        json.object("costs") { json in
          for cost in people.costs { json.member(instance.workers[cost.worker].id, cost.cost) }
        }
      }
    }
  }

  private func expense(_ expense: Expense?, _ json: inout JSONWriter) {
    guard let expense else { return }
    json.object("expense", compact: true) { json in
      json.member("fund", instance.funds[expense.fund].id)
      json.member("fen", expense.fen)
    }
  }

  func dependency(_ dependency: Dependency, _ json: inout JSONWriter) {
    json.object(compact: true) { json in
      json.member("first", instance.taskId(of: dependency.first, occurrence: 0))
      json.member("second", instance.taskId(of: dependency.second, occurrence: 0))
      json.whole("minGapMinutes", dependency.minGapMinutes)
      json.whole("maxGapMinutes", dependency.maxGapMinutes)
      json.flag("differentWorkers", dependency.differentWorkers)
    }
  }
}
