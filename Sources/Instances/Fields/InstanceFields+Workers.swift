/// The fields of workers.
extension InstanceFields {
  static let worker = ObjectShape(
    "worker", zh: "人员", en: "worker",
    [
      Field("id", .id, .required, zh: "编号", en: "id"),
      Field("name", .text, zh: "姓名", en: "name"),
      Field("kind", .text, .required, zh: "人员类别", en: "kind of worker"),
      Field("station", .reference(Wording(zh: "社工站", en: "station")), zh: "所属社工站", en: "station the worker belongs to"),
      Field("home", .either(location, stationHome), .required, zh: "每条路线的起点与终点", en: "where every route starts and ends"),
      Field(
        "mode", .reference(Wording(zh: "出行方式", en: "mode")), .described(Wording(zh: "唯一的方式；有多种时必填", en: "the only mode; required when there are several")),
        zh: "出行方式", en: "mode of travel"),
      Field("skills", .list(.object(heldSkill)), zh: "具备的技能", en: "skills the worker has"),
      Field("tags", .list(.text), zh: "标签，任意文字", en: "labels, free text"),
      Field("availability", .list(.object(shift)), .required, zh: "可用班次，可以为空", en: "shifts, one for each stretch of availability; may be empty"),
      Field("breaks", .list(.object(breakRule)), zh: "休息规则（H8）", en: "pauses the worker takes (H8)"),
      Field("limits", .object(limits), zh: "上限（H7）", en: "what the worker may be asked for at most (H7)"),
      Field(
        "targetMinutesPerWeek", .whole(.amount), .nothing, .minutes, zh: "每周目标时数，超出部分计费（overTarget）",
        en: "counted minutes a week beyond which overTarget is paid"),
      Field(
        "guardian", .reference(Wording(zh: "人员", en: "worker")), zh: "监护人：凡此人参加的任务，监护人须同组（H9）",
        en: "the worker who must be in every team that this one is in (H9)"),
      Field("fundPerKm", .object(fundPerKm), zh: "由经费按公里支付路费（H11）", en: "a fund that pays for the worker's travel (H11)"),
    ])

  static let stationHome = ObjectShape(
    "stationHome", zh: "社工站位置", en: "station as a home",
    [
      Field("station", .reference(Wording(zh: "社工站", en: "station")), .required, zh: "从该社工站出发", en: "the worker starts from this station")
    ])

  static let heldSkill = ObjectShape(
    "heldSkill", zh: "具备的技能", en: "held skill",
    [
      Field("skill", .reference(Wording(zh: "技能", en: "skill")), .required, zh: "技能", en: "the skill"),
      Field("level", .whole(.positive), .whole(1), zh: "级别", en: "level"),
    ])

  static let shift = ObjectShape(
    "shift", zh: "班次", en: "shift",
    [
      Field("start", .time, .required, zh: "最早离家", en: "the worker leaves home no earlier"),
      Field("end", .time, .required, zh: "最晚到家；同一天，至迟次日 00:00", en: "and is back no later; on the same date, or 00:00 of the next"),
      Field("ifNeeded", .boolean, .boolean(false), zh: "必要时才来（ifNeeded）", en: "offered only if needed (ifNeeded)"),
    ])

  static let breakRule = ObjectShape(
    "break", zh: "休息规则", en: "break",
    [
      Field("durationMinutes", .whole(.positive), .required, .minutes, zh: "休息多久", en: "how long"),
      Field("from", .timeOfDay, .required, zh: "最早开始", en: "it begins no earlier"),
      Field("to", .timeOfDay, .required, zh: "最晚结束", en: "and ends no later"),
    ])

  static let limits = ObjectShape(
    "limits", zh: "上限", en: "limits",
    [
      Field("maxMinutesPerDay", .whole(.amount), .nothing, .minutes, zh: "每天的服务与路程", en: "service and travel a date"),
      Field(
        "maxMinutesPerWeek", .whole(.amount), .nothing, .minutes, zh: "每周的服务与路程；从排班期首日起每七天一周",
        en: "service and travel a week of seven days from the horizon's start"),
      Field("maxShiftsPerWeek", .whole(.amount), zh: "每周的路线数", en: "routes a week"),
      Field("maxTasksPerShift", .whole(.amount), zh: "每条路线的任务数", en: "stops of a route"),
      Field("maxMetresFromHome", .whole(.amount), .nothing, .metres, zh: "从家到任一任务的路程", en: "from home to any stop"),
      Field("maxWaitMinutes", .whole(.amount), .nothing, .minutes, zh: "两个任务之间的空等", en: "idle time between two stops"),
    ])

  static let fundPerKm = ObjectShape(
    "fundPerKm", zh: "路费", en: "fundPerKm",
    [
      Field("fund", .reference(Wording(zh: "经费", en: "fund")), .required, zh: "由哪项经费支付", en: "the fund that pays"),
      Field("fenPerKm", .whole(.fenPerKm), .required, .fenPerKilometre, zh: "每公里金额", en: "rate"),
    ])
}
