import Checking
import Instances
import Schedules
import TestSupport
import Testing

/// A cost worked out by hand: the term's amount after a change to the village hall.
struct PricedTrial: CustomTestStringConvertible {
  let term: CostTerm
  let amount: Int
  let reason: String
  let trial: Trial

  var testDescription: String { "\(term.rawValue) \(amount): \(reason)" }

  init(_ term: CostTerm, _ amount: Int, _ reason: String, _ change: (inout Trial) -> Void = { _ in }) {
    self.term = term
    self.amount = amount
    self.reason = reason
    var trial = Trial()
    change(&trial)
    self.trial = trial
  }
}

extension PricedTrial {
  static let tasks: [PricedTrial] = [
    PricedTrial(.unserved, 200, "n2#2 is left out"),
    PricedTrial(.unserved, 200 + 2 * 500 + 300, "and n1 altogether, which costs 300 more once") {
      $0.removeRoutes(Hall.Routes.socialWorkerFriday, Hall.Routes.volunteerFriday, Hall.Routes.socialWorkerTuesday)
      $0.route(Hall.Routes.volunteerTuesday - 1) { _ = $0.stops.removeFirst() }
    },
    PricedTrial(.unserved, 200 + 500, "and one of the two visits of n1, which is not none") {
      $0.removeRoutes(Hall.Routes.socialWorkerFriday, Hall.Routes.volunteerFriday)
    },
    PricedTrial(.unserved, 200 + 600, "and the support group") {
      $0.removeRoutes(Hall.Routes.volunteerWednesday, Hall.Routes.studentWednesday)
      $0.route(Hall.Routes.socialWorkerWednesday) { _ = $0.stops.removeFirst() }
    },
    PricedTrial(.missingSeats, 0, "both volunteers come to the group"),
    PricedTrial(.missingSeats, 80, "one volunteer of two") { $0.removeRoutes(Hall.Routes.studentWednesday) },
    PricedTrial(.missingSeats, 240, "two of four volunteers are short, and another seat is empty") { trial in
      trial.group { group in
        group.team.seats[1].count = 4
        group.team.seats.append(Seat(min: 0, missingCost: 80))
      }
    },
    PricedTrial(.missingSeats, 0, "a group that does not take place misses nobody") {
      $0.removeRoutes(Hall.Routes.volunteerWednesday, Hall.Routes.studentWednesday)
      $0.route(Hall.Routes.socialWorkerWednesday) { _ = $0.stops.removeFirst() }
    },
    PricedTrial(.missingCovers, 25, "sw1 and v1 hold care, three are asked for"),
    PricedTrial(.missingCovers, 50, "without care of v1 another one is short") { trial in
      trial.worker(Hall.volunteer) { $0.skills = [] }
    },
    PricedTrial(.missingCovers, 25 + 2 * 7, "a soft cover of n1, short by one on both dates") { trial in
      trial.need(Hall.companionship) { $0.team.covers.append(Cover(property: .kind(1), count: 2, missingCost: 7)) }
    },
    PricedTrial(.window, 15, "Friday's window of n1"),
    PricedTrial(.window, 4, "the cheapest of two windows that hold Friday's visit") { trial in
      trial.need(Hall.companionship) { $0.windows.append(Window(start: Hall.at(Hall.friday, 15, 0), end: Hall.at(Hall.friday, 15, 40), cost: 4)) }
    },
    PricedTrial(.window, 15, "a cheaper window that ends a minute too soon does not count") { trial in
      trial.need(Hall.companionship) { $0.windows.append(Window(start: Hall.at(Hall.friday, 15, 0), end: Hall.at(Hall.friday, 15, 39), cost: 4)) }
    },
  ]

  static let workers: [PricedTrial] = [
    PricedTrial(.travel, 2 * (26 + 31 + 26) + 36 + (22 + 8 + 14) + 10, "social workers' minutes count twice"),
    PricedTrial(.travel, 26 + 31 + 26 + 36 + 44 + 10, "at one a minute for everybody") { $0.instance.kinds[1].travelMinuteCost = 1 },
    PricedTrial(.ifNeeded, 30, "v1 comes on Friday"),
    PricedTrial(.ifNeeded, 60, "and on Wednesday") { $0.worker(Hall.volunteer) { $0.shifts[1].ifNeeded = true } },
    PricedTrial(.newFace, 20, "v1 is new at n2"),
    PricedTrial(.newFace, 20 + 2 * 20, "and sw1 twice at n1") { $0.need(Hall.companionship) { $0.people.regulars = [Hall.volunteer] } },
    PricedTrial(.newFace, 0, "who has no regulars knows no new faces") { $0.need(Hall.meals) { $0.people.regulars = [] } },
    PricedTrial(.unpreferred, 10, "v2 is not preferred in the group"),
    PricedTrial(.unpreferred, 30, "and the others are not either") { $0.group { $0.people.preferred = [Hall.partyWorker] } },
    PricedTrial(.assignment, 5, "sw1 at n5"),
    PricedTrial(.assignment, 5 + 2 * 8 + 3, "v1 at n1 twice and v2 in the group") { trial in
      trial.need(Hall.companionship) { $0.people.costs = [WorkerCost(worker: Hall.partyWorker, cost: 99), WorkerCost(worker: Hall.volunteer, cost: 8)] }
      trial.group { $0.people.costs = [WorkerCost(worker: Hall.student, cost: 3)] }
    },
    PricedTrial(.extraWorker, 0, "the same two people come to n1 twice"),
    PricedTrial(.extraWorker, 40, "another volunteer comes on Friday") { trial in
      trial.worker(Hall.student) { student in
        student.shifts.append(Shift(start: Hall.at(Hall.friday, 14, 30), end: Hall.at(Hall.friday, 17, 30)))
      }
      trial.route(Hall.Routes.volunteerFriday) { $0.worker = "v2" }
    },
    PricedTrial(.extraWorker, 0, "a need that is served once, though it asks for twice, has one team") {
      $0.removeRoutes(Hall.Routes.socialWorkerFriday, Hall.Routes.volunteerFriday)
    },
    PricedTrial(.unused, 0, "everybody has a route"),
    PricedTrial(.unused, 15, "v2 offers Wednesday and gets nothing") { $0.removeRoutes(Hall.Routes.studentWednesday) },
    PricedTrial(.unused, 0, "who offers no shift is not left out") { trial in
      trial.removeRoutes(Hall.Routes.studentWednesday)
      trial.worker(Hall.student) { $0.shifts = [] }
    },
    PricedTrial(.overTarget, 3, "sw1 has 66 + 171 + 66 counted minutes and a target of 300"),
    PricedTrial(.overTarget, 303 + 30, "sw1 has 303 above 0, pw1 66 with a target of 36, v1 just what is the target") { trial in
      trial.worker(Hall.socialWorker) { $0.targetMinutesPerWeek = 0 }
      trial.worker(Hall.partyWorker) { $0.targetMinutesPerWeek = 36 }
      // 40 + 20 + 22, 90 + 8 and 40 + 14.
      trial.worker(Hall.volunteer) { $0.targetMinutesPerWeek = 40 + 20 + 22 + 90 + 8 + 40 + 14 }
    },
  ]

