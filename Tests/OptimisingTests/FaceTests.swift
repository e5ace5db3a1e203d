import Instances
import TestSupport
import Testing

@testable import Optimising

/// `face` rows: no dates on which one worker serves a need count for more than that worker.
@Suite struct FaceTests {
  @Test("dates closer together than the gap count once, however they are spread")
  func spreadDates() throws {
    let (model, key) = try meals(minGapDays: 3)
    let half = weights(model, key, [1, 2, 3], 0.5)
    let face = try #require(FaceSeparation(model, key).separate(half, counted: 0.5, threshold: 0.01))
    for day in [1, 2, 3] { #expect(abs(face.value(of: model.groups[key.group].jobs[0], on: day) - 1) < 1e-9) }
    // Monday and Thursday are far enough apart to be served by one worker.
    #expect(FaceSeparation(model, key).separate(weights(model, key, [0, 3], 0.5), counted: 0.5, threshold: 0.01) == nil)
  }

  @Test("who has minutes for one visit a week is counted in full for each half of one")
  func scarceMinutes() throws {
    let (model, key) = try meals(minGapDays: 1, weekMinutes: 100)
    let face = try #require(FaceSeparation(model, key).separate(weights(model, key, [0, 4], 0.5), counted: 0.5, threshold: 0.01))
    // Lifted: the dates that the point leaves out count as well.
    for day in 0..<7 { #expect(abs(face.value(of: model.groups[key.group].jobs[0], on: day) - 1) < 1e-9) }
    let (ample, same) = try meals(minGapDays: 1, weekMinutes: 300)
    #expect(FaceSeparation(ample, same).separate(weights(ample, same, [0, 4], 0.5), counted: 0.5, threshold: 0.01) == nil)
  }

  @Test("no worker's share of a roster exceeds an inequality, over rosters of 300 random tiny instances")
  func holdsForRosters() {
    var made = 0
    for seed in 0..<300 {
      guard let plan = randomPlan(seed: seed)?.plan else { continue }
      let model = plan.model
      var search = NeighbourhoodSearch(plan, seed: UInt64(seed))
      var cooling = NeighbourhoodSearch.Cooling(warmth: 0.5, movesPerJob: 100)
      _ = search.cool(&cooling, moves: 200) { false }
      var random = Optimising.SplitMix64(seed: UInt64(seed))
      let shares = shares(search.best, model)
      for key in shares.keys.sorted(by: { ($0.worker, $0.group) < ($1.worker, $1.group) }) {
        guard let share = shares[key] else { continue }
        for _ in 0..<4 {
          // What the roster has, and some of what the worker could do besides.
          var point: [FaceItem: Double] = [:]
          for item in share { point[item] = 0.2 + Double(random.below(9)) / 10 }
          for shift in model.workers[key.worker].shifts where model.shiftsOfJob[share[0].job].contains(shift) && random.below(2) == 0 {
            point[model.faceItem(share[0].job, model.shifts[shift].day)] = 0.2 + Double(random.below(9)) / 10
          }
          guard let face = FaceSeparation(model, key).separate(point, counted: 0.3, threshold: 0.01) else { continue }
          made += 1
          let used = share.reduce(0) { sum, item in sum + (face.weights.first { $0.item == item }?.value ?? 0) }
          #expect(used <= 1 + 1e-9, "seed \(seed), worker \(key.worker), group \(key.group)")
        }
      }
    }
    #expect(made > 100)
  }

  /// What each worker serves of each group whose faces count.
  private func shares(_ roster: Roster, _ model: Model) -> [FaceKey: [FaceItem]] {
    var shares: [FaceKey: [FaceItem]] = [:]
    for service in roster.services(model) where model.groups[model.jobs[service.job].group].countsFaces {
      for member in service.team {
        let key = FaceKey(worker: member.worker, group: model.jobs[service.job].group)
        shares[key, default: []].append(model.faceItem(service.job, service.begin.day))
      }
    }
    return shares
  }

  /// The village hall's meals three times in the week, for an hour, on any date; everybody is there on every day.
  private func meals(minGapDays: Int, weekMinutes: Int? = nil) throws -> (model: Model, key: FaceKey) {
    var instance = VillageHall.instance
    instance.needs[VillageHall.meals].times = 3
    instance.needs[VillageHall.meals].minGapDays = minGapDays
    instance.needs[VillageHall.meals].durationMinutes = 60
    instance.needs[VillageHall.meals].windows = (0..<7).map { Window(start: VillageHall.at($0, 8, 0), end: VillageHall.at($0, 18, 0)) }
    for worker in instance.workers.indices {
      instance.workers[worker].limits = Limits()
      instance.workers[worker].limits.maxMinutesPerWeek = weekMinutes
      instance.workers[worker].shifts = (0..<7).map { Shift(start: VillageHall.at($0, 8, 0), end: VillageHall.at($0, 18, 0)) }
    }
    let model = try Model(instance, previous: nil)
    let worker = try #require(model.workers.first { $0.position(of: model.groups[VillageHall.meals].jobs[0]) != nil })
    return (model, FaceKey(worker: worker.worker, group: VillageHall.meals))
  }

  private func weights(_ model: Model, _ key: FaceKey, _ days: [Int], _ value: Double) -> [FaceItem: Double] {
    Dictionary(uniqueKeysWithValues: days.map { (model.faceItem(model.groups[key.group].jobs[0], $0), value) })
  }
}
