extension Fault.Cause {
  /// What a fault says and advises; `value` is the value at fault as the text writes it.
  func wording(value: String) -> (message: Wording, remedy: Wording) {
    switch self {
    case .malformedJSON(let problem): return problem.wording
    case .duplicateKey:
      return say(
        zh: "同一对象里重复出现字段 \(value)", en: "the field \(value) stands twice in one object",
        fix: "只保留一个", "keep one of them")
    case .unknownField(let name, let nearest, let known):
      let hint = nearest.map { (zh: "；最接近的已知字段是 “\($0)”", en: "; the nearest known name is \"\($0)\"") } ?? (zh: "", en: "")
      return say(
        zh: "没有名为 “\(name)” 的字段\(hint.zh)", en: "there is no field \"\(name)\" here\(hint.en)",
        fix: "改正或删去；此处可用的字段：\(list(known))", "correct or remove it; the fields known here are \(list(known))")
    case .missingField(let name, let object):
      return say(
        zh: "\(object.zh)缺少必填字段 “\(name)”", en: "the \(object.en) lacks its required field \"\(name)\"",
        fix: "补上 “\(name)”", "add \"\(name)\"")
    case .wrongType(let expected, let found):
      return say(
        zh: "类型不对：应为\(expected.zh)，实为\(found.wording.zh) \(value)", en: "wrong type: \(found.wording.en) \(value) where \(expected.en) belongs",
        fix: "改为\(expected.zh)；不需要的字段请整个删去", "write \(expected.en), or leave the field out where it is not needed")
    case .wrongValue(let allowed):
      return say(
        zh: "不认识的值 \(value)", en: "unknown value \(value)",
        fix: "可用的值：\(list(allowed))", "allowed: \(list(allowed))")
    case .notWhole:
      return say(
        zh: "\(value) 不是整数", en: "\(value) is not a whole number",
        fix: "时间、距离、费用与次数都以整数计，请取整", "times, distances, costs and counts are whole: round it")
    case .outOfRange(let range):
      return say(
        zh: "\(value) 超出范围", en: "\(value) is out of range",
        fix: "取值范围：\(range.zh)", "give a value \(range.en)")
    case .badDate:
      return say(
        zh: "\(value) 不是有效日期", en: "\(value) is not a date that exists",
        fix: "写成 “2026-11-23” 的形式", "write it as \"2026-11-23\"")
    case .badTime(let form):
      return say(
        zh: "\(value) 不是有效时间", en: "\(value) is not a time that exists",
        fix: "写成 “\(form)” 的形式，精确到分钟，不带时区", "write it as \"\(form)\", to the minute and without an offset")
    case .badId:
      return say(
        zh: "编号 \(value) 不可用：编号不能为空，也不能含 “#”", en: "\(value) cannot be an id: an id is not empty and holds no \"#\"",
        fix: "换一个不含 “#” 的编号", "choose another id; \"#\" separates a need from its occurrences")
    case .emptyList:
      return say(
        zh: "这里的列表不能为空", en: "this list may not be empty",
        fix: "至少写一项", "give at least one entry")
    case .notExactlyOne(let names, let found):
      let count = found.isEmpty ? (zh: "一个也没有", en: "none is given") : (zh: "写了 \(list(found))", en: "\(list(found)) are given")
      return say(
        zh: "\(list(names)) 必须恰好写一个，这里\(count.zh)", en: "exactly one of \(list(names)) belongs here, but \(count.en)",
        fix: "只写其中一个", "give one of them")
    case .fieldNeedsAnother(let field, let other):
      return say(
        zh: "“\(field)” 只能与 “\(other)” 一起用", en: "\"\(field)\" means something only beside \"\(other)\"",
        fix: "补上 “\(other)” 或删去 “\(field)”", "add \"\(other)\" or remove \"\(field)\"")
    case .barePair(let object):
      return say(
        zh: "坐标 \(value) 只有两个数，分不清经纬度", en: "the coordinates \(value) are a bare pair that does not say which is which",
        fix: "写成 \(object)，lat 为纬度，lon 为经度", "write \(object): lat is the latitude, lon the longitude")
    default: return documentWording(value: value)
    }
  }

