import Instances
import Schedules

/// When a stop may begin.
struct StopKind: Hashable {
  var owner: Int
  /// The earliest and the latest begin, minutes of the horizon; equal when the minute is fixed.
  var earliest: Int
  var latest: Int
  /// The begins lie on this grid, minutes after midnight; 1 when the minute is fixed.
  var step: Int
}

/// One thing that can be done about a task: leave it, or serve it with a team at a minute or in a window.
struct Choice {
  /// Position in `TaskChoices.teams`; nil: the task is left unserved.
  var team: Int?
  /// A bit for each worker of the team.
  var workers: UInt32 = 0
  /// A bit for each slot of the team's members.
  var slots: UInt64 = 0
  /// Position in `Choices.kinds`.
  var kind = 0
  var day = 0
  /// The minute, where it is fixed; nil where each route finds one in the window.
  var begin: Int?
  var windowCost = 0
  /// What the choice costs, roads and other tasks apart.
  var cost: Int
  /// A bit for each task of the previous schedule that the choice keeps (H15).
  var kept: UInt64 = 0

  var isServed: Bool { team != nil }
}

/// All that can be done about each task of one owner.
struct TaskChoices {
  var owner: Int
  var teams: [TeamOption]
  var choices: [Choice]
}

/// A task of the previous schedule that still has its need or activity and begins in the horizon, or is pinned.
struct PreviousTask {
  var owner: Int
  /// The set of workers; nil when one of them is gone.
  var workers: UInt32?
  var begin: Int
  var pinned: Bool
  /// A begin outside the horizon costs no change.
  var isChangeable: Bool
}

/// Makes the choices of every owner.
///
/// Where only the window matters, a visit's minute is left to its route: a choice is then a worker, a slot and a window, and the route is possible if
/// any minutes are. The minute is fixed where another route or another task depends on it: teams, activities, ordered tasks, and what keeps a previous task.
struct Choices {
  private let setting: Setting
  private let previous: [PreviousTask]
  /// Every begin is fixed, and nothing is left out by looking ahead: slower, and free of all that is clever here.
  private let plain: Bool
  private(set) var kinds: [StopKind] = []
  private var numbers: [StopKind: Int] = [:]
  private(set) var owners: [TaskChoices] = []

  init(_ setting: Setting, previous: [PreviousTask], plain: Bool) {
    self.setting = setting
    self.previous = previous
    self.plain = plain
    for owner in setting.owners.indices { owners.append(choices(of: owner)) }
  }

  private mutating func choices(of owner: Int) -> TaskChoices {
    let teams = setting.teams(owner)
    var made: [Choice] = []
    let isMandatory = setting.need(owner)?.mandatory ?? setting.activity(owner)?.mandatory ?? false
    if !isMandatory || !setting.rules.demands(.mandatory) {
      let cost = setting.need(owner)?.unservedCost ?? setting.activity(owner)?.unservedCost ?? 0
      made.append(Choice(team: nil, cost: setting.rules.cost(.unserved, cost)))
    }
    for index in teams.indices {
      if let activity = setting.activity(owner) {
        for begin in starts(activity) { add(fixed(owner, index, teams[index], begin, windowCost: 0), to: &made) }
      } else if let need = setting.need(owner) {
        add(visits(owner, need, index, teams[index]), to: &made)
      }
    }
    // The cheapest first, so that a good schedule is found early; any order gives the same optimum.
    made.sort { $0.cost < $1.cost }
    return TaskChoices(owner: owner, teams: teams, choices: made)
  }

  private func add(_ some: [Choice], to made: inout [Choice]) { made += some }

  /// H3 of an activity.
  private func starts(_ activity: Activity) -> [Int] {
    if setting.rules.demands(.starts) {
      return activity.starts.enumerated().filter { !activity.starts[..<$0.offset].contains($0.element) }.map(\.element)
    }
    return gridPoints(0, setting.instance.horizon.minutes - activity.durationMinutes, setting.instance.startStepMinutes)
  }

