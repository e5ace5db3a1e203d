import ArgumentParser
import Checking
import Districts
import Instances
import Optimising
import Schedules

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
    let schedule = try optimise(instance, options: Options(timeLimitSeconds: timeLimit, threads: threads), observer: Printer(), canBeServed: { canBeServed($0, in: instance) })
    print(schedule.status!, schedule.stopped!, schedule.cost as Any, schedule.seconds!)
    let verdict = check(schedule, of: instance)
    print("valid", verdict.isValid, verdict.terms.total, verdict.notes.count)
    for v in verdict.violations.prefix(5) { print(v) }
    for v in verdict.notes.prefix(5) { print(v) }
  }
}

struct Printer: ProgressObserver {
  func report(_ p: Progress) { print(p.seconds, p.phase.rawValue, p.columns, p.incumbent ?? -1, p.bound ?? -1, p.unserved ?? -1) }
}
