import LinearPrograms

/// What a market knows of its parties: each answer is a plane that the party's value lies below at all prices, and the model's best prices are those
/// where the lowest planes add up to most (cutting planes, Kelley 1960).
///
/// It is solved as the program that mixes each party's answers so that no more is wanted of a group than is offered; a price is that row's dual.
struct PriceModel: ~Copyable {
  private var problem = Problem()
  /// By priced group: its row, and what is bought and sold at the edges of the box.
  private var prices: [(row: Row, buy: Column, sell: Column)] = []
  private var places: [Int: Int] = [:]
  private var parties: [Row] = []
  private var answers: [(column: Column, wanted: [(place: Int, services: Double)])] = []

  /// - Parameters:
  ///   - groups: those that have a price, ascending.
  ///   - parties: how many there are.
  init(groups: [Int], parties count: Int) {
    for group in groups {
      let row = problem.addRow(.exactly(0))
      places[group] = prices.count
      let buy = problem.addColumn(cost: 0, bounds: .zeroOrMore, entries: [Entry(row, -1)])
      prices.append((row, buy, problem.addColumn(cost: 0, bounds: .zeroOrMore, entries: [Entry(row, 1)])))
    }
    for _ in 0..<count { parties.append(problem.addRow(.exactly(1))) }
  }

  /// An answer of a party.
  ///
  /// - Parameters:
  ///   - cost: without what is paid for services, or earned by them.
  ///   - wanted: services of groups, below 0 if offered; each group once. Those without a price do not count.
  mutating func add(party: Int, cost: Double, wanted: [(group: Int, services: Double)]) {
    let demands = wanted.compactMap { demand in places[demand.group].map { (place: $0, services: demand.services) } }
    let entries = demands.map { Entry(prices[$0.place].row, $0.services) } + [Entry(parties[party], 1)]
    answers.append((problem.addColumn(cost: cost, bounds: .zeroOrMore, entries: entries), demands))
  }

  /// The model's best prices in a box.
  ///
  /// - Returns: prices of the groups in order, and their value in the model; nil when the program could not be solved in time.
  mutating func best(around center: [Double], within reaches: [Double], seconds: Double) -> (prices: [Double], promise: Double)? {
    for (place, price) in prices.enumerated() {
      problem.setCost(price.buy, center[place] + reaches[place])
      problem.setCost(price.sell, -max(0, center[place] - reaches[place]))
    }
    guard problem.solveRelaxation(.primal, seconds: min(seconds, 1e6)) == .optimal else { return nil }
    return (prices.map { max(0, -problem.dual($0.row)) }, problem.objective)
  }

  /// How many services of the groups, in order, the mix of answers last found wants.
  func wanted() -> [Double] {
    var sums = Array(repeating: 0.0, count: prices.count)
    for answer in answers {
      let share = problem.value(answer.column)
      for demand in answer.wanted where demand.services > 0 { sums[demand.place] += share * demand.services }
    }
    return sums
  }
}

/// Where prices are tried: a box around the best known, larger as long as the model keeps its promises (Marsten, Hogan and Blankenship 1975).
struct TrustRegion {
  private(set) var center: [Double]
  private(set) var value = -Double.infinity
  private let unit: [Double]
  private var reach = 0.15
  private var failures = 0

  /// - Parameter unit: what a reach of 1 is for each price.
  init(center: [Double], unit: [Double]) {
    self.center = center
    self.unit = unit
  }

  /// How far prices may go from the center.
  var reaches: [Double] { unit.map { $0 * reach } }

  /// Moves to prices that are better than the center.
  ///
  /// - Returns: whether they are.
  mutating func judge(_ point: [Double], value reached: Double, promise: Double) -> Bool {
    let kept = (reached - value) / (promise - value)
    if kept >= 0.1 || value == -.infinity {
      failures = 0
      if kept > 0.5 { reach = min(1, reach * 1.5) }
    } else {
      failures += 1
      if failures >= 2 { reach *= 0.7 }
    }
    guard reached > value else { return false }
    value = reached
    center = point
    return true
  }
}