  /// The faults of a document as a whole, and the warnings.
  private func documentWording(value: String) -> (message: Wording, remedy: Wording) {
    switch self {
    case .duplicateId(let id, let first):
      return say(
        zh: "编号 “\(id)” 已在 \(first) 用过", en: "the id \"\(id)\" is already used at \(first)",
        fix: "编号在其列表内须唯一，需求与活动合起来也须唯一；请改一个", "ids are unique in their list, and over needs and activities together: change one of them")
    case .danglingReference(let target, let nearest):
      let hint = nearest.map { (zh: "最接近的是 “\($0)”；改正，或补上这一项", en: "the nearest is \"\($0)\": correct it, or add what it names") }
      return say(
        zh: "没有编号为 \(value) 的\(target.zh)", en: "there is no \(target.en) \(value)",
        fix: hint?.zh ?? "先补上这一项，或删去引用", hint?.en ?? "add what it names, or remove the reference")
    case .undeclaredName(let table, let nearest):
      let hint = nearest.map { (zh: "最接近的是 “\($0)”；", en: "the nearest is \"\($0)\"; ") } ?? (zh: "", en: "")
      return say(
        zh: "\(value) 没有在 “\(table)” 里声明", en: "\(value) is not declared in \"\(table)\"",
        fix: "\(hint.zh)写了 “\(table)” 就须声明所有用到的名称", "\(hint.en)where \"\(table)\" is given, it declares every name that is used")
    case .missingMode(let modes):
      return say(
        zh: "有多种出行方式，而此人没有 “mode”", en: "there are several travel modes, and this worker has no \"mode\"",
        fix: "补上 “mode”，可用：\(list(modes))", "add \"mode\", one of \(list(modes))")
    case .outsideHorizon(let from, let to):
      return say(
        zh: "\(value) 不在排班期内", en: "\(value) lies outside the horizon",
        fix: "排班期从 \(from) 到 \(to)；改时间，或改 horizon", "the horizon runs from \(from) to \(to): change the time or the horizon")
    case .startNotBeforeEnd(let start, let end):
      return say(
        zh: "开始 \(start) 不早于结束 \(end)", en: "the start \(start) is not before the end \(end)",
        fix: "开始须早于结束", "let the start come before the end")
    case .shiftAcrossMidnight(let start, let end):
      return say(
        zh: "班次 \(start) 至 \(end) 跨过午夜", en: "the shift from \(start) to \(end) runs across midnight",
        fix: "拆成每天一个班次；最晚可到次日 00:00", "split it into one shift a date; it may end at the next day's 00:00")
    case .overlappingShifts(let worker, let other):
      return say(
        zh: "“\(worker)” 的这个班次与 \(other) 重叠", en: "this shift of \"\(worker)\" overlaps the one at \(other)",
        fix: "合并或缩短；首尾相接是允许的", "join or shorten them; they may touch")
    case .breakTooLong(let minutes, let from, let to):
      return say(
        zh: "从 \(from) 起的 \(minutes) 分钟休息到 \(to) 还放不下", en: "a break of \(minutes) minutes from \(from) on does not fit before \(to)",
        fix: "放宽 from–to，或缩短 durationMinutes", "widen from–to or shorten durationMinutes")
    case .overlappingBreaks(let worker, let other):
      return say(
        zh: "“\(worker)” 的这段休息时间与 \(other) 重叠", en: "the span of this break of \"\(worker)\" overlaps the one at \(other)",
        fix: "错开 from–to；首尾相接是允许的", "set their from–to apart; they may touch")
    case .seatMinAboveCount(let min, let count):
      return say(
        zh: "席位的 min \(min) 大于 count \(count)", en: "the seat's min \(min) is above its count \(count)",
        fix: "min 须在 0 到 count 之间", "min lies between 0 and count")
    case .needSeatNotFull(let min, let count):
      return say(
        zh: "需求的席位须坐满：min 为 \(min)，count 为 \(count)", en: "a need's seat is always filled, but its min is \(min) and its count \(count)",
        fix: "删去 min，或使它等于 count；只有活动的席位可以不满", "remove min or make it equal to count; only activities may run short")
    case .matrixNotSquare(let places, let found):
      return say(
        zh: "places 有 \(places) 处，这里却有 \(found) 项", en: "there are \(places) places, but \(found) entries here",
        fix: "minutes 与 metres 各须为 \(places) 行、每行 \(places) 个数", "minutes and metres have \(places) rows of \(places) numbers each")
    case .duplicatePlace(let first):
      return say(
        zh: "这一地点已在 \(first) 列出", en: "this place is already listed at \(first)",
        fix: "每处地点只列一次，并删去相应的行与列", "list each place once, and remove its row and column")
    case .dependencyOnItself:
      return say(
        zh: "first 与 second 是同一任务 \(value)", en: "first and second are the same task \(value)",
        fix: "写两个不同的任务，或删去这一项", "name two different tasks, or remove the entry")
    case .dependencyOnRepeatedNeed(let need, let times):
      return say(
        zh: "需求 “\(need)” 有 \(times) 次，不能用于先后关系", en: "the need \"\(need)\" has \(times) occurrences and cannot be part of a dependency",
        fix: "只能用 times 为 1 的需求（写作 “\(need)#1”）或活动；可把它拆成单独的需求",
        "only needs with times 1 (as \"\(need)#1\") and activities can: split it into needs of their own")
    case .dependencyCycle(let tasks):
      return say(
        zh: "先后关系成环：\(tasks.joined(separator: " → "))", en: "the dependencies run in a circle: \(tasks.joined(separator: " → "))",
        fix: "删去环上的一项", "remove one entry of the circle")
    case .gapsCrossed(let min, let max):
      return say(
        zh: "间隔下限 \(min) 大于上限 \(max)", en: "the smallest gap, \(min), is above the largest, \(max)",
        fix: "使 minGapMinutes（缺省为 0）不大于 maxGapMinutes", "let minGapMinutes (0 when absent) be at most maxGapMinutes")
    case .coordinatesSwapped(let lat, let lon):
      return say(
        zh: "坐标 \(value) 像是把经纬度写反了", en: "latitude and longitude look swapped in \(value)",
        fix: "若在中国，应为 {\"lat\": \(lon), \"lon\": \(lat)}", "in China it would be {\"lat\": \(lon), \"lon\": \(lat)}")
    case .windowShorterThanVisit(let window, let visit):
      return say(
        zh: "时间窗只有 \(window) 分钟，而上门要 \(visit) 分钟", en: "the window has \(window) minutes, but the visit takes \(visit)",
        fix: "放宽时间窗，或删去它", "widen the window, or remove it")
    case .taskNobodyCouldServe(let task, let seat, .tooFewQualify(let found, let needed)):
      return say(
        zh: "“\(task)” 无人能做：第 \(seat + 1) 个席位要 \(needed) 人，符合条件的只有 \(found) 人",
        en: "nobody could serve \"\(task)\": seat \(seat) needs \(needed), and \(found) qualify",
        fix: "增加符合条件的人员，或放宽该席位的条件", "add workers who qualify, or ask less of that seat")
    case .taskNobodyCouldServe(let task, let seat, .noShiftMeets):
      return say(
        zh: "“\(task)” 无人能做：符合第 \(seat + 1) 个席位条件的人，班次都对不上任务的时间",
        en: "nobody could serve \"\(task)\": no shift of those who qualify for seat \(seat) meets the times of the task",
        fix: "增加班次，或放宽任务的时间", "add shifts, or widen the times of the task")
    default: preconditionFailure("a fault without words: \(code)")
    }
  }
}

