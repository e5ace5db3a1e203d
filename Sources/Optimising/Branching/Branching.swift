import Instances
import LinearPrograms

/// Chooses where a fractional relaxation is split: tasks left out first, then who serves what and when, then in which shift.
enum Branching {
  struct Branch {
    var one: Decision
    var other: Decision
  }

  private static let tolerance = 1e-4

  /// Places to split: tasks left out, then pairs and begins, and shifts if there is nothing else; the most promising of each kind first.
  static func candidates(_ master: borrowing Master, values: [Double], most: Int) -> [Branch] {
    // Equal scores stand in the order in which they were found.
    func best(_ found: [Scored], most: Int) -> [Branch] {
      let order = found.indices.sorted { (-found[$0].score, $0) < (-found[$1].score, $1) }
      return order.prefix(most).map { found[$0].branch }
    }
    var candidates = best(leftOut(master, values), most: most)
    if candidates.count < most { candidates += best(pairs(master, values) + begins(master, values), most: most - candidates.count) }
    return candidates.isEmpty ? best(shiftPairs(master, values), most: most) : candidates
  }

  typealias Leaning = (value: Double, decision: Decision)

  /// What the relaxation leaves open, each with the way it leans to.
  static func open(_ master: borrowing Master, values: [Double]) -> [Leaning] {
    var open: [Leaning] = []
    for (index, value) in master.leftOut(values).enumerated() where isFractional(value) {
      let job = master.model.jobs[index]
      let floor = Int(value.rounded(.down))
      if fraction(value) < 0.5 {
        open.append((1 - fraction(value), .leftOut(job: index, least: 0, most: floor)))
      } else {
        open.append((fraction(value), .leftOut(job: index, least: floor + 1, most: job.times)))
      }
    }
    for pair in sums(master, values, byShift: true) where isFractional(pair.value) && pair.value < 1 {
      open.append((pair.value, .shiftPair(shift: pair.shift, job: pair.job, serves: true)))
    }
    for cell in 0..<master.cells.count where master.rows.service[cell] >= 0 {
      let value = values[master.auxiliary[master.rows.service[cell]].column.index]
      guard isFractional(value), value < 1 else { continue }
      open.append((value, .begins(job: master.cells[cell].job, lo: master.cells[cell].lo, hi: master.cells[cell].hi, inside: true)))
    }
    return open
  }

  /// What a dive fixes next: whatever the relaxation has nearly made up its mind about, and `pace` things in any case.
  static func fixes(_ open: [Leaning], pace: Int) -> [Decision] {
    let order = open.indices.sorted { (-open[$0].value, $0) < (-open[$1].value, $1) }
    // Of one job no more than one: the others often follow.
    var jobs: Set<Int> = []
    let fixes = order.map { open[$0] }.filter { jobs.insert($0.decision.job).inserted }
    return fixes.enumerated().filter { $0.offset < pace || $0.element.value > 0.85 }.prefix(max(8, 2 * pace)).map(\.element.decision)
  }

  /// Whether the relaxation has not made up its mind about who is left out.
  static func leavesOutInPart(_ master: borrowing Master, values: [Double]) -> Bool { master.leftOut(values).contains(where: isFractional) }

  private typealias Scored = (score: Double, branch: Branch)

  private static func fraction(_ value: Double) -> Double { value - value.rounded(.down) }

  private static func isFractional(_ value: Double) -> Bool { fraction(value) > tolerance && fraction(value) < 1 - tolerance }

  private static func leftOut(_ master: borrowing Master, _ values: [Double]) -> [Scored] {
    var found: [Scored] = []
    for (index, value) in master.leftOut(values).enumerated() where isFractional(value) {
      let job = master.model.jobs[index]
      let floor = Int(value.rounded(.down))
      let fewer = Decision.leftOut(job: index, least: 0, most: floor)
      let more = Decision.leftOut(job: index, least: floor + 1, most: job.times)
      found.append((Double(job.unservedCost + 1) * min(fraction(value), 1 - fraction(value)), Branch(one: fewer, other: more)))
    }
    return found
  }

  private static func pairs(_ master: borrowing Master, _ values: [Double]) -> [Scored] {
    sums(master, values, byShift: false).filter { isFractional($0.value) }.map { pair in
      let floor = Int(pair.value.rounded(.down))
      let fewer = Decision.pair(worker: pair.worker, job: pair.job, least: 0, most: floor)
      let more = Decision.pair(worker: pair.worker, job: pair.job, least: floor + 1, most: master.model.jobs[pair.job].times)
      return (0.5 - abs(0.5 - fraction(pair.value)), Branch(one: fewer, other: more))
    }
  }

