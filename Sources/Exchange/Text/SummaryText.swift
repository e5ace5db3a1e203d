package import Instances
package import Schedules

/// What a schedule comes to, in words for the person who asked for it: visits by tier, activities, people, money, what the bound means, and
/// what is left out with its first reason.
package func summaryText(_ schedule: Schedule, of instance: Instance, _ language: Language) -> String {
  SummaryText(schedule, instance, language).lines.joined(separator: "\n")
}

private struct SummaryText {
  private let schedule: Schedule
  private let instance: Instance
  private let speech: Speech
  private let served: Set<String>
  private static let mostUnserved = 20

  init(_ schedule: Schedule, _ instance: Instance, _ language: Language) {
    self.schedule = schedule
    self.instance = instance
    speech = Speech(instance, language)
    served = Set(schedule.routes.flatMap { $0.stops.map(\.task) })
  }

  var lines: [String] {
    switch schedule.status {
    case .infeasible: conflicts
    case .noSolutionFound:
      [say("在限定的时间内没有排出来。请多给些时间，或放宽必办和锁定的要求。", "No roster was found within the limits. Give it more time, or ask less of what is mandatory or pinned.")]
    default: visits + activities + people + funds + price + unserved
    }
  }

  private func say(_ zh: String, _ en: String) -> String { speech.say(zh: zh, en: en) }

  private var conflicts: [String] {
    let lists = schedule.conflicts ?? []
    let owners = Dictionary(uniqueKeysWithValues: instance.owners.map { (instance.id(of: $0), $0) })
    func name(_ id: String) -> String { owners[String(id.prefix { $0 != "#" })].map { speech.task($0, id: id) } ?? id }
    return [say("已证明：必办和锁定的任务不能同时做到，没有任何排班符合要求。", "Proven: what is mandatory or pinned cannot all be done; no roster obeys it.")]
      + lists.map { list in
        list.count == 1
          ? say("  单这一项就做不到：\(name(list[0]))", "  this one alone cannot be done as demanded: \(name(list[0]))")
          : say(
            "  这 \(list.count) 项不能同时做到：\(list.map(name).joined(separator: "、"))",
            "  these \(list.count) cannot all be done: \(list.map(name).joined(separator: ", "))")
      }
  }

  // MARK: What is served

  private func share(_ done: Int, of all: Int, _ zh: String) -> String {
    done == all ? say("\(all) \(zh)全部安排", "all \(all) are served") : say("\(all) \(zh)安排了 \(done) \(zh)", "\(done) of \(all) are served")
  }

  private var visits: [String] {
    var rows: [(name: String, tasks: [String])] = instance.tiers.indices.map { tier in
      (instance.tiers[tier].name ?? instance.tiers[tier].id, tasks { $0 == tier })
    }
    rows.append((say("未分级", "no tier"), tasks { $0 == nil }))
    return rows.filter { !$0.tasks.isEmpty }.map { row in
      let counted = share(row.tasks.count { served.contains($0) }, of: row.tasks.count, "次")
      return rows.count == 1 || instance.tiers.isEmpty
        ? say("走访：\(counted)", "Visits: \(counted)") : say("走访·\(row.name)：\(counted)", "Visits, \(row.name): \(counted)")
    }
  }

  private func tasks(_ isWanted: (Int?) -> Bool) -> [String] {
    instance.needs.filter { isWanted(instance.households[$0.household].tier) }.flatMap { need in (1...need.times).map { "\(need.id)#\($0)" } }
  }

  private var activities: [String] {
    if instance.activities.isEmpty { return [] }
    let counted = share(instance.activities.count { served.contains($0.id) }, of: instance.activities.count, "场")
    return [say("活动：\(counted)", "Activities: \(counted)")]
  }

  /// Hours of service and on the road, as far as the schedule states its legs.
  private var people: [String] {
    let away = Set(schedule.routes.map(\.worker)).count
    let able = instance.workers.count { !$0.shifts.isEmpty }
    let service = schedule.routes.reduce(0) { $0 + $1.stops.reduce(0) { $0 + $1.end - $1.begin } }
    let travel = schedule.routes.reduce(0) { $0 + ($1.returnMinutes ?? 0) + $1.stops.reduce(0) { $0 + ($1.travelMinutes ?? 0) } }
    return [
      say(
        "人员：\(able) 人有班，\(away) 人出门，共 \(schedule.routes.count) 个班；服务 \(speech.minutes(service))，路上 \(speech.minutes(travel))",
        "People: \(away) of \(able) on duty go out, in \(schedule.routes.count) shifts; \(speech.minutes(service)) of service, \(speech.minutes(travel)) on the road"
      )
    ]
  }

