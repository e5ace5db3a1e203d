/// Which prices are tried next: first one for each group, whoever serves it, then one for each trade, as the many would take long from nothing.
struct PriceSearch: ~Copyable {
  /// Prices are as good as agreed when others promise less than this share of the bound more; those of groups need not be as good.
  private static let agreement = (groups: 5e-4, trades: 1e-4)
  /// Prices start at this share of what services are worth: those worths are of clusters which have little of each worker.
  private static let firstShare = 0.05
  /// How often prices of groups are tried.
  private static let mostCoarse = 25

  private let trades: Trades
  /// Trades that have a price, and by each of them the place of its group among those that have.
  private let priced: [Int]
  private let groupOf: [Int]

  private var coarse: PriceModel
  private var fine: PriceModel
  private var region: TrustRegion
  /// Whether groups have one price each.
  private(set) var isCoarse = true
  private var tried = 0
  /// What is to be tried, by group or by trade, and what the model promises there.
  private var point: [Double]
  private var promise = Double.infinity

  /// - Parameters:
  ///   - worths: what one more service of each group is worth; a group of no worth has no price.
  ///   - parties: how many there are.
  init(_ trades: Trades, worths: [Double], parties: Int) {
    self.trades = trades
    priced = trades.all.indices.filter { worths[trades.all[$0].group] > 0 }
    let groups = Set(priced.map { trades.all[$0].group }).sorted()
    var place: [Int: Int] = [:]
    for (number, group) in groups.enumerated() { place[group] = number }
    groupOf = priced.map { place[trades.all[$0].group] ?? 0 }
    coarse = PriceModel(trades: groups, parties: parties)
    fine = PriceModel(trades: priced, parties: parties)
    region = TrustRegion(center: groups.map { (worths[$0] * Self.firstShare).rounded() }, unit: groups.map { max(50, worths[$0]) })
    point = region.center
  }

  /// The best value that any prices have had.
  var value: Double { region.value }

  /// Whole prices to try next, by trade.
  var prices: [Int] {
    var prices = Array(repeating: 0, count: trades.all.count)
    for (place, trade) in priced.enumerated() { prices[trade] = Int(isCoarse ? point[groupOf[place]] : point[place]) }
    return prices
  }

  /// An answer of a party; see `PriceModel.add`.
  mutating func learn(party: Int, cost: Double, wanted: [(trade: Int, services: Double)]) {
    fine.add(party: party, cost: cost, wanted: wanted)
    guard isCoarse else { return }
    var sums: [Int: Double] = [:]
    for demand in wanted { sums[trades.all[demand.trade].group, default: 0] += demand.services }
    coarse.add(party: party, cost: cost, wanted: sums.keys.sorted().map { (trade: $0, services: sums[$0] ?? 0) })
  }

  /// What the prices have come to.
  ///
  /// - Returns: whether they are the best so far.
  mutating func judge(_ value: Double) -> Bool { region.judge(point, value: value, promise: promise) }

  /// The best prices are worth less than was thought.
  mutating func correct(to value: Double) { region.correct(to: value) }

  /// Looks for prices that the answers so far promise more of than the best known have come to.
  ///
  /// - Parameter secondsLeft: of the run.
  /// - Returns: whether there are any.
  mutating func advance(_ secondsLeft: () -> Double) -> Bool {
    tried += 1
    if isCoarse {
      if tried < Self.mostCoarse, let next = coarse.best(around: region.center, within: region.reaches, seconds: secondsLeft()),
        next.promise - region.value >= Self.agreement.groups * abs(region.value)
      {
        take(next)
        return true
      }
      isCoarse = false
      region = region.split(groupOf)
      point = region.center
    }
    repeat {
      guard secondsLeft() > 0, let next = fine.best(around: region.center, within: region.reaches, seconds: secondsLeft()) else { return false }
      take(next)
      if promise - region.value >= Self.agreement.trades * abs(region.value) { return true }
    } while region.widen()
    return false
  }

  private mutating func take(_ next: (prices: [Double], promise: Double)) {
    // Costs are whole.
    point = next.prices.map { $0.rounded() }
    promise = next.promise
  }

  /// How many services of each trade the mix of answers last found wants; where prices were for groups still, of each of a group's trades as many as of
  /// the group.
  func wanted() -> [Double] {
    var wanted = Array(repeating: 0.0, count: trades.all.count)
    let (ofGroups, ofTrades) = isCoarse ? (coarse.wanted(), []) : ([], fine.wanted())
    for (place, trade) in priced.enumerated() { wanted[trade] = isCoarse ? ofGroups[groupOf[place]] : ofTrades[place] }
    return wanted
  }
}
