import Instances

/// Which shared workers several clusters' rosters want: on one date, or in one week for longer than they may work,
/// or at all where their routes a week are limited.
struct Claims {
  private struct Span: Hashable {
    var worker: Int
    /// Date or week of the horizon.
    var number: Int
  }

  private var onDate: [Span: Set<Int>] = [:]
  private var inWeek: [Span: (clusters: Set<Int>, minutes: Int)] = [:]
  private let model: Model
  /// What a visit takes besides its duration, minutes: about a leg.
  private static let typicalLeg = 15

  init(_ services: [Service], _ model: Model, _ clusters: Clusters) {
    self.model = model
    for service in services {
      let (job, day) = (model.jobs[service.job], service.begin.day)
      for member in service.team where clusters.isShared(member.worker) {
        onDate[Span(worker: member.worker, number: day), default: []].insert(clusters.ofGroup[job.group])
        let week = Span(worker: member.worker, number: model.week(ofDay: day))
        inWeek[week, default: ([], 0)].clusters.insert(clusters.ofGroup[job.group])
        inWeek[week, default: ([], 0)].minutes += job.durationMinutes + Self.typicalLeg
      }
    }
  }

  /// Whether somebody of a service's team may be wanted elsewhere.
  func isContested(_ service: Service) -> Bool {
    service.team.contains { member in
      let (worker, day) = (member.worker, service.begin.day)
      if onDate[Span(worker: worker, number: day)]?.count ?? 0 > 1 { return true }
      guard let week = inWeek[Span(worker: worker, number: model.week(ofDay: day))], week.clusters.count > 1 else { return false }
      let limits = model.workers[worker].limits
      return limits.maxShiftsPerWeek != nil || week.minutes > limits.maxMinutesPerWeek ?? .max
    }
  }
}
