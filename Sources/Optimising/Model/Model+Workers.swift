import Instances
import Travel

extension Model {
  /// Fills `workers`, `shifts` and `shiftsOfJob`.
  mutating func makeWorkers() {
    shiftsOfJob = Array(repeating: [], count: jobs.count)
    let qualifying = SeatQualifications(instance, groups, jobs)
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
    let days = person.shifts.reduce(UInt32(0)) { $0 | 1 << UInt32($1.day) }
    for index in jobs.indices where qualifying.days[index] & days != 0 {
      let bits = qualifying.seats(of: worker, in: jobs[index].group)
      guard bits != 0 else { continue }
      let job = jobs[index]
      // H9: the guardian must sit in the same team, so the team has room for two.
      if person.guardian != nil && instance.team(of: job.owner).size < 2 { continue }
      let location = instance.location(of: job.owner)
      if let farthest = person.limits.maxMetresFromHome {
        if roads.leastMetres(from: person.home, to: location, mode: person.mode) > farthest { continue }
        if roads.leg(from: person.home, to: location, mode: person.mode).metres > farthest { continue }
      }
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

/// H4, decided once for each distinct way in which workers can differ to the seats (kind, skills, tags) and each distinct team that is asked for.
private struct SeatQualifications {
  private let profileOfWorker: [Int]
  private let teamOfGroup: [Int]
  /// Seats that a profile qualifies for, by profile and team; wishes for particular workers are not considered.
  private let bits: [[UInt64]]
  private let prohibited: [Set<Int>]
  private let required: [Set<Int>]
  /// A bit for each date on which a job may begin.
  let days: [UInt32]

  init(_ instance: Instance, _ groups: [JobGroup], _ jobs: [Job]) {
    var profiles = Numbering<Profile>()
    var representatives: [Int] = []
    profileOfWorker = instance.workers.indices.map { worker in
      let person = instance.workers[worker]
      let number = profiles.number(
        Profile(kind: person.kind, skills: person.skills.sorted { ($0.skill, $0.level) < ($1.skill, $1.level) }, tags: Set(person.tags).sorted()))
      if number == representatives.count { representatives.append(worker) }
      return number
    }
    var teams = Numbering<[Demand]>()
    var seats: [[Seat]] = []
    teamOfGroup = groups.map { group in
      let asked = instance.team(of: group.owner).seats
      let number = teams.number(asked.map { Demand(kinds: $0.kinds, skills: $0.skills, tags: $0.tags) })
      if number == seats.count { seats.append(asked) }
      return number
    }
    bits = representatives.map { worker in
      let person = instance.workers[worker]
      return seats.map { team in
        var bits: UInt64 = 0
        for (seat, demand) in team.enumerated() where SeatQualifications.fits(person, demand) { bits |= PlanIndex.bit(seat) }
        return bits
      }
    }
    prohibited = groups.map { Set(instance.people(of: $0.owner).prohibited) }
    required = groups.map { Set(instance.people(of: $0.owner).required) }
    days = jobs.map { job in job.begins.reduce(UInt32(0)) { $0 | 1 << UInt32($1.lo.day) } }
  }

  func seats(of worker: Int, in group: Int) -> UInt64 {
    let seats = bits[profileOfWorker[worker]][teamOfGroup[group]]
    if seats == 0 || prohibited[group].contains(worker) || (!required[group].isEmpty && !required[group].contains(worker)) { return 0 }
    return seats
  }

  private static func fits(_ person: Worker, _ seat: Seat) -> Bool {
    (seat.kinds.isEmpty || seat.kinds.contains(person.kind)) && seat.skills.allSatisfy { person.level(of: $0.skill) >= $0.level }
      && seat.tags.allSatisfy { person.tags.contains($0) }
  }

  private struct Profile: Hashable {
    var kind: Int
    var skills: [HeldSkill]
    var tags: [String]
  }

  private struct Demand: Hashable {
    var kinds: [Int]
    var skills: [HeldSkill]
    var tags: [String]
  }
}

/// Numbers distinct values in the order in which they are first met.
private struct Numbering<Value: Hashable> {
  private var numbers: [Value: Int] = [:]

  mutating func number(_ value: Value) -> Int {
    if let known = numbers[value] { return known }
    numbers[value] = numbers.count
    return numbers.count - 1
  }
}