  /// Dates of timed jobs that are fractional; where the dates of a job are decided, its cells. Large teams tie most of the rest, so they come first.
  private static func begins(_ master: borrowing Master, _ values: [Double]) -> [Scored] {
    var found: [Scored] = []
    for job in master.model.jobs.indices where master.model.jobs[job].isTimed {
      var cells: [(lo: Int, hi: Int, day: Int, value: Double)] = []
      for cell in master.cells.ofJob[job] where master.rows.service[cell] >= 0 {
        let here = master.cells[cell]
        cells.append((here.lo, here.hi, here.day, values[master.auxiliary[master.rows.service[cell]].column.index]))
      }
      let weight = 1 + 0.5 * Double(master.model.groups[master.model.jobs[job].group].teamSize - 1)
      var dates: [(lo: Int, hi: Int, day: Int, value: Double)] = []
      for cell in cells {
        if let last = dates.last, last.day == cell.day {
          dates[dates.count - 1].hi = cell.hi
          dates[dates.count - 1].value += cell.value
        } else {
          dates.append(cell)
        }
      }
      var isDecided = true
      for date in dates where dates.count > 1 && isFractional(date.value) {
        isDecided = false
        found.append(split(job, date.lo, date.hi, date.value, weight: 1.5 * weight))
      }
      guard isDecided else { continue }
      for cell in cells where isFractional(cell.value) { found.append(split(job, cell.lo, cell.hi, cell.value, weight: weight)) }
    }
    return found
  }

  private static func split(_ job: Int, _ lo: Int, _ hi: Int, _ value: Double, weight: Double) -> Scored {
    let inside = Decision.begins(job: job, lo: lo, hi: hi, inside: true)
    let outside = Decision.begins(job: job, lo: lo, hi: hi, inside: false)
    return ((0.5 - abs(0.5 - value)) * weight, Branch(one: inside, other: outside))
  }

  private static func shiftPairs(_ master: borrowing Master, _ values: [Double]) -> [Scored] {
    sums(master, values, byShift: true).filter { isFractional($0.value) }.map { pair in
      let serves = Decision.shiftPair(shift: pair.shift, job: pair.job, serves: true)
      let not = Decision.shiftPair(shift: pair.shift, job: pair.job, serves: false)
      return (0.5 - abs(0.5 - pair.value), Branch(one: serves, other: not))
    }
  }

  /// How much the relaxation gives each worker, or each shift, of each job; ordered by job.
  private static func sums(
    _ master: borrowing Master, _ values: [Double], byShift: Bool
  ) -> [(job: Int, worker: Int, shift: Int, value: Double)] {
    var parts: [(job: Int, worker: Int, shift: Int, value: Double)] = []
    for (index, route) in master.routes.enumerated() {
      let value = values[master.columnOfRoute[index].index]
      guard value > 1e-7 else { continue }
      for stop in route.stops {
        parts.append((stop.job, master.model.shifts[route.shift].worker, byShift ? route.shift : -1, value))
      }
    }
    parts.sort { ($0.job, $0.worker, $0.shift) < ($1.job, $1.worker, $1.shift) }
    var sums: [(job: Int, worker: Int, shift: Int, value: Double)] = []
    for part in parts {
      if let last = sums.last, last.job == part.job, last.worker == part.worker, last.shift == part.shift {
        sums[sums.count - 1].value += part.value
      } else {
        sums.append(part)
      }
    }
    return sums
  }
}

extension Decision {
  /// What the decision is about.
  var job: Int {
    switch self {
    case .leftOut(let job, _, _), .pair(_, let job, _, _), .shiftPair(_, let job, _), .begins(let job, _, _, _): job
    }
  }

  /// The other side of a decision that says yes or no.
  func opposite(_ model: Model) -> Decision {
    switch self {
    case .leftOut(let job, let least, let most):
      least == 0 ? .leftOut(job: job, least: most + 1, most: model.jobs[job].times) : .leftOut(job: job, least: 0, most: least - 1)
    case .pair(let worker, let job, let least, let most):
      least == 0
        ? .pair(worker: worker, job: job, least: most + 1, most: model.jobs[job].times) : .pair(worker: worker, job: job, least: 0, most: least - 1)
    case .shiftPair(let shift, let job, let serves): .shiftPair(shift: shift, job: job, serves: !serves)
    case .begins(let job, let lo, let hi, let inside): .begins(job: job, lo: lo, hi: hi, inside: !inside)
    }
  }

  /// The decisions of a child: this one takes the place of what was said of the same thing.
  func merged(into decisions: [Decision]) -> [Decision] {
    var merged = decisions
    switch self {
    case .leftOut(let job, let least, let most):
      var range = (least, most)
      merged.removeAll { old in
        guard case .leftOut(job, let oldLeast, let oldMost) = old else { return false }
        range = (max(range.0, oldLeast), min(range.1, oldMost))
        return true
      }
      merged.append(.leftOut(job: job, least: range.0, most: range.1))
    case .pair(let worker, let job, let least, let most):
      var range = (least, most)
      merged.removeAll { old in
        guard case .pair(worker, job, let oldLeast, let oldMost) = old else { return false }
        range = (max(range.0, oldLeast), min(range.1, oldMost))
        return true
      }
      merged.append(.pair(worker: worker, job: job, least: range.0, most: range.1))
    default: merged.append(self)
    }
    return merged
  }
}
