package import Instances

extension Finding {
  /// What is wrong, in one clause; who, when, what is allowed and what was found stand beside it.
  package var wording: Wording {
    switch self {
    case .noSuchShift: Wording(zh: "此人没有这个班次", en: "the worker has no such shift")
    case .emptyRoute: Wording(zh: "路线没有任何停留", en: "the route has no stop")
    case .secondRouteInShift: Wording(zh: "同一班次有两条路线", en: "the shift has a second route")
    case .leavesTooEarly: Wording(zh: "班次开始前离家", en: "leaves home before the shift starts")
    case .returnsTooLate: Wording(zh: "班次结束后才到家", en: "is back home after the shift has ended")
    case .arrivesTooEarly: Wording(zh: "到达早于路上所需时间", en: "arrives sooner than the way takes")
    case .beginsBeforeArrival: Wording(zh: "到达之前就开始", en: "begins before arriving")
    case .wrongEnd: Wording(zh: "结束时间不等于开始加时长", en: "the end is not the begin and the duration")
    case .returnsTooEarly: Wording(zh: "到家早于路上所需时间", en: "is back home sooner than the way takes")
    case .outsideWindows: Wording(zh: "上门不在任何一个时间窗之内", en: "the visit lies inside none of its windows")
    case .notAStart: Wording(zh: "活动不在可选时刻开始", en: "the activity begins at none of its starts")
    case .emptyTeam: Wording(zh: "任务列为已服务，却无一人", en: "the task is listed as served by nobody")
    case .noSuchSeat: Wording(zh: "任务没有这个席位", en: "the task has no such seat")
    case .seatShort: Wording(zh: "席位人数不足", en: "the seat has too few workers")
    case .seatOverfull: Wording(zh: "席位人数超出", en: "the seat has too many workers")
    case .workerTwice: Wording(zh: "同一人在团队中出现两次", en: "the worker is in the team twice")
    case .wrongKind: Wording(zh: "人员类别不符合席位", en: "the worker is of no kind that the seat takes")
    case .skillMissing: Wording(zh: "缺少席位要求的技能或级别", en: "the worker lacks a skill, or its level, that the seat asks for")
    case .tagMissing: Wording(zh: "缺少席位要求的标签", en: "the worker lacks a tag that the seat asks for")
    case .prohibitedWorker: Wording(zh: "此人不得参加这项任务", en: "the worker is prohibited here")
    case .notRequiredWorker: Wording(zh: "此人不在指定名单内", en: "the worker is not among those required here")
    case .coverShort: Wording(zh: "团队中具备所需条件的人不够", en: "too few of the team hold a property that is asked for")
    case .differentBegins: Wording(zh: "团队成员没有同时开始", en: "the members do not begin at one minute")
    case .offGrid: Wording(zh: "开始时刻不在时间格上（从午夜起的整倍数）", en: "the begin is off the grid (multiples counted from midnight)")
    case .noSuchOccurrence: Wording(zh: "需求没有这么多次", en: "the need has no task of this number")
    case .datesTooClose: Wording(zh: "同一需求的两次日期太近", en: "two tasks of the need are on dates too close")
    case .notNumberedFromOne: Wording(zh: "已服务的各次不是从 1 连续编号", en: "the served tasks are not numbered from 1 on")
    case .notInOrder: Wording(zh: "各次编号与开始先后不符", en: "the numbers do not follow the order of begin")
    case .dayTooLong: Wording(zh: "一天的计时分钟过多", en: "too many counted minutes on one date")
    case .weekTooLong: Wording(zh: "一周的计时分钟过多", en: "too many counted minutes in one week")
    case .tooManyShifts: Wording(zh: "一周的班次过多", en: "too many routes in one week")
    case .tooManyTasks: Wording(zh: "一条路线的任务过多", en: "too many tasks in one route")
    case .tooFarFromHome: Wording(zh: "停留点离家太远", en: "the stop is too far from home")
    case .waitsTooLong: Wording(zh: "两站之间等待太久", en: "waits too long between two stops")
    case .breakMissing: Wording(zh: "没有安排应有的休息", en: "a break is not taken")
    case .breakOfNoRule: Wording(zh: "这段休息不对应此人的任何一次休息", en: "the pause is none of the worker's breaks")
    case .breakTwice: Wording(zh: "同一次休息列了两段", en: "one break is listed twice")
    case .breakMisplaced: Wording(zh: "休息与行程或任务冲突", en: "the pause interrupts a leg or a visit")
    case .guardianAbsent: Wording(zh: "监护人不在团队中", en: "the worker's guardian is not in the team")
    case .venueTaken: Wording(zh: "独占场地同时有两场活动", en: "two activities overlap at an exclusive venue")
    case .fundOverdrawn: Wording(zh: "经费超支", en: "the fund is overdrawn")
    case .tooManyFaces: Wording(zh: "同一需求来的人太多", en: "too many different workers come to the need")
    case .secondWithoutFirst: Wording(zh: "后项已安排而前项没有", en: "the second task is served without the first")
    case .gapTooShort: Wording(zh: "前后两项间隔太短", en: "the second task begins too soon after the first")
    case .gapTooLong: Wording(zh: "前后两项间隔太长", en: "the second task begins too long after the first")
    case .sameWorker: Wording(zh: "前后两项用了同一人", en: "a worker is in both teams")
    case .mandatoryUnserved: Wording(zh: "必办任务没有全部安排", en: "a mandatory task is not served")
    case .pinNotKept: Wording(zh: "已锁定的任务没有保留", en: "a pinned task is not kept")
    case .tooManyVisits: Wording(zh: "家庭一天的上门次数过多", en: "too many visits to the household on one date")
    default: documentWording
    }
  }

