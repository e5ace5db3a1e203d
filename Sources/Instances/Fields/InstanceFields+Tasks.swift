/// The fields of households, needs, activities and the ties between them.
extension InstanceFields {
  static let household = ObjectShape(
    "household", zh: "家庭", en: "household",
    [
      Field("id", .id, .required, zh: "编号", en: "id"),
      Field("name", .text, zh: "名称", en: "name"),
      Field("location", .object(location), .required, zh: "位置", en: "where it is"),
      Field("tier", .text, zh: "紧急等级", en: "grade of urgency"),
      Field("station", .reference(Wording(zh: "社工站", en: "station")), zh: "负责的社工站", en: "station in charge"),
      Field("tags", .list(.text), zh: "标签，任意文字", en: "labels, free text"),
      Field("maxVisitsPerDay", .whole(.positive), zh: "每天最多上门几次（H16）", en: "tasks served here on one date (H16)"),
    ])

  static let need = ObjectShape(
    "need", zh: "需求", en: "need",
    [
      Field("id", .id, .required, zh: "编号；各次任务为 id#1、id#2…", en: "id; its tasks are `id#1`, `id#2`, …"),
      Field("household", .reference(Wording(zh: "家庭", en: "household")), .required, zh: "哪一家", en: "who asks"),
      Field("service", .text, zh: "服务内容，任意文字", en: "what for, free text"),
      Field("times", .whole(.count), .whole(1), zh: "排班期内几次", en: "how often in the horizon"),
      Field("minGapDays", .whole(.amount), .whole(1), .days, zh: "两次之间至少隔几天（H6）", en: "dates of two occurrences are at least this far apart (H6)"),
      Field("durationMinutes", .whole(.positive), .required, .minutes, zh: "每次多久", en: "how long a visit takes"),
      Field("windows", .list(.object(window), mayBeEmpty: false), .required, zh: "可上门的时间窗；一次上门须整个落在其中一个内（H3）", en: "a visit lies inside one of these (H3)"),
      Field("team", .object(team), .required, zh: "要什么人", en: "who it takes"),
      Field(
        "unservedCost", .whole(.amount), .described(Wording(zh: "家庭等级的值，再无则 100", en: "the household's tier's, else 100")), .cost, zh: "每次未服务的费用（unserved）",
        en: "cost of each task not served (unserved)"),
      Field(
        "noneServedCost", .whole(.amount), .described(Wording(zh: "家庭等级的值，再无则 0", en: "the household's tier's, else 0")), .cost, zh: "一次也未服务时另计一次（unserved）",
        en: "cost, once, if no task is served (unserved)"),
      Field("mandatory", .boolean, .boolean(false), zh: "必须全部服务（H14）", en: "every task must be served (H14)"),
      Field("workers", .object(needWorkers), zh: "对具体人员的要求与偏好", en: "what is said of particular workers"),
      Field("expense", .object(expense), zh: "每次服务的支出", en: "what a served task costs a fund"),
    ])

  static let window = ObjectShape(
    "window", zh: "时间窗", en: "window",
    [
      Field("start", .time, .required, zh: "最早开始", en: "the visit begins no earlier"),
      Field("end", .time, .required, zh: "最晚结束", en: "and ends no later"),
      Field("cost", .whole(.amount), .whole(0), .cost, zh: "用此窗的费用（window）", en: "cost of a visit in it (window)"),
    ])

  static let activity = ObjectShape(
    "activity", zh: "活动", en: "activity", exactlyOne: ["venue", "location"],
    [
      Field("id", .id, .required, zh: "编号，也是其任务的编号", en: "id, also of its task"),
      Field("name", .text, zh: "名称", en: "name"),
      Field("venue", .reference(Wording(zh: "场地", en: "venue")), zh: "在某一场地；与 location 二选一", en: "at a venue; either this or `location`"),
      Field("location", .object(location), zh: "在某一位置；与 venue 二选一", en: "at a place of its own; either this or `venue`"),
      Field("station", .reference(Wording(zh: "社工站", en: "station")), zh: "主办的社工站", en: "station that runs it"),
      Field("durationMinutes", .whole(.positive), .required, .minutes, zh: "时长", en: "how long"),
      Field("starts", .list(.time, mayBeEmpty: false), .required, zh: "可选的开始时刻（H3）", en: "begins at one of these (H3)"),
      Field("team", .object(team), .required, zh: "要什么人", en: "who it takes"),
      Field("unservedCost", .whole(.amount), .whole(100), .cost, zh: "不办的费用（unserved）", en: "cost if it does not take place (unserved)"),
      Field("mandatory", .boolean, .boolean(false), zh: "必须举办（H14）", en: "it must take place (H14)"),
      Field("workers", .object(activityWorkers), zh: "对具体人员的要求与偏好", en: "what is said of particular workers"),
      Field("expense", .object(expense), zh: "举办的支出", en: "what it costs a fund"),
    ])

