import Checking
import Instances
import Schedules
import TestSupport

/// What a schedule states.
extension Mutant {
  static let names: [Mutant] = [
    Mutant(.unknownWorker, ["v9"], []) { trial, names in
      let shift = trial.instance.workers[Hall.partyWorker].shifts[1]
      for name in names {
        trial.schedule.routes.append(
          Route(
            worker: name, shiftStart: shift.start, shiftEnd: shift.end, leave: shift.start, return: shift.start,
            stops: [Stop(task: "n2#1", seat: 0, begin: Hall.at(Hall.tuesday, 15, 5), end: Hall.at(Hall.tuesday, 15, 25))]))
      }
    },
    Mutant(.unknownTask, "n9#1", "n3#1") { trial, id in
      trial.instance.dependencies = []
      trial.route(Hall.Routes.healthCheck) { $0.stops[0].task = id }
    },
    Mutant(.unknownTask, "n3", "n3#1") { trial, id in
      trial.instance.dependencies = []
      trial.route(Hall.Routes.healthCheck) { $0.stops[0].task = id }
    },
    Mutant(.unknownTask, stated: true, ["n3#01"], []) { trial, ids in trial.schedule.unserved? += ids.map { UnservedTask(task: $0) } },
    Mutant(.otherInstance, stated: true, "East street", "Village hall, week 48") { trial, name in trial.schedule.instanceName = name },
    Mutant(.otherInstance, stated: true, "00", "0a") { trial, digest in
      trial.instance.sha256 = "0a"
      trial.schedule.instanceSHA256 = digest
    },
    Mutant(.wrongTravel, stated: true, 12, 13) { trial, minutes in
      trial.route(Hall.Routes.socialWorkerTuesday) { $0.stops[0].travelMinutes = minutes }
    },
    Mutant(.wrongTravel, stated: true, 1851, 1852) { trial, metres in
      trial.route(Hall.Routes.volunteerTuesday) { $0.stops[1].travelMetres = metres }
    },
    Mutant(.wrongTravel, stated: true, 6, 5) { trial, minutes in trial.route(Hall.Routes.volunteerTuesday) { $0.returnMinutes = minutes } },
    Mutant(.wrongTravel, stated: true, 667, 666) { trial, metres in trial.route(Hall.Routes.volunteerTuesday) { $0.returnMetres = metres } },
  ]

  static let lists: [Mutant] = [
    Mutant(.listedButNotServed, stated: true, [ServedTask.Member(worker: "v1", seat: 0)], nil) { trial, team in
      let begin = Hall.at(Hall.thursday, 10, 0)
      if let team { trial.schedule.tasks?.append(ServedTask(id: "n2#2", begin: begin, end: begin + 20, team: team)) }
    },
    Mutant(.servedButNotListed, stated: true, breaking: { _ = $0.schedule.tasks?.removeLast() }),
    Mutant(.listedTwice, stated: true, breaking: { $0.schedule.tasks? += (Hall.schedule.tasks ?? []).suffix(1) }),
    Mutant(.listedTimeDiffers, stated: true, breaking: { $0.schedule.tasks?[0].begin += 15 }),
    Mutant(.listedTimeDiffers, stated: true, breaking: { $0.schedule.tasks?[0].end += 1 }),
    Mutant(
      .listedTeamDiffers, stated: true, breaking: { $0.schedule.tasks?[0].team[0].seat = 1 }, neighbour: { $0.schedule.tasks?[0].team.reverse() }),
    Mutant(.pinNotRepeated, stated: true, false, true) { trial, pinned in
      var task = Hall.schedule.tasks?[0]
      task?.pinned = true
      trial.setPrevious([task].compactMap { $0 })
      trial.schedule.tasks?[0].pinned = pinned
    },
    Mutant(.unservedButServed, stated: true, breaking: { $0.schedule.unserved?.append(UnservedTask(task: "n2#1")) }),
    Mutant(.unservedNotListed, stated: true, breaking: { $0.schedule.unserved = [] }, neighbour: { $0.schedule.unserved = nil }),
    Mutant(.unservedTwice, stated: true, breaking: { $0.schedule.unserved?.append(UnservedTask(task: "n2#2")) }),
  ]

