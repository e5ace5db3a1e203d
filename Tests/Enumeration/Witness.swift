import Instances
import Schedules
import Travel

/// Writes the best choices down as a schedule with minutes, so that anyone can check them.
struct Witness {
  private let search: Search
  private let leaf: Leaf
  private(set) var schedule = Schedule(routes: [])

  init(_ search: Search, _ leaf: Leaf) {
    self.search = search
    self.leaf = leaf
    write()
  }

  private struct Served {
    var owner: Int
    var kind: Int
    var begin: Int?
    var members: [(worker: Int, seat: Int)]
    var slots: UInt64
  }

  private mutating func write() {
    let setting = search.setting
    var served: [Served] = []
    for (task, choice) in leaf.chosen.enumerated() {
      let owner = leaf.chosenOwner[task]
      guard let team = choice.team, let options = search.owners.first(where: { $0.owner == owner }) else { continue }
      served.append(
        Served(owner: owner, kind: choice.kind, begin: choice.begin, members: options.teams[team].members, slots: choice.slots))
    }
    let timed = leaf.routes.map { (slot: $0.slot, stops: minutes(slot: $0.slot, order: $0.outcome.order)) }
    // A visit whose minute was left to its route gets it here; two like visits in one route take its minutes in turn.
    var stopsLeft = timed.map(\.stops)
    for index in served.indices where served[index].begin == nil {
      for (position, route) in timed.enumerated() where served[index].slots & (1 << UInt64(route.slot)) != 0 {
        guard let stop = stopsLeft[position].firstIndex(where: { $0.kind == served[index].kind }) else { continue }
        served[index].begin = served[index].begin ?? stopsLeft[position][stop].begin
        stopsLeft[position].remove(at: stop)
      }
    }
    served.sort { ($0.owner, $0.begin ?? 0) < ($1.owner, $1.begin ?? 0) }
    var ids: [String] = []
    for index in served.indices {
      let occurrence = served[..<index].count { $0.owner == served[index].owner }
      let owner = setting.owners[served[index].owner]
      let begin = served[index].begin ?? 0
      ids.append(setting.instance.taskId(of: owner, occurrence: occurrence))
      schedule.tasks =
        (schedule.tasks ?? []) + [
          ServedTask(
            id: ids[index], begin: begin, end: begin + setting.duration(served[index].owner),
            team: served[index].members.map { ServedTask.Member(worker: setting.instance.workers[$0.worker].id, seat: $0.seat) })
        ]
    }
    schedule.tasks = schedule.tasks ?? []
    schedule.unserved = setting.owners.indices.flatMap { owner in
      (served.count { $0.owner == owner }..<search.facts[owner].times).map {
        UnservedTask(task: setting.instance.taskId(of: setting.owners[owner], occurrence: $0))
      }
    }
    schedule.cost = Cost(total: leaf.total, terms: leaf.terms)
    for (slot, stops) in timed {
      schedule.routes.append(
        route(slot, stops) { stop, worker in
          let index = served.indices.first {
            served[$0].kind == stop.kind && served[$0].begin == stop.begin && served[$0].members.contains { $0.worker == worker }
          }
          guard let index else { return ("", 0) }
          return (ids[index], served[index].members.first { $0.worker == worker }?.seat ?? 0)
        })
    }
  }

  /// One stop with its minute and the breaks of the gap before it.
  private struct TimedStop {
    var kind: Int
    var begin: Int
    var before: Int
    var split: Int
    var after: Int
  }

  /// Minutes for one order of stops: forward what is possible, then back from an end that leads home.
  private func minutes(slot: Int, order: [Int]) -> [TimedStop] {
    let times = RouteTimes(search.setting, slot: slot, kinds: search.kinds)
    var states = [times.atHome]
    for kind in order { states.append(times.reach(kind, from: states[states.count - 1])) }
    guard let last = times.wayHome(states[states.count - 1]) else { return [] }
    var (after, end) = (last.before, last.end)
    var stops: [TimedStop] = []
    for position in order.indices.reversed() {
      let kind = order[position]
      let begin = end - search.setting.duration(search.kinds[kind].owner)
      let from = states[position]
      search: for before in 0...after {
        for earlier in from.ends[before] {
          for split in before...after {
            let place = search.kinds[kind].owner + 1
            guard let span = times.beginSpan(after: earlier, from: from.place, to: place, breaks: before, split, after) else { continue }
            guard span.contains(begin) else { continue }
            stops.insert(TimedStop(kind: kind, begin: begin, before: before, split: split, after: after), at: 0)
            (after, end) = (before, earlier)
            break search
          }
        }
      }
    }
    return stops
  }

  private func route(_ slot: Int, _ stops: [TimedStop], name: (TimedStop, Int) -> (task: String, seat: Int)) -> Route {
    let setting = search.setting
    let times = RouteTimes(setting, slot: slot, kinds: search.kinds)
    let shift = times.slot
    var (place, end, leave) = (0, shift.start, shift.start)
    var made: [Stop] = []
    var pauses: [Pause] = []
    func list(_ breaks: Range<Int>, from start: Int) -> Int {
      var minute = start
      for pause in shift.breaks[breaks] {
        let begin = max(minute, pause.from)
        pauses.append(Pause(start: begin, end: begin + pause.duration))
        minute = begin + pause.duration
      }
      return minute
    }
    for stop in stops {
      let owner = search.kinds[stop.kind].owner
      let leg = setting.legs[shift.worker][place][owner + 1]
      let onClock = setting.clock[shift.worker][place][owner + 1]
      let isFirst = made.isEmpty
      // Breaks before the first leg are taken at home, before leaving, and need no entry.
      let left = isFirst ? times.rest(end, stop.before..<stop.split) ?? end : list(stop.before..<stop.split, from: end)
      let arrive = stop.split == stop.after ? stop.begin : left + onClock
      if isFirst { leave = arrive - onClock }
      _ = list(stop.split..<stop.after, from: arrive)
      let named = name(stop, shift.worker)
      end = stop.begin + setting.duration(owner)
      made.append(
        Stop(task: named.task, seat: named.seat, arrive: arrive, begin: stop.begin, end: end, travelMinutes: leg.minutes, travelMetres: leg.metres))
      place = owner + 1
    }
    let behind = stops.last?.after ?? 0
    var state = RouteState(place: place, ends: shift.breaks.map { _ in [] } + [[]])
    state.ends[behind] = [end]
    let home = setting.legs[shift.worker][place][0]
    let back = list(behind..<(times.wayHome(state)?.split ?? behind), from: end) + setting.clock[shift.worker][place][0]
    return Route(
      worker: setting.instance.workers[shift.worker].id, shiftStart: shift.start, shiftEnd: shift.end, leave: leave, return: back, stops: made,
      breaks: pauses, returnMinutes: home.minutes, returnMetres: home.metres)
  }
}
