import Instances
import LinearPrograms

/// `member[w, j, c]`: a worker is in a team only if the team comes together, whatever the number of its seats.
///
///     Σ_{r of w that stop at j in c} x[r] ≤ y[j, c]
///
/// The `seat` rows alone would let one worker fill several seats' worth of a service that takes place by a fraction. These rows are made when the
/// relaxation breaks them; without them it is only weaker.
extension Master {
  /// How much of each worker the relaxation at hand puts into the teams of each cell.
  func memberWeights(values: [Double]) -> [MemberKey: Double] {
    var weights: [MemberKey: Double] = [:]
    for (index, route) in routes.enumerated() {
      let value = values[columnOfRoute[index].index]
      guard value > 1e-6 else { continue }
      for stop in route.stops where model.jobs[stop.job].isTimed {
        weights[MemberKey(worker: model.shifts[route.shift].worker, cell: stop.cell), default: 0] += value
      }
    }
    return weights
  }

  /// Members that the relaxation at hand counts more than once, most broken first.
  ///
  /// - Parameter weights: `memberWeights`.
  func brokenMembers(_ weights: [MemberKey: Double], values: [Double], threshold: Double = 0.02) -> [MemberKey] {
    var broken: [(key: MemberKey, amount: Double)] = []
    for (key, sum) in weights where model.groups[model.jobs[cells[key.cell].job].group].teamSize > 1 {
      let amount = sum - values[auxiliary[rows.service[key.cell]].column.index]
      if amount > threshold && rows.member(key) < 0 { broken.append((key, amount)) }
    }
    broken.sort { ($1.amount, $0.key.cell, $0.key.worker) < ($0.amount, $1.key.cell, $1.key.worker) }
    return broken.map(\.key)
  }

  /// Makes a `member` row; routes already in the master get their entries.
  mutating func addMemberRow(_ key: MemberKey) {
    guard rows.member(key) < 0 else { return }
    let row = addRow(.atMost(0), name: "member_\(key.worker)_\(key.cell)")
    rows.member[key.cell].append((worker: key.worker, row: row))
    let service = rows.service[key.cell]
    auxiliary[service].entries.append(Entry(Row(row), -1))
    problem.setRow(Row(row), [(auxiliary[service].column, -1)] + routesAt(key))
  }

  /// Routes of a worker that stop in a cell, and how often.
  func routesAt(_ key: MemberKey) -> [(column: Column, value: Double)] {
    var found: [(column: Column, value: Double)] = []
    for shift in model.workers[key.worker].shifts where model.shifts[shift].day == cells[key.cell].day {
      for route in routesOfShift[shift] {
        let times = routes[route].stops.count { $0.cell == key.cell }
        if times > 0 { found.append((columnOfRoute[route], Double(times))) }
      }
    }
    return found
  }
}

/// A worker in the teams of one cell.
struct MemberKey: Hashable, Sendable {
  var worker: Int
  var cell: Int
}

extension MasterRows {
  /// The row of a member; -1: not made.
  @inline(__always)
  func member(_ key: MemberKey) -> Int {
    for entry in member[key.cell] where entry.worker == key.worker { return entry.row }
    return -1
  }
}
