import Instances

extension Plan {
  /// A roster from nothing by cheapest insertion: kept tasks first, then jobs by what leaving them out costs and by how few shifts can serve them.
  ///
  /// - Complexity: O(jobs × begins × shifts that can serve a job).
  mutating func build(isStopped: () -> Bool) {
    for position in model.kept.indices.sorted(by: { (model.kept[$0].pinned ? 0 : 1, $0) < (model.kept[$1].pinned ? 0 : 1, $1) }) {
      if let proposal = keeping(position) { commit(proposal) }
    }
    fill(isStopped: isStopped)
  }

  /// Adds what still can be added at a gain, dearest first; a second pass serves what an order held back.
  mutating func fill(isStopped: () -> Bool) {
    let order = model.jobs.indices.sorted { one, other in
      (-unservedPrice(one), index.options[one].count, one) < (-unservedPrice(other), index.options[other].count, other)
    }
    var blink = Blink(random: SplitMix64(seed: 0), rate: 0)
    for _ in 0..<2 {
      for job in order where !index.options[job].isEmpty {
        while services[job].count < model.jobs[job].times, !isStopped(), let proposal = cheapest(job, blink: &blink), commit(proposal) {}
      }
    }
  }

  /// Takes over what routes of a relaxation say as far as it holds together: each service with the same team in the same stretch of begins, where one
  /// begin suits all; the rest is left for `fill`.
  ///
  /// - Parameter routes: at most one a shift.
  mutating func follow(_ routes: [RouteColumn], _ cells: CellTable) {
    // Services are taken over in order of time, so that each route grows at its end.
    var begins: [Int: Int] = [:]
    var teams: [Int: [Int]] = [:]
    for route in routes {
      guard let timetable = cells.timetable(shift: route.shift, stops: route.stops, model) else { continue }
      let midnight = model.shifts[route.shift].day * .minutesPerDay
      for (stop, begin) in zip(route.stops, timetable.begins) {
        begins[stop.cell] = max(begins[stop.cell] ?? 0, begin + midnight)
        teams[stop.cell, default: []].append(model.shifts[route.shift].worker)
      }
    }
    // Whoever comes later on one route comes later on all.
    for _ in 0..<20 {
      var isSettled = true
      for route in routes {
        for (stop, next) in zip(route.stops, route.stops.dropFirst()) {
          guard let begin = begins[stop.cell], let later = begins[next.cell], later <= begin else { continue }
          begins[next.cell] = begin + 1
          isSettled = false
        }
      }
      if isSettled { break }
    }
    for cell in begins.keys.sorted(by: { (begins[$0] ?? 0, $0) < (begins[$1] ?? 0, $1) }) {
      takeOver(cells[cell].job, by: (teams[cell] ?? []).sorted(), within: cells[cell])
    }
  }

  /// Takes over services of other rosters with the same teams at the same times, as far as they fit together.
  ///
  /// Those that may be in each other's way are held against each other first, dearest first; what stays of them joins the others in order of time, just
  /// when it was, so that every route grows as it was. What did not fit is tried once more at any time.
  mutating func follow(_ services: [Optimising.Service], isContested: (Optimising.Service) -> Bool) {
    // What is tied to another task (H13) is as dear as that, so that the first of the two, which the second waits for, comes before it.
    let isHeld = services.map { isContested($0) || !index.dependencies[$0.job].isEmpty }
    let keyed = zip(services, isHeld).filter(\.1).map { service, _ in
      (service: service, price: index.dependencies[service.job].reduce(loss(service)) { max($0, tiedPrice($1)) })
    }
    let contested = keyed.sorted { ($0.price, $1.service.begin, $1.service.job) > ($1.price, $0.service.begin, $0.service.job) }.map(\.service)
    var alone = Plan(model, index)
    for service in contested where !alone.takeOver(service, isExact: true) { alone.takeOver(service, isExact: false) }
    let certain = zip(services, isHeld).filter { !$1 }.map(\.0)
    let fitting = (certain + alone.roster().services(model)).sorted { ($0.begin, $0.job) < ($1.begin, $1.job) }
    for service in fitting { takeOver(service, isExact: true) }
    // Begins are free again.
    let roster = roster()
    self = Plan(model, index)
    load(roster)
    for service in contested + fitting { takeOver(service, isExact: false) }
  }

  @discardableResult
  private mutating func takeOver(_ service: Optimising.Service, isExact: Bool) -> Bool {
    let job = model.jobs[service.job]
    guard let range = job.begins.first(where: { $0.lo <= service.begin && service.begin <= $0.hi }) else { return false }
    let (lo, hi) = isExact || job.isTimed ? (service.begin, service.begin) : (range.lo, range.hi)
    let before = self.services[service.job].count
    takeOver(service.job, by: service.team.map(\.worker), within: Cell(job: service.job, day: range.lo.day, lo: lo, hi: hi, cost: range.cost))
    return self.services[service.job].count > before
  }

  /// The dearer of two tasks that a dependency ties.
  private func tiedPrice(_ dependency: Int) -> Int {
    max(unservedPrice(model.dependencies[dependency].first), unservedPrice(model.dependencies[dependency].second))
  }

  /// What it costs to leave a service out.
  private func loss(_ service: Optimising.Service) -> Int {
    let team = service.team.map(\.worker).sorted()
    let isPinned = index.kept[model.jobs[service.job].group].map { model.kept[$0] }.contains { $0.pinned && $0.begin == service.begin && $0.team == team }
    return unservedPrice(service.job) + (isPinned ? ransom : 0)
  }

  /// Serves a job by a team, at the end of each route if that fits: called in order of time, this keeps the order that routes had elsewhere.
  private mutating func takeOver(_ job: Int, by team: [Int], within cell: Cell) {
    guard services[job].count < model.jobs[job].times else { return }
    var blink = Blink(random: SplitMix64(seed: 0), rate: 0)
    growsAtEnd = true
    let last = cheapest(job, among: team, within: cell, blink: &blink)
    growsAtEnd = false
    if let proposal = last ?? cheapest(job, among: team, within: cell, blink: &blink) { commit(proposal) }
  }
}
