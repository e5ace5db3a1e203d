import LinearPrograms

/// What a market knows of its parties: each answer is a plane that the party's value lies below at all prices, and the model's best prices are those
/// where the lowest planes add up to most (cutting planes, Kelley 1960).
///
/// It is solved as the program that mixes each party's answers so that no more is wanted of a trade than is offered; a price is that row's dual.
struct PriceModel: ~Copyable {
  private var problem = Problem()
  /// By price: its row, and what is bought and sold at the edges of the box; nil as long as no answer speaks of its trade.
  private var prices: [(row: Row, buy: Column, sell: Column)?]
  /// By trade: the place of its price.
  private var places: [Int: Int] = [:]
  private var parties: [Row] = []
  private var answers: [(column: Column, wanted: [(place: Int, services: Double)])] = []
  private var random = SplitMix64(seed: 0)

  /// What is wanted of a trade and what is offered may differ by so little: where all of it had to be just the same, the simplex method may go round in
  /// circles.
  private static let slack = 1e-5

  /// - Parameters:
  ///   - trades: those that have a price, in the order of the prices; or groups, where all trades with a group have one price.
  ///   - parties: how many there are.
  init(trades: [Int], parties count: Int) {
    prices = Array(repeating: nil, count: trades.count)
    for (place, trade) in trades.enumerated() { places[trade] = place }
    for _ in 0..<count { parties.append(problem.addRow(.exactly(1))) }
  }

  /// An answer of a party.
  ///
  /// - Parameters:
  ///   - cost: without what is paid for services, or earned by them.
  ///   - wanted: services of trades, below 0 if offered; each trade once. Those without a price do not count.
  mutating func add(party: Int, cost: Double, wanted: [(trade: Int, services: Double)]) {
    let demands = wanted.compactMap { demand in places[demand.trade].map { (place: $0, services: demand.services) } }
    let entries = demands.map { Entry(row(of: $0.place), $0.services) } + [Entry(parties[party], 1)]
    answers.append((problem.addColumn(cost: cost, bounds: .zeroOrMore, entries: entries), demands))
  }

  private mutating func row(of place: Int) -> Row {
    if let price = prices[place] { return price.row }
    let row = problem.addRow(.exactly(Self.slack * (0.5 + random.unit())))
    let buy = problem.addColumn(cost: 0, bounds: .zeroOrMore, entries: [Entry(row, -1)])
    let sell = problem.addColumn(cost: 0, bounds: .zeroOrMore, entries: [Entry(row, 1)])
    prices[place] = (row, buy, sell)
    return row
  }

  /// The model's best prices in a box; where nobody has spoken of a trade, its price stays at the center.
  ///
  /// - Returns: prices in order, and their value in the model; nil when the program could not be solved in time.
  mutating func best(around center: [Double], within reaches: [Double], seconds: Double) -> (prices: [Double], promise: Double)? {
    for (place, price) in prices.enumerated() {
      guard let price else { continue }
      problem.setCost(price.buy, center[place] + reaches[place])
      problem.setCost(price.sell, -max(0, center[place] - reaches[place]))
    }
    guard problem.solveRelaxation(.primal, seconds: min(seconds, 1e6)) == .optimal else { return nil }
    return (prices.indices.map { place in prices[place].map { max(0, -problem.dual($0.row)) } ?? center[place] }, problem.objective)
  }

  /// How many services of the trades, in the order of their prices, the mix of answers last found wants.
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
  /// Where nothing is promised within so much, prices are as good as agreed.
  private static let farReach = 0.5
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

  /// Looks further, where nothing is promised nearby.
  ///
  /// - Returns: whether there is more to look at.
  mutating func widen() -> Bool {
    guard reach < Self.farReach else { return false }
    reach *= 2
    return true
  }

  /// The same prices, one for each of those that one stood for.
  ///
  /// - Parameter places: of the new prices, where they were.
  func split(_ places: [Int]) -> TrustRegion {
    var finer = TrustRegion(center: places.map { center[$0] }, unit: places.map { unit[$0] })
    (finer.value, finer.reach) = (value, reach)
    return finer
  }

  /// The center is worth less than was thought.
  mutating func correct(to lower: Double) { value = min(value, lower) }
}
