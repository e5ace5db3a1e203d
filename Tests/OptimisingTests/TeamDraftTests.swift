import Instances
import Testing

@testable import Optimising

/// Teams as the local search makes them (H4, H9).
@Suite struct TeamDraftTests {
  private func choice(_ worker: Int, seats: [Int], cost: Int, guardian: Int = -1, holds covers: [Int] = []) -> TeamDraft.Choice {
    let bits = { (numbers: [Int]) in numbers.reduce(UInt64(0)) { $0 | PlanIndex.bit($1) } }
    return TeamDraft.Choice(option: worker, worker: worker, guardian: guardian, seatBits: bits(seats), coverBits: bits(covers), place: 0, cost: cost)
  }

  private func team(_ seats: [JobSeat], _ choices: [TeamDraft.Choice], covers: [Cover] = [], takesAll: Bool = false) -> [Int: Int]? {
    let sorted = choices.sorted { $0.cost < $1.cost }
    let draft = TeamDraft(seats: seats, covers: covers, choices: sorted, isFace: sorted.map { _ in false }, room: nil, takesAll: takesAll)
    let best = draft.starts.compactMap { draft.completed(startingWith: $0) }.min { $0.total < $1.total }
    return best.map { best in Dictionary(uniqueKeysWithValues: best.members.map { (sorted[$0.choice].worker, $0.seat) }) }
  }

  private let one = JobSeat(count: 1, min: 1, missingCost: 0)

  @Test("the only one for a seat may be the ward of somebody in another seat (H9)")
  func takesWardWithGuardian() {
    let seats = [one, JobSeat(count: 2, min: 1, missingCost: 40)]
    #expect(team(seats, [choice(22, seats: [1], cost: 42), choice(23, seats: [0, 1], cost: 13, guardian: 22)]) == [23: 0, 22: 1])
    #expect(team(seats, [choice(22, seats: [0], cost: 42), choice(23, seats: [0], cost: 13, guardian: 22)]) == nil)
  }

  @Test("a guardian who comes to a seat that was left empty before fills it")
  func countsGuardiansSeat() throws {
    // Worker 1 is too dear for seat 0, but worth it with the ward, who alone holds what the cover asks for.
    let seats = [JobSeat(count: 1, min: 0, missingCost: 30), JobSeat(count: 1, min: 0, missingCost: 20)]
    let choices = [choice(2, seats: [1], cost: 5, guardian: 1, holds: [0]), choice(1, seats: [0], cost: 40)]
    let covers = [Cover(property: .tag("female"), missingCost: 500)]
    let draft = TeamDraft(seats: seats, covers: covers, choices: choices, isFace: [false, false], room: nil, takesAll: false)
    let team = try #require(draft.completed(startingWith: nil))
    #expect(team.members.count == 2)
    #expect(team.cost == 45)
    #expect(team.missing == 0)
  }

  @Test("a seat with places to spare leaves the leader to the seat that needs one")
  func fillsWhatMustBeFilledFirst() {
    let seats = [one, JobSeat(count: 5, min: 2, missingCost: 80)]
    let choices = [choice(7, seats: [0, 1], cost: 0), choice(9, seats: [0, 1], cost: 14), choice(26, seats: [1], cost: -5)]
    #expect(team(seats, choices) == [7: 0, 9: 1, 26: 1])
    #expect(team(seats, choices + [choice(30, seats: [1], cost: 90)])?[30] == nil)
    #expect(team(seats, choices + [choice(30, seats: [1], cost: 90)], takesAll: true)?[30] == 1)
  }

  @Test("a guardian goes where somebody must be, not to a place to spare")
  func seatsGuardianWhereNeeded() {
    let seats = [JobSeat(count: 2, min: 1, missingCost: 0), one, one]
    let choices = [choice(1, seats: [0], cost: -5, guardian: 3), choice(2, seats: [1, 2], cost: 3), choice(3, seats: [0, 1], cost: 9)]
    #expect(team(seats, choices) == [1: 0, 2: 2, 3: 1])
  }

  @Test("of forty seats the last ones are told apart")
  func tellsManySeatsApart() {
    let seats = Array(repeating: JobSeat(count: 1, min: 0, missingCost: 0), count: 38) + [one, one]
    #expect(team(seats, [choice(1, seats: [38], cost: 5), choice(2, seats: [39], cost: 9)]) == [1: 38, 2: 39])
    #expect(team(seats, [choice(1, seats: [38], cost: 5), choice(2, seats: [38], cost: 9)]) == nil)
  }

  @Test("wards without their guardian do not keep others from being tried; where nobody must come, anybody may")
  func triesWhoCanCome() {
    let wards = (10..<16).map { choice($0, seats: [0], cost: $0 - 20, guardian: 99) }
    #expect(team([one], wards + [choice(1, seats: [0], cost: 50)]) == [1: 0])
    let free = JobSeat(count: 1, min: 0, missingCost: 0)
    #expect(team([free, free], [choice(1, seats: [1], cost: 10)]) == [1: 1])
  }

  @Test("whoever sits in the wrong seat moves over")
  func movesOver() {
    // Worker 2 is the cheapest for seat 1 and the only one for seat 2 once 3 leads in seat 0.
    let choices = [choice(1, seats: [1], cost: 9), choice(2, seats: [1, 2], cost: 1), choice(3, seats: [0, 2], cost: 2), choice(4, seats: [0], cost: 50)]
    #expect(team([one, one, one], choices) == [3: 0, 1: 1, 2: 2])
  }

  @Test("whom a cover calls for comes before a cheaper one")
  func meetsCovers() {
    let choices = [choice(1, seats: [0], cost: 1), choice(2, seats: [0], cost: 90, holds: [0])]
    #expect(team([one], choices, covers: [Cover(property: .tag("female"))]) == [2: 0])
    #expect(team([one], choices, covers: [Cover(property: .tag("female"), missingCost: 50)]) == [1: 0])
    #expect(team([one], [choices[0]], covers: [Cover(property: .tag("female"))]) == nil)
  }

  @Test("whatever is taken out of the best roster can be put back by the same team, on 100 random tiny instances")
  func findsEveryTeamAgain() {
    var count = 0
    for seed in 0..<100 {
      guard var plan = randomPlan(seed: seed)?.plan else { continue }
      // The tree's rosters have teams that local search did not make.
      let state = SearchState(plan.model, options: Options(workLimit: 20_000), interruption: Interruption(), observer: nil)
      _ = Search(state).run()
      guard let best = state.incumbent else { continue }
      plan = Plan(plan.model, plan.index)
      plan.load(best)
      for job in plan.model.jobs.indices {
        for occurrence in plan.services[job].indices {
          let cost = plan.cost
          let service = plan.services[job][occurrence]
          let team = service.shifts.map { plan.model.shifts[$0].worker }
          let range = plan.model.jobs[job].begins[service.range]
          let undo = plan.remove(job, occurrence)
          // What the service was not worth need not come back.
          if plan.cost > cost {
            var blink = Plan.Blink(random: Optimising.SplitMix64(seed: 0), rate: 0)
            let cell = Cell(job: job, day: service.day, lo: undo.lo, hi: undo.hi, cost: range.cost)
            let again = plan.cheapest(job, among: team, within: cell, blink: &blink)
            #expect(again != nil, "seed \(seed), job \(job)")
            if let again { #expect(plan.cost + again.cost <= cost, "seed \(seed), job \(job)") }
            count += 1
          }
          plan.commit(undo, checksMoney: false)
          plan.services[job].swapAt(occurrence, plan.services[job].count - 1)
        }
      }
    }
    #expect(count > 150)
  }
}
