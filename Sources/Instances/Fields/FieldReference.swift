/// The reference of a document's fields as a Markdown page in English and Chinese, made from the table that the reader checks against; the
/// same text in every run.
package func fieldReference(of format: DocumentFormat) -> String {
  let family = format.document.family
  var page = format.heading
  for object in family { page += "\n" + object.section(within: family, isDocument: object === format.document) }
  return page
}

extension DocumentFormat {
  fileprivate var heading: String {
    let document = document.wording
    let opening =
      switch self {
      case .instance:
        """
        What `liandong solve` is given: who can work when, which households ask for what, and what it costs when something is left undone. A small
        complete one is `benchmarks/instances/village-hall.json`. The rules and costs that the fields refer to by number and name, the travel formula,
        what must hold between fields, and the warnings are in [Rules](../../Checking/Checking.docc/Rules.md).

        `liandong solve` 的输入：谁何时有空、哪些家庭需要什么、做不到时的代价。小而完整的例子见 `benchmarks/instances/village-hall.json`。字段说明里的规则编号、
        费用名称、路程公式、字段之间须成立的关系以及提醒，见 [Rules](../../Checking/Checking.docc/Rules.md)。
        """
      case .schedule:
        """
        What `liandong solve` writes and `liandong check` judges; it may be written by hand with the required fields alone, and the others are checked
        where they stand. The rules and costs are in [Rules](../../Checking/Checking.docc/Rules.md), the instance in
        [Fields](../../Instances/Instances.docc/Fields.md).

        `liandong solve` 写出、`liandong check` 核对的文件；也可以手写，只写必填字段即可，其余字段写了才核对。规则与费用见
        [Rules](../../Checking/Checking.docc/Rules.md)，实例见 [Fields](../../Instances/Instances.docc/Fields.md)。
        """
      }
    return """
      # Fields of the \(document.en) document \(document.zh)文件的字段

      <!-- Printed by `liandong schema \(rawValue) --format markdown`; change Sources/Instances/Fields and print it again. -->

      \(opening)

      ## How values are written 书写方式

      - JSON in UTF-8. A field that is not listed here is an error, and so is one that stands twice in an object. `null` is no value: leave the field out.
        An empty list means the same as none, except where “not empty” is said.
        文件为 UTF-8 编码的 JSON。未列出的字段、同一对象里重复的字段都是错误。不写的字段请整个省去，不要写 `null`。除注明“不能为空”者外，空列表等于不写。
      - Whole numbers may be written as `3`, `3.0` or `3e0`; `0.5` is an error where a whole number belongs.
        整数可写成 `3`、`3.0` 或 `3e0`；应为整数处写 `0.5` 是错误。
      - Dates are `2026-11-23`, times `2026-11-23T08:30`, times of day `08:30`; all local wall-clock time without an offset, to the minute.
        日期写作 `2026-11-23`，时刻写作 `2026-11-23T08:30`，一天内的时刻写作 `08:30`；均为当地时间，不带时区，精确到分钟。
      - Ids are not empty and contain no `#`. The tasks of need `n1` are called `n1#1`, `n1#2`, …; an activity's task bears the activity's own id.
        编号不能为空，也不能含 `#`。需求 `n1` 的各次任务叫 `n1#1`、`n1#2`……；活动的任务就用活动的编号。
      - Costs are whole units; one unit is worth one minute of travel. Money is in fen.
        费用以整数单位计，一个单位相当于一分钟路程。金额以分（人民币）计。

      `liandong schema \(rawValue)` prints the same as JSON Schema 2020-12. `liandong schema \(rawValue)` 以 JSON Schema 2020-12 的形式输出同样的内容。

      """
  }
}

extension ObjectShape {
  /// The name, leading to its section of the page.
  fileprivate var link: String { "[`\(name)`](#\(name.lowercased())-\(wording.zh))" }

