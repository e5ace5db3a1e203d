/// The fields of an instance document, format 1, but for people and tasks.
package enum InstanceFields {
  package static let format = "liandong-instance/1"

  package static let document = ObjectShape(
    "instance", zh: "实例", en: "instance",
    [
      Field("format", .choice([format]), .required, zh: "文件格式与版本", en: "format and version of the document"),
      Field("name", .text, .required, zh: "实例名称，供人阅读", en: "what people call the instance"),
      Field("horizon", .object(horizon), .required, zh: "排班期", en: "the dates that are planned"),
      Field("stations", .list(.object(station)), zh: "社工站", en: "social-work stations"),
      Field("skills", .list(.object(skill)), zh: "技能", en: "skills that workers may have"),
      Field(
        "kinds", .map(key: Wording(zh: "人员类别", en: "kind"), .object(kind)), zh: "人员类别；写了就须声明所有用到的类别",
        en: "kinds of workers; when given, every kind in use is declared here"),
      Field(
        "tiers", .map(key: Wording(zh: "等级", en: "tier"), .object(tier)), zh: "家庭的紧急等级；写了就须声明所有用到的等级",
        en: "grades of urgency of households; when given, every tier in use is declared here"),
      Field("travel", .object(travel), zh: "出行方式", en: "how workers travel"),
      Field("weights", .object(weights), zh: "软性费用的权重", en: "weights of soft costs"),
      Field("venues", .list(.object(venue)), zh: "活动场地", en: "places that activities share"),
      Field("funds", .list(.object(fund)), zh: "经费", en: "funds that pay for tasks and travel"),
      Field("households", .list(.object(household)), zh: "服务家庭", en: "households that are visited"),
      Field("needs", .list(.object(need)), zh: "上门需求", en: "what households ask for"),
      Field("activities", .list(.object(activity)), zh: "小组与社区活动", en: "group sessions"),
      Field("dependencies", .list(.object(dependency)), zh: "任务之间的关系（H13）", en: "ties between two tasks (H13)"),
      Field("workers", .list(.object(worker)), .required, zh: "可排班的人员", en: "everyone who can be planned"),
      Field(
        "startStepMinutes", .whole(1...1440), .whole(15), .minutes, zh: "多人任务与有间隔要求的任务，开始时刻取自零点起的这一倍数（H5）",
        en: "grid, from midnight, of the begins of visits by several workers or in a dependency with a gap (H5)"),
      Field(
        "visitStepMinutes", .whole(1...1440), .whole(1), .minutes, zh: "其余上门的开始时刻取自这一倍数（H5）",
        en: "grid of the begins of all other visits (H5)"),
    ])

  static let horizon = ObjectShape(
    "horizon", zh: "排班期", en: "horizon",
    [
      Field("start", .date, .required, zh: "第一天", en: "first date"),
      Field("days", .whole(1...31), .required, .days, zh: "天数", en: "number of dates"),
      Field("timeZone", .text, .text("Asia/Shanghai"), zh: "时区，仅用于导出日历", en: "time zone, for calendars only"),
    ])

  static let location = ObjectShape(
    "location", zh: "坐标", en: "location",
    [
      Field("lat", .decimal(-180...180), .required, .degrees, zh: "纬度；超过 ±90 时提示可能写反", en: "latitude; beyond ±90 it is taken but warned of as swapped"),
      Field("lon", .decimal(-180...180), .required, .degrees, zh: "经度", en: "longitude"),
    ])

  static let station = ObjectShape(
    "station", zh: "社工站", en: "station",
    [
      Field("id", .id, .required, zh: "编号", en: "id"),
      Field("name", .text, zh: "名称", en: "name"),
      Field("location", .object(location), .required, zh: "位置", en: "where it is"),
      Field("parent", .text, zh: "上级单位，任意文字", en: "what it belongs to, free text"),
    ])

  static let skill = ObjectShape(
    "skill", zh: "技能", en: "skill",
    [
      Field("id", .id, .required, zh: "编号", en: "id"),
      Field("name", .text, zh: "名称", en: "name"),
    ])

  static let kind = ObjectShape(
    "kind", zh: "人员类别", en: "kind",
    [
      Field("name", .text, zh: "名称", en: "name"),
      Field("travelMinuteCost", .whole(.amount), .whole(1), .cost, zh: "每分钟路程的费用（travel）", en: "cost of a minute of travel (travel)"),
      Field(
        "unusedCost", .whole(.amount), .whole(0), .cost, zh: "报了班次却没有安排的每人费用（unused）",
        en: "cost of each worker of this kind who offers a shift and gets no route (unused)"),
    ])

  static let tier = ObjectShape(
    "tier", zh: "等级", en: "tier",
    [
      Field("name", .text, zh: "名称", en: "name"),
      Field("unservedCost", .whole(.amount), .described(unservedDefault), .cost, zh: "其需求每次未服务的费用", en: "cost of each unserved task of its needs"),
      Field("noneServedCost", .whole(.amount), .whole(0), .cost, zh: "其需求一次也未服务时另计一次", en: "cost, once, of a need of which no task is served"),
    ])

  private static let unservedDefault = Wording(zh: "100", en: "100")

  static let travel = ObjectShape(
    "travel", zh: "出行", en: "travel",
    [
      Field(
        "modes", .map(key: Wording(zh: "方式", en: "mode"), .object(mode)),
        .described(Wording(zh: "步行 walk，4.5 公里/小时，绕行 1.3", en: "`walk` at 4.5 km/h, detour 1.3")),
        zh: "出行方式", en: "modes of travel"),
      Field(
        "matrices", .map(key: Wording(zh: "方式", en: "mode"), .object(matrix)), zh: "已知的路程，按方式给出，优先于公式",
        en: "legs that are known, by mode; they go before the formula"),
    ])

  static let mode = ObjectShape(
    "mode", zh: "出行方式", en: "mode",
    [
      Field("speedKmh", .decimal(0.001...10_000), .required, .kilometresPerHour, zh: "速度", en: "speed"),
      Field("detour", .decimal(1...1_000), .decimal(1), zh: "绕行系数：路程与直线距离之比", en: "metres of road for each metre as the crow flies"),
      Field("stopMinutes", .whole(.amount), .whole(0), .minutes, zh: "每段路另加，如停车", en: "added to each leg, such as parking"),
    ])

  static let matrix = ObjectShape(
    "matrix", zh: "路程矩阵", en: "matrix",
    [
      Field("places", .list(.object(location)), .required, zh: "互不相同的地点", en: "places, no two alike"),
      Field("minutes", .list(.list(.whole(.leg))), .required, .minutes, zh: "方阵，行为起点", en: "square; row = from, column = to"),
      Field("metres", .list(.list(.whole(.leg))), .required, .metres, zh: "方阵，行为起点", en: "square; row = from, column = to"),
    ])

  static let weights = ObjectShape(
    "weights", zh: "权重", en: "weights",
    [
      Field("ifNeededShift", .whole(.amount), .whole(0), .cost, zh: "每用一个“必要时才来”的班次（ifNeeded）", en: "each route in a shift marked `ifNeeded` (ifNeeded)"),
      Field("newFace", .whole(.amount), .whole(0), .cost, zh: "每次由熟人之外的人上门（newFace）", en: "each worker outside a task's `regulars` (newFace)"),
      Field(
        "extraWorker", .whole(.amount), .whole(0), .cost, zh: "多次需求每多换一人（extraWorker）", en: "each worker of a repeated need beyond a full team (extraWorker)"),
      Field("unpreferred", .whole(.amount), .whole(0), .cost, zh: "每次由偏好名单之外的人服务（unpreferred）", en: "each worker outside a task's `preferred` (unpreferred)"),
      Field(
        "overTargetMinute", .whole(.amount), .whole(0), .cost, zh: "每周超出目标时数的每分钟（overTarget）", en: "each minute above a worker's weekly target (overTarget)"),
      Field("change", .whole(.amount), .whole(0), .cost, zh: "原班表的任务每变动一个（change）", en: "each task of the previous schedule that is not kept (change)"),
    ])

  static let venue = ObjectShape(
    "venue", zh: "场地", en: "venue",
    [
      Field("id", .id, .required, zh: "编号", en: "id"),
      Field("name", .text, zh: "名称", en: "name"),
      Field("location", .object(location), .required, zh: "位置", en: "where it is"),
      Field("exclusive", .boolean, .boolean(false), zh: "同一时间只容一场活动（H10）", en: "one activity at a time (H10)"),
    ])

  static let fund = ObjectShape(
    "fund", zh: "经费", en: "fund",
    [
      Field("id", .id, .required, zh: "编号", en: "id"),
      Field("name", .text, zh: "名称", en: "name"),
      Field("balanceFen", .whole(.balance), .required, .fen, zh: "可用余额（H11）", en: "what may be spent (H11)"),
    ])

  static let expense = ObjectShape(
    "expense", zh: "支出", en: "expense",
    [
      Field("fund", .reference(Wording(zh: "经费", en: "fund")), .required, zh: "由哪项经费支付", en: "the fund that pays"),
      Field("fen", .whole(.amount), .required, .fen, zh: "每次服务的支出（H11）", en: "paid for each served task (H11)"),
    ])
}
