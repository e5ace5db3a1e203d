import Instances

/// What pricing one shift needs of the duals: reduced costs of everything a route is made of.
struct ShiftPrices: Sendable {
  var shift: Int
  /// Of using the shift at all.
  var fixed: Double
  /// Of each minute of travel.
  var minute: Double
  /// Of each metre of travel.
  var metre: Double
  /// Of all counted minutes together, beyond `minute`: steps that do not fall (`pack`).
  var minuteSteps: [PackStep] = []
  /// Of every second visit to the jobs of one `triple` row; not negative.
  var triples: [Double] = []
  var nodes: [PricingNode]
  /// For each node, every seat that the worker may take and what it costs beyond the node's own; empty unless asked for.
  var seats: [[SeatPrice]] = []
}

struct SeatPrice: Sendable {
  var seat: Int
  var extra: Double
}

/// One job in one cell, as a place where a route may stop; times are minutes after midnight of the shift's date.
struct PricingNode: Sendable {
  /// Index in the shift's `candidates`.
  var candidate: Int32
  var cell: Int32
  var seat: Int32
  var lo: Int32
  var hi: Int32
  var step: Int32
  var duration: Int32
  /// Reduced cost of stopping here, in the seat that makes it least.
  var cost: Double
  /// Positions in the shift's `triples` of the rows that speak of the job, and of those that do not forget there.
  var triples = SmallSet()
  var remembered = SmallSet()
}

/// Row duals, and how they price routes.
struct Duals: Sendable {
  /// By row; of a sign that their row's bounds allow.
  var values: [Double]

  /// - Parameter isAllowed: whether a shift may serve a job in a cell; for fixed decisions of a dive or a branch.
  func prices(
    of shiftIndex: Int, _ coefficients: Coefficients, listsSeats: Bool = false, isAllowed: ((RouteStop) -> Bool)? = nil
  ) -> ShiftPrices {
    let model = coefficients.model
    let shift = model.shifts[shiftIndex]
    let worker = model.workers[shift.worker]
    var entries: Coefficients.Entries = []
    coefficients.appendRoute(shift: shiftIndex, to: &entries)
    var prices = ShiftPrices(
      shift: shiftIndex, fixed: Double(shift.ifNeededCost) - worth(entries), minute: Double(worker.kindTravelCost), metre: 0, nodes: [])
    var counted = 0.0
    for row in coefficients.minuteRows(shift: shiftIndex) where row >= 0 { counted -= values[row] }
    prices.minute += counted
    if let metre = coefficients.metreEntry(shift: shiftIndex) { prices.metre = -values[metre.row] * metre.value }
    prices.minuteSteps = minuteSteps(coefficients.rows.packs[shiftIndex])
    let triples = triples(coefficients, of: shiftIndex)
    prices.triples = triples.map { -values[$0.row] }
    let midnight = shift.day * .minutesPerDay
    for (candidate, position) in shift.candidates.enumerated() {
      let index = worker.jobs[position]
      let job = model.jobs[index]
      for cell in coefficients.cells.ofJob[index] where coefficients.cells[cell].day == shift.day {
        let span = coefficients.cells[cell]
        var node = PricingNode(
          candidate: Int32(candidate), cell: Int32(cell), seat: -1, lo: Int32(span.lo - midnight),
          hi: Int32(min(span.hi - midnight, shift.end - job.durationMinutes)), step: Int32(job.step),
          duration: Int32(job.durationMinutes), cost: .infinity)
        guard Int(node.hi) >= max(shift.start, Int(node.lo)) else { continue }
        for (number, row) in triples.enumerated() where row.triple.remembers(index) {
          node.remembered.insert(number)
          if row.triple.jobs.contains(index) { node.triples.insert(number) }
        }
        var choices: [SeatPrice] = []
        for seat in job.seats.indices where worker.seatBits[position] & PlanIndex.bit(seat) != 0 {
          let stop = RouteStop(job: index, seat: seat, cell: cell)
          if let isAllowed, !isAllowed(stop) { continue }
          entries.removeAll(keepingCapacity: true)
          coefficients.appendStop(shift: shiftIndex, stop: stop, to: &entries)
          let cost = -worth(entries)
          if listsSeats { choices.append(SeatPrice(seat: seat, extra: cost)) }
          if cost < node.cost {
            node.cost = cost
            node.seat = Int32(seat)
          }
        }
        guard node.seat >= 0 else { continue }
        if listsSeats { prices.seats.append(choices.map { SeatPrice(seat: $0.seat, extra: $0.extra - node.cost) }) }
        node.cost += Double(worker.assignmentCost[position] + (job.isTimed ? 0 : span.cost)) + counted * Double(job.durationMinutes)
        prices.nodes.append(node)
      }
    }
    return prices
  }

  /// The dearest `triple` rows that a route of the shift can be in. Where there are more than a label can remember, the others are for nothing: the
  /// reduced cost found is then too low, and the bound with it.
  private func triples(_ coefficients: Coefficients, of shift: Int) -> [TripleRow] {
    let dear = coefficients.rows.triples(of: shift).filter { values[$0.row] < -1e-9 }
    guard dear.count > SmallSet.capacity else { return dear }
    return Array(dear.sorted { (values[$0.row], $0.row) < (values[$1.row], $1.row) }.prefix(SmallSet.capacity))
  }

  /// The sum of the `pack` rows' step functions at their prices.
  private func minuteSteps(_ packs: [PackRow]) -> [PackStep] {
    var rises: [PackStep] = []
    for pack in packs where values[pack.row] < 0 {
      var before = 0.0
      for step in pack.steps {
        rises.append(PackStep(minutes: step.minutes, value: -values[pack.row] * (step.value - before)))
        before = step.value
      }
    }
    rises.sort { ($0.minutes, $0.value) < ($1.minutes, $1.value) }
    var sum = 0.0
    for index in rises.indices {
      sum += rises[index].value
      rises[index].value = sum
    }
    return rises
  }

  private func worth(_ entries: Coefficients.Entries) -> Double {
    var sum = 0.0
    for entry in entries where entry.row >= 0 { sum += values[entry.row] * entry.value }
    return sum
  }
}
