import Instances

/// Lists every route of one shift: every order of jobs, every cell, every seat, whatever it costs. Only elementary routes that `RouteTimer` can time.
struct RouteLister {
  private let model: Model
  private let cells: CellTable
  private let shiftIndex: Int
  private let shift: ShiftModel
  private let worker: WorkerModel
  private let nodes: [Node]
  /// For each of the worker's jobs, minutes from the end of a visit there until home at the soonest, other visits on the way included.
  private let homeward: [Int]
  private let most: Int
  private var path: [Int] = []
  private var routes: [RouteColumn] = []

  /// A job in a cell of the shift's date; begins are minutes after midnight.
  private struct Node {
    var position: Int
    var cell: Int
    var span: BeginSpan
  }

  /// Begins that the route so far allows at its last stop, with so many breaks behind it.
  private struct Arrival {
    var taken: Int
    var span: BeginSpan
  }

  /// All routes of a shift, in an order that depends on the instance alone.
  ///
  /// - Parameter most: give up past this many.
  /// - Returns: nil when there are more than `most`.
  /// - Complexity: exponential in the stops that fit into the shift.
  static func list(_ model: Model, _ cells: CellTable, shift: Int, most: Int) -> [RouteColumn]? {
    var lister = RouteLister(model, cells, shift: shift, most: most)
    let start = Arrival(taken: 0, span: BeginSpan(lo: lister.shift.start, hi: lister.shift.end))
    return lister.extend([start], minutes: 0) ? lister.routes : nil
  }

  private init(_ model: Model, _ cells: CellTable, shift index: Int, most: Int) {
    self.model = model
    self.cells = cells
    self.most = most
    shiftIndex = index
    let shift = model.shifts[index]
    let worker = model.workers[shift.worker]
    self.shift = shift
    self.worker = worker
    let midnight = shift.day * .minutesPerDay
    var nodes: [Node] = []
    for position in shift.candidates {
      let job = worker.jobs[position]
      for cell in cells.ofJob[job] where cells[cell].day == shift.day {
        let latest = min(cells[cell].hi - midnight, shift.end - model.jobs[job].durationMinutes)
        let span = BeginSpan(lo: cells[cell].lo - midnight, hi: latest)
        if max(span.lo, shift.start) <= span.hi { nodes.append(Node(position: position, cell: cell, span: span)) }
      }
    }
    self.nodes = nodes
    homeward = RouteLister.homeward(model, shift, worker)
  }

  /// Shortest ways home. Legs need not satisfy the triangle inequality, so another visit may be a short cut.
  private static func homeward(_ model: Model, _ shift: ShiftModel, _ worker: WorkerModel) -> [Int] {
    let legs = worker.legs
    var soonest = (0..<worker.jobs.count).map { Int(worker.legMinutes[$0 * legs + legs - 1]) }
    var isShorter = true
    while isShorter {
      isShorter = false
      for from in shift.candidates {
        for via in shift.candidates where via != from {
          let way = Int(worker.legMinutes[from * legs + via]) + model.jobs[worker.jobs[via]].durationMinutes + soonest[via]
          if way < soonest[from] {
            soonest[from] = way
            isShorter = true
          }
        }
      }
    }
    return soonest
  }

  /// Tries every next stop, depth first.
  ///
  /// - Returns: false when there are too many routes.
  private mutating func extend(_ arrivals: [Arrival], minutes: Int) -> Bool {
    guard path.count < shift.maxStops else { return true }
    let last = path.last.map { nodes[$0] }
    let from = last?.position ?? worker.legs - 1
    let left = last.map { model.jobs[worker.jobs[$0.position]] }
    for (index, node) in nodes.enumerated() where isOpen(node) {
      let leg = Int(worker.legMinutes[from * worker.legs + node.position])
      let job = model.jobs[worker.jobs[node.position]]
      let counted = minutes + leg + job.durationMinutes
      if let cap = shift.maxMinutes, counted > cap { continue }
      var next: [Arrival] = []
      for arrival in arrivals {
        RouteTimer.forEachGap(shift.breaks, taken: arrival.taken, leg: leg) { gap, code in
          advance(
            arrival.span, duration: left?.durationMinutes ?? 0, step: left?.step ?? 1, across: gap, maxWait: last == nil ? nil : shift.maxWait,
            into: node.span, nextStep: job.step
          ) { span in
            guard span.lo + job.durationMinutes + homeward[node.position] <= shift.end else { return }
            next.append(Arrival(taken: arrival.taken + code.before + code.after, span: span))
          }
        }
      }
      guard !next.isEmpty else { continue }
      path.append(index)
      let isWhole = finish() && extend(next, minutes: counted)
      path.removeLast()
      if !isWhole { return false }
    }
    return true
  }

  /// The node's job may join the route: it is not in it, nor is a job that excludes it.
  private func isOpen(_ node: Node) -> Bool {
    let job = worker.jobs[node.position]
    return path.allSatisfy { earlier in
      let other = worker.jobs[nodes[earlier].position]
      return other != job && !model.conflicts[job].contains(other)
    }
  }

  /// Lists the path as it is, in every choice of seats, if it can be ended here.
  private mutating func finish() -> Bool {
    let stops = path.map { RouteStop(job: worker.jobs[nodes[$0].position], seat: 0, cell: nodes[$0].cell) }
    guard let timetable = cells.timetable(shift: shiftIndex, stops: stops, model) else { return true }
    let plain = model.priced(shift: shiftIndex, stops: stops, gaps: timetable.gaps, cells: cells)
    if let cap = shift.maxMinutes, plain.countedMinutes > cap { return true }
    return seat(plain, from: 0)
  }

  private mutating func seat(_ route: RouteColumn, from stop: Int) -> Bool {
    guard stop < route.stops.count else {
      routes.append(route)
      return routes.count <= most
    }
    let bits = worker.seatBits[nodes[path[stop]].position]
    for seat in model.jobs[route.stops[stop].job].seats.indices where bits & PlanIndex.bit(seat) != 0 {
      var seated = route
      seated.stops[stop].seat = seat
      if !self.seat(seated, from: stop + 1) { return false }
    }
    return true
  }
}
