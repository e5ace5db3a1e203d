import Instances
import Travel

extension Model {
  /// Fills `workers`, `shifts` and `shiftsOfJob`.
  mutating func makeWorkers() {
    shiftsOfJob = Array(repeating: [], count: jobs.count)
    let qualifying = SeatQualifications(instance, groups)
    for worker in instance.workers.indices {
      var model = workerModel(worker, qualifying)
      let firstShift = shifts.count
      for (index, shift) in instance.workers[worker].shifts.enumerated() { shifts.append(shiftModel(model, index, shift)) }
      model.shifts = firstShift..<shifts.count
      for shift in model.shifts {
        for candidate in shifts[shift].candidates { shiftsOfJob[model.jobs[candidate]].append(shift) }
      }
      workers.append(model)
    }
  }

  private func workerModel(_ worker: Int, _ qualifying: SeatQualifications) -> WorkerModel {
    let person = instance.workers[worker]
    var model = WorkerModel(
      worker: worker, kindTravelCost: instance.kinds[person.kind].travelMinuteCost, shifts: 0..<0, jobs: [], seatBits: [], assignmentCost: [],
      legMinutes: [], legMetres: [], fundPerKm: person.fundPerKm, limits: person.limits, targetMinutesPerWeek: person.targetMinutesPerWeek,
      guardian: person.guardian)
    guard !person.shifts.isEmpty else { return model }
    let days = Set(person.shifts.map(\.day))
    for (index, job) in jobs.enumerated() {
      let bits = qualifying.seats(of: worker, in: job.group)
      guard bits != 0, job.begins.contains(where: { days.contains($0.lo.day) }) else { continue }
      // H9: the guardian must sit in the same team, so the team has room for two.
      if person.guardian != nil && instance.team(of: job.owner).size < 2 { continue }
      let location = instance.location(of: job.owner)
      if let farthest = person.limits.maxMetresFromHome, roads.leg(from: person.home, to: location, mode: person.mode).metres > farthest { continue }
      guard let cost = assignmentCost(worker, job) else { continue }
      model.jobs.append(index)
      model.seatBits.append(bits)
      model.assignmentCost.append(cost)
    }
    let places = model.jobs.map { instance.location(of: jobs[$0].owner) } + [person.home]
    model.legMinutes.reserveCapacity(places.count * places.count)
    for from in places {
      for to in places {
        let leg = roads.leg(from: from, to: to, mode: person.mode)
        model.legMinutes.append(Int32(clamping: leg.minutes))
        if person.fundPerKm != nil { model.legMetres.append(Int32(clamping: leg.metres)) }
      }
    }
    return model
  }

  /// What putting a worker in the job's team costs whatever the seat; nil when a one-person team would break a hard cover.
  private func assignmentCost(_ worker: Int, _ job: Job) -> Int? {
    let people = instance.people(of: job.owner)
    var cost = 0
    if !people.regulars.isEmpty && !people.regulars.contains(worker) { cost += instance.weights.newFace }
    if !people.preferred.isEmpty && !people.preferred.contains(worker) { cost += instance.weights.unpreferred }
    if let own = people.costs.first(where: { $0.worker == worker }) { cost += own.cost }
    guard !job.isTimed else { return cost }
    for cover in job.covers {
      let short = cover.count - (instance.holds(worker, cover.property) ? 1 : 0)
      guard short > 0 else { continue }
      guard let price = cover.missingCost else { return nil }
      cost += price * short
    }
    return cost
  }

  private func shiftModel(_ worker: WorkerModel, _ index: Int, _ shift: Shift) -> ShiftModel {
    let person = instance.workers[worker.worker]
    let midnight = shift.day * .minutesPerDay
    let start = shift.start - midnight
    let end = shift.end - midnight
    let breaks = person.breaks.filter { $0.from >= start && $0.to <= end }.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    let cap = [person.limits.maxMinutesPerDay, person.limits.maxMinutesPerWeek].compactMap { $0 }.min()
    let week = week(ofDay: shift.day)
    var model = ShiftModel(
      worker: worker.worker, index: index, day: shift.day, week: week, start: start, end: end,
      ifNeededCost: shift.ifNeeded ? instance.weights.ifNeededShift : 0, breaks: breaks, maxMinutes: cap.flatMap { $0 < end - start ? $0 : nil },
      maxStops: min(person.limits.maxTasksPerShift ?? .max, end - start), maxWait: person.limits.maxWaitMinutes, candidates: [])
    if person.limits.maxShiftsPerWeek == 0 || model.maxStops == 0 { return model }
    // Legs need not satisfy the triangle inequality, so the cheapest leg of all bounds how soon a job can be reached.
    let legs = worker.legs
    for (position, job) in worker.jobs.enumerated() {
      var inward = Int32.max
      var outward = Int32.max
      for other in 0..<legs where other != position {
        inward = min(inward, worker.legMinutes[other * legs + position])
        outward = min(outward, worker.legMinutes[position * legs + other])
      }
      let earliest = shift.start + Int(inward)
      let latest = shift.end - Int(outward) - jobs[job].durationMinutes
      if let cap = model.maxMinutes, jobs[job].durationMinutes > cap { continue }
      if jobs[job].begins.contains(where: { $0.lo.day == shift.day && $0.lo <= latest && $0.hi >= earliest }) { model.candidates.append(position) }
    }
    return model
  }
}

/// H4, decided once for each distinct way in which workers can differ to the seats: kind, skills, tags.
private struct SeatQualifications {
  private let instance: Instance
  private let groups: [JobGroup]
  private let profileOfWorker: [Int]
  /// Seats that a profile qualifies for, by profile and group; wishes for particular workers are not considered.
  private let bits: [[UInt32]]
  private let prohibited: [Set<Int>]
  private let required: [Set<Int>]

  init(_ instance: Instance, _ groups: [JobGroup]) {
    self.instance = instance
    self.groups = groups
    var profiles: [Profile: Int] = [:]
    var representatives: [Int] = []
    profileOfWorker = instance.workers.indices.map { worker in
      let person = instance.workers[worker]
      let profile = Profile(
        kind: person.kind, skills: person.skills.sorted { ($0.skill, $0.level) < ($1.skill, $1.level) }, tags: Set(person.tags).sorted())
      if let known = profiles[profile] { return known }
      profiles[profile] = representatives.count
      representatives.append(worker)
      return representatives.count - 1
    }
    bits = representatives.map { worker in
      groups.map { group in
        var bits: UInt32 = 0
        for (seat, demand) in instance.team(of: group.owner).seats.enumerated() where SeatQualifications.fits(instance, worker, demand) {
          bits |= 1 << UInt32(min(seat, 31))
        }
        return bits
      }
    }
    prohibited = groups.map { Set(instance.people(of: $0.owner).prohibited) }
    required = groups.map { Set(instance.people(of: $0.owner).required) }
  }

  func seats(of worker: Int, in group: Int) -> UInt32 {
    let seats = bits[profileOfWorker[worker]][group]
    if seats == 0 || prohibited[group].contains(worker) || (!required[group].isEmpty && !required[group].contains(worker)) { return 0 }
    return seats
  }

  private static func fits(_ instance: Instance, _ worker: Int, _ seat: Seat) -> Bool {
    let person = instance.workers[worker]
    return (seat.kinds.isEmpty || seat.kinds.contains(person.kind)) && seat.skills.allSatisfy { person.level(of: $0.skill) >= $0.level }
      && seat.tags.allSatisfy { person.tags.contains($0) }
  }

  private struct Profile: Hashable {
    var kind: Int
    var skills: [HeldSkill]
    var tags: [String]
  }
}
