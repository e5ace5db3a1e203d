import Instances

/// Which begins each stop may have while every other task and the cost stay as they are (section 2 of the problem page, last bullet).
///
/// Team tasks, tasks in a dependency, activities in exclusive venues and tasks kept from the previous schedule do not move. Neither does a
/// task move to a begin at which it would be kept: that would change the cost.
struct Leeway {
  private let model: Model
  private let isFixed: [Bool]
  /// For each group, what one worker alone had there in the previous schedule.
  private var kept: [[(worker: Int, begin: Int)]]

  init(_ model: Model) {
    self.model = model
    var fixed = model.jobs.map { job in
      model.instance.team(of: job.owner).size > 1 || job.venue.map { model.instance.venues[$0].exclusive } ?? false
    }
    for dependency in model.dependencies {
      fixed[dependency.first] = true
      fixed[dependency.second] = true
    }
    isFixed = fixed
    kept = Array(repeating: [], count: model.groups.count)
    for task in model.kept where task.team.count == 1 { kept[task.group].append((task.team[0], task.begin)) }
  }

  /// Begins in the route's shift, minutes of the horizon, ascending; the planned one is among them.
  func begins(of stop: PlannedStop, in shift: ShiftModel) -> [Int] {
    let job = model.jobs[stop.job]
    let before = kept[job.group].filter { $0.worker == shift.worker }.map(\.begin)
    guard !isFixed[stop.job], !before.contains(stop.begin), let range = job.begins.first(where: { $0.lo <= stop.begin && stop.begin <= $0.hi })
    else { return [stop.begin] }
    let midnight = shift.day * .minutesPerDay
    var begins: [Int] = []
    for part in job.begins where part.cost == range.cost && part.hi >= midnight + shift.start && part.lo <= midnight + shift.end {
      for begin in stride(from: part.lo, through: min(part.hi, midnight + shift.end), by: job.step)
      where begin >= midnight + shift.start && !before.contains(begin) { begins.append(begin) }
    }
    return begins
  }
}
