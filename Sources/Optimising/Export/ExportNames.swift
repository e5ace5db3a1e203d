import Instances

/// Spells the maths' names for a reader: `seat_3_0_12` becomes `seat_n17_s0_d1_t0915`.
///
/// The master names rows and columns by family and dense handles. Here each handle is replaced by what it stands for: ids (letters and digits of them), dates
/// as `d1` (0 is the horizon's first), begins as `d1_t0915`, weeks as `q0`, seats as `s0`, covers as `e0`. Only letters, digits and `_` are used, which
/// every reader of LP and MPS files accepts; no two rows and no two columns get one name.
struct ExportNames {
  /// What a subscript of a family counts.
  private enum Subscript { case job, group, seat, cover, cell, worker, household, venue, fund, shift, day, week, minute, dependency, side, kept }

  private static let families: [String: [Subscript]] = [
    "cover": [.job], "u": [.job], "none": [.group], "seat": [.job, .seat, .cell], "seatMin": [.job, .seat, .cell], "miss": [.job, .seat, .cell],
    "property": [.job, .cover, .cell], "short": [.job, .cover, .cell], "anyone": [.job, .cell], "y": [.job, .cell],
    "guardian": [.worker, .job, .cell], "spacing": [.job, .day], "household": [.household, .day], "oneRoute": [.shift], "engaged": [.worker],
    "unused": [.worker], "dayMinutes": [.worker, .day], "weekMinutes": [.worker, .week], "weekShifts": [.worker, .week], "target": [.worker, .week],
    "over": [.worker, .week], "venue": [.venue, .minute], "fund": [.fund], "distinct": [.group], "oneTeam": [.group], "spare": [.group],
    "face": [.worker, .job, .day], "z": [.worker, .group], "different": [.worker, .job, .job], "order": [.dependency, .side, .cell], "keptOnce": [.kept],
    "kept": [.kept, .job, .worker],
    "keptOthers": [.kept, .job], "k": [.kept, .job],
  ]

  private let model: Model
  private let cells: CellTable
  private let workers: [String]
  private let groups: [String]
  private let households: [String]
  private let venues: [String]
  private let funds: [String]
  private let kept: [String]

  init(_ model: Model, _ cells: CellTable) {
    self.model = model
    self.cells = cells
    let instance = model.instance
    workers = ExportNames.plain(instance.workers.map(\.id), "w")
    groups = ExportNames.plain(model.groups.map { instance.id(of: $0.owner) }, "n")
    households = ExportNames.plain(instance.households.map(\.id), "h")
    venues = ExportNames.plain(instance.venues.map(\.id), "v")
    funds = ExportNames.plain(instance.funds.map(\.id), "f")
    kept = ExportNames.plain(model.kept.map(\.id), "p")
  }

  /// - Parameter name: a family and its handles, joined by `_`, as the master gives it; another family is left as it is.
  func spelled(_ name: String) -> String {
    let parts = name.split(separator: "_").map(String.init)
    guard let family = parts.first, let kinds = ExportNames.families[family], kinds.count == parts.count - 1 else { return name }
    return ([family] + zip(kinds, parts.dropFirst()).compactMap(text)).joined(separator: "_")
  }

  /// `x` of a route: who, on which date, and the how manieth of that worker and date.
  func route(_ route: RouteColumn, number: Int) -> String {
    let shift = model.shifts[route.shift]
    return "x_\(workers[shift.worker])_d\(shift.day)_\(number)"
  }

  private func text(_ kind: Subscript, _ part: String) -> String? {
    if kind == .side { return part }
    guard let index = Int(part) else { return part }
    return switch kind {
    case .job: job(index)
    case .group: groups[index]
    case .seat: "s\(index)"
    case .cover: "e\(index)"
    case .cell: cells[index].isExact ? minute(cells[index].lo) : "\(minute(cells[index].lo))_\(minute(cells[index].hi))"
    case .worker: workers[index]
    case .household: households[index]
    case .venue: venues[index]
    case .fund: funds[index]
    case .shift: "\(workers[model.shifts[index].worker])_\(minute(model.shifts[index].day * .minutesPerDay + model.shifts[index].start))"
    // A row that spans all dates has none in its name.
    case .day: index < 0 ? nil : "d\(index)"
    case .week: "q\(index)"
    case .minute: minute(index)
    case .dependency: "\(job(model.dependencies[index].first))_\(job(model.dependencies[index].second))"
    case .side: part
    case .kept: kept[index]
    }
  }

  private func job(_ index: Int) -> String {
    let group = model.jobs[index].group
    let jobs = model.groups[group].jobs
    // Occurrences that may share a date are jobs of their own.
    return jobs.count > 1 ? "\(groups[group])_o\(index - jobs[0])" : groups[group]
  }

  private func minute(_ minute: Int) -> String {
    let time = minute.minuteOfDay
    return "d\(minute.day)_t\(time / 60 < 10 ? "0" : "")\(time / 60)\(time % 60 < 10 ? "0" : "")\(time % 60)"
  }

  /// Ids in letters and digits, each another; an id that has none gets a letter and its number.
  private static func plain(_ ids: [String], _ letter: String) -> [String] {
    var names = UniqueNames()
    return ids.enumerated().map { names.unique(plain($1) ?? "\(letter)\($0)") }
  }

  /// A text in ASCII letters, digits and `_`, at most 40 of them; nil when no letter or digit is in it.
  static func plain(_ text: String) -> String? {
    let kept = text.unicodeScalars.map { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9": Character(scalar)
      default: Character("_")
      }
    }
    return kept.contains { $0 != "_" } ? String(kept.prefix(40)) : nil
  }
}

/// Names handed out so far; a name that comes again gets a number.
struct UniqueNames {
  private var taken: Set<String> = []

  mutating func unique(_ name: String) -> String {
    var candidate = name
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = "\(name)_\(number)"
      number += 1
    }
    return candidate
  }
}
