import Instances

/// The cheapest way to serve a job as the plan stands: which begin, and who sits in which seat (H4, H9).
extension Plan {
  /// How the search looks at choices: a few are overlooked at random, so that greedy insertion does not always end in the same place
  /// (Christiaens and Vanden Berghe 2020, blinks).
  struct Blink {
    var random: SplitMix64
    /// Out of 65536.
    var rate: UInt64

    @inline(__always)
    mutating func isShut() -> Bool { rate > 0 && random.next() & 0xFFFF < rate }
  }

  /// The cheapest proposal that lowers the plan's cost; nil: none.
  ///
  /// - Parameters:
  ///   - team: the workers, all of whom must take part; nil: any.
  ///   - cell: where it must begin; nil: anywhere.
  mutating func cheapest(_ job: Int, among team: [Int]? = nil, within cell: Cell? = nil, blink: inout Blink) -> Proposal? {
    let group = model.jobs[job].group
    var gain = unservedPrice(job)
    if servedOfGroup[group] == 0 { gain += model.groups[group].noneServedCost }
    if let expense = model.jobs[job].expense, money[expense.fund] < expense.fen * 1000 { return nil }
    var best: Proposal?
    var bar = gain
    for range in model.jobs[job].begins.indices {
      let span = model.jobs[job].begins[range]
      if let cell, cell.hi < span.lo || cell.lo > span.hi { continue }
      if span.cost >= bar + keptMost(group) { continue }
      let day = span.lo.day
      let midnight = day * .minutesPerDay
      if !model.jobs[job].isTimed && !isOpen(job, span.lo) { continue }
      let options = ready(job, day, among: team)
      guard !options.isEmpty else { continue }
      if !model.jobs[job].isTimed {
        let slots = index.slots[job][range] < 0 ? Int.min / 2 : index.slots[job][range] - Int(index.optionStart[job][day])
        for number in options {
          let option = index.options[job][number]
          if blink.isShut() { continue }
          let kept = keptTask(group, span.lo, span.hi, [Int(option.worker)])
          let bonus = keptBonus(kept)
          let found = cheapestPlace(
            job, option, lo: span.lo - midnight, hi: span.hi - midnight, below: bar - span.cost + bonus, slot: slots + number)
          guard let place = found else { continue }
          bar = place.cost + span.cost - bonus
          best = Proposal(
            job: job, range: range, lo: span.lo, hi: span.hi,
            members: [
              Member(
                shift: Int(option.shift), position: Int(option.position), seat: option.seatBits.trailingZeroBitCount, place: place.index, cost: place.cost)
            ], missing: 0, kept: kept, cost: bar - gain)
        }
        continue
      }
      for begin in stride(from: span.lo, through: span.hi, by: model.jobs[job].step) {
        if let cell, begin < cell.lo || begin > cell.hi { continue }
        if blink.isShut() || !isOpen(job, begin) { continue }
        guard var proposal = staffed(job, range, begin, options, below: bar - span.cost + keptMost(group), least: team?.count ?? 0, blink: &blink) else {
          continue
        }
        proposal.range = range
        proposal.kept = keptTask(group, begin, begin, proposal.members.map { model.shifts[$0.shift].worker })
        let cost = proposal.cost + span.cost - keptBonus(proposal.kept)
        if cost < bar {
          bar = cost
          proposal.cost = cost - gain
          best = proposal
        }
      }
    }
    return best
  }

  /// Whether a job could be served in a plan without anything else; one that is tied to another (H13) counts as such.
  ///
  /// - Precondition: nothing is in the plan.
  mutating func mightServe(_ job: Int) -> Bool {
    guard !index.options[job].isEmpty else { return false }
    var blink = Blink(random: SplitMix64(seed: 0), rate: 0)
    return !index.dependencies[job].isEmpty || cheapest(job, blink: &blink) != nil
  }

  // MARK: Kept tasks

  private func keptMost(_ group: Int) -> Int { index.kept[group].isEmpty ? 0 : model.instance.weights.change + ransom }

  private func keptBonus(_ kept: Int) -> Int { kept < 0 ? 0 : model.instance.weights.change + (model.kept[kept].pinned ? ransom : 0) }

  /// The task of the previous schedule that a service would keep, if no other service keeps it.
  func keptTask(_ group: Int, _ lo: Int, _ hi: Int, _ workers: [Int]) -> Int {
    if index.kept[group].isEmpty || lo != hi { return -1 }
    let team = workers.sorted()
    for position in index.kept[group] where model.kept[position].begin == lo && model.kept[position].team == team {
      if !model.groups[group].jobs.contains(where: { services[$0].contains { $0.kept == position } }) { return position }
    }
    return -1
  }

