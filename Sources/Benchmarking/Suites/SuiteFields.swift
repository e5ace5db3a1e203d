import Districts
import Exchange
package import Instances

/// The fields of a suite document, format 1.
package enum SuiteFields {
  package static let format = "liandong-suite/1"

  package static let document = ObjectShape(
    "suite", zh: "测试套件", en: "suite",
    [
      Field("format", .choice([format]), .required, zh: "文件格式与版本", en: "format and version of the document"),
      Field("name", .text, .required, zh: "名称", en: "name"),
      Field("options", .object(options), zh: "各实例的默认选项", en: "options of all instances"),
      Field("tolerance", .object(tolerance), zh: "与基线相比允许变差多少", en: "how much worse than a baseline a run may be"),
      Field("instances", .list(.object(entry), mayBeEmpty: false), .required, zh: "实例", en: "the instances"),
    ])

  static let entry = ObjectShape(
    "suiteInstance", zh: "套件的实例", en: "instance of a suite", exactlyOne: ["path", "generate", "published"],
    [
      Field("name", .text, .required, zh: "名称，不重复", en: "name, each once"),
      Field("path", .text, zh: "实例文件，相对于套件所在的目录", en: "an instance document, from the suite's own folder"),
      Field("generate", .object(districts), zh: "生成的区县", en: "a synthetic district"),
      Field("published", .object(published), zh: "公开发表的文件", en: "a published file"),
      Field("options", .object(options), zh: "此实例的选项；给出一种上限时，套件的上限都不用", en: "its own options; a limit of its own replaces all limits of the suite"),
      Field(
        "reference", .boolean, .boolean(false), zh: "用它的用时作为 --time-ratio 的单位", en: "its seconds are the measure of `--time-ratio`"),
    ])

  static let options = ObjectShape(
    "suiteOptions", zh: "选项", en: "options",
    [
      Field("timeLimit", .decimal(0.001...1e6), .nothing, .seconds, zh: "时间上限", en: "wall-clock limit"),
      Field("workLimit", .whole(0...1_000_000_000_000), zh: "工作量上限", en: "limit of deterministic work"),
      Field("threads", .whole(1...1024), .whole(2), zh: "线程数", en: "threads"),
      Field("gap", .decimal(0...1), .decimal(0.0001), zh: "差距到此即停", en: "stop at this gap"),
      Field("seeds", seeds, zh: "搜索的随机种子，每个运行一次", en: "seeds of the search, one run each"),
    ])

  static let tolerance = ObjectShape(
    "tolerance", zh: "容差", en: "tolerance",
    [
      Field("gap", .decimal(0...1), .decimal(0), zh: "差距可增加多少", en: "added to gaps"),
      Field("cost", .decimal(0...1), .decimal(0), zh: "总分可增加的比例", en: "share of the total"),
      Field("counts", .decimal(0...1), .decimal(0), zh: "计数可增加的比例", en: "share of each count"),
    ])

  static let districts = ObjectShape(
    "districts", zh: "生成的区县", en: "synthetic district",
    district + [Field("seeds", seeds, zh: "生成器的种子，每个一份实例", en: "seeds of the generator, an instance each")])

  /// A district of one seed, as the list of best-known values names it.
  static let oneDistrict = ObjectShape(
    "district", zh: "生成的区县", en: "synthetic district",
    district + [Field("seed", .whole(0...Int.max), .required, zh: "生成器的种子", en: "seed of the generator")])

  private static let district = [
    Field("scale", .choice(Scale.allCases.map(\.rawValue)), .required, zh: "规模", en: "size and country"),
    Field("supply", .choice(Supply.allCases.map(\.rawValue)), .text("balanced"), zh: "志愿者多少", en: "how many volunteers there are"),
    Field("features", .choice(Features.allCases.map(\.rawValue)), .text("full"), zh: "特性", en: "core or full"),
    Field("stations", .whole(1...10_000), zh: "站点数", en: "stations instead of the scale's own number"),
    Field("twoPerson", .decimal(0...1), zh: "两人走访的比例", en: "share of the visits that are for two"),
  ]

  static let published = ObjectShape(
    "published", zh: "公开发表的文件", en: "published file",
    [
      Field("format", .choice(PublishedFormat.allCases.map(\.rawValue)), .required, zh: "格式", en: "format"),
      Field("file", .text, .required, zh: "文件名", en: "name of the file in the folder of the set"),
    ])

  private static let seeds = Shape.list(.whole(0...Int.max), mayBeEmpty: false)
}
