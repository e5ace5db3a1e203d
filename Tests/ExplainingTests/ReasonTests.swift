import Checking
import Explaining
import Foundation
import Instances
import Schedules
import TestSupport
import Testing

/// The village hall with something changed, and a roster of it from which something is left out.
private struct Case {
  var instance = VillageHall.instance
  var schedule = VillageHall.bareSchedule
  var previous: Schedule?

  /// Takes a task out of the roster, and every route that is left empty.
  mutating func leaveOut(_ ids: String...) {
    for route in schedule.routes.indices { schedule.routes[route].stops.removeAll { ids.contains($0.task) } }
    schedule.routes.removeAll(where: \.stops.isEmpty)
  }

  mutating func need(_ index: Int, _ change: (inout Need) -> Void) { change(&instance.needs[index]) }
  mutating func worker(_ index: Int, _ change: (inout Worker) -> Void) { change(&instance.workers[index]) }

  /// Reasons for one task, after a check that the roster is valid to begin with.
  func reasons(_ task: String, _ language: Language = .en) throws -> [Explanation] {
    try #require(check(schedule, of: instance, previous: previous).violations.map(\.finding) == [])
    let answers = explanations(schedule, of: instance, previous: previous, language: language)
    return try #require(answers.first { $0.task == task }).because
  }

