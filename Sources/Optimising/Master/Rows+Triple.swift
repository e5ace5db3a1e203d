import LinearPrograms

/// `triple[a, b, c]`: of three visits by one person, at most one route makes two or all (subset-row cuts, Jepsen et al. 2008).
///
///     Σ_r ⌊½ · visits of r to a, b and c⌋ x[r] ≤ 1
///
/// Half of the sum of the three `cover` rows, rounded down. A relaxation likes to make three routes of half a weight each, one for each pair; where visits
/// lie close together and windows are tight, that is most of what it is too low by. Made when the relaxation breaks it.
extension Master {
  /// Rows of one round, those of it that may speak of the same job, and rows in all for each job: each makes the pricing's labels harder to compare.
  private static let mostTriples = (atOnce: 40, ofJob: 5, perJob: 10)
  /// The first rows are made only if all broken triples together are broken by so much for each job: where there are teams and limits of the week, few
  /// routes make many visits, and rows would cost more time than they bring.
  private static let leastAmount = 0.02

  /// Triples that the relaxation at hand breaks most, with what must be remembered for that.
  func brokenTriples(values: [Double], threshold: Double = 0.05) -> [Triple] {
    guard rows.triples.count < Self.mostTriples.perJob * model.jobs.count else { return [] }
    // Whether Σ x over the routes that visit a job is at most 1.
    let isSingle = model.jobs.map { $0.times == 1 && $0.seats.count == 1 && $0.seats[0].count == 1 }
    // Fractional routes through each job, and what those through both of two jobs weigh.
    let (routes, columnOfRoute) = (routes, columnOfRoute)
    var routesOfJob: [[Int]] = Array(repeating: [], count: model.jobs.count)
    var pairs: [(one: Int, other: Int, value: Double)] = []
    for (index, route) in routes.enumerated() {
      let value = values[columnOfRoute[index].index]
      guard value > 1e-6, value < 1 - 1e-6 else { continue }
      let jobs = Set(route.stops.map(\.job)).filter { isSingle[$0] }.sorted()
      guard jobs.count > 1 else { continue }
      for (place, job) in jobs.enumerated() {
        routesOfJob[job].append(index)
        for other in jobs[(place + 1)...] { pairs.append((job, other, value)) }
      }
    }
    pairs.sort { ($0.one, $0.other) < ($1.one, $1.other) }
    var partners: [[(job: Int, value: Double)]] = Array(repeating: [], count: model.jobs.count)
    for pair in pairs {
      if let last = partners[pair.one].last, last.job == pair.other {
        partners[pair.one][partners[pair.one].count - 1].value += pair.value
      } else {
        partners[pair.one].append((pair.other, pair.value))
      }
    }
    var found: [(jobs: [Int], amount: Double)] = []
    for one in partners.indices {
      for (place, other) in partners[one].enumerated() {
        for third in partners[one][(place + 1)...] {
          // The third pair weighs 1 at the most.
          guard other.value + third.value > threshold, let between = partners[other.job].first(where: { $0.job == third.job }),
            other.value + third.value + between.value > 1 + threshold
          else { continue }
          let jobs = [one, other.job, third.job]
          let all = routesOfJob[one].filter { route in jobs.allSatisfy { job in routes[route].stops.contains { $0.job == job } } }
          let weight = all.reduce(0) { $0 + values[columnOfRoute[$1].index] }
          let amount = other.value + third.value + between.value - 2 * weight - 1
          if amount > threshold { found.append((jobs, amount)) }
        }
      }
    }
    found.sort { ($1.amount, $0.jobs[0], $0.jobs[1], $0.jobs[2]) < ($0.amount, $1.jobs[0], $1.jobs[1], $1.jobs[2]) }
    guard !rows.triples.isEmpty || found.reduce(0, { $0 + $1.amount }) > Self.leastAmount * Double(model.jobs.count) else { return [] }
    var uses = Array(repeating: 0, count: model.jobs.count)
    var chosen: [Triple] = []
    for (jobs, _) in found where jobs.allSatisfy({ uses[$0] < Self.mostTriples.ofJob }) {
      for job in jobs { uses[job] += 1 }
      // What lies between two of the jobs on any of these routes.
      var memory = Set(jobs)
      for route in Set(jobs.flatMap { routesOfJob[$0] }).sorted() {
        let visits = routes[route].stops.indices.filter { jobs.contains(routes[route].stops[$0].job) }
        // Three visits count no more than the first two.
        if visits.count > 1 { memory.formUnion(routes[route].stops[visits[0]...visits[1]].map(\.job)) }
      }
      chosen.append(Triple(jobs: jobs, memory: memory))
      if chosen.count == Self.mostTriples.atOnce { break }
    }
    return chosen
  }

  /// Makes a `triple` row, or lengthens the memory of the one that there is; routes already in the master get their entries.
  mutating func addTripleRow(_ triple: Triple) {
    let jobs = triple.jobs
    let place: Int
    if let known = rows.tripleOfJobs[jobs] {
      place = known
      rows.triples[place].triple.join(triple)
      giveUpBases(atBound: rows.triples[place].row)
    } else {
      place = rows.triples.count
      rows.tripleOfJobs[jobs] = place
      inequalities.triples.append(jobs)
      // Shifts that can serve two of the jobs come up again.
      let shifts = jobs.flatMap { model.shiftsOfJob[$0] }.sorted()
      let both = Set(zip(shifts, shifts.dropFirst()).filter { $0 == $1 }.map(\.0)).sorted()
      let row = addRow(.atMost(1), name: "triple_\(jobs[0])_\(jobs[1])_\(jobs[2])")
      rows.triples.append(TripleRow(triple: triple, row: row, shifts: both))
      for shift in rows.triples[place].shifts { rows.triplesOfShift[shift].append(place) }
    }
    let made = rows.triples[place]
    var coefficients: [(column: Column, value: Double)] = []
    for shift in made.shifts {
      for route in routesOfShift[shift] {
        let value = made.triple.value(of: routes[route].stops)
        if value > 0 { coefficients.append((columnOfRoute[route], value)) }
      }
    }
    problem.setRow(Row(made.row), coefficients)
  }
}

/// Three jobs of which at most one route makes two, as far as it remembers the first when it comes to the second: that is forgotten at any job that is
/// not in the memory. So labels of most places need not be told apart by it (limited memory, Pecin et al. 2017).
struct Triple: Sendable, Hashable {
  /// Ascending.
  var jobs: [Int]
  /// Has `jobs`; nil: nothing is forgotten.
  var memory: Set<Int>?

  func remembers(_ job: Int) -> Bool { memory?.contains(job) ?? true }

  /// What a route counts for.
  func value(of stops: [RouteStop]) -> Double {
    guard stops.count > 1 else { return 0 }
    var isOdd = false
    var pairs = 0.0
    for stop in stops {
      if !remembers(stop.job) { isOdd = false }
      guard jobs.contains(stop.job) else { continue }
      if isOdd { pairs += 1 }
      isOdd.toggle()
    }
    return pairs
  }

  mutating func join(_ other: Triple) {
    guard let own = memory, let more = other.memory else { return memory = nil }
    memory = own.union(more)
  }
}

/// A `triple` row.
struct TripleRow: Sendable {
  var triple: Triple
  var row: Int
  /// Those whose routes can be in the row, ascending.
  var shifts: [Int]
}

extension MasterRows {
  func triples(of shift: Int) -> [TripleRow] { triplesOfShift[shift].map { triples[$0] } }
}
