import Instances
import Schedules
import Travel

/// The instance in dense handles, with everything decided once that no search changes: who may serve what, legs, begins, kept tasks.
struct Model: Sendable {
  var instance: Instance
  var roads: Roads
  var jobs: [Job]
  var groups: [JobGroup]
  var dependencies: [JobDependency]
  var kept: [KeptTask]
  /// `change` of tasks of the previous schedule that cannot be kept any more.
  var unkeepableChange: Int
  /// Pinned tasks that cannot be kept: the instance is infeasible.
  var unkeepablePins: [String]
  var workers: [WorkerModel]
  var shifts: [ShiftModel]
  /// For each job, the shifts that may serve it, ascending.
  var shiftsOfJob: [[Int]]
  /// For each job, jobs that may not share a route with it (H13 different workers, H16 one visit a day), itself excluded.
  var conflicts: [[Int]]
}

extension Model {
  /// - Complexity: O(workers × jobs) for the candidate lists, O(jobs of a worker ²) legs.
  init(_ instance: Instance, previous: Schedule?) throws(PreviousScheduleError) {
    self.instance = instance
    roads = Roads(instance.travel)
    (jobs, groups) = Model.makeJobs(instance)
    dependencies = Model.makeDependencies(instance, groups)
    kept = []
    unkeepableChange = 0
    unkeepablePins = []
    workers = []
    shifts = []
    shiftsOfJob = []
    conflicts = Array(repeating: [], count: jobs.count)
    if let previous { try holdAgainst(previous) }
    makeWorkers()
    makeConflicts()
  }

  private mutating func makeConflicts() {
    for dependency in dependencies where dependency.differentWorkers {
      conflicts[dependency.first].append(dependency.second)
      conflicts[dependency.second].append(dependency.first)
    }
    var jobsOfHousehold: [[Int]] = Array(repeating: [], count: instance.households.count)
    for (index, job) in jobs.enumerated() {
      guard let household = job.household, !job.exemptFromHousehold, instance.households[household].maxVisitsPerDay == 1 else { continue }
      jobsOfHousehold[household].append(index)
    }
    for together in jobsOfHousehold where together.count > 1 {
      for first in together { for second in together where first != second { conflicts[first].append(second) } }
    }
    for index in conflicts.indices { conflicts[index] = Array(Set(conflicts[index])).sorted() }
  }

  /// Index of the date and week of a minute of the horizon.
  func week(ofDay day: Int) -> Int { day / 7 }
}

extension Model {
  /// Median of what leaving one of some jobs out costs, nil: of all: the scale of what is dear. 100 without any.
  func typicalPrice(of chosen: [Int]? = nil) -> Double {
    let prices = (chosen ?? Array(jobs.indices)).map { jobs[$0].unservedCost }.sorted()
    return prices.isEmpty ? 100 : Double(prices[prices.count / 2])
  }

  /// A total that no schedule exceeds: every task left out and paid for, and every shift travelled and staffed to its length.
  var costCeiling: Int {
    var ceiling = unkeepableChange + kept.count * instance.weights.change
    for group in groups {
      let seats = instance.team(of: group.owner).seats
      let covers = instance.team(of: group.owner).covers
      ceiling += group.noneServedCost + group.times * group.extraWorkerCost * group.teamSize
      let dearestWindow = group.jobs.flatMap { jobs[$0].begins.map(\.cost) }.max() ?? 0
      let missing = seats.reduce(0) { $0 + $1.missingCost * ($1.count - $1.min) } + covers.reduce(0) { $0 + ($1.missingCost ?? 0) * $1.count }
      let dearestWorker = instance.people(of: group.owner).costs.map(\.cost).max() ?? 0
      let faces = (dearestWorker + instance.weights.newFace + instance.weights.unpreferred) * group.teamSize
      ceiling += group.times * (max(jobs[group.jobs[0]].unservedCost, 0) + dearestWindow + missing + faces)
    }
    for worker in workers {
      let kind = instance.kinds[instance.workers[worker.worker].kind]
      ceiling += kind.unusedCost
      for shift in worker.shifts {
        let length = shifts[shift].end - shifts[shift].start
        ceiling += length * (kind.travelMinuteCost + instance.weights.overTargetMinute) + shifts[shift].ifNeededCost
      }
    }
    return ceiling
  }
}