  /// Rules that the reason's own way to add the task would break.
  func broken(_ explanation: Explanation) throws -> Set<Finding> {
    Set(check(try #require(explanation.trial), of: instance, previous: previous).violations.map(\.finding))
  }
}

private typealias Hall = VillageHall

@Suite struct ReasonTests {
  /// Meals once on Tuesday, left out: any volunteer could come.
  private func meals(_ change: (inout Case) -> Void = { _ in }) -> Case {
    var trial = Case()
    trial.leaveOut("n2#1")
    trial.need(Hall.meals) { $0.times = 1 }
    change(&trial)
    return trial
  }

  @Test("nobody qualifies: the seat's demand is named")
  func noQualifiedWorker() throws {
    let trial = meals { $0.need(Hall.meals) { $0.team.seats[0].skills = [HeldSkill(skill: 1, level: 3)] } }
    let reason = try #require(try trial.reasons("n2#1").first)
    #expect(reason.code == .noQualifiedWorker)
    #expect(reason.reason.message.contains("健康服务") && reason.reason.remedy?.contains("find 1 more") == true)
    #expect(try meals().reasons("n2#1").first?.code != .noQualifiedWorker)
  }

  @Test("a visit longer than every window")
  func noBegin() throws {
    #expect(try meals { $0.need(Hall.meals) { $0.durationMinutes = 130 } }.reasons("n2#1").map(\.code) == [.noBegin])
    #expect(try meals { $0.need(Hall.meals) { $0.durationMinutes = 120 } }.reasons("n2#1").first?.code != .noBegin)
  }

  @Test("a window that holds no begin of the grid")
  func offGrid() throws {
    func trial(step: Int) -> Case {
      meals { trial in
        trial.need(Hall.meals) { $0.windows = [Window(start: Hall.at(1, 14, 5), end: Hall.at(1, 14, 27))] }
        trial.instance.visitStepMinutes = step
      }
    }
    let reason = try #require(try trial(step: 20).reasons("n2#1").first)
    #expect(reason.code == .noBegin && reason.reason.message.contains("every 20 min"))
    #expect(try trial(step: 6).reasons("n2#1").first?.code != .noBegin)
  }

  @Test("everybody who qualifies lives too far away")
  func tooFar() throws {
    let trial = meals { trial in
      trial.worker(Hall.student) { $0.limits.maxMetresFromHome = 600 }
      trial.leaveOut("a1", "n1#1", "n1#2")
      trial.worker(Hall.volunteer) { $0.limits.maxMetresFromHome = 600 }
    }
    let reason = try #require(try trial.reasons("n2#1").first)
    #expect(reason.code == .tooFar && Set(reason.reason.workers) == ["v1", "v2"])
  }

  @Test("nobody who qualifies has a shift inside the windows; the remedy asks one of them for it")
  func noCommonTime() throws {
    let trial = meals { $0.need(Hall.meals) { $0.windows.removeFirst() } }
    let reason = try #require(try trial.reasons("n2#1").first)
    #expect(reason.code == .noCommonTime)
    #expect(reason.reason.remedy?.contains("Thu 26 Nov 10:00") == true, "\(reason.reason)")
  }

  @Test("the shift holds the visit but not the way")
  func noTimeInShifts() throws {
    let trial = meals { trial in
      trial.leaveOut("n1#1", "n1#2")
      trial.worker(Hall.volunteer) { $0.shifts[0] = Shift(start: Hall.at(1, 14, 0), end: Hall.at(1, 14, 29)) }
    }
    let reason = try #require(try trial.reasons("n2#1").first)
    #expect(reason.code == .noTimeInShifts && reason.reason.workers == ["v1"])
    // 5 minutes there, 20, 5 back.
    let enough = meals { trial in
      trial.leaveOut("n1#1", "n1#2")
      trial.worker(Hall.volunteer) { $0.shifts[0] = Shift(start: Hall.at(1, 14, 0), end: Hall.at(1, 14, 30)) }
    }
    #expect(try enough.reasons("n2#1").first?.code != .noTimeInShifts)
  }

  @Test("the guardian cannot come along")
  func guardian() throws {
    let trial = meals { trial in
      trial.need(Hall.meals) { need in
        need.windows = [Window(start: Hall.at(2, 10, 35), end: Hall.at(2, 12, 0))]
        need.people.required = [Hall.student]
      }
    }
    let reason = try #require(try trial.reasons("n2#1").first)
    #expect(reason.code == .guardian, "\(reason.reason)")
  }

  @Test("the guardian is busy in the roster as it stands")
  func guardianIsBusy() throws {
    let trial = meals { trial in
      trial.need(Hall.meals) { need in
        need.windows = [Window(start: Hall.at(2, 10, 45), end: Hall.at(2, 11, 50))]
        need.team = Team(seats: [Seat(kinds: [2], count: 2)])
      }
      trial.worker(Hall.volunteer) { $0.limits.maxTasksPerShift = 1 }
      trial.leaveOut("n1#1", "n1#2")
      trial.instance.households[1].maxVisitsPerDay = nil
    }
    #expect(try trial.reasons("n2#1").contains { $0.code == .capsReached && $0.reason.workers == ["v1"] })
  }

  @Test("the week's minutes are used up: how many more are asked for, and the checker finds nothing else wrong")
  func weekIsFull() throws {
    let trial = meals { $0.worker(Hall.volunteer) { $0.limits.maxMinutesPerWeek = 210 } }
    let reason = try #require(try trial.reasons("n2#1").first)
    #expect(reason.code == .capsReached && reason.reason.workers == ["v1"])
    #expect(try trial.broken(reason) == [.weekTooLong])
  }

  @Test("every personal limit that is reached is a reason of its own", arguments: 0..<4)
  func caps(which: Int) throws {
    let expected: Finding = [.dayTooLong, .tooManyTasks, .tooManyShifts, .waitsTooLong][which]
    let trial = meals { trial in
      trial.worker(Hall.volunteer) { worker in
        switch which {
        case 0: worker.limits.maxMinutesPerDay = 98
        case 1: worker.limits.maxTasksPerShift = 1
        case 2: break
        default: worker.limits.maxWaitMinutes = 5
        }
      }
      // Companionship and a longer meal: 7 + 40 + 10 + 40 + 5.
      if which == 0 { trial.need(Hall.meals) { $0.durationMinutes = 40 } }
      if which == 2 {
        trial.leaveOut("n1#1", "n1#2")
        trial.worker(Hall.volunteer) { $0.limits.maxShiftsPerWeek = 1 }
      }
      if which == 3 { trial.need(Hall.meals) { $0.windows = [Window(start: Hall.at(1, 15, 30), end: Hall.at(1, 15, 50))] } }
    }
    let reason = try #require(try trial.reasons("n2#1").first { $0.code == .capsReached })
    #expect(try trial.broken(reason) == [expected])
  }

  @Test("the fund is short")
  func fund() throws {
    var trial = Case()
    trial.leaveOut("n2#1")
    trial.need(Hall.meals) {
      $0.times = 1
      $0.expense = Expense(fund: 0, fen: 2000)
    }
    let reason = try #require(try trial.reasons("n2#1").first)
    #expect(reason.code == .fundExhausted)
    #expect(try trial.broken(reason) == [.fundOverdrawn])
  }

  @Test("the household has its visit that day")
  func household() throws {
    let trial = meals { $0.need(Hall.meals) { $0.windows = [Window(start: Hall.at(2, 10, 35), end: Hall.at(2, 11, 59))] } }
    let reason = try #require(try trial.reasons("n2#1").first)
    #expect(reason.code == .householdLimit && reason.reason.message.contains("n4#1"))
    #expect(try trial.broken(reason) == [.tooManyVisits])
  }

  @Test("the second meal is too close to the first, and nothing else is in the way on Tuesday")
  func spacing() throws {
    let reason = try #require(
      try meals { trial in
        trial.schedule = Hall.bareSchedule
        trial.need(Hall.meals) { $0.times = 2 }
        trial.instance.households[1].maxVisitsPerDay = nil
      }.reasons("n2#2").first { $0.code == .spacing })
    #expect(reason.reason.message.contains("Tue 24 Nov"))
  }

  @Test("no more different people may come")
  func distinct() throws {
    var trial = Case()
    trial.need(Hall.meals) {
      $0.windows.append(Window(start: Hall.at(3, 14, 0), end: Hall.at(3, 15, 0)))
      $0.people.maxDistinct = 1
    }
    trial.worker(Hall.student) {
      $0.guardian = nil
      $0.shifts.append(Shift(start: Hall.at(3, 13, 0), end: Hall.at(3, 16, 0)))
    }
    let reason = try #require(try trial.reasons("n2#2").first)
    #expect(reason.code == .distinctLimit)
    #expect(try trial.broken(reason) == [.tooManyFaces])
  }

  @Test("the first of two tied tasks is unserved")
  func firstUnserved() throws {
    var trial = Case()
    trial.leaveOut("n3#1", "n4#1")
    let reason = try #require(try trial.reasons("n4#1").first)
    #expect(reason.code == .dependencyFirstUnserved && reason.reason.message.contains("n3#1"))
    #expect(try trial.broken(reason) == [.secondWithoutFirst])
  }

  @Test("the gap to the first task does not fit")
  func gap() throws {
    var trial = Case()
    trial.leaveOut("n4#1")
    trial.instance.dependencies[0].minGapMinutes = 4000
    let reason = try #require(try trial.reasons("n4#1").first)
    #expect(reason.code == .dependencyTime)
    #expect(try trial.broken(reason) == [.gapTooShort])
  }

  @Test("the one who could come did the first task")
  func sameWorker() throws {
    var trial = Case()
    trial.leaveOut("n4#1")
    trial.need(Hall.followUp) { $0.people.required = [Hall.partyWorker] }
    trial.need(Hall.followUp) { $0.team = Team(seats: [Seat()]) }
    trial.need(Hall.followUp) { $0.windows = [Window(start: Hall.at(2, 13, 30), end: Hall.at(2, 15, 0))] }
    let reason = try #require(try trial.reasons("n4#1").first)
    #expect(reason.code == .dependencySameWorker && reason.reason.workers == ["pw1"])
    #expect(try trial.broken(reason) == [.sameWorker])
  }

  @Test("the hall is taken")
  func venue() throws {
    var trial = Case()
    var other = trial.instance.activities[0]
    other.id = "a2"
    other.starts = [Hall.at(2, 10, 0)]
    other.team = Team(seats: [Seat()])
    other.people.required = [Hall.student]
    trial.instance.activities.append(other)
    trial.worker(Hall.student) {
      $0.guardian = nil
      $0.shifts = [Shift(start: Hall.at(2, 9, 50), end: Hall.at(2, 12, 0))]
    }
    for route in trial.schedule.routes.indices where trial.schedule.routes[route].worker == "v2" { trial.schedule.routes[route].stops = [] }
    trial.schedule.routes.removeAll(where: \.stops.isEmpty)
    let reason = try #require(try trial.reasons("a2").first)
    #expect(reason.code == .venueTaken && reason.reason.message.contains("a1"))
    #expect(try trial.broken(reason) == [.venueTaken])
  }

  /// Meals at the time of Tuesday's companionship.
  private func clash(pinned: Bool) -> Case {
    meals { trial in
      trial.need(Hall.meals) { $0.windows = [Window(start: Hall.at(1, 14, 20), end: Hall.at(1, 14, 50))] }
      guard pinned else { return }
      let team = [ServedTask.Member(worker: "sw1", seat: 0), ServedTask.Member(worker: "v1", seat: 1)]
      let kept = ServedTask(id: "n1#1", begin: Hall.at(1, 14, 15), end: Hall.at(1, 14, 55), team: team, pinned: true)
      trial.previous = Schedule(routes: [], tasks: [kept])
    }
  }

  @Test("another task is in the way: it is named, and without it the task fits")
  func competes() throws {
    let trial = clash(pinned: false)
    let reason = try #require(try trial.reasons("n2#1").first)
    #expect(reason.code == .competesWith && reason.reason.message.contains("n1#1"))
    #expect(try trial.broken(reason) == [])
  }

  @Test("a pinned task is in the way")
  func pinned() throws {
    let reason = try #require(try clash(pinned: true).reasons("n2#1").first)
    #expect(reason.code == .pinned && reason.reason.message.contains("n1#1"))
  }

  @Test("it fits, and costs more than leaving it: by how much")
  func dearer() throws {
    // Serving n2#1 costs a new face, 20, and three minutes more on the road; leaving it, ten.
    let trial = meals { $0.need(Hall.meals) { $0.unservedCost = 10 } }
    let reason = try #require(try trial.reasons("n2#1").first)
    #expect(reason.code == .dearerThanLeaving)
    let added = check(try #require(reason.trial), of: trial.instance)
    #expect(added.isValid)
    let more = added.terms.total - check(trial.schedule, of: trial.instance).terms.total
    #expect(more > 0 && reason.reason.message.contains(": \(more) more"), "\(reason.reason.message), \(more)")
  }

  @Test("it fits and would save: the search stopped too soon")
  func worthAdding() throws {
    let reason = try #require(try meals().reasons("n2#1").first)
    #expect(reason.code == .worthAdding)
    #expect(check(try #require(reason.trial), of: meals().instance).isValid)
  }

  @Test("without a roster every task has a reason")
  func withoutRoster() throws {
    let ids = Hall.instance.needs.flatMap { need in (1...need.times).map { "\(need.id)#\($0)" } } + ["a1"]
    let infeasible = Schedule(status: .infeasible, routes: [], tasks: [], unserved: ids.map { UnservedTask(task: $0) }, conflicts: [["n5#1", "n1#1"]])
    let answers = explained(infeasible, of: Hall.instance, language: .zh).unserved ?? []
    #expect(answers.map(\.task) == ids)
    #expect(answers.first { $0.task == "n5#1" }?.reasons.map(\.code) == ["DEMANDS_CONFLICT"])
    #expect(answers.first { $0.task == "n3#1" }?.reasons.map(\.code) == ["NO_ROSTER"])
    var none = infeasible
    none.status = .noSolutionFound
    none.conflicts = nil
    #expect(explained(none, of: Hall.instance, language: .zh).unserved?.allSatisfy { $0.reasons.first?.code == "NO_ROSTER" } == true)
  }

  @Test("a served task gets no reason, and the schedule stays valid")
  func explainedIsValid() {
    let schedule = explained(Hall.schedule, of: Hall.instance, language: .zh)
    #expect(schedule.unserved?.map(\.task) == ["n2#2"])
    #expect(schedule.unserved?.first?.reasons.isEmpty == false)
    #expect(check(schedule, of: Hall.instance).violations == [])
  }

  @Test("without effort only what is impossible is told")
  func effort() throws {
    let answers = explanations(Hall.bareSchedule, of: Hall.instance, language: .en, effort: 0)
    #expect(answers.map(\.because.count) == [0])
  }

  @Test("every code has words in both languages", arguments: ReasonCode.allCases)
  func wording(code: ReasonCode) {
    #expect(!code.wording.zh.isEmpty && code.wording.zh != code.wording.en)
  }

  @Test("every code has a row on the page for users", arguments: ReasonCode.allCases)
  func page(code: ReasonCode) throws {
    let page = try String(contentsOf: ExternalTool.root.appendingPathComponent("Sources/Explaining/Explaining.docc/Reasons.md"), encoding: .utf8)
    #expect(page.contains("\n| `\(code.rawValue)` | \(code.wording.zh) | "))
  }
}