  private var funds: [String] {
    var spent = Array(repeating: 0, count: instance.funds.count)
    for need in instance.needs {
      guard let expense = need.expense else { continue }
      spent[expense.fund] += 1000 * expense.fen * (1...need.times).count { served.contains("\(need.id)#\($0)") }
    }
    for activity in instance.activities where served.contains(activity.id) {
      if let expense = activity.expense { spent[expense.fund] += 1000 * expense.fen }
    }
    let rates = Dictionary(uniqueKeysWithValues: instance.workers.map { ($0.id, $0.fundPerKm) })
    for route in schedule.routes {
      guard let rate = rates[route.worker] ?? nil else { continue }
      spent[rate.fund] += rate.fenPerKm * ((route.returnMetres ?? 0) + route.stops.reduce(0) { $0 + ($1.travelMetres ?? 0) })
    }
    return instance.funds.indices.map { fund in
      let (used, whole) = (speech.money(milliFen: spent[fund]), speech.money(milliFen: 1000 * instance.funds[fund].balanceFen))
      return say("经费：\(speech.fund(fund)) \(whole)，用去 \(used)", "Fund: \(used) of \(whole) of \(speech.fund(fund)) are spent")
    }
  }

  // MARK: What it costs

  private var price: [String] {
    guard let cost = schedule.cost else { return [] }
    var lines: [String] = []
    let terms = cost.terms.map { terms in
      CostTerm.allCases.filter { terms[$0] > 0 }.sorted { terms[$0] > terms[$1] }.map { "\($0.wording.text(speech.language)) \(terms[$0])" }
    }
    let parts = terms.map { $0.isEmpty ? "" : say("（\(speech.list($0, most: 13))）", " (\(speech.list($0, most: 13)))") } ?? ""
    lines.append(say("总分 \(cost.total)\(parts)", "Total \(cost.total)\(parts)"))
    if let bound = cost.bound {
      if bound == cost.total {
        lines.append(say("已证明最好：没有任何排班的总分比它低。", "Proven best: no roster costs less."))
      } else if bound > 0 {
        let most = percent(cost.total - bound, of: cost.total)
        lines.append(
          say("已证明：任何排班的总分都不低于 \(bound)，也就是最多还能省 \(most)。", "Proven: no roster can cost less than \(bound); at most \(most) could still be saved."))
      } else {
        lines.append(say("还没有证明它离最好有多远；多给些时间就会知道。", "How far it is from the best is not proven yet; more time will tell."))
      }
    }
    if let unavoidable = cost.unavoidable, unavoidable > 0 {
      lines.append(
        say("其中 \(unavoidable) 来自谁也做不到的任务，怎么排都免不了。", "Of the total, \(unavoidable) stands for tasks that nobody could do, however the roster is made."))
    }
    return lines
  }

  /// One decimal, rounded up, so that it never promises less than there is.
  private func percent(_ part: Int, of whole: Int) -> String {
    let tenths = (1000 * part + whole - 1) / max(1, whole)
    return say("\(tenths / 10).\(tenths % 10)%", "\(tenths / 10).\(tenths % 10) %")
  }

  // MARK: What is left out

  private var unserved: [String] {
    let left = schedule.unserved ?? []
    if left.isEmpty { return [say("没有未安排的任务。", "Nothing is left out.")] }
    let owners = Dictionary(uniqueKeysWithValues: instance.owners.map { (instance.id(of: $0), $0) })
    var lines = [say("未安排 \(left.count) 项：", "Left out: \(left.count)")]
    for task in left.prefix(SummaryText.mostUnserved) {
      let name = owners[String(task.task.prefix { $0 != "#" })].map { speech.task($0, id: task.task) } ?? task.task
      guard let reason = task.reasons.first else {
        lines.append("  \(name)")
        continue
      }
      let why = speech.language.sentences(reason.message, remedy: reason.remedy)
      lines.append(say("  \(name)：\(why)", "  \(name): \(why)"))
    }
    if left.count > SummaryText.mostUnserved {
      lines.append(
        say(
          "  其余 \(left.count - SummaryText.mostUnserved) 项见排班表的 unserved。",
          "  The other \(left.count - SummaryText.mostUnserved) stand in the schedule's unserved."))
    }
    return lines
  }
}
