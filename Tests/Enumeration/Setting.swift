import Instances
import Travel

/// One shift of one worker, in which at most one route lies (H1).
struct Slot {
  /// A break of H8 that a route in this slot owes, minutes of the horizon.
  struct Break {
    var duration: Int
    var from: Int
    var to: Int
  }

  var worker: Int
  var start: Int
  var end: Int
  var day: Int
  var week: Int
  var ifNeeded: Bool
  /// In order of time: their stretches do not overlap, so neither do the pauses.
  var breaks: [Break]
}

/// The instance in the shape that the enumeration reads: owners in a fixed order, shifts as slots, legs as tables.
///
/// Places of a worker: 0 is home, `owner + 1` is where that need or activity happens.
struct Setting {
  let instance: Instance
  let rules: RuleSwitches
  let owners: [TaskOwner]
  let slots: [Slot]
  /// Legs by worker, from, to.
  let legs: [[[Leg]]]
  /// Minutes that a leg takes on the clock: those of `legs` but for what H1 or H2 switched off forgives.
  let clock: [[[Int]]]
  /// The least minutes on the clock between two places by way of any stops: a leg may be longer than a detour over others.
  let shortestClock: [[[Int]]]
  /// The least travel minutes of any route of a worker that serves at least these owners, by worker and set of owners (a bit each).
  let leastTravel: [[Int]]

  init(_ instance: Instance, rules: RuleSwitches) {
    self.instance = instance
    self.rules = rules
    owners = instance.owners
    slots = Setting.slots(of: instance, rules: rules)
    let roads = Roads(instance.travel)
    let sites = owners.map { instance.location(of: $0) }
    legs = instance.workers.map { worker in
      let places = [worker.home] + sites
      return places.map { from in places.map { roads.leg(from: from, to: $0, mode: worker.mode) } }
    }
    clock = legs.map { table in
      table.indices.map { from in
        table.indices.map { to in
          let clause = from == 0 || to == 0 ? Clause.homeLegsInShift : .legsBetweenStops
          return rules.demands(clause) ? table[from][to].minutes : 0
        }
      }
    }
    shortestClock = clock.map { Setting.shortestWays($0) }
    leastTravel = legs.map { table in Setting.leastTours(Setting.shortestWays(table.map { $0.map(\.minutes) })) }
  }

  private static func slots(of instance: Instance, rules: RuleSwitches) -> [Slot] {
    var slots: [Slot] = []
    for (index, worker) in instance.workers.enumerated() {
      for shift in worker.shifts {
        let midnight = shift.day * .minutesPerDay
        var owed: [Slot.Break] = []
        for rule in worker.breaks where rules.demands(.breaks) {
          guard shift.start <= midnight + rule.from, midnight + rule.to <= shift.end else { continue }
          owed.append(Slot.Break(duration: rule.durationMinutes, from: midnight + rule.from, to: midnight + rule.to))
        }
        owed.sort { $0.from < $1.from }
        slots.append(
          Slot(worker: index, start: shift.start, end: shift.end, day: shift.day, week: shift.day / 7, ifNeeded: shift.ifNeeded, breaks: owed))
      }
    }
    return slots
  }

  /// Floyd and Warshall over the stops; home is never passed through.
  private static func shortestWays(_ direct: [[Int]]) -> [[Int]] {
    var ways = direct
    for middle in ways.indices where middle > 0 {
      for from in ways.indices {
        for to in ways.indices { ways[from][to] = min(ways[from][to], ways[from][middle] + ways[middle][to]) }
      }
    }
    return ways
  }

  /// The shortest tour from home over each set of owners; legs obey the triangle inequality here, so more owners never shorten it.
  private static func leastTours(_ ways: [[Int]]) -> [Int] {
    let count = ways.count - 1
    precondition(count <= 12, "enumeration is for tiny instances")
    return (0..<(1 << count)).map { set in
      if set == 0 { return 0 }
      let members = (0..<count).filter { set & (1 << $0) != 0 }
      var least = Int.max
      func extend(_ last: Int, _ left: [Int], _ minutes: Int) {
        if left.isEmpty { least = min(least, minutes + ways[last][0]) }
        for (position, member) in left.enumerated() {
          var rest = left
          rest.remove(at: position)
          extend(member + 1, rest, minutes + ways[last][member + 1])
        }
      }
      extend(0, members, 0)
      return least
    }
  }

  func duration(_ owner: Int) -> Int { instance.durationMinutes(of: owners[owner]) }

  func need(_ owner: Int) -> Need? {
    if case .need(let index) = owners[owner] { return instance.needs[index] }
    return nil
  }

  func activity(_ owner: Int) -> Activity? {
    if case .activity(let index) = owners[owner] { return instance.activities[index] }
    return nil
  }

  /// Dependencies that order the owner's task with another, and among them those with a gap.
  func isOrdered(_ owner: Int) -> Bool { instance.dependencies.contains { $0.orders && ($0.first == owners[owner] || $0.second == owners[owner]) } }

  func isInGap(_ owner: Int) -> Bool { instance.dependencies.contains { $0.hasGap && ($0.first == owners[owner] || $0.second == owners[owner]) } }

  /// H5: the grid of a need's begins, minutes after midnight.
  func step(_ owner: Int) -> Int {
    let timed = instance.team(of: owners[owner]).size > 1 || isInGap(owner)
    if timed { return rules.demands(.startGrid) ? instance.startStepMinutes : instance.visitStepMinutes }
    return rules.demands(.visitGrid) || isOrdered(owner) ? instance.visitStepMinutes : 1
  }

  /// H3: the windows of a need.
  func windows(_ need: Need) -> [Window] {
    if rules.demands(.windows) { return need.windows }
    return [Window(start: 0, end: instance.horizon.minutes, cost: need.windows.map(\.cost).min() ?? 0)]
  }
}
