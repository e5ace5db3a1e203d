package import Instances

extension CostTerm {
  /// The term as a coordinator would call it.
  package var wording: Wording {
    switch self {
    case .unserved: Wording(zh: "未安排", en: "unserved tasks")
    case .missingSeats: Wording(zh: "缺员", en: "missing seats")
    case .missingCovers: Wording(zh: "条件不足", en: "missing covers")
    case .travel: Wording(zh: "路程", en: "travel")
    case .ifNeeded: Wording(zh: "备用班次", en: "shifts offered if needed")
    case .newFace: Wording(zh: "生面孔", en: "new faces")
    case .unpreferred: Wording(zh: "非优先", en: "not preferred")
    case .assignment: Wording(zh: "指派", en: "assignments")
    case .extraWorker: Wording(zh: "换人", en: "extra workers")
    case .unused: Wording(zh: "闲置", en: "unused workers")
    case .overTarget: Wording(zh: "超目标", en: "minutes over target")
    case .window: Wording(zh: "时间窗费用", en: "windows")
    case .change: Wording(zh: "变动", en: "changes")
    }
  }
}
