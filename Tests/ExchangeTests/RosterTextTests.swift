import Exchange
import Foundation
import Instances
import Schedules
import TestSupport
import Testing

@Suite struct RosterTextTests {
  @Test(
    "Chinese characters take two columns, combining marks none", arguments: [("社工01", 6), ("abc", 3), ("、", 2), ("e\u{301}", 1), ("–", 1), ("（", 2), ("", 0)])
  func width(text: String, columns: Int) {
    #expect(displayWidth(text) == columns)
    #expect(displayWidth(padded(text, to: 8)) == 8)
  }

  @Test("by day: time, place, service and team stand in columns")
  func byDay() {
    let lines = rosterText(VillageHall.schedule, of: VillageHall.instance, by: .day, .zh).split(separator: "\n").map(String.init)
    #expect(
      lines.prefix(5) == [
        "11月23日（周一）", "  10:00–10:30  家庭02  健康检查  n3#1  党群01", "11月24日（周二）", "  14:15–14:55  家庭01  陪伴探访  n1#1  社工01、志愿者01",
        "  15:05–15:25  家庭02  送餐      n2#1  志愿者01",
      ])
    #expect(lines.count == 11)
    // The teams of one day start in one column.
    let wednesday = lines.filter { $0.contains("社工01") && $0.contains(":") }.prefix(4)
    #expect(Set(lines[6...8].map { displayWidth(String($0.prefix(upTo: $0.range(of: "社工01")?.lowerBound ?? $0.endIndex))) }).count == 1, "\(wednesday)")
  }

  @Test("by worker: leave, return, stops and breaks in order of time")
  func byWorker() {
    let text = rosterText(VillageHall.schedule, of: VillageHall.instance, by: .worker, .en)
    #expect(text.contains("  Wed 25 Nov  09:00–12:48  09:00 社区活动室 老年人支持小组 → 11:00 家庭03 居家安全检查 → 11:30–12:00 break → 12:15 家庭02 健康回访"))
  }

  @Test("the summary counts visits by tier, says what the bound means and why a task is left out")
  func summary() {
    let zh = summaryText(VillageHall.schedule, of: VillageHall.instance, .zh)
    for part in ["走访·黄：4 次安排了 3 次", "走访·红：2 次全部安排", "活动：1 场全部安排", "总分 564（", "任何排班的总分都不低于 500，也就是最多还能省 11.4%", "家庭02的送餐（n2#2）："] {
      #expect(zh.contains(part), "\(part) is not in\n\(zh)")
    }
    let en = summaryText(VillageHall.schedule, of: VillageHall.instance, .en)
    #expect(en.contains("no roster can cost less than 500; at most 11.4 % could still be saved"))
    #expect(en.contains("Fund: CNY 43.44 of CNY 50.00") || en.contains("Fund: CNY 43."))
  }

  @Test("conflicts are named in words")
  func conflicts() {
    let schedule = Schedule(status: .infeasible, routes: [], tasks: [], conflicts: [["n5#1"], ["n1#1", "a1"]])
    let text = summaryText(schedule, of: VillageHall.instance, .zh)
    #expect(text.contains("家庭03的居家安全检查（n5#1）") && text.contains("这 2 项不能同时做到：家庭01的陪伴探访（n1#1）、活动“老年人支持小组”（a1）"))
    #expect(summaryText(schedule, of: VillageHall.instance, .en).contains("these 2 cannot all be done"))
  }
}
