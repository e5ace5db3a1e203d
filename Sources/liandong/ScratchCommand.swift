import ArgumentParser
import Districts
import Instances
import Optimising

struct Scratch: ParsableCommand {
  @Option var seed: UInt64 = 1
  @Option var scale: String = "station"
  @Option var supply: String = "balanced"
  @Option var features: String = "full"
  @Option var timeLimit: Double = 30
  @Option var threads: Int = 2
  func run() throws {
    let instance = district(DistrictRequest(scale: .init(rawValue: scale)!, supply: .init(rawValue: supply)!, features: .init(rawValue: features)!, seed: seed))
    print("workers", instance.workers.count, "shifts", instance.workers.reduce(0) { $0 + $1.shifts.count }, "tasks", instance.needs.reduce(0) { $0 + $1.times }, instance.activities.count)
    _ = try optimise(instance, options: Options(timeLimitSeconds: timeLimit, threads: threads), observer: Printer())
  }
}

struct Printer: ProgressObserver {
  func report(_ p: Progress) { print(p.seconds, p.phase.rawValue, p.columns, p.incumbent ?? -1, p.bound ?? -1, p.unserved ?? -1) }
}
