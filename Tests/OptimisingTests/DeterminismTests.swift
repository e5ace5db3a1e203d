import Districts
import Instances
import Optimising
import Schedules
import Testing

/// Equal seed and equal work give equal bytes; only `timing` may differ.
@Suite(.serialized) struct DeterminismTests {
  static let instances: [(name: String, instance: Instance)] = [
    ("jiuyuan-week", jiuyuanWeek()), ("station 1", district(DistrictRequest(seed: 1))), ("station 2", district(DistrictRequest(supply: .tight, seed: 2))),
  ]

  /// Enough to come past the relaxation on the stations, into what follows it.
  private static let work = 1_000_000

  @Test("two runs with one seed and one work limit write the same bytes, on one thread and on two", arguments: instances.indices)
  func repeats(index: Int) throws {
    let (name, instance) = Self.instances[index]
    let once = try bytes(instance, threads: 1)
    #expect(try bytes(instance, threads: 1) == once, "\(name), one thread twice")
    let two = try bytes(instance, threads: 2)
    #expect(try bytes(instance, threads: 2) == two, "\(name), two threads twice")
    // "The same limit gives the same schedule on any machine", so also on one with another number of cores.
    #expect(two == once, "\(name), one thread and two")
  }

  private func bytes(_ instance: Instance, threads: Int) throws -> [UInt8] {
    var schedule = try optimise(instance, options: Options(timeLimitSeconds: nil, gap: 0, threads: threads, seed: 7, workLimit: Self.work))
    schedule.seconds = nil
    return writeSchedule(schedule, horizon: instance.horizon)
  }
}
