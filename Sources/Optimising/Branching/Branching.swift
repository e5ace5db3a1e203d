import Instances
import LinearPrograms

/// Chooses where a fractional relaxation is split: tasks left out first, then who serves what and when, then in which shift.
enum Branching {
  struct Branch {
    var likely: Decision
    var unlikely: Decision
  }

  private static let tolerance = 1e-4

  static func choose(_ master: borrowing Master, values: [Double]) -> Branch? {
    leftOut(master, values) ?? pairOrBegin(master, values) ?? shiftPair(master, values)
  }

  private static func fraction(_ value: Double) -> Double { value - value.rounded(.down) }

  private static func leftOut(_ master: borrowing Master, _ values: [Double]) -> Branch? {
    var best: (score: Double, branch: Branch)?
    for (index, job) in master.model.jobs.enumerated() {
      let value = values[master.auxiliary[master.rows.unserved[index]].column.index]
      let part = fraction(value)
      guard part > tolerance, part < 1 - tolerance else { continue }
      let score = Double(job.unservedCost + 1) * min(part, 1 - part)
      guard score > best?.score ?? 0 else { continue }
      let floor = Int(value.rounded(.down))
      let fewer = Decision.leftOut(job: index, least: 0, most: floor)
      let more = Decision.leftOut(job: index, least: floor + 1, most: job.times)
      best = (score, part < 0.6 ? Branch(likely: fewer, unlikely: more) : Branch(likely: more, unlikely: fewer))
    }
    return best?.branch
  }

  private static func pairOrBegin(_ master: borrowing Master, _ values: [Double]) -> Branch? {
    var best: (score: Double, branch: Branch)?
    for pair in sums(master, values, byShift: false) {
      let part = fraction(pair.value)
      guard part > tolerance, part < 1 - tolerance else { continue }
      let score = 0.5 - abs(0.5 - part)
      guard score > (best?.score ?? 0) + 1e-9 else { continue }
      let floor = Int(pair.value.rounded(.down))
      let most = master.model.jobs[pair.job].times
      let fewer = Decision.pair(worker: pair.worker, job: pair.job, least: 0, most: floor)
      let more = Decision.pair(worker: pair.worker, job: pair.job, least: floor + 1, most: most)
      best = (score, part < 0.5 ? Branch(likely: fewer, unlikely: more) : Branch(likely: more, unlikely: fewer))
    }
    for cell in 0..<master.cells.count where master.rows.service[cell] >= 0 {
      let value = values[master.auxiliary[master.rows.service[cell]].column.index]
      guard value > tolerance, value < 1 - tolerance else { continue }
      // A stretch is a coarser question than a pair: it comes first where both are as open.
      let score = (0.5 - abs(0.5 - value)) * 1.05
      guard score > (best?.score ?? 0) + 1e-9 else { continue }
      let here = master.cells[cell]
      let inside = Decision.begins(job: here.job, lo: here.lo, hi: here.hi, inside: true)
      let outside = Decision.begins(job: here.job, lo: here.lo, hi: here.hi, inside: false)
      best = (score, value > 0.5 ? Branch(likely: inside, unlikely: outside) : Branch(likely: outside, unlikely: inside))
    }
    return best?.branch
  }

  private static func shiftPair(_ master: borrowing Master, _ values: [Double]) -> Branch? {
    var best: (score: Double, branch: Branch)?
    for pair in sums(master, values, byShift: true) where pair.value > tolerance && pair.value < 1 - tolerance {
      let score = 0.5 - abs(0.5 - pair.value)
      guard score > (best?.score ?? 0) + 1e-9 else { continue }
      let serves = Decision.shiftPair(shift: pair.shift, job: pair.job, serves: true)
      let not = Decision.shiftPair(shift: pair.shift, job: pair.job, serves: false)
      best = (score, pair.value > 0.5 ? Branch(likely: serves, unlikely: not) : Branch(likely: not, unlikely: serves))
    }
    return best?.branch
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
