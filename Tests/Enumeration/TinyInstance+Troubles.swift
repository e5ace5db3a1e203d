import Instances

extension TinyInstance {
  /// Draws what makes the rules and the cost terms bite.
  mutating func addTroubles() {
    drawWeights()
    drawSeats()
    drawPeople()
    if draw.chance(30) { drawCovers() }
    if draw.chance(60) { drawLimits() }
    if draw.chance(25) { drawBreaks() }
    if draw.chance(20) { drawGuardian() }
    if draw.chance(25) { drawFunds() }
    if draw.chance(20) { drawHouseholds() }
    if draw.chance(50) { drawDependencies() }
    if draw.chance(6) { drawSimultaneous() }
    if draw.chance(12) { drawWholeVisits() }
    if draw.chance(20) { drawMandatory() }
    if draw.chance(15) { drawVenue() }
    if draw.chance(10) { drawBreakInWait() }
    if draw.chance(10) { drawRegularRound() }
  }

  private mutating func drawWeights() {
    if draw.chance(30) {
      for kind in instance.kinds.indices { instance.kinds[kind].unusedCost = draw.pick([0, 10, 30, 60]) }
    }
    if draw.chance(25) {
      instance.weights.ifNeededShift = draw.number(5...50)
      for worker in instance.workers.indices {
        for shift in instance.workers[worker].shifts.indices where draw.chance(40) { instance.workers[worker].shifts[shift].ifNeeded = true }
      }
    }
    if draw.chance(25) {
      instance.weights.overTargetMinute = draw.number(1...3)
      for worker in instance.workers.indices where draw.chance(60) { instance.workers[worker].targetMinutesPerWeek = draw.number(0...60) }
    }
    if draw.chance(40) { instance.weights.extraWorker = draw.number(10...60) }
    for need in instance.needs.indices {
      if draw.chance(30) {
        for window in instance.needs[need].windows.indices { instance.needs[need].windows[window].cost = draw.pick([0, 5, 15, 40]) }
      }
      if draw.chance(20) { instance.needs[need].noneServedCost = draw.number(10...120) }
    }
  }

  private mutating func drawSeats() {
    for owner in instance.owners where draw.chance(25) {
      let kind = draw.number(0...1)
      let skill = HeldSkill(skill: draw.number(0...1), level: draw.number(1...2))
      let tag = draw.pick(["lead", "female"])
      let what = draw.number(0...2)
      change(
        owner,
        team: { team in
          if what == 0 { team.seats[0].kinds = [kind] }
          if what == 1 { team.seats[0].skills = [skill] }
          if what == 2 { team.seats[0].tags = [tag] }
        })
    }
  }

  private mutating func drawPeople() {
    for owner in instance.owners {
      let (one, other) = (someWorker(), someWorker())
      if draw.chance(10) {
        change(owner) { $0.prohibited = [one] }
      } else if draw.chance(10) {
        change(owner) { $0.required = one == other ? [one] : [one, other] }
      }
      if draw.chance(20) {
        instance.weights.newFace = draw.number(5...40)
        change(owner) { $0.regulars = [other] }
      }
      if draw.chance(20) {
        instance.weights.unpreferred = draw.number(5...40)
        change(owner) { $0.preferred = [one] }
      }
      if draw.chance(20) {
        let costs = [draw.number(0...50), draw.number(0...50)]
        change(owner) { $0.costs = one == other ? [WorkerCost(worker: one, cost: costs[0])] : zip([one, other].sorted(), costs).map(WorkerCost.init) }
      }
    }
    for need in instance.needs.indices where instance.needs[need].times > 1 && draw.chance(35) {
      instance.needs[need].people.maxDistinct = max(1, instance.needs[need].team.size - draw.number(0...1))
    }
  }

  private mutating func drawCovers() {
    let property = draw.pick([Cover.Property.tag("female"), .tag("lead"), .kind(0), .skill(0, minLevel: draw.number(1...2))])
    let cover = Cover(property: property, count: draw.pick([1, 1, 2]), missingCost: draw.chance(50) ? draw.number(5...60) : nil)
    change(someOwner(), team: { $0.covers.append(cover) })
  }

  private mutating func drawLimits() {
    for worker in instance.workers.indices where draw.chance(75) {
      switch draw.number(0...6) {
      case 0: instance.workers[worker].limits.maxMinutesPerDay = draw.number(30...100)
      case 1: instance.workers[worker].limits.maxMinutesPerWeek = draw.number(30...120)
      case 2: instance.workers[worker].limits.maxShiftsPerWeek = draw.pick([0, 1, 1, 1])
      case 3: instance.workers[worker].limits.maxTasksPerShift = 1
      case 4: instance.workers[worker].limits.maxMetresFromHome = draw.number(0...1500)
      default: instance.workers[worker].limits.maxWaitMinutes = draw.pick([0, 0, 5, 10, 20])
      }
    }
  }