extension JSONSyntaxError.Problem {
  var wording: (message: Wording, remedy: Wording) {
    switch self {
    case .unexpectedEnd: say(zh: "文件在此中断", en: "the text ends here, in the middle", fix: "补上缺少的引号或括号", "add the missing quote or bracket")
    case .valueExpected: say(zh: "这里应有一个值", en: "a value belongs here", fix: "补上值，或删去多余的逗号、注释", "add one, or remove a comma too many or a comment")
    case .keyExpected: say(zh: "这里应有带双引号的字段名", en: "a field name in double quotes belongs here", fix: "补上字段名，或删去多余的逗号", "add one, or remove a comma too many")
    case .colonExpected: say(zh: "字段名后应有冒号", en: "a colon belongs after the field name", fix: "补上 “:”", "add \":\"")
    case .separatorExpected: say(zh: "这里应有逗号或右括号", en: "a comma or the closing bracket belongs here", fix: "补上 “,” 或右括号", "add \",\" or the closing bracket")
    case .trailingText: say(zh: "文件结束后还有文字", en: "there is text after the end", fix: "删去多余的文字", "remove it")
    case .badNumber: say(zh: "数字写法不对", en: "this is not how JSON writes a number", fix: "写成 12、-3、0.5 的形式", "write it like 12, -3, 0.5")
    case .badEscape: say(zh: "不认识的转义", en: "unknown escape in a text", fix: "反斜杠须写成 “\\\\”", "write a backslash as \"\\\\\"")
    case .unpairedSurrogate: say(zh: "不成对的代理项转义", en: "half of a surrogate pair", fix: "直接写该字符", "write the character itself")
    case .controlCharacter: say(zh: "文字里有控制字符或换行", en: "a control character or line break in a text", fix: "换行写成 “\\n”", "write a line break as \"\\n\"")
    case .notUTF8: say(zh: "文件不是 UTF-8 编码", en: "the text is not UTF-8", fix: "另存为 UTF-8 编码", "save it in UTF-8")
    case .tooDeep:
      say(zh: "嵌套过深", en: "too many brackets within brackets", fix: "最多 \(JSONTree.maximumDepth) 层", "there may be \(JSONTree.maximumDepth) at most")
    case .tooLong: say(zh: "文件过大", en: "the text is too long", fix: "须小于 4 GB", "it may have less than 4 GB")
    }
  }
}

extension JSONValue.Kind {
  /// The kind of a value as a message names it.
  var wording: Wording {
    switch self {
    case .object: Wording(zh: "对象", en: "the object")
    case .array: Wording(zh: "列表", en: "the list")
    case .string: Wording(zh: "文字", en: "the text")
    case .number: Wording(zh: "数字", en: "the number")
    case .boolean: Wording(zh: "真假值", en: "the truth value")
    case .null: Wording(zh: "空值", en: "the empty value")
    }
  }
}

private func say(zh: String, en: String, fix fixZh: String, _ fixEn: String) -> (message: Wording, remedy: Wording) {
  (Wording(zh: zh, en: en), Wording(zh: fixZh, en: fixEn))
}

private func list(_ names: [String]) -> String { names.joined(separator: ", ") }