  fileprivate func section(within family: [ObjectShape], isDocument: Bool) -> String {
    var text = "## \(name) \(wording.zh)\n\n"
    if isDocument {
      text += "The document itself. 文件本身。\n"
    } else {
      let places = family.flatMap { parent in
        parent.fields.filter { $0.shape.objects.contains { $0 === self } }.map { "`\(parent.name).\($0.name)\($0.shape.brackets)`" }
      }
      text += "Stands in 出现于 \(places.joined(separator: ", ")).\n"
    }
    if !exactlyOne.isEmpty {
      let names = exactlyOne.map { "`\($0)`" }.joined(separator: ", ")
      text += "Exactly one of \(names) is given. \(names) 必须恰好写一个。\n"
    }
    if let pairing {
      text += "`\(pairing.field)` is given only beside `\(pairing.other)`. `\(pairing.field)` 只能与 `\(pairing.other)` 一起写。\n"
    }
    text += "\n| Field 字段 | Type 类型 | Unit 单位 | If left out 缺省 | Meaning 含义 |\n| --- | --- | --- | --- | --- |\n"
    for field in fields { text += field.row }
    return text
  }
}

extension Field {
  fileprivate var row: String {
    let unit = unit.map { Wording.both($0.wording) } ?? "–"
    let cells = [
      isRequired ? "**`\(name)`**" : "`\(name)`", Wording.both(shape.reference), unit, Wording.both(absent.wording(for: shape)), Wording.both(meaning),
    ]
    return "| " + cells.map { $0.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") }.joined(separator: " | ") + " |\n"
  }
}

extension Field.Absent {
  fileprivate func wording(for shape: Shape) -> Wording {
    switch self {
    case .required: Wording(zh: "**必填**", en: "**required**")
    case .nothing:
      switch shape {
      case .list: Wording(zh: "空", en: "empty")
      case .map, .object: Wording(zh: "无", en: "none")
      default: Wording(zh: "不写即无", en: "none")
      }
    case .whole(let value): Wording.same("`\(value)`")
    case .decimal(let value): Wording.same("`\(Shape.text(of: value))`")
    case .boolean(let value): Wording.same("`\(value)`")
    case .text(let value): Wording.same("`\(value)`")
    case .described(let wording): wording
    }
  }
}

extension Wording {
  /// What is written the same in both languages.
  fileprivate static func same(_ text: String) -> Wording { Wording(zh: text, en: text) }

  /// Both languages in one cell, English first; a text that is the same in both stands once.
  fileprivate static func both(_ wording: Wording) -> String { wording.en == wording.zh ? wording.en : "\(wording.en) · \(wording.zh)" }
}

extension Shape {
  /// The type as the page names it, with its range.
  fileprivate var reference: Wording {
    switch self {
    case .text: Wording(zh: "文字", en: "text")
    case .id: Wording(zh: "编号", en: "id")
    case .reference(let target): Wording(zh: "\(target.zh)编号", en: "\(target.en) id")
    case .choice(let words): Wording.same(words.map { "`\"\($0)\"`" }.joined(separator: ", "))
    case .whole: Wording(zh: "整数，\(rangeWording.zh)", en: "whole number \(rangeWording.en)")
    case .decimal: Wording(zh: "数字，\(rangeWording.zh)", en: "number \(rangeWording.en)")
    case .boolean: Wording.same("`true`, `false`")
    case .date: Wording(zh: "日期", en: "date")
    case .time: Wording(zh: "时刻", en: "time")
    case .timeOfDay: Wording(zh: "一天内的时刻，最晚 `24:00`", en: "time of day up to `24:00`")
    case .object(let object): Wording.same(object.link)
    case .either(let first, let second): Wording(zh: "\(first.link) 或 \(second.link)", en: "\(first.link) or \(second.link)")
    case .list(let element, let mayBeEmpty):
      mayBeEmpty
        ? Wording(zh: "列表：\(element.reference.zh)", en: "list of \(element.reference.en)")
        : Wording(zh: "列表，不能为空：\(element.reference.zh)", en: "list, not empty, of \(element.reference.en)")
    case .map(let key, let value): Wording(zh: "对象：\(key.zh) → \(value.reference.zh)", en: "object: \(key.en) → \(value.reference.en)")
    case .nullable(let shape): Wording(zh: "\(shape.reference.zh)，或 `null`", en: "\(shape.reference.en) or `null`")
    }
  }

  /// What a path writes after the name of a field of this shape.
  fileprivate var brackets: String {
    switch self {
    case .list(let element, _): "[]" + element.brackets
    case .map: "{}"
    default: ""
    }
  }

  fileprivate static func text(of value: Double) -> String { Int(exactly: value).map(String.init) ?? value.description }
}
