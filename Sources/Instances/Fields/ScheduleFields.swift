/// The fields of a schedule document, format 1.
package enum ScheduleFields {
  package static let format = "liandong-schedule/1"

  package static let document = ObjectShape(
    "schedule", zh: "班表", en: "schedule",
    [
      Field("format", .choice([format]), .required, zh: "文件格式与版本", en: "format and version of the document"),
      Field("instance", .object(instance), zh: "所排的实例", en: "the instance it belongs to"),
      Field(
        "status", .choice(["OPTIMAL", "FEASIBLE", "INFEASIBLE", "NO_SOLUTION_FOUND"]), zh: "结果：已证最优、可行、已证无解、未找到",
        en: "proven within the asked gap, valid, proven impossible, or none found"),
      Field(
        "stopped", .choice(["gap", "timeLimit", "workLimit", "interrupted", "exhausted"]), zh: "为何停止",
        en: "why the search stopped"),
      Field("cost", .object(cost), zh: "费用与界", en: "what it costs, and what is proven of every schedule"),
      Field("routes", .list(.object(route)), .required, zh: "路线：一人在一个班次里做的事", en: "what each worker does in each shift"),
      Field("tasks", .list(.object(task)), zh: "已服务的任务", en: "the served tasks"),
      Field("unserved", .list(.object(unserved)), zh: "未服务的任务及原因", en: "the unserved tasks and why"),
      Field(
        "conflicts", .list(.list(taskReference)), zh: "无解时：不能同时满足的任务",
        en: "where there is no schedule: tasks that cannot all be served as demanded"),
      Field("timing", .object(timing), zh: "用时；两次相同的运行只有这里可以不同", en: "the only part in which two equal runs may differ"),
    ])

  static let instance = ObjectShape(
    "instanceReference", zh: "实例", en: "instance",
    [
      Field("name", .text, zh: "实例名称", en: "name of the instance"),
      Field("sha256", .text, zh: "实例文件的 SHA-256，小写十六进制", en: "SHA-256 of the instance file's bytes, lower-case hexadecimal"),
    ])

  static let cost = ObjectShape(
    "cost", zh: "费用", en: "cost",
    [
      Field("total", .whole(.total), .required, .cost, zh: "总费用", en: "sum of the terms"),
      Field("bound", .whole(.total), .nothing, .cost, zh: "已证明：任何班表的费用都不低于它", en: "proven: no schedule costs less"),
      Field("gap", .decimal(fraction), zh: "(total − bound) / total", en: "(total − bound) / total"),
      Field("unavoidable", .whole(.total), .nothing, .cost, zh: "任何班表都做不到的任务所占的费用", en: "cost of the unserved tasks that no schedule could serve"),
      Field(
        "netGap", .nullable(.decimal(fraction)), zh: "(total − bound) / (total − unavoidable)；无意义时为 null",
        en: "(total − bound) / (total − unavoidable); `null` where that has no value"),
      Field("terms", .object(terms), zh: "分项费用，未列者为 0", en: "the cost by term; those left out are 0"),
    ])

  private static let fraction = 0.0...1e18

  static let terms = ObjectShape(
    "terms", zh: "分项费用", en: "cost terms",
    [
      term("unserved", zh: "未服务的任务", en: "tasks not served"),
      term("missingSeats", zh: "活动缺的人", en: "seats of activities that stay empty"),
      term("missingCovers", zh: "团队条件的欠缺", en: "soft covers that fall short"),
      term("travel", zh: "路程", en: "travel"),
      term("ifNeeded", zh: "用了必要时才来的班次", en: "shifts offered only if needed"),
      term("newFace", zh: "生面孔", en: "workers outside `regulars`"),
      term("unpreferred", zh: "非优先的人", en: "workers outside `preferred`"),
      term("assignment", zh: "指派某人的费用", en: "costs of particular workers"),
      term("extraWorker", zh: "多次需求换人", en: "workers of a repeated need beyond a full team"),
      term("unused", zh: "报了班次而未安排", en: "workers with a shift and no route"),
      term("overTarget", zh: "超出每周目标", en: "minutes above weekly targets"),
      term("window", zh: "时间窗的费用", en: "costs of windows"),
      term("change", zh: "相对原班表的变动", en: "changes against the previous schedule"),
    ])

  private static func term(_ name: String, zh: String, en: String) -> Field {
    Field(name, .whole(.total), .whole(0), .cost, zh: zh, en: en)
  }

  static let route = ObjectShape(
    "route", zh: "路线", en: "route",
    [
      Field("worker", workerReference, .required, zh: "人员", en: "who"),
      Field("shift", .object(span), .required, zh: "所在的班次", en: "the shift it lies in"),
      Field("leave", .time, .required, zh: "离家", en: "the worker leaves home"),
      Field("return", .time, .required, zh: "到家", en: "and is back"),
      Field("stops", .list(.object(stop)), .required, zh: "依次到访", en: "stops in order"),
      Field("breaks", .list(.object(span)), zh: "在外的休息（H8）", en: "breaks taken away from home (H8)"),
      Field("returnMinutes", .whole(.amount), .nothing, .minutes, zh: "回程时间", en: "the leg home"),
      Field("returnMetres", .whole(.amount), .nothing, .metres, zh: "回程路程", en: "the leg home"),
    ])

  static let span = ObjectShape(
    "span", zh: "时段", en: "span of time",
    [
      Field("start", .time, .required, zh: "开始", en: "start"),
      Field("end", .time, .required, zh: "结束", en: "end"),
    ])

  static let stop = ObjectShape(
    "stop", zh: "到访", en: "stop",
    [
      Field("task", taskReference, .required, zh: "任务", en: "the task"),
      Field("seat", .whole(seatIndex), .required, zh: "坐第几个席位，从 0 起", en: "index of the seat in the team, from 0"),
      Field("arrive", .time, .described(Wording(zh: "同 begin", en: "`begin`")), zh: "到达", en: "arrival"),
      Field("begin", .time, .required, zh: "开始服务", en: "service begins"),
      Field("end", .time, .required, zh: "结束服务", en: "and ends"),
      Field("travelMinutes", .whole(.amount), .nothing, .minutes, zh: "来此的路程时间", en: "the leg to it"),
      Field("travelMetres", .whole(.amount), .nothing, .metres, zh: "来此的路程", en: "the leg to it"),
    ])

  static let task = ObjectShape(
    "task", zh: "任务", en: "served task",
    [
      Field("id", taskReference, .required, zh: "任务", en: "the task"),
      Field("begin", .time, .required, zh: "开始", en: "begin"),
      Field("end", .time, .required, zh: "结束", en: "end"),
      Field("team", .list(.object(member)), .required, zh: "团队", en: "who serves it"),
      Field("pinned", .boolean, .boolean(false), zh: "重排时须保持不变（H15）", en: "to be kept when the plan is made anew (H15)"),
    ])

  static let member = ObjectShape(
    "member", zh: "成员", en: "member",
    [
      Field("worker", workerReference, .required, zh: "人员", en: "who"),
      Field("seat", .whole(seatIndex), .required, zh: "席位，从 0 起", en: "index of the seat, from 0"),
    ])

  private static let seatIndex = 0...1_000_000

  static let unserved = ObjectShape(
    "unserved", zh: "未服务的任务", en: "unserved task",
    [
      Field("task", taskReference, .required, zh: "任务", en: "the task"),
      Field("reasons", .list(.object(reason)), zh: "原因", en: "why"),
    ])

  static let reason = ObjectShape(
    "reason", zh: "原因", en: "reason",
    [
      Field("code", .text, .required, zh: "原因代码", en: "what it is, for programs"),
      Field("message", .text, zh: "说明", en: "what it is, for people"),
      Field("workers", .list(workerReference), zh: "涉及的人员", en: "whom it concerns"),
      Field("remedy", .text, zh: "怎么办", en: "what would help"),
    ])

  static let timing = ObjectShape(
    "timing", zh: "用时", en: "timing",
    [Field("seconds", .decimal(fraction), .nothing, .seconds, zh: "用时", en: "wall-clock time of the run")])

  private static let workerReference = Shape.reference(Wording(zh: "人员", en: "worker"))
  private static let taskReference = Shape.reference(Wording(zh: "任务", en: "task"))
}