  static let team = ObjectShape(
    "team", zh: "团队", en: "team",
    [
      Field("seats", .list(.object(seat), mayBeEmpty: false), .required, zh: "席位", en: "roles"),
      Field("covers", .list(.object(cover)), zh: "团队整体须有的条件", en: "properties that some of the team hold"),
    ])

  static let seat = ObjectShape(
    "seat", zh: "席位", en: "seat",
    [
      Field("kinds", .list(.text), .described(Wording(zh: "任何类别", en: "any kind")), zh: "可以坐此席位的类别", en: "kinds of workers that qualify"),
      Field("skills", .list(.object(requiredSkill)), zh: "须具备的全部技能", en: "skills, all of them held"),
      Field("tags", .list(.text), zh: "须具备的全部标签", en: "labels, all of them held"),
      Field("count", .whole(.count), .whole(1), .people, zh: "满员人数", en: "how many at most"),
      Field(
        "min", .whole(0...ClosedRange<Int>.count.upperBound), .described(Wording(zh: "同 count", en: "`count`")), .people, zh: "至少几人，不大于 count；需求的席位须等于 count",
        en: "how many at least, up to `count`; in a need equal to it"),
      Field("missingCost", .whole(.amount), .whole(0), .cost, zh: "每缺一人的费用（missingSeats）", en: "cost of each worker short of `count` (missingSeats)"),
    ])

  static let requiredSkill = ObjectShape(
    "requiredSkill", zh: "要求的技能", en: "required skill",
    [
      Field("skill", .reference(Wording(zh: "技能", en: "skill")), .required, zh: "技能", en: "the skill"),
      Field("minLevel", .whole(.positive), .whole(1), zh: "最低级别", en: "level held at least"),
    ])

  static let cover = ObjectShape(
    "cover", zh: "团队条件", en: "cover", exactlyOne: ["tag", "kind", "skill"], pairing: ("minLevel", "skill"),
    [
      Field("tag", .text, zh: "有此标签的成员", en: "members with this label"),
      Field("kind", .text, zh: "此类别的成员", en: "members of this kind"),
      Field("skill", .reference(Wording(zh: "技能", en: "skill")), zh: "有此技能的成员", en: "members with this skill"),
      Field("minLevel", .whole(.positive), .whole(1), zh: "技能的最低级别", en: "level of the skill at least"),
      Field("count", .whole(.count), .whole(1), .people, zh: "至少几人", en: "how many at least"),
      Field(
        "missingCost", .whole(.amount), .described(Wording(zh: "无：此条必须满足", en: "none: the entry is hard")), .cost, zh: "每缺一人的费用（missingCovers）",
        en: "cost of each member short (missingCovers)"),
    ])

  private static let wishes = [
    Field("regulars", .list(workerReference), zh: "熟悉此任务的人；名单之外计 newFace", en: "who usually comes; anyone else is a new face"),
    Field("preferred", .list(workerReference), zh: "优先的人；名单之外计 unpreferred", en: "who is liked best; anyone else is unpreferred"),
    Field("prohibited", .list(workerReference), zh: "不得参加的人（H4）", en: "who may not come (H4)"),
    Field("required", .list(workerReference), zh: "只能由这些人参加（H4）", en: "nobody else may come (H4)"),
  ]

  private static let costs = Field(
    "costs", .map(key: Wording(zh: "人员编号", en: "worker id"), .whole(.amount)), .nothing, .cost, zh: "每次派某人的费用（assignment）",
    en: "cost of each assignment of a worker (assignment)")

  private static let workerReference = Shape.reference(Wording(zh: "人员", en: "worker"))

  static let needWorkers = ObjectShape(
    "needWorkers", zh: "对人员的要求", en: "workers of a need",
    wishes + [
      Field("maxDistinct", .whole(.positive), .nothing, .people, zh: "各次合计最多几个不同的人（H12）", en: "different workers over all its tasks (H12)"), costs,
    ])

  static let activityWorkers = ObjectShape("activityWorkers", zh: "对人员的要求", en: "workers of an activity", wishes + [costs])

  static let dependency = ObjectShape(
    "dependency", zh: "关系", en: "dependency",
    [
      Field("first", taskReference, .required, zh: "在前的任务：活动，或 times 为 1 的需求（id#1）", en: "an activity, or a need with `times` 1 (`id#1`)"),
      Field("second", taskReference, .required, zh: "在后的任务", en: "likewise, another one"),
      Field(
        "minGapMinutes", .whole(.signed), .described(Wording(zh: "0（写了 maxGapMinutes 或不要求换人时）", en: "0, where the entry orders tasks")), .minutes,
        zh: "两者开始时刻之差的下限，可为负", en: "begin of `second` less begin of `first`, at least; may be negative"),
      Field("maxGapMinutes", .whole(.signed), .nothing, .minutes, zh: "两者开始时刻之差的上限，可为负", en: "and at most; may be negative"),
      Field("differentWorkers", .boolean, .boolean(false), zh: "两者不得有同一人", en: "nobody is in both teams"),
    ])

  private static let taskReference = Shape.reference(Wording(zh: "任务", en: "task"))
}
