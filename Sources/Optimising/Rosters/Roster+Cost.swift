import Instances
import Schedules

extension Roster {
  /// Every cost term of the problem page, straight from the routes.
  func terms(_ model: Model) -> CostTerms {
    let instance = model.instance
    var terms = CostTerms()
    let services = services(model)
    addServiceTerms(services, model, to: &terms)
    addGroupTerms(services, model, to: &terms)
    var minutes: [[Int: Int]] = Array(repeating: [:], count: model.workers.count)
    for route in routes {
      let shift = model.shifts[route.shift]
      let worker = model.workers[shift.worker]
      var from = worker.legs - 1
      var travel = 0
      var served = 0
      for stop in route.stops {
        guard let position = worker.position(of: stop.job) else { continue }
        travel += Int(worker.legMinutes[from * worker.legs + position])
        served += model.jobs[stop.job].durationMinutes
        from = position
      }
      travel += Int(worker.legMinutes[from * worker.legs + worker.legs - 1])
      terms[.travel] += travel * worker.kindTravelCost
      terms[.ifNeeded] += shift.ifNeededCost
      minutes[shift.worker][shift.week, default: 0] += travel + served
    }
    for worker in model.workers where !worker.shifts.isEmpty {
      if minutes[worker.worker].isEmpty { terms[.unused] += instance.kinds[instance.workers[worker.worker].kind].unusedCost }
      guard let target = worker.targetMinutesPerWeek else { continue }
      for week in 0..<instance.horizon.weeks {
        terms[.overTarget] += max(0, minutes[worker.worker][week, default: 0] - target) * instance.weights.overTargetMinute
      }
    }
    terms[.change] = model.unkeepableChange + instance.weights.change * model.kept.count { !isKept($0, services, model) }
    return terms
  }

  private func addServiceTerms(_ services: [Service], _ model: Model, to terms: inout CostTerms) {
    let instance = model.instance
    for service in services {
      let job = model.jobs[service.job]
      let people = instance.people(of: job.owner)
      for (seat, demand) in job.seats.enumerated() {
        let filled = service.team.count { $0.seat == seat }
        terms[.missingSeats] += demand.missingCost * (demand.count - filled)
      }
      for cover in job.covers {
        guard let price = cover.missingCost else { continue }
        terms[.missingCovers] += price * max(0, cover.count - service.team.count { instance.holds($0.worker, cover.property) })
      }
      for member in service.team {
        if !people.regulars.isEmpty && !people.regulars.contains(member.worker) { terms[.newFace] += instance.weights.newFace }
        if !people.preferred.isEmpty && !people.preferred.contains(member.worker) { terms[.unpreferred] += instance.weights.unpreferred }
        terms[.assignment] += people.costs.first { $0.worker == member.worker }?.cost ?? 0
      }
      terms[.window] += job.begins.first { $0.lo <= service.begin && service.begin <= $0.hi }?.cost ?? 0
    }
  }

  private func addGroupTerms(_ services: [Service], _ model: Model, to terms: inout CostTerms) {
    var served = Array(repeating: 0, count: model.groups.count)
    var faces: [Set<Int>] = Array(repeating: [], count: model.groups.count)
    for service in services {
      let group = model.jobs[service.job].group
      served[group] += 1
      for member in service.team { faces[group].insert(member.worker) }
    }
    for (index, group) in model.groups.enumerated() {
      terms[.unserved] += (group.times - served[index]) * model.jobs[group.jobs[0]].unservedCost
      if served[index] == 0 {
        terms[.unserved] += group.noneServedCost
      } else {
        terms[.extraWorker] += group.extraWorkerCost * (faces[index].count - group.teamSize)
      }
    }
  }

  /// H15: some service of the same need or activity has the same begin and the same workers.
  func isKept(_ task: KeptTask, _ services: [Service], _ model: Model) -> Bool {
    services.contains { model.jobs[$0.job].group == task.group && $0.begin == task.begin && $0.team.map(\.worker) == task.team }
  }
}
