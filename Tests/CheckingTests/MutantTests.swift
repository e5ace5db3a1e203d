import Checking
import Instances
import Schedules
import TestSupport
import Testing

extension Mutant: CustomTestStringConvertible {
  var testDescription: String { "\(finding.rule.rawValue) \(finding.rawValue)" }
}

@Suite struct MutantTests {
  @Test("the schedules of the village hall are valid, whether they state much or little")
  func villageHallIsValid() {
    #expect(check(Hall.schedule, of: Hall.instance).violations == [])
    #expect(check(Hall.bareSchedule, of: Hall.instance).violations == [])
  }

  @Test("a schedule with one thing broken is refused with exactly that rule", arguments: Mutant.all)
  func refusesMutant(mutant: Mutant) {
    let violations = mutant.breaking.verdict.violations
    #expect(violations.contains { $0.finding == mutant.finding })
    #expect(Set(violations.map(\.rule)) == [mutant.finding.rule], "\(violations.map { $0.text(.en, Hall.instance.horizon) })")
  }

  @Test("the neighbour that just keeps the rule is accepted", arguments: Mutant.all)
  func acceptsNeighbour(mutant: Mutant) {
    let verdict = mutant.neighbour.verdict
    #expect(verdict.violations.isEmpty, "\(verdict.violations.map { $0.text(.en, Hall.instance.horizon) })")
    #expect(verdict.previousFaults == [])
  }

  @Test("every rule and every single finding has a mutant")
  func everyFindingHasMutant() {
    #expect(Set(Mutant.all.map(\.finding)) == Set(Finding.allCases))
    #expect(Set(Mutant.all.map(\.finding.rule)) == Set(Rule.allCases))
    #expect(Rule.hard.map(\.rawValue) == (1...16).map { "H\($0)" })
  }

  @Test("every violation says what is wrong in both languages, and where", arguments: Mutant.all)
  func speaksBothLanguages(mutant: Mutant) {
    for violation in mutant.breaking.verdict.violations {
      let wording = violation.finding.wording
      #expect(!wording.zh.isEmpty && !wording.en.isEmpty && wording.zh != wording.en)
      #expect(violation.pointer.hasPrefix("/"))
      #expect(violation.text(.en, Hall.instance.horizon).hasPrefix("\(violation.rule.rawValue) "))
    }
  }

  @Test("a violation names who, what, when, what is allowed, what was found and where")
  func namesEverything() throws {
    var trial = Trial()
    trial.route(Hall.Routes.volunteerTuesday) { $0.leave += 1 }
    let violation = try #require(trial.verdict.violations.first)
    #expect(
      violation.text(.en, trial.instance.horizon)
        == "H2 arrives sooner than the way takes; who: v1; what: n1#1; when: 2026-11-24T14:15; allowed: ≥ 2026-11-24T14:16; "
        + "found: 2026-11-24T14:15; at: /routes/2/stops/0/begin")
    #expect(
      violation.text(.zh, trial.instance.horizon)
        == "H2 到达早于路上所需时间；人员：v1；对象：n1#1；时间：2026-11-24T14:15；允许：≥ 2026-11-24T14:16；实际：2026-11-24T14:15；"
        + "位置：/routes/2/stops/0/begin")
  }

  @Test("several things broken at once are all reported, rule by rule")
  func reportsEverything() {
    var trial = Trial()
    trial.route(Hall.Routes.healthCheck) { $0.return -= 1 }
    trial.instance.funds[0].balanceFen = 0
    trial.route(Hall.Routes.socialWorkerTuesday) { $0.leave = 0 }
    #expect(trial.verdict.violations.map(\.rule) == [.shift, .timeAndPlace, .fund])
  }

  @Test("a previous schedule that cannot be held against the instance is a fault of the input, not of the schedule")
  func previousFaults() {
    var trial = Trial()
    trial.previous = Schedule(routes: [])
    #expect(trial.verdict.previousFaults == [PreviousFault(code: .tasksMissing, pointer: "/tasks", value: "")])
    let gone = ServedTask(id: "n9#1", begin: 0, end: 10, team: [.init(worker: "v1", seat: 0)], pinned: true)
    let stranger = ServedTask(id: "n3#1", begin: 0, end: 10, team: [.init(worker: "pw1", seat: 0), .init(worker: "v9", seat: 1)], pinned: true)
    trial.setPrevious([gone, stranger])
    #expect(
      trial.verdict.previousFaults == [
        PreviousFault(code: .pinnedTaskUnknown, pointer: "/tasks/0/id", value: "n9#1"),
        PreviousFault(code: .pinnedWorkerUnknown, pointer: "/tasks/1/team/1/worker", value: "v9"),
      ])
    #expect(trial.verdict.violations == [] && !trial.verdict.isValid)
    #expect(Set(PreviousFault.Code.allCases) == [.tasksMissing, .pinnedTaskUnknown, .pinnedWorkerUnknown])
  }
}