  static let changes: [PricedTrial] = [
    PricedTrial(.change, 0, "without a previous schedule nothing has changed"),
    PricedTrial(.change, 0, "all is kept, under whatever number and in whatever order of the team") { trial in
      trial.setPrevious(
        (Hall.schedule.tasks ?? []).map { task in
          var task = task
          if task.id == "n1#1" { task.id = "n1#2" } else if task.id == "n1#2" { task.id = "n1#1" }
          task.team.reverse()
          return task
        })
    },
    PricedTrial(.change, 3 * 60, "another begin, another team, a task that is dropped") { trial in
      var tasks = Hall.schedule.tasks ?? []
      tasks[0].begin += 15
      tasks[2].team[0].worker = "v2"
      tasks.append(ServedTask(id: "n2#2", begin: Hall.at(Hall.thursday, 10, 0), end: Hall.at(Hall.thursday, 10, 20), team: tasks[2].team))
      trial.setPrevious(tasks)
    },
    PricedTrial(.change, 60, "a worker who is gone cannot be kept") { trial in
      trial.setPrevious([ServedTask(id: "n3#1", begin: Hall.at(Hall.monday, 10, 0), end: 0, team: [.init(worker: "v9", seat: 0)])])
    },
    PricedTrial(.change, 0, "what is gone, or began outside the horizon, is ignored") { trial in
      let team = [ServedTask.Member(worker: "pw1", seat: 0)]
      trial.setPrevious([
        ServedTask(id: "n9#1", begin: 600, end: 630, team: team), ServedTask(id: "a9", begin: 600, end: 630, team: team),
        ServedTask(id: "n3#1", begin: -1, end: 29, team: team), ServedTask(id: "n3#1", begin: 7 * 1440, end: 7 * 1440 + 30, team: team),
      ])
    },
    PricedTrial(.change, 60, "the first minute of the horizon is inside it") { trial in
      trial.setPrevious([ServedTask(id: "n3#1", begin: 0, end: 30, team: [.init(worker: "pw1", seat: 0)])])
    },
  ]

  static let all = tasks + workers + changes
}

@Suite struct CostTests {
  @Test("the village hall's schedule costs what its document says")
  func villageHall() {
    let terms = check(Hall.bareSchedule, of: Hall.instance).terms
    #expect(terms == Hall.schedule.cost?.terms)
    #expect(terms.total == 564)
  }

  @Test("every term comes to what it comes to by hand", arguments: PricedTrial.all)
  func price(priced: PricedTrial) {
    #expect(priced.trial.verdict.terms[priced.term] == priced.amount)
  }

  @Test("every term has an example that costs something")
  func everyTerm() {
    #expect(Set(PricedTrial.all.filter { $0.amount > 0 }.map(\.term)) == Set(CostTerm.allCases))
  }

  @Test("minutes above the target are counted week by week")
  func weekByWeek() {
    var trial = Trial()
    trial.instance.horizon.days = 14
    trial.worker(Hall.socialWorker) { worker in
      worker.targetMinutesPerWeek = 100
      for day in [0, 2] {
        worker.shifts[day].start += 7 * .minutesPerDay
        worker.shifts[day].end += 7 * .minutesPerDay
      }
    }
    for route in [Hall.Routes.socialWorkerTuesday, Hall.Routes.socialWorkerFriday] {
      trial.shift(route, by: 7 * .minutesPerDay)
      trial.route(route) { route in
        route.shiftStart += 7 * .minutesPerDay
        route.shiftEnd += 7 * .minutesPerDay
      }
    }
    // 171 in the first week, 66 + 66 in the second.
    #expect(trial.verdict.terms[.overTarget] == 71 + 32)
  }
}