  private mutating func visits(_ owner: Int, _ need: Need, _ index: Int, _ team: TeamOption) -> [Choice] {
    let isTeam = need.team.size > 1
    let isFree = !setting.isOrdered(owner) && !plain && (!isTeam || !setting.rules.demands(.together))
    let windows = setting.windows(need)
    guard isFree else {
      return begins(windows, need.durationMinutes, setting.step(owner)).flatMap { fixed(owner, index, team, $0.begin, windowCost: $0.cost) }
    }
    var made: [Choice] = []
    for window in windows {
      made += free(owner, index, team, window)
    }
    // A previous task is kept at its very minute; a free choice that happens to hit that minute is the same schedule at a higher price.
    var minutes: [Int] = []
    for task in previous where task.owner == owner && task.workers == team.workers && !minutes.contains(task.begin) { minutes.append(task.begin) }
    for (begin, cost) in begins(windows, need.durationMinutes, setting.step(owner)) where minutes.contains(begin) {
      made += fixed(owner, index, team, begin, windowCost: cost)
    }
    return made
  }

  /// H3: the begins that some window holds, each with its cheapest window.
  private func begins(_ windows: [Window], _ duration: Int, _ step: Int) -> [(begin: Int, cost: Int)] {
    var cheapest: [Int: Int] = [:]
    for window in windows {
      for begin in gridPoints(window.start, window.end - duration, step) { cheapest[begin] = min(cheapest[begin] ?? .max, window.cost) }
    }
    return cheapest.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The task at a fixed minute, if every member has a slot that holds it; shifts do not overlap, so no member has two.
  private mutating func fixed(_ owner: Int, _ index: Int, _ team: TeamOption, _ begin: Int, windowCost: Int) -> [Choice] {
    var slots: UInt64 = 0
    for (worker, _) in team.members {
      guard let slot = setting.slots.indices.first(where: { holds(slot: $0, worker, owner, begin, begin) }) else { return [] }
      slots |= 1 << UInt64(slot)
    }
    var kept: UInt64 = 0
    for (position, task) in previous.enumerated() where task.owner == owner && task.begin == begin && task.workers == team.workers {
      kept |= 1 << UInt64(position)
    }
    let kind = number(StopKind(owner: owner, earliest: begin, latest: begin, step: 1))
    let cost = setting.rules.cost(.window, windowCost)
    return [
      Choice(
        team: index, workers: team.workers, slots: slots, kind: kind, day: begin.day, begin: begin, windowCost: cost, cost: team.cost + cost, kept: kept)
    ]
  }

  /// The task in one window, at minutes that the members' routes find; one choice for each date and each set of slots.
  private mutating func free(_ owner: Int, _ index: Int, _ team: TeamOption, _ window: Window) -> [Choice] {
    let latest = window.end - setting.duration(owner)
    guard window.start <= latest else { return [] }
    let kind = number(StopKind(owner: owner, earliest: window.start, latest: latest, step: setting.step(owner)))
    let cost = setting.rules.cost(.window, window.cost)
    var made: [Choice] = []
    func choose(_ position: Int, _ slots: UInt64, _ day: Int) {
      guard position < team.members.count else {
        made.append(
          Choice(team: index, workers: team.workers, slots: slots, kind: kind, day: day, windowCost: cost, cost: team.cost + cost))
        return
      }
      let worker = team.members[position].worker
      for slot in setting.slots.indices where position == 0 || setting.slots[slot].day == day {
        guard holds(slot: slot, worker, owner, window.start, latest) else { continue }
        choose(position + 1, slots | 1 << UInt64(slot), setting.slots[slot].day)
      }
    }
    choose(0, 0, 0)
    return made
  }

  /// Whether some begin from `earliest` to `latest` fits the slot, by the shortest way there and back.
  private func holds(slot: Int, _ worker: Int, _ owner: Int, _ earliest: Int, _ latest: Int) -> Bool {
    let shift = setting.slots[slot]
    guard shift.worker == worker else { return false }
    let there = plain ? 0 : setting.shortestClock[worker][0][owner + 1]
    let back = plain ? 0 : setting.shortestClock[worker][owner + 1][0]
    return max(shift.start + there, earliest) <= min(shift.end - back - setting.duration(owner), latest)
  }

  private mutating func number(_ kind: StopKind) -> Int {
    if let number = numbers[kind] { return number }
    kinds.append(kind)
    numbers[kind] = kinds.count - 1
    return kinds.count - 1
  }
}

/// The minutes from `first` to `last` that are a multiple of `step` after their own midnight (H5).
func gridPoints(_ first: Int, _ last: Int, _ step: Int) -> [Int] {
  guard first <= last else { return [] }
  return (first...last).filter { $0.minuteOfDay % step == 0 }
}
