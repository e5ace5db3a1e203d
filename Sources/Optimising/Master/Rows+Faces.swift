import Instances
import LinearPrograms

/// `distinct[n]`: different workers over the tasks of group n (H12). `z[w, n]` says that worker w is one of them; `extraWorker` prices them.
///
///     Σ_w z[w, n] ≤ maxDistinct[n]
///
/// `oneTeam[n]`: the price of extra workers counts from one full team on, so whoever is served pays for that many; `spare[n]` stands in for those who
/// are not there.
///
///     Σ_w z[w, n] + spare[n] + teamSize[n] · none[n] ≥ teamSize[n]
///
/// `face[w, n, i]`: whoever serves is counted, however the dates are spread.
///
///     Σ_{j in n, d} α[j, d] Σ_{r of w that serve j on date d} x[r] ≤ z[w, n]
///
/// No set of dates on which w can serve n adds up to more than 1 in α, so a single date, all dates within the gap, or a whole week in which w
/// has the minutes for one visit are each at most z. These rows are made when the relaxation breaks them (`FaceSeparation`); without them it is only weaker.
///
/// `different[w, dependency]`: no worker is in both teams (H13); within one route the pricing sees to it.
///
///     Σ_{r of w that serve first or second} x[r] ≤ 1
extension Master {
  mutating func addDistinctRows() {
    for (index, group) in model.groups.enumerated() where group.countsFaces {
      if let most = group.maxDistinct { rows.distinct[index] = addRow(.atMost(Double(most)), name: "distinct_\(index)") }
      guard group.extraWorkerCost > 0, rows.noneServed[index] >= 0 else { continue }
      let row = addRow(.atLeast(Double(group.teamSize)), name: "oneTeam_\(index)")
      rows.oneTeam[index] = row
      _ = addAuxiliary(
        cost: Double(group.extraWorkerCost), bounds: Bounds(0, Double(group.teamSize)), entries: [(row, 1)], name: "spare_\(index)")
      let none = rows.noneServed[index]
      auxiliary[none].entries.append(Entry(Row(row), Double(group.teamSize)))
      problem.setColumn(auxiliary[none].column, auxiliary[none].entries)
    }
  }

  mutating func addDifferentRows() {
    for dependency in model.dependencies where dependency.differentWorkers {
      for worker in model.workers where worker.position(of: dependency.first) != nil && worker.position(of: dependency.second) != nil {
        guard worker.shifts.count > 1 else { continue }
        let row = addRow(.atMost(1), name: "different_\(worker.worker)_\(dependency.first)_\(dependency.second)")
        rows.different[dependency.first].append((worker: worker.worker, row: row))
        rows.different[dependency.second].append((worker: worker.worker, row: row))
      }
    }
  }

  /// Makes a `face` row, with its `z` if that is new; routes already in the master get their entries.
  mutating func addFaceRow(_ face: FaceInequality) {
    inequalities.faces.append(face)
    let (worker, group) = (face.key.worker, face.key.group)
    let first = face.weights[0].item
    let row = addRow(.atMost(0), name: "face_\(worker)_\(first.job)_\(first.day ?? -1)")
    for job in Set(face.weights.map(\.item.job)).sorted() { rows.face[job].append(FaceRow(face: face, row: row)) }
    let known = rows.faceColumn[face.key]
    let counted =
      known
      ?? addAuxiliary(
        cost: Double(model.groups[group].extraWorkerCost), bounds: .zeroToOne, entries: [(rows.distinct[group], 1), (rows.oneTeam[group], 1)],
        name: "z_\(worker)_\(group)")
    rows.faceColumn[face.key] = counted
    auxiliary[counted].entries.append(Entry(Row(row), -1))
    var coefficients: [(column: Column, value: Double)] = [(auxiliary[counted].column, -1)]
    for shift in model.workers[worker].shifts {
      for route in routesOfShift[shift] {
        let value = routes[route].stops.reduce(0) { $0 + face.value(of: $1.job, on: model.shifts[shift].day) }
        if value > 0 { coefficients.append((columnOfRoute[route], value)) }
      }
    }
    problem.setRow(Row(row), coefficients)
  }
}

/// A worker who is counted for a group.
struct FaceKey: Hashable, Sendable {
  var worker: Int
  var group: Int
}

/// What a worker can do for a group: a job, and the date where occurrences of the job have different ones.
struct FaceItem: Hashable, Sendable {
  var job: Int
  var day: Int?
}

/// A valid inequality Σ weight · x ≤ z of one worker and group.
struct FaceInequality: Sendable {
  var key: FaceKey
  /// Those above 0; not empty.
  var weights: [(item: FaceItem, value: Double)]

  @inline(__always)
  func value(of job: Int, on day: Int) -> Double {
    for weight in weights where weight.item.job == job && (weight.item.day == nil || weight.item.day == day) { return weight.value }
    return 0
  }
}

/// A `face` row as its jobs see it.
struct FaceRow: Sendable {
  var face: FaceInequality
  var row: Int
}