  private var documentWording: Wording {
    switch self {
    case .unknownWorker: Wording(zh: "实例中没有此人", en: "the instance has no such worker")
    case .unknownTask: Wording(zh: "实例中没有此任务", en: "the instance has no such task")
    case .otherInstance: Wording(zh: "此班表属于另一个实例", en: "the schedule names another instance")
    case .wrongTravel: Wording(zh: "所写路程与计算不符", en: "the stated leg is not the road's")
    case .listedButNotServed: Wording(zh: "tasks 列出，但没有路线服务", en: "listed in tasks, but no route serves it")
    case .servedButNotListed: Wording(zh: "有路线服务，但 tasks 未列出", en: "served by a route, but not listed in tasks")
    case .listedTwice: Wording(zh: "tasks 列出两次", en: "listed in tasks twice")
    case .listedTimeDiffers: Wording(zh: "tasks 的时间与路线不符", en: "the time in tasks is not that of the routes")
    case .listedTeamDiffers: Wording(zh: "tasks 的团队与路线不符", en: "the team in tasks is not that of the routes")
    case .pinNotRepeated: Wording(zh: "保留的锁定任务没有标 pinned", en: "the task keeps a pinned one and is not marked pinned")
    case .unservedButServed: Wording(zh: "列为未服务，但有路线服务", en: "listed as unserved, but a route serves it")
    case .unservedNotListed: Wording(zh: "未服务的任务没有列全", en: "unserved tasks are missing from the list")
    case .unservedTwice: Wording(zh: "unserved 列出两次", en: "listed as unserved twice")
    case .wrongAmount: Wording(zh: "所写数额与计算不符", en: "the stated figure is not what it comes to")
    case .boundAboveTotal: Wording(zh: "下界大于总费用", en: "the bound is above the total")
    case .rosterWithoutSolution: Wording(zh: "状态说没有班表，却写了内容", en: "the status says that there is no roster, but there is one")
    case .conflictsMissing: Wording(zh: "状态为 INFEASIBLE，却没有 conflicts", en: "the status is INFEASIBLE, but no conflict is named")
    case .conflictsUnexpected: Wording(zh: "状态不是 INFEASIBLE，却有 conflicts", en: "conflicts are named, but the status is not INFEASIBLE")
    case .emptyConflict: Wording(zh: "冲突没有任何任务", en: "the conflict names no task")
    default: preconditionFailure("a finding without words: \(self)")
    }
  }
}

extension Note.Kind {
  package var wording: Wording {
    switch self {
    case .routeCouldBeShorter: Wording(zh: "路线还可以更紧凑", en: "the same stops fit into a shorter route")
    case .couldLeaveLater: Wording(zh: "可以晚些出发", en: "the route could start later")
    case .waitsAfterArriving: Wording(zh: "到达后等待；应在出发前等", en: "waits after arriving; wait before the leg instead")
    }
  }
}

extension PreviousFault.Code {
  package var wording: Wording {
    switch self {
    case .tasksMissing: Wording(zh: "上一班表没有 tasks，无法比较", en: "the previous schedule has no tasks to hold against")
    case .pinnedTaskUnknown: Wording(zh: "上一班表锁定的任务已不在实例中", en: "the previous schedule pins a task whose need or activity is gone")
    case .pinnedWorkerUnknown: Wording(zh: "上一班表锁定的人员已不在实例中", en: "the previous schedule pins a worker who is gone")
    }
  }
}
