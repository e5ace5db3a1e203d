import Instances
import LinearPrograms

extension Master {
  /// The `face` row of each worker and group that the relaxation at hand breaks most, if by more than `threshold`.
  func brokenFaces(values: [Double], threshold: Double = 0.01) -> [FaceInequality] {
    var weights: [FaceKey: [FaceItem: Double]] = [:]
    var order: [FaceKey] = []
    for (index, route) in routes.enumerated() {
      let value = values[columnOfRoute[index].index]
      guard value > 1e-6 else { continue }
      let shift = model.shifts[route.shift]
      for stop in route.stops where model.groups[model.jobs[stop.job].group].countsFaces {
        let key = FaceKey(worker: shift.worker, group: model.jobs[stop.job].group)
        if weights[key] == nil { order.append(key) }
        weights[key, default: [:]][model.faceItem(stop.job, shift.day), default: 0] += value
      }
    }
    return order.compactMap { key in
      guard let weights = weights[key] else { return nil }
      let counted = rows.faceColumn[key].map { values[auxiliary[$0].column.index] } ?? 0
      // No weight is above 1.
      guard weights.values.reduce(0, +) > counted + threshold else { return nil }
      return faceSeparations.of(key, model).separate(weights, counted: counted, threshold: threshold)
    }
  }

  /// The rows that count each item by itself, for every item of the routes at hand: with them an integer answer counts right.
  func possibleFaces() -> [FaceInequality] {
    var seen: Set<RouteItem> = []
    var faces: [FaceInequality] = []
    for route in routes {
      let shift = model.shifts[route.shift]
      for stop in route.stops where model.groups[model.jobs[stop.job].group].countsFaces {
        let item = model.faceItem(stop.job, shift.day)
        guard seen.insert(RouteItem(worker: shift.worker, item: item)).inserted else { continue }
        faces.append(FaceInequality(key: FaceKey(worker: shift.worker, group: model.jobs[stop.job].group), weights: [(item, 1)]))
      }
    }
    return faces
  }

  private struct RouteItem: Hashable {
    var worker: Int
    var item: FaceItem
  }
}

/// Separations made so far: their sets of items are listed once.
final class FaceSeparations {
  private var known: [FaceKey: FaceSeparation] = [:]

  func of(_ key: FaceKey, _ model: Model) -> FaceSeparation {
    if let old = known[key] { return old }
    let new = FaceSeparation(model, key)
    known[key] = new
    return new
  }
}

extension Model {
  /// A job of a single occurrence counts as one whatever its date.
  func faceItem(_ job: Int, _ day: Int) -> FaceItem { FaceItem(job: job, day: jobs[job].times > 1 ? day : nil) }
}

/// Finds the inequality of one worker's share in a group that a fractional point breaks most.
///
/// The sets of items that the worker can serve cover the point at least total weight; if that is more than `z`, the duals of the covering are an
/// inequality that says so (a local cut, as for `pack`).
struct FaceSeparation {
  private let key: FaceKey
  private let items: [FaceItem]
  /// Sets of `items` that hold every set which the worker can serve; nil when they are too many to list.
  private let sets: [[Int]]?

  private static let mostSets = 1000

  init(_ model: Model, _ key: FaceKey) {
    self.key = key
    let share = Share(model, key)
    items = share.items
    sets = share.sets(most: FaceSeparation.mostSets)
  }

  /// - Parameters:
  ///   - weights: how much of each item the relaxation gives to the worker.
  ///   - counted: its `z`.
  func separate(_ weights: [FaceItem: Double], counted: Double, threshold: Double) -> FaceInequality? {
    guard let sets else { return single(weights, counted: counted, threshold: threshold) }
    let point = items.map { weights[$0] ?? 0 }
    var problem = Problem()
    let used = items.indices.filter { point[$0] > 0 }
    var row = Array(repeating: -1, count: items.count)
    for item in used { row[item] = problem.addRow(.atLeast(point[item])).index }
    var known: Set<[Int]> = []
    for set in sets {
      let entries = set.filter { row[$0] >= 0 }
      if !entries.isEmpty, known.insert(entries).inserted {
        _ = problem.addColumn(cost: 1, bounds: .zeroOrMore, entries: entries.map { Entry(Row(row[$0]), 1) })
      }
    }
    // An item that no set holds cannot be served at all: then nothing covers the point.
    guard problem.solveRelaxation(.primal) == .optimal else { return single(weights, counted: counted, threshold: threshold) }
    guard problem.objective > counted + threshold else { return nil }
    let duals = problem.duals()
    var prices = Array(repeating: 0.0, count: items.count)
    for item in used { prices[item] = max(0, duals[row[item]]) }
    // Rounded so that no set is worth more than 1, then lifted: what no set makes use of costs nothing to ask for.
    let dearest = max(1, sets.map { $0.reduce(0) { $0 + prices[$1] } }.max() ?? 1)
    for item in prices.indices { prices[item] /= dearest }
    for item in items.indices where point[item] == 0 {
      let others = sets.filter { $0.contains(item) }.map { $0.reduce(0) { $0 + prices[$1] } }.max() ?? 0
      prices[item] = max(0, 1 - others)
    }
    let found = items.indices.filter { prices[$0] > 1e-6 }
    guard found.reduce(0, { $0 + point[$1] * prices[$1] }) > counted + threshold else { return nil }
    return FaceInequality(key: key, weights: found.map { (items[$0], prices[$0]) })
  }

