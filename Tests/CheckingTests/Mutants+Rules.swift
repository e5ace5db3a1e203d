import Checking
import Instances
import Schedules
import TestSupport

/// H1 to H6.
extension Mutant {
  static let placesAndTimes: [Mutant] = [
    Mutant(.noSuchShift, 0, 30) { trial, longer in
      trial.route(Hall.Routes.volunteerFriday) { $0.shiftEnd += 30 }
      trial.worker(Hall.volunteer) { $0.shifts[2].end += longer }
    },
    Mutant(
      .emptyRoute,
      breaking: { trial in
        let shift = trial.instance.workers[Hall.partyWorker].shifts[1]
        trial.schedule.routes.append(
          Route(worker: "pw1", shiftStart: shift.start, shiftEnd: shift.end, leave: shift.start, return: shift.start, stops: []))
      }),
    Mutant(.secondRouteInShift, false, true) { trial, twoShifts in
      let noon = Hall.at(Hall.tuesday, 15, 2)
      trial.worker(Hall.volunteer) { worker in
        worker.limits.maxShiftsPerWeek = nil
        if twoShifts {
          worker.shifts.append(Shift(start: noon, end: worker.shifts[0].end))
          worker.shifts[0].end = noon
        }
      }
      trial.route(Hall.Routes.volunteerTuesday) { route in
        route.stops.removeLast()
        route.return = noon
        if twoShifts { route.shiftEnd = noon }
      }
      trial.addRoute(Hall.volunteer, shift: twoShifts ? 3 : 0, task: "n2#1", begin: noon + 5, minutes: 20, leg: 5)
    },
    Mutant(.leavesTooEarly, 1, 0) { trial, minutes in
      trial.route(Hall.Routes.socialWorkerTuesday) { $0.leave = $0.shiftStart - minutes }
    },
    Mutant(.returnsTooLate, 1, 0) { trial, minutes in
      trial.route(Hall.Routes.socialWorkerTuesday) { $0.return = $0.shiftEnd + minutes }
    },
    Mutant(.arrivesTooEarly, 1, 0) { trial, minutes in trial.route(Hall.Routes.volunteerTuesday) { $0.leave += minutes } },
    Mutant(.beginsBeforeArrival, 1, 0) { trial, minutes in
      trial.route(Hall.Routes.socialWorkerTuesday) { $0.stops[0].arrive = $0.stops[0].begin + minutes }
    },
    Mutant(.wrongEnd, 1, 0) { trial, minutes in
      trial.route(Hall.Routes.healthCheck) { route in
        route.stops[0].end += minutes
        route.return += minutes
      }
    },
    Mutant(.returnsTooEarly, 1, 0) { trial, minutes in trial.route(Hall.Routes.healthCheck) { $0.return -= minutes } },
    Mutant(.outsideWindows, 24, 25) { trial, minute in
      trial.need(Hall.meals) { $0.windows[0].end = Hall.at(Hall.tuesday, 15, minute) }
    },
    Mutant(.outsideWindows, 0, 1) { trial, overlap in
      // Windows that touch are not one window; the visit from 15:05 to 15:25 needs one that holds it.
      trial.need(Hall.meals) {
        $0.windows = [
          Window(start: Hall.at(Hall.tuesday, 14, 0), end: Hall.at(Hall.tuesday, 15, 15)),
          Window(start: Hall.at(Hall.tuesday, 15, 15 - overlap * 10), end: Hall.at(Hall.tuesday, 16, 0)),
        ]
      }
    },
    Mutant(.notAStart, 1, 0) { trial, first in trial.group { $0.starts = Array($0.starts[first...]) } },
  ]

