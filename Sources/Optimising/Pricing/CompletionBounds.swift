import Instances

/// For each node and time: the least reduced cost that any continuation can add, home included; visited jobs are not remembered, and `triple` rows and
/// breaks left out.
///
/// Times are told apart by stretches of `grain` minutes, each as good as its earliest: coarser bounds are lower, and still bounds.
struct CompletionBounds {
  private let shift: ShiftModel
  private let grain: Int
  /// Stretches of a shift.
  private let width: Int
  private var least: [Double]

  /// - Complexity: O(nodes² × minutes of the shift ÷ `grain`).
  init(_ graph: ShiftGraph, _ prices: ShiftPrices, grain wanted: Int = 1) {
    shift = graph.shift
    // No stop may begin and end in one stretch.
    let grain = max(1, min(wanted, Int(prices.nodes.map(\.duration).min() ?? 1)))
    self.grain = grain
    width = (shift.end - shift.start) / grain + 1
    let places = graph.count + 1
    let nodes = prices.nodes
    least = Array(repeating: 0, count: nodes.count * width)
    // Backwards in time: whoever begins here in a stretch or later may go on to a node that it can reach by that node's last begin.
    for stretch in stride(from: width - 1, through: 0, by: -1) {
      let early = shift.start + stretch * grain
      for index in nodes.indices {
        let node = nodes[index]
        let time = max(early, min(Int(node.lo), early + grain - 1))
        let entry = index * width + stretch
        if time > Int(node.hi) {
          least[entry] = .infinity
          continue
        }
        if time < Int(node.lo) {
          least[entry] = Double.nan
          continue
        }
        let candidate = Int(node.candidate)
        let end = time + Int(node.duration)
        let legHome = Int(graph.minutes[candidate * places + graph.count])
        var best = Double.infinity
        if end + legHome <= shift.end { best = prices.minute * Double(legHome) + CompletionBounds.metre(graph, prices, candidate, graph.count) }
        for next in nodes.indices {
          let other = nodes[next]
          if other.candidate == node.candidate { continue }
          let to = Int(other.candidate)
          let leg = Int(graph.minutes[candidate * places + to])
          let arrival = max(end + leg, Int(other.lo))
          guard arrival <= Int(other.hi), arrival <= shift.end else { continue }
          let rest = least[next * width + (arrival - shift.start) / grain]
          let value = other.cost + prices.minute * Double(leg) + CompletionBounds.metre(graph, prices, candidate, to) + rest
          if value < best { best = value }
        }
        least[entry] = best
      }
    }
    for index in nodes.indices {
      // Before its first begin a node waits for it.
      let first = max(0, Int(nodes[index].lo) - shift.start) / grain
      for stretch in 0..<min(first, width) { least[index * width + stretch] = first < width ? least[index * width + first] : .infinity }
    }
  }

  private static func metre(_ graph: ShiftGraph, _ prices: ShiftPrices, _ from: Int, _ to: Int) -> Double {
    prices.metre == 0 ? 0 : prices.metre * Double(graph.metres[from * (graph.count + 1) + to])
  }

  /// - Parameter begin: minutes after midnight; the stop begins then or later.
  func least(_ node: Int, _ begin: Int) -> Double { least[node * width + max(0, begin - shift.start) / grain] }
}