  private func single(_ weights: [FaceItem: Double], counted: Double, threshold: Double) -> FaceInequality? {
    let best = items.filter { weights[$0] != nil }.max { (weights[$0] ?? 0) < (weights[$1] ?? 0) }
    guard let best, weights[best] ?? 0 > counted + threshold else { return nil }
    return FaceInequality(key: key, weights: [(best, 1)])
  }
}

/// What one worker could do for a group.
private struct Share {
  /// By job and date.
  private(set) var items: [FaceItem] = []
  private let model: Model
  private let worker: WorkerModel
  /// For each item, minutes that serving it counts at least, beside the others of its date.
  private var service: [Int] = []
  /// For each item, minutes of travel on its date at the least.
  private var travel: [Int] = []

  init(_ model: Model, _ key: FaceKey) {
    self.model = model
    worker = model.workers[key.worker]
    for job in model.groups[key.group].jobs {
      guard let position = worker.position(of: job) else { continue }
      let days = worker.shifts.filter { model.shifts[$0].candidates.contains(position) }.map { model.shifts[$0].day }
      for item in Set(days.map { model.faceItem(job, $0) }).sorted(by: { ($0.day ?? 0) < ($1.day ?? 0) }) {
        items.append(item)
        service.append(model.jobs[job].durationMinutes)
        let others = (0..<worker.legs).filter { $0 != position }
        let inward = others.map { worker.legMinutes[$0 * worker.legs + position] }.min() ?? 0
        let outward = others.map { worker.legMinutes[position * worker.legs + $0] }.min() ?? 0
        travel.append(Int(inward + outward))
      }
    }
  }

  /// Sets within the gaps, the occurrences and the worker's weekly limits, such that every set which the worker can serve lies in one of them.
  ///
  /// - Returns: nil when there are more than `most`.
  func sets(most: Int) -> [[Int]]? {
    var found: [[Int]] = []
    var chosen: [Int] = []
    var steps = 0
    /// - Returns: false when there are too many.
    func grow(from next: Int) -> Bool {
      steps += 1
      if steps > 20 * most { return false }
      var isMaximal = true
      for item in next..<items.count where fits(item, chosen) {
        isMaximal = false
        chosen.append(item)
        let isFine = grow(from: item + 1)
        chosen.removeLast()
        if !isFine { return false }
      }
      if isMaximal && !chosen.isEmpty { found.append(chosen) }
      return found.count <= most
    }
    return grow(from: 0) ? found : nil
  }

  private func fits(_ item: Int, _ chosen: [Int]) -> Bool {
    let job = model.jobs[items[item].job]
    let same = chosen.filter { items[$0].job == items[item].job }
    if same.count >= job.times { return false }
    guard let day = items[item].day else { return fitsAnyDay(item, chosen) }
    if same.contains(where: { abs((items[$0].day ?? 0) - day) < job.minGapDays }) { return false }
    let week = model.week(ofDay: day)
    let together = chosen.filter { items[$0].day.map(model.week) == week } + [item]
    let days = Set(together.compactMap { items[$0].day })
    if let most = worker.limits.maxShiftsPerWeek, days.count > most { return false }
    guard let most = worker.limits.maxMinutesPerWeek else { return true }
    return together.reduce(0) { $0 + service[$1] + travel[$1] } <= most
  }

  /// Items without a date may lie anywhere in the horizon, together in one route.
  private func fitsAnyDay(_ item: Int, _ chosen: [Int]) -> Bool {
    guard let most = worker.limits.maxMinutesPerWeek else { return true }
    let weeks = Set(worker.shifts.map { model.shifts[$0].week }).count
    return (chosen + [item]).reduce(0) { $0 + service[$1] } <= most * weeks
  }
}