  /// The proposal that keeps a task of the previous schedule; nil when it does not fit.
  mutating func keeping(_ position: Int) -> Proposal? {
    let task = model.kept[position]
    var blink = Blink(random: SplitMix64(seed: 0), rate: 0)
    for job in model.groups[task.group].jobs where services[job].count < model.jobs[job].times {
      guard let range = model.jobs[job].begins.firstIndex(where: { $0.lo <= task.begin && task.begin <= $0.hi }), isOpen(job, task.begin) else { continue }
      let team = ready(job, task.begin.day, among: task.team)
      guard var proposal = staffed(job, range, task.begin, team, below: .max / 4, least: task.team.count, blink: &blink) else { continue }
      proposal.range = range
      proposal.kept = position
      return proposal
    }
    return nil
  }

  // MARK: Teams

  /// Options of a job on one date whose workers have something left for it, whenever it begins; none when a seat that must be filled could not be.
  private mutating func ready(_ job: Int, _ day: Int, among allowed: [Int]?) -> [Int] {
    var found: [Int] = []
    var bits: UInt64 = 0
    let places = Int(index.optionStart[job][day])..<Int(index.optionStart[job][day + 1])
    // A look at one takes about a quarter of the time of a placement.
    work += places.count / 4
    for place in places {
      let option = index.options[job][place]
      if let allowed, !allowed.contains(Int(option.worker)) { continue }
      guard mayTake(job, option) else { continue }
      bits |= option.seatBits
      found.append(place)
    }
    for (seat, demand) in model.jobs[job].seats.enumerated() where demand.min > 0 && bits & PlanIndex.bit(seat) == 0 { return [] }
    return found
  }

  /// The cheapest team found that begins a job at `begin`, from several first members, each followed by the cheapest others.
  ///
  /// - Parameters:
  ///   - options: who may take part.
  ///   - least: how many must come; where that is not 0, nobody is left out to save cost.
  private mutating func staffed(
    _ job: Int, _ range: Int, _ begin: Int, _ options: [Int], below: Int, least: Int, blink: inout Blink
  ) -> Proposal? {
    let day = begin.day
    let minute = begin - day * .minutesPerDay
    var choices: [TeamDraft.Choice] = []
    var bits: UInt64 = 0
    let first = Int(index.optionStart[job][day])
    let count = Int(index.optionStart[job][day + 1]) - first
    let step = (begin - model.jobs[job].begins[range].lo) / model.jobs[job].step
    let slots = index.slots[job][range] < 0 ? Int.min / 2 : index.slots[job][range] + step * count - first
    for place in options {
      let option = index.options[job][place]
      if blink.isShut() { continue }
      guard let found = cheapestPlace(job, option, lo: minute, hi: minute, below: .max, slot: slots + place) else { continue }
      bits |= option.seatBits
      choices.append(
        TeamDraft.Choice(
          option: place, worker: Int(option.worker), guardian: model.workers[Int(option.worker)].guardian ?? -1, seatBits: option.seatBits,
          coverBits: option.coverBits, place: found.index, cost: found.cost))
    }
    let seats = model.jobs[job].seats
    for (seat, demand) in seats.enumerated() where demand.min > 0 && bits & PlanIndex.bit(seat) == 0 { return nil }
    choices.sort { ($0.cost, $0.option) < ($1.cost, $1.option) }
    // As many as must come cost what the cheapest cost at least; most begins are given up here.
    let fewest = max(1, least, seats.reduce(0) { $0 + $1.min })
    guard choices.count >= fewest else { return nil }
    let floor = choices.enumerated().reduce(0) { $1.offset < fewest ? $0 + $1.element.cost : $0 + min(0, $1.element.cost) }
    guard floor < below else { return nil }
    let group = model.jobs[job].group
    let draft = TeamDraft(
      seats: seats, covers: model.jobs[job].covers, choices: choices, isFace: choices.map { isFace($0.worker, of: group) },
      room: model.groups[group].maxDistinct.map { $0 - faces[group].count }, takesAll: least > 0)
    var best: TeamDraft?
    for start in draft.starts {
      guard let found = draft.completed(startingWith: start), found.members.count >= least, found.total < best?.total ?? below else { continue }
      best = found
    }
    guard let best else { return nil }
    let members = best.members.map { member in
      let option = index.options[job][choices[member.choice].option]
      return Member(
        shift: Int(option.shift), position: Int(option.position), seat: member.seat, place: choices[member.choice].place, cost: choices[member.choice].cost)
    }
    return Proposal(job: job, range: 0, lo: begin, hi: begin, members: members, missing: best.missing, kept: -1, cost: best.total)
  }
}
