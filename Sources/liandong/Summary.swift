import Instances
import Schedules

/// What a schedule comes to, in words for the person who asked for it.
struct Summary {
  private let schedule: Schedule
  private let instance: Instance

  init(_ schedule: Schedule, _ instance: Instance) {
    self.schedule = schedule
    self.instance = instance
  }

  func text(_ language: Language) -> String {
    let isChinese = language == .zh
    guard let cost = schedule.cost else {
      if schedule.status == .infeasible {
        let lists = (schedule.conflicts ?? []).map { $0.joined(separator: isChinese ? "、" : ", ") }.joined(separator: "; ")
        return isChinese ? "必须完成的要求互相冲突,没有任何排班能同时满足:\(lists)" : "No roster can meet all that is demanded; these conflict: \(lists)"
      }
      return isChinese ? "在限定时间内没有找到排班。" : "No roster was found within the limits."
    }
    var lines: [String] = []
    let served = Set((schedule.tasks ?? []).map(\.id))
    for tier in instance.tiers.indices {
      let needs = instance.needs.filter { instance.households[$0.household].tier == tier }
      let tasks = needs.flatMap { need in (1...need.times).map { "\(need.id)#\($0)" } }
      guard !tasks.isEmpty else { continue }
      let done = tasks.count { served.contains($0) }
      let name = instance.tiers[tier].name ?? instance.tiers[tier].id
      lines.append(isChinese ? "\(name):\(tasks.count) 次走访安排了 \(done) 次" : "\(name): \(done) of \(tasks.count) visits are served")
    }
    if !instance.activities.isEmpty {
      let done = instance.activities.count { served.contains($0.id) }
      lines.append(
        isChinese
          ? "活动:\(instance.activities.count) 场安排了 \(done) 场" : "Activities: \(done) of \(instance.activities.count) are served")
    }
    if let bound = cost.bound {
      if bound == cost.total {
        lines.append(isChinese ? "总分 \(cost.total):已证明最优,没有更好的排班。" : "Total \(cost.total): proven best; no roster costs less.")
      } else {
        lines.append(isChinese ? "总分 \(cost.total):任何排班都不会低于 \(bound)。" : "Total \(cost.total): no roster can cost less than \(bound).")
      }
    }
    for task in (schedule.unserved ?? []).prefix(20) {
      let reason = task.reasons.first?.message
      lines.append((isChinese ? "未安排 " : "unserved ") + task.task + (reason.map { (isChinese ? ":" : ": ") + $0 } ?? ""))
    }
    return lines.joined(separator: "\n")
  }
}