  static let figures: [Mutant] = [
    Mutant(.wrongAmount, 565, 564) { trial, total in trial.schedule.cost = Cost(total: total) },
    Mutant(.wrongAmount, stated: true, 257, 256) { trial, travel in trial.schedule.cost?.terms?[.travel] = travel },
    Mutant(.wrongAmount, stated: true, 0.113476, 0.113475) { trial, gap in trial.schedule.cost?.gap = gap },
    Mutant(.wrongAmount, stated: true, 0.11, nil) { trial, gap in trial.schedule.cost?.netGap = gap },
    Mutant(.wrongAmount, stated: true, 200, 0) { trial, unavoidable in
      trial.schedule.cost?.unavoidable = unavoidable
      trial.schedule.cost?.netGap = nil
    },
    Mutant(.wrongAmount, stated: true, (0, 0.113475), (200, 0.175824)) { trial, figures in
      // Without Tuesday's and v1's help nobody could bring n2 a meal: (564 − 500) / (564 − 200).
      trial.instance.needs.append(
        Need(
          id: "n6", household: 1, durationMinutes: 20, windows: [Window(start: Hall.at(6, 9, 0), end: Hall.at(6, 12, 0))],
          team: Team(seats: [Seat()]), unservedCost: 200))
      trial.need(Hall.meals) { $0.times = 1 }
      trial.schedule.unserved = [UnservedTask(task: "n6#1")]
      trial.schedule.cost?.unavoidable = figures.0
      trial.schedule.cost?.netGap = figures.1
    },
    Mutant(.boundAboveTotal, 565, 564) { trial, bound in trial.schedule.cost = Cost(total: 564, bound: bound) },
  ]

  static let statuses: [Mutant] = [
    Mutant(.rosterWithoutSolution, true, false) { trial, hasRoutes in
      let routes = trial.schedule.routes
      setNoRoster(&trial, .noSolutionFound)
      if hasRoutes { trial.schedule.routes = routes }
      if hasRoutes { trial.schedule.unserved = [UnservedTask(task: "n2#2")] }
    },
    Mutant(.rosterWithoutSolution, Cost(total: 0), nil) { trial, cost in
      setNoRoster(&trial, .noSolutionFound)
      trial.schedule.cost = cost
    },
    Mutant(.conflictsMissing, [], [["n5#1"]]) { trial, conflicts in
      setNoRoster(&trial, .infeasible)
      trial.schedule.conflicts = conflicts
    },
    Mutant(.conflictsUnexpected, [["n5#1"]], nil) { trial, conflicts in
      trial.schedule.status = .feasible
      trial.schedule.conflicts = conflicts
    },
    Mutant(.emptyConflict, [], ["n5#1"]) { trial, conflict in
      setNoRoster(&trial, .infeasible)
      trial.schedule.conflicts = [["n5#1"], conflict]
    },
    // A document without a roster must still name every task.
    Mutant(.unservedNotListed, 1, 0) { trial, left in
      setNoRoster(&trial, .noSolutionFound)
      trial.schedule.unserved = trial.schedule.unserved?.dropLast(left)
    },
  ]

  private static func setNoRoster(_ trial: inout Trial, _ status: Schedule.Status) {
    let ids = ["n1#1", "n1#2", "n2#1", "n2#2", "n3#1", "n4#1", "n5#1", "a1"]
    trial.schedule = Schedule(status: status, routes: [], tasks: [], unserved: ids.map { UnservedTask(task: $0) })
  }

  static let all = placesAndTimes + togetherAndAgain + teams + limits + breaks + linked + names + lists + figures + statuses
}
