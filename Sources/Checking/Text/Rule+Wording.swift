package import Instances

extension Rule {
  /// The rule's name in a word or two.
  package var wording: Wording {
    switch self {
    case .shift: Wording(zh: "班次", en: "shift")
    case .timeAndPlace: Wording(zh: "时间与地点", en: "time and place")
    case .window: Wording(zh: "时间窗", en: "window")
    case .team: Wording(zh: "团队", en: "team")
    case .together: Wording(zh: "同时开始", en: "together")
    case .recurrence: Wording(zh: "多次服务", en: "recurrence")
    case .limits: Wording(zh: "个人上限", en: "limits")
    case .pause: Wording(zh: "休息", en: "break")
    case .guardian: Wording(zh: "监护人", en: "guardian")
    case .venue: Wording(zh: "场地", en: "venue")
    case .fund: Wording(zh: "经费", en: "fund")
    case .distinct: Wording(zh: "人数", en: "distinct workers")
    case .dependency: Wording(zh: "先后关系", en: "dependency")
    case .mandatory: Wording(zh: "必办", en: "mandatory")
    case .pinned: Wording(zh: "锁定", en: "pinned")
    case .household: Wording(zh: "家庭", en: "household")
    case .unknownWorker: Wording(zh: "未知人员", en: "unknown worker")
    case .unknownTask: Wording(zh: "未知任务", en: "unknown task")
    case .instance: Wording(zh: "实例", en: "instance")
    case .statedTravel: Wording(zh: "所写路程", en: "stated legs")
    case .statedTasks: Wording(zh: "所写任务", en: "stated tasks")
    case .statedUnserved: Wording(zh: "所写未服务", en: "stated unserved tasks")
    case .statedCost: Wording(zh: "所写费用", en: "stated cost")
    case .status: Wording(zh: "状态", en: "status")
    }
  }
}
