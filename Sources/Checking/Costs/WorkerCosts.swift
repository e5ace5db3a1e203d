import Instances

/// `travel`: leg minutes at the price of the worker's kind.
func travelCost(_ roster: Roster) -> Int {
  roster.trips.reduce(0) { $0 + $1.travelMinutes * kind(of: $1.worker, roster).travelMinuteCost }
}

/// `ifNeeded`: each route in a shift that is offered only if needed.
func ifNeededCost(_ roster: Roster) -> Int {
  let routes = roster.trips.filter { trip in
    guard let shift = trip.shift else { return false }
    return roster.instance.workers[trip.worker].shifts[shift].ifNeeded
  }
  return roster.instance.weights.ifNeededShift * routes.count
}

/// `newFace`: each worker in a task that has regulars and does not name the worker among them.
func newFaceCost(_ roster: Roster) -> Int {
  var strangers = 0
  for job in roster.served {
    let regulars = roster.instance.people(of: job.owner).regulars
    if !regulars.isEmpty { strangers += job.team.filter { !regulars.contains($0) }.count }
  }
  return roster.instance.weights.newFace * strangers
}

/// `unpreferred`: each worker in a task that prefers others.
func unpreferredCost(_ roster: Roster) -> Int {
  var others = 0
  for job in roster.served {
    let preferred = roster.instance.people(of: job.owner).preferred
    if !preferred.isEmpty { others += job.team.filter { !preferred.contains($0) }.count }
  }
  return roster.instance.weights.unpreferred * others
}

/// `assignment`: what a need or an activity says a worker costs, each time.
func assignmentCost(_ roster: Roster) -> Int {
  var cost = 0
  for job in roster.served {
    let costs = roster.instance.people(of: job.owner).costs
    if costs.isEmpty { continue }
    for worker in job.team { cost += costs.first { $0.worker == worker }?.cost ?? 0 }
  }
  return cost
}

/// `extraWorker`: faces above one team's size over the served tasks of a recurring need.
func extraWorkerCost(_ roster: Roster) -> Int {
  var extra = 0
  for (index, need) in roster.instance.needs.enumerated() where need.times > 1 && !roster.servedOfNeed[index].isEmpty {
    extra += workersServing(index, roster).count - need.team.size
  }
  return roster.instance.weights.extraWorker * extra
}

/// `unused`: each worker who offers a shift and gets no route.
func unusedCost(_ roster: Roster) -> Int {
  var cost = 0
  for (index, worker) in roster.instance.workers.enumerated() where !worker.shifts.isEmpty && roster.tripsOfWorker[index].isEmpty {
    cost += kind(of: index, roster).unusedCost
  }
  return cost
}

/// `overTarget`: counted minutes above a worker's target, week by week.
func overTargetCost(_ roster: Roster) -> Int {
  var minutes = 0
  for (index, worker) in roster.instance.workers.enumerated() {
    guard let target = worker.targetMinutesPerWeek else { continue }
    for (_, trips) in grouped(roster.tripsOfWorker[index].map { roster.trips[$0] }, by: \.week) {
      minutes += max(0, trips.reduce(0) { $0 + $1.countedMinutes } - target)
    }
  }
  return roster.instance.weights.overTargetMinute * minutes
}

private func kind(of worker: Int, _ roster: Roster) -> Kind { roster.instance.kinds[roster.instance.workers[worker].kind] }