  static let togetherAndAgain: [Mutant] = [
    Mutant(.differentBegins, 15, 0) { trial, minutes in trial.shift(Hall.Routes.socialWorkerTuesday, by: minutes) },
    Mutant(.offGrid, 5, 15) { trial, minutes in
      trial.shift(Hall.Routes.socialWorkerFriday, by: minutes)
      trial.shift(Hall.Routes.volunteerFriday, by: minutes)
    },
    Mutant(.offGrid, 10, 5) { trial, step in trial.instance.visitStepMinutes = step },
    // A dependency with a gap puts its tasks on the coarse grid.
    Mutant(.offGrid, 5, 15) { trial, minutes in trial.shift(Hall.Routes.healthCheck, by: minutes) },
    Mutant(.offGrid, Int?.some(0), nil) { trial, gap in
      trial.shift(Hall.Routes.healthCheck, by: 5)
      trial.instance.dependencies[0].minGapMinutes = gap
      trial.instance.dependencies[0].maxGapMinutes = nil
    },
    Mutant(.noSuchOccurrence, 1, 2) { trial, times in trial.need(Hall.companionship) { $0.times = times } },
    Mutant(.datesTooClose, 4, 3) { trial, days in trial.need(Hall.companionship) { $0.minGapDays = days } },
    Mutant(.notNumberedFromOne, "n2#2", "n2#1") { trial, id in trial.route(Hall.Routes.volunteerTuesday) { $0.stops[1].task = id } },
    Mutant(.notInOrder, ("n1#2", "n1#1"), ("n1#1", "n1#2")) { trial, ids in
      for route in [Hall.Routes.socialWorkerTuesday, Hall.Routes.volunteerTuesday] { trial.route(route) { $0.stops[0].task = ids.0 } }
      for route in [Hall.Routes.socialWorkerFriday, Hall.Routes.volunteerFriday] { trial.route(route) { $0.stops[0].task = ids.1 } }
    },
  ]

  static let teams: [Mutant] = [
    Mutant(.emptyTeam, true, false) { trial, listed in
      trial.removeRoutes(Hall.Routes.volunteerWednesday, Hall.Routes.studentWednesday)
      trial.route(Hall.Routes.socialWorkerWednesday) { _ = $0.stops.removeFirst() }
      trial.group { for seat in $0.team.seats.indices { $0.team.seats[seat].min = 0 } }
      let begin = Hall.at(Hall.wednesday, 9, 0)
      let others = (Hall.schedule.tasks ?? []).filter { $0.id != "a1" }
      trial.schedule.tasks = others + (listed ? [ServedTask(id: "a1", begin: begin, end: begin + 90, team: [])] : [])
    },
    Mutant(.noSuchSeat, 1, 0) { trial, seat in trial.route(Hall.Routes.volunteerTuesday) { $0.stops[1].seat = seat } },
    Mutant(
      .seatShort, breaking: { $0.removeRoutes(Hall.Routes.volunteerWednesday, Hall.Routes.studentWednesday) },
      neighbour: { $0.removeRoutes(Hall.Routes.studentWednesday) }),
    Mutant(.seatOverfull, 1, 2) { trial, count in trial.group { $0.team.seats[1].count = count } },
    Mutant(.workerTwice, true, false) { trial, twice in
      // Only two shifts at once, which no document may have, let one worker be twice in one team and break nothing else.
      trial.group { $0.team.seats[1].count = 3 }
      trial.worker(Hall.volunteer) { worker in
        worker.limits.maxShiftsPerWeek = nil
        worker.shifts.append(Shift(start: worker.shifts[1].start + 1, end: worker.shifts[1].end))
      }
      if twice { trial.addRoute(Hall.volunteer, shift: 3, task: "a1", seat: 1, begin: Hall.at(Hall.wednesday, 9, 0), minutes: 90, leg: 4) }
    },
    Mutant(.wrongKind, 2, 1) { trial, kind in trial.need(Hall.safetyCheck) { $0.team.seats[0].kinds = [kind] } },
    Mutant(.skillMissing, 3, 2) { trial, level in trial.need(Hall.healthCheck) { $0.team.seats[0].skills[0].level = level } },
    Mutant(.tagMissing, [], ["lead"]) { trial, tags in trial.worker(Hall.socialWorker) { $0.tags = tags } },
    Mutant(.prohibitedWorker, Hall.volunteer, Hall.student) { trial, worker in trial.need(Hall.meals) { $0.people.prohibited = [worker] } },
    Mutant(.notRequiredWorker, [Hall.student], [Hall.student, Hall.volunteer]) { trial, workers in
      trial.need(Hall.meals) { $0.people.required = workers }
    },
    Mutant(.coverShort, [], ["female"]) { trial, tags in trial.worker(Hall.volunteer) { $0.tags = tags } },
    Mutant(.coverShort, 2, 1) { trial, level in
      trial.need(Hall.companionship) { $0.team.covers = [Cover(property: .skill(0, minLevel: level), count: 2)] }
    },
    Mutant(.coverShort, nil, 10) { trial, cost in
      trial.need(Hall.companionship) { $0.team.covers = [Cover(property: .kind(0), missingCost: cost)] }
    },
  ]
}
