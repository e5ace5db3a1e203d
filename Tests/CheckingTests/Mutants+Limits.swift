import Checking
import Instances
import Schedules
import TestSupport

/// H7 to H16.
extension Mutant {
  static let limits: [Mutant] = [
    // Wednesday: 90 + 30 + 20 at work, 0 + 7 + 11 + 13 on the way.
    Mutant(.dayTooLong, 170, 171) { trial, limit in trial.worker(Hall.socialWorker) { $0.limits.maxMinutesPerDay = limit } },
    // Tuesday and Friday have 40 + 26 each.
    Mutant(.weekTooLong, 302, 303) { trial, limit in trial.worker(Hall.socialWorker) { $0.limits.maxMinutesPerWeek = limit } },
    Mutant(.tooManyShifts, 2, 3) { trial, limit in trial.worker(Hall.volunteer) { $0.limits.maxShiftsPerWeek = limit } },
    Mutant(.tooManyTasks, 1, 2) { trial, limit in trial.worker(Hall.volunteer) { $0.limits.maxTasksPerShift = limit } },
    Mutant(.tooFarFromHome, 1240, 1241) { trial, limit in trial.worker(Hall.volunteer) { $0.limits.maxMetresFromHome = limit } },
    // From 10:30 to 11:00 less seven minutes on the way; the break later in that route does not count.
    Mutant(.waitsTooLong, 22, 23) { trial, limit in trial.worker(Hall.socialWorker) { $0.limits.maxWaitMinutes = limit } },
    // Two routes on one date are counted together: n2#1 moves to Wednesday's second shift, 20 minutes of work and legs of 5 beside 90 and 8.
    Mutant(.dayTooLong, 127, 128) { trial, limit in
      let start = Hall.at(Hall.wednesday, 14, 0)
      trial.worker(Hall.volunteer) { worker in
        worker.limits.maxShiftsPerWeek = nil
        worker.limits.maxMinutesPerDay = limit
        worker.shifts.append(Shift(start: start, end: start + 120))
      }
      trial.need(Hall.meals) { $0.windows.append(Window(start: start, end: start + 120)) }
      trial.instance.households[1].maxVisitsPerDay = nil
      trial.route(Hall.Routes.volunteerTuesday) { route in
        route.stops.removeLast()
        route.return = route.stops[0].end + 7
      }
      trial.addRoute(Hall.volunteer, shift: 3, task: "n2#1", begin: start + 15, minutes: 20, leg: 5)
    },
    // The eighth date starts a new week.
    Mutant(.weekTooLong, 302, 237) { trial, limit in
      trial.instance.horizon.days = 12
      trial.worker(Hall.socialWorker) { $0.limits.maxMinutesPerWeek = limit }
      if limit == 302 { return }
      let week = 7 * Int.minutesPerDay
      trial.need(Hall.companionship) { need in
        need.windows[1].start += week
        need.windows[1].end += week
      }
      for (worker, route) in [(Hall.socialWorker, Hall.Routes.socialWorkerFriday), (Hall.volunteer, Hall.Routes.volunteerFriday)] {
        trial.worker(worker) { worker in
          worker.shifts[2].start += week
          worker.shifts[2].end += week
        }
        trial.shift(route, by: week)
        trial.route(route) { route in
          route.shiftStart += week
          route.shiftEnd += week
        }
      }
    },
  ]

  static let breaks: [Mutant] = [
    Mutant(.breakMissing, breaking: { $0.route(Hall.Routes.socialWorkerWednesday) { $0.breaks = [] } }),
    // At home from 12:48 on: enough for a break that may last until 13:18.
    Mutant(.breakMissing, 17, 18) { trial, minute in
      trial.worker(Hall.socialWorker) { $0.breaks[0].to = 13 * 60 + minute }
      trial.route(Hall.Routes.socialWorkerWednesday) { $0.breaks = [] }
    },
    // A shift that does not hold the whole of the break's span needs no break.
    Mutant(.breakMissing, 60, 59) { trial, minute in
      let end = Hall.at(Hall.wednesday, 12, minute)
      trial.worker(Hall.socialWorker) { $0.shifts[1].end = end }
      trial.route(Hall.Routes.socialWorkerWednesday) { route in
        route.shiftEnd = end
        route.breaks = []
      }
    },
    Mutant(.breakOfNoRule, 31, 30) { trial, minutes in
      trial.route(Hall.Routes.socialWorkerWednesday) { $0.breaks[0].end = $0.breaks[0].start + minutes }
    },
    Mutant(.breakTwice, true, false) { trial, twice in
      trial.worker(Hall.socialWorker) { $0.breaks[0].to = 13 * 60 + 5 }
      trial.route(Hall.Routes.socialWorkerWednesday) { route in
        let late = Pause(start: Hall.at(Hall.wednesday, 12, 35), end: Hall.at(Hall.wednesday, 13, 5))
        route.breaks = twice ? route.breaks + [late] : [late]
        route.return = Hall.at(Hall.wednesday, 13, 18)
      }
    },
    // Eleven minutes of the way to n4 must be left before 12:15.
    Mutant(.breakMisplaced, 35, 34) { trial, minute in
      trial.route(Hall.Routes.socialWorkerWednesday) { route in
        route.breaks = [Pause(start: Hall.at(Hall.wednesday, 11, minute), end: Hall.at(Hall.wednesday, 11, minute) + 30)]
      }
    },
    // After arriving at 11:41 there is room until 12:15.
    Mutant(.breakMisplaced, 40, 41) { trial, minute in
      trial.route(Hall.Routes.socialWorkerWednesday) { route in
        route.stops[2].arrive = Hall.at(Hall.wednesday, 11, 41)
        route.breaks = [Pause(start: Hall.at(Hall.wednesday, 11, minute), end: Hall.at(Hall.wednesday, 11, minute) + 30)]
      }
    },
  ]

