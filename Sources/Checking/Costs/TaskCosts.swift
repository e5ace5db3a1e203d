import Instances
import Schedules

/// `unserved`: each task left out, and once more each need that is left out altogether.
func unservedCost(_ roster: Roster) -> Int {
  var cost = 0
  for (index, need) in roster.instance.needs.enumerated() {
    let served = roster.servedOfNeed[index].count
    cost += need.unservedCost * (need.times - served)
    if served == 0 { cost += need.noneServedCost }
  }
  for (index, activity) in roster.instance.activities.enumerated() where roster.servedOfActivity[index] == nil { cost += activity.unservedCost }
  return cost
}

/// `missingSeats`: places of served activities that stay empty above the seat's minimum.
func missingSeatsCost(_ roster: Roster) -> Int {
  var cost = 0
  for (index, activity) in roster.instance.activities.enumerated() {
    guard let job = roster.servedOfActivity[index] else { continue }
    for (place, seat) in activity.team.seats.enumerated() {
      let filled = roster.served[job].members.filter { $0.seat == place }.count
      cost += seat.missingCost * max(0, seat.count - filled)
    }
  }
  return cost
}

/// `missingCovers`: soft covers of served tasks that fall short.
func missingCoversCost(_ roster: Roster) -> Int {
  var cost = 0
  for job in roster.served {
    for cover in roster.instance.team(of: job.owner).covers {
      guard let missingCost = cover.missingCost else { continue }
      cost += missingCost * max(0, cover.count - holders(of: cover.property, in: job, roster))
    }
  }
  return cost
}

/// `window`: for each served visit, the cost of the cheapest window that holds it.
func windowCost(_ roster: Roster) -> Int {
  var cost = 0
  for job in roster.served {
    guard case .need(let index) = job.owner else { continue }
    cost += cheapestWindow(of: roster.instance.needs[index], begin: job.begin) ?? 0
  }
  return cost
}

/// The cost of the cheapest window that holds a visit with this begin; nil when none does.
func cheapestWindow(of need: Need, begin: Int) -> Int? {
  need.windows.lazy.filter { $0.start <= begin && begin + need.durationMinutes <= $0.end }.map(\.cost).min()
}

/// `change`: tasks of the previous schedule that are not kept; those of needs and activities that are gone, or begun outside the horizon, are ignored.
func changeCost(_ roster: Roster, _ previous: PreviousTasks) -> Int {
  let horizon = 0..<roster.instance.horizon.minutes
  let changed = previous.entries.filter { $0.owner != nil && horizon.contains($0.task.begin) && !$0.isKept }
  return roster.instance.weights.change * changed.count
}
