import Instances
import Schedules
import Travel

/// The instance of one cluster: its needs and activities, and everybody who can serve them.
///
/// Whatever a schedule of the district does for these tasks, a schedule of this instance can do at no higher cost but for the fees, so its bound is a
/// bound on that part of the district's total. Shared workers make this so: what they do elsewhere is left out of their routes, which must not make a
/// route worse. Legs are therefore asked to be no longer than detours over other clusters' tasks (`Clusters.mayBeSplit`), and shared workers have no
/// breaks, no limit of waiting, no fund that pays them and no price of travel, idleness or long weeks here: what their routes cost is taken off what
/// they earn (`Fees.mostEarned`). Rosters are searched with all their rules and prices (`keepsRules`), or they would not do for the district.
struct SubInstance: Sendable {
  var instance: Instance
  var previous: Schedule?
  /// Group of the district, by group here.
  var groups: [Int]
  /// Worker of the district, by worker here.
  var workers: [Int]

  /// - Parameters:
  ///   - fees: what the cluster pays for each service of a shared worker.
  ///   - keepsRules: whether shared workers' own rules and prices hold as for everybody; tasks, candidates and handles are the same either way.
  init(_ model: Model, _ clusters: Clusters, cluster: Int, fees: Fees, previous: Schedule?, keepsRules: Bool = false) {
    let whole = model.instance
    groups = clusters.groups[cluster]
    let owners = groups.map { model.groups[$0].owner }
    let names = Set(owners.map { whole.id(of: $0) })
    var part = previous
    part?.tasks = previous?.tasks?.filter { names.contains(String($0.id.prefix { $0 != "#" })) }
    self.previous = part

    var isHere = Array(repeating: false, count: whole.workers.count)
    for worker in clusters.shares.indices where clusters.shares[worker].contains(where: { $0.cluster == cluster }) {
      isHere[worker] = true
      if let guardian = whole.workers[worker].guardian { isHere[guardian] = true }
    }
    var isNamed = isHere
    for owner in owners { for worker in whole.people(of: owner).named { isNamed[worker] = true } }
    if let tasks = part?.tasks {
      let members = Set(tasks.flatMap { $0.team.map(\.worker) })
      for (index, worker) in whole.workers.enumerated() where members.contains(worker.id) { isNamed[index] = true }
    }
    workers = isNamed.indices.filter { isNamed[$0] }
    let position = positions(of: workers, among: whole.workers.count)

    var instance = whole
    instance.workers = workers.map { worker in
      var person = whole.workers[worker]
      person.guardian = person.guardian.flatMap { position[$0] >= 0 ? position[$0] : nil }
      if !clusters.shares[worker].contains(where: { $0.cluster == cluster }) { person.shifts = [] }
      return person
    }
    // Kinds without any price, for shared workers.
    let kinds = whole.kinds.count
    instance.kinds += whole.kinds.map { Kind(id: $0.id, name: $0.name, travelMinuteCost: 0, unusedCost: 0) }
    for (index, worker) in workers.enumerated() {
      instance.workers[index].tags.append(Self.kindTag(whole.workers[worker].kind))
      guard clusters.isShared(worker), !keepsRules else { continue }
      instance.workers[index].kind += kinds
      instance.workers[index].breaks = []
      instance.workers[index].limits.maxWaitMinutes = nil
      instance.workers[index].fundPerKm = nil
      instance.workers[index].targetMinutesPerWeek = nil
      for shift in instance.workers[index].shifts.indices { instance.workers[index].shifts[shift].ifNeeded = false }
    }
    let paid = workers.filter(clusters.isShared)
    var tasks = TaskSubset(of: whole, position)
    for (group, owner) in zip(groups, owners) {
      let costs = paid.map { WorkerCost(worker: $0, cost: fees.fee(model.workers[$0], group: group, model)) }.filter { $0.cost > 0 }
      switch owner {
      case .need(let index):
        var need = whole.needs[index]
        need.team = Self.team(need.team, kinds)
        need.people = need.people.adding(costs)
        tasks.add(need, number: index)
      case .activity(let index):
        var activity = whole.activities[index]
        activity.team = Self.team(activity.team, kinds)
        activity.people = activity.people.adding(costs)
        tasks.add(activity, number: index)
      }
    }
    tasks.put(into: &instance)
    self.instance = instance
  }

  /// The district's job that a job of this instance's model is.
  func job(_ job: Int, _ own: Model, of whole: Model) -> Int {
    let group = own.jobs[job].group
    return whole.groups[groups[group]].jobs[own.groups[group].jobs.firstIndex(of: job) ?? 0]
  }

  /// The district's shift that a shift of this instance's model is.
  func shift(_ shift: Int, _ own: Model, of whole: Model) -> Int {
    let worker = own.shifts[shift].worker
    return whole.workers[workers[worker]].shifts.lowerBound + shift - own.workers[worker].shifts.lowerBound
  }

  /// This instance's services in the district's handles.
  func outward(_ services: [Service], _ own: Model, of whole: Model) -> [Service] {
    services.map { service in
      Service(
        job: job(service.job, own, of: whole), begin: service.begin,
        team: service.team.map { Service.Member(worker: workers[$0.worker], seat: $0.seat) })
    }
  }

  /// Every seat and cover takes the free variant of a kind as it takes the kind.
  private static func team(_ team: Team, _ kinds: Int) -> Team {
    var team = team
    for seat in team.seats.indices { team.seats[seat].kinds += team.seats[seat].kinds.map { $0 + kinds } }
    for cover in team.covers.indices { if case .kind(let kind) = team.covers[cover].property { team.covers[cover].property = .tag(kindTag(kind)) } }
    return team
  }

  /// A tag that no document has: a control character is in it.
  private static func kindTag(_ kind: Int) -> String { "\u{1}kind \(kind)" }
}
