import Instances

/// Flat look-ups for the local search: what it asks of the model thousands of times a second.
struct PlanIndex: Sendable {
  /// One way to staff a job: a shift whose worker may take some seat of it.
  struct Option: Sendable {
    var shift: Int32
    var worker: Int32
    /// Position of the job in the worker's `jobs`.
    var position: Int32
    var seatBits: UInt64
    /// The assignment itself: newFace, unpreferred, assignment, soft covers of a one-person visit.
    var cost: Int32
    /// A bit for each of the job's covers that the worker holds.
    var coverBits: UInt64
  }

  /// Options of each job, by date.
  let options: [[Option]]
  /// `options[job][optionStart[job][day] ..< optionStart[job][day + 1]]` are those of one date.
  let optionStart: [[Int32]]
  let duration: [Int32]
  let step: [Int32]
  /// Dependencies that name a job.
  let dependencies: [[Int]]
  /// Jobs at one exclusive venue, by venue; empty for others.
  let jobsOfVenue: [[Int]]
  /// Pinned and kept tasks of a group.
  let kept: [[Int]]
  let days: Int
  let weeks: Int
  /// For each job and each of its begin ranges, the first of its slots in the cache of places: one for each begin (one for all, if the job is not
  /// timed) and each option of the date. -1: not cached.
  let slots: [[Int]]
  let slotCount: Int
  /// Shifts whose timing is one pass forward: no break, no waiting limit.
  let isSimple: [Bool]

  /// - Parameter isAllowed: whether a shift may serve a job, of those that could.
  init(_ model: Model, isAllowed: (_ shift: Int, _ job: Int) -> Bool = { _, _ in true }) {
    let days = model.instance.horizon.days
    self.days = days
    weeks = model.instance.horizon.weeks
    duration = model.jobs.map { Int32($0.durationMinutes) }
    step = model.jobs.map { Int32($0.step) }
    isSimple = model.shifts.map { $0.breaks.isEmpty && $0.maxWait == nil }
    var options: [[Option]] = Array(repeating: [], count: model.jobs.count)
    for shift in model.shifts.indices {
      let worker = model.workers[model.shifts[shift].worker]
      for position in model.shifts[shift].candidates where isAllowed(shift, worker.jobs[position]) {
        options[worker.jobs[position]].append(
          Option(
            shift: Int32(shift), worker: Int32(worker.worker), position: Int32(position), seatBits: worker.seatBits[position],
            cost: Int32(clamping: worker.assignmentCost[position]),
            coverBits: Self.coverBits(model, worker.worker, model.jobs[worker.jobs[position]])))
      }
    }
    var starts: [[Int32]] = []
    for job in options.indices {
      options[job].sort { (model.shifts[Int($0.shift)].day, $0.shift) < (model.shifts[Int($1.shift)].day, $1.shift) }
      var start = [Int32](repeating: Int32(options[job].count), count: days + 1)
      for (place, option) in options[job].enumerated().reversed() { start[model.shifts[Int(option.shift)].day] = Int32(place) }
      for day in stride(from: days - 1, through: 0, by: -1) where start[day] > start[day + 1] { start[day] = start[day + 1] }
      // A date without options starts where the next one does.
      for day in stride(from: days - 1, through: 0, by: -1) {
        let first = start[day]
        if Int(first) >= options[job].count || model.shifts[Int(options[job][Int(first)].shift)].day != day { start[day] = start[day + 1] }
      }
      starts.append(start)
    }
    self.options = options
    optionStart = starts
    (slots, slotCount) = Self.slots(model, starts)
    var dependencies: [[Int]] = Array(repeating: [], count: model.jobs.count)
    for (position, dependency) in model.dependencies.enumerated() {
      dependencies[dependency.first].append(position)
      dependencies[dependency.second].append(position)
    }
    self.dependencies = dependencies
    var jobsOfVenue: [[Int]] = Array(repeating: [], count: model.instance.venues.count)
    for (job, details) in model.jobs.enumerated() {
      if let venue = details.venue, model.instance.venues[venue].exclusive { jobsOfVenue[venue].append(job) }
    }
    self.jobsOfVenue = jobsOfVenue
    var kept: [[Int]] = Array(repeating: [], count: model.groups.count)
    for (position, task) in model.kept.enumerated() { kept[task.group].append(position) }
    self.kept = kept
  }

  /// Options of a job on one date.
  @inline(__always)
  func options(of job: Int, on day: Int) -> ArraySlice<Option> {
    options[job][Int(optionStart[job][day])..<Int(optionStart[job][day + 1])]
  }

  /// Slots at most; beyond that places are worked out afresh.
  private static let mostSlots = 30_000_000

  private static func slots(_ model: Model, _ optionStart: [[Int32]]) -> ([[Int]], Int) {
    var count = 0
    let slots = model.jobs.indices.map { job in
      model.jobs[job].begins.map { span in
        let options = Int(optionStart[job][span.lo.day + 1] - optionStart[job][span.lo.day])
        let begins = model.jobs[job].isTimed ? (span.hi - span.lo) / model.jobs[job].step + 1 : 1
        guard count + options * begins <= mostSlots else { return -1 }
        defer { count += options * begins }
        return count
      }
    }
    return (slots, count)
  }

  private static func coverBits(_ model: Model, _ worker: Int, _ job: Job) -> UInt64 {
    var bits: UInt64 = 0
    for (cover, demand) in job.covers.enumerated() where model.instance.holds(worker, demand.property) { bits |= bit(cover) }
    return bits
  }

  /// The bit of a seat, or of a cover; those from the 64th on share the last.
  @inline(__always)
  static func bit(_ seat: Int) -> UInt64 { 1 << UInt64(min(seat, 63)) }
}