  private mutating func drawBreaks() {
    for worker in instance.workers.indices where draw.chance(70) {
      guard let shift = instance.workers[worker].shifts.first else { continue }
      // In the middle of the first shift, so that there is work on both sides.
      let from = shift.start.minuteOfDay + draw.number(0...6) * 10
      let room = shift.end - shift.day * .minutesPerDay - from
      guard room >= 20 else { continue }
      let to = from + draw.number(20...min(room, 120))
      instance.workers[worker].breaks = [BreakRule(durationMinutes: draw.number(10...min(45, to - from)), from: from, to: to)]
      let left = shift.end - shift.day * .minutesPerDay - to
      guard left >= 10, draw.chance(30) else { continue }
      instance.workers[worker].breaks.append(BreakRule(durationMinutes: draw.number(5...min(30, left)), from: to, to: to + left))
      if draw.chance(30) { instance.workers[worker].breaks.reverse() }
    }
  }

  /// A need on two dates that two workers could share, where one of them would otherwise sit idle: `extraWorker` against `unused`.
  private mutating func drawRegularRound() {
    guard dates.count > 1, let worker = instance.workers.indices.dropFirst().first else { return }
    let need = someNeed()
    instance.weights.extraWorker = draw.number(5...60)
    for kind in instance.kinds.indices { instance.kinds[kind].unusedCost = draw.pick([0, 20, 40]) }
    instance.needs[need].times = max(2, instance.needs[need].times)
    instance.needs[need].team = Team(seats: [Seat()])
    instance.needs[need].people.prohibited = []
    instance.needs[need].people.required = []
    instance.needs[need].windows = []
    for date in dates.prefix(2) {
      let start = date * .minutesPerDay + 540
      for person in [0, worker] where !instance.workers[person].shifts.contains(where: { $0.day == date }) {
        instance.workers[person].shifts.append(Shift(start: start - 30, end: start + 150, ifNeeded: draw.chance(50)))
      }
      instance.needs[need].windows.append(Window(start: start, end: start + 120, cost: draw.pick([0, 0, 10])))
    }
  }

  private mutating func drawGuardian() {
    let (ward, guardian) = (someWorker(), someWorker())
    guard ward != guardian else { return }
    instance.workers[ward].guardian = guardian
  }

  private mutating func drawFunds() {
    instance.funds = [Fund(id: "f0", balanceFen: draw.number(0...80))]
    if draw.chance(40) { instance.funds.append(Fund(id: "f1", balanceFen: draw.number(0...60))) }
    let last = instance.funds.count - 1
    for owner in instance.owners where draw.chance(40) { change(owner, expense: Expense(fund: draw.number(0...last), fen: draw.number(5...40))) }
    for worker in instance.workers.indices where draw.chance(50) {
      instance.workers[worker].fundPerKm = FundRate(fund: draw.number(0...last), fenPerKm: draw.number(5...40))
    }
  }

  private mutating func drawHouseholds() {
    let one = draw.number(0...(instance.households.count - 1))
    instance.households[one].maxVisitsPerDay = 1
    for need in instance.needs.indices where draw.chance(60) { instance.needs[need].household = one }
    if draw.chance(30) { instance.needs[someNeed()].minGapDays = 0 }
  }

  private mutating func drawMandatory() {
    switch someOwner() {
    case .need(let index):
      instance.needs[index].mandatory = true
      instance.needs[index].unservedCost = draw.number(5...60)
    case .activity(let index):
      instance.activities[index].mandatory = true
      instance.activities[index].unservedCost = draw.number(5...60)
    }
  }

  private mutating func drawVenue() {
    while instance.activities.count < 2 { addActivity() }
    if instance.venues.isEmpty { instance.venues.append(Venue(id: "v0", location: draw.pick(places))) }
    instance.venues[0].exclusive = true
    let start = instance.activities[0].starts[0]
    let touching = start + instance.activities[0].durationMinutes
    for activity in 0..<2 {
      instance.activities[activity].venue = 0
      instance.activities[activity].location = instance.venues[0].location
      instance.activities[activity].team = Team(seats: [Seat(count: 1, missingCost: 5)])
    }
    instance.activities[0].starts = [start]
    instance.activities[1].starts = draw.chance(60) ? [start] : [start + 15, touching]
  }
}