  static let linked: [Mutant] = [
    Mutant(.guardianAbsent, Hall.Routes.volunteerWednesday, Hall.Routes.studentWednesday) { trial, route in trial.removeRoutes(route) },
    Mutant(.venueTaken, 29, 30) { trial, minute in
      // A second session in the hall, run by the party worker, while the support group lasts until 10:30.
      let starts = [29, 30].map { Hall.at(Hall.wednesday, 10, $0) }
      trial.instance.activities.append(
        Activity(
          id: "a2", venue: 0, location: trial.instance.venues[0].location, durationMinutes: 30, starts: starts, team: Team(seats: [Seat()])))
      trial.worker(Hall.partyWorker) { $0.shifts.append(Shift(start: Hall.at(Hall.wednesday, 8, 30), end: Hall.at(Hall.wednesday, 12, 0))) }
      trial.addRoute(Hall.partyWorker, shift: 2, task: "a2", begin: Hall.at(Hall.wednesday, 10, minute), minutes: 30, leg: 6)
    },
    // 2 × 2000 fen for n1, and 6867 m at 50 fen a kilometre: 4343.35 fen.
    Mutant(.fundOverdrawn, 4343, 4344) { trial, balance in trial.instance.funds[0].balanceFen = balance },
    Mutant(.tooManyFaces, 1, 2) { trial, limit in trial.need(Hall.companionship) { $0.people.maxDistinct = limit } },
    Mutant(.secondWithoutFirst, true, false) { trial, orders in
      trial.removeRoutes(Hall.Routes.healthCheck)
      if !orders { trial.instance.dependencies = [Dependency(first: .need(Hall.healthCheck), second: .need(Hall.followUp), differentWorkers: true)] }
    },
    // From Monday 10:00 to Wednesday 12:15.
    Mutant(.gapTooShort, 3016, 3015) { trial, minutes in trial.instance.dependencies[0].minGapMinutes = minutes },
    Mutant(.gapTooLong, 3014, 3015) { trial, minutes in trial.instance.dependencies[0].maxGapMinutes = minutes },
    // A dependency without gaps, or with the upper one alone, starts at 0: the group begins before the safety check.
    Mutant(.gapTooShort, (false, true), (true, false)) { trial, order in
      let check = TaskOwner.need(Hall.safetyCheck)
      let pair = order.0 ? (TaskOwner.activity(0), check) : (check, TaskOwner.activity(0))
      trial.instance.dependencies.append(Dependency(first: pair.0, second: pair.1, maxGapMinutes: order.1 ? 10 : nil))
    },
    Mutant(.sameWorker, true, false) { trial, different in
      trial.instance.dependencies.append(
        Dependency(first: .need(Hall.safetyCheck), second: .need(Hall.followUp), differentWorkers: different))
    },
    Mutant(.mandatoryUnserved, 2, 1) { trial, times in
      trial.need(Hall.meals) { need in
        need.times = times
        need.mandatory = true
      }
    },
    Mutant(.mandatoryUnserved, true, false) { trial, mandatory in
      trial.group { $0.mandatory = mandatory }
      trial.removeRoutes(Hall.Routes.volunteerWednesday, Hall.Routes.studentWednesday)
      trial.route(Hall.Routes.socialWorkerWednesday) { _ = $0.stops.removeFirst() }
    },
    Mutant(.pinNotKept, 30, 15) { trial, minute in
      trial.setPrevious([pinned("n1#1", Hall.at(Hall.tuesday, 14, minute), 40, ["v1", "sw1"])])
    },
    Mutant(.pinNotKept, ["sw1"], ["sw1", "v1"]) { trial, team in
      // The number does not matter: Friday's visit may have been the first of its need.
      trial.setPrevious([pinned("n1#1", Hall.at(Hall.friday, 15, 0), 40, team)])
    },
    Mutant(.tooManyVisits, 1, 2) { trial, limit in
      trial.instance.households[1].maxVisitsPerDay = limit
      addSecondVisit(&trial)
    },
    Mutant(.tooManyVisits, nil, 0) { trial, gap in
      // A visit that must start together with another of the household is not counted beside it.
      addSecondVisit(&trial, gaps: (0, gap))
    },
  ]

  private static func pinned(_ id: String, _ begin: Int, _ minutes: Int, _ team: [String]) -> ServedTask {
    ServedTask(id: id, begin: begin, end: begin + minutes, team: team.enumerated().map { .init(worker: $1, seat: $0) }, pinned: true)
  }

  /// Another visit to h2 on Wednesday at 12:15, by the party worker.
  private static func addSecondVisit(_ trial: inout Trial, gaps: (Int?, Int?)? = nil) {
    let begin = Hall.at(Hall.wednesday, 12, 15)
    trial.instance.needs.append(
      Need(id: "n6", household: 1, durationMinutes: 20, windows: [Window(start: begin, end: begin + 20)], team: Team(seats: [Seat()])))
    trial.worker(Hall.partyWorker) { $0.shifts[1].start = Hall.at(Hall.wednesday, 11, 0) }
    trial.addRoute(Hall.partyWorker, shift: 1, task: "n6#1", begin: begin, minutes: 20, leg: 18)
    if let gaps {
      trial.instance.dependencies.append(
        Dependency(first: .need(Hall.followUp), second: .need(5), minGapMinutes: gaps.0, maxGapMinutes: gaps.1))
    }
  }
}
