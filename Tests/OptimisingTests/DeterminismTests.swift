import Districts
import Instances
import Optimising
import Schedules
import Testing

/// Equal seed and equal work give equal bytes; only `timing` may differ.
@Suite struct DeterminismTests {
  static let instances: [(name: String, instance: Instance)] = [
    ("jiuyuan-week", jiuyuanWeek()), ("station 1", district(DistrictRequest(seed: 1))), ("station 2", district(DistrictRequest(supply: .tight, seed: 2))),
  ]

  /// Enough for the relaxation, some neighbourhoods and an attempt at a proof of a station.
  private static let work = 1_500_000

  @Test("two runs with one seed and one work limit write the same bytes, on one thread and on two", arguments: instances.indices)
  func repeats(index: Int) throws {
    let (name, instance) = Self.instances[index]
    let once = try bytes(instance, threads: 1)
    #expect(try bytes(instance, threads: 1) == once, "\(name), one thread")
    let twice = try bytes(instance, threads: 2)
    #expect(try bytes(instance, threads: 2) == twice, "\(name), two threads")
    // "The same limit gives the same schedule on any machine", so also on one with another number of cores.
    #expect(once == twice, "\(name), one thread and two")
  }

  @Test("another seed is another search")
  func seedMatters() throws {
    // A test of the tests: if nothing depended on the seed, equal bytes would say little.
    let seen = try Set((1...4).map { seed in try bytes(Self.instances[0].instance, threads: 2, seed: seed) })
    #expect(seen.count > 1)
  }

  private func bytes(_ instance: Instance, threads: Int, seed: UInt64 = 1) throws -> [UInt8] {
    var schedule = try optimise(
      instance, options: Options(timeLimitSeconds: nil, gap: 0, threads: threads, seed: seed, workLimit: Self.work))
    schedule.seconds = nil
    return writeSchedule(schedule, horizon: instance.horizon)
  }
}
