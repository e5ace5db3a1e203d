import Instances
import Schedules
import Travel

/// A valid schedule resolved against its instance: whom it asks for what, and how much of every limit it takes up.
struct Bench {
  struct Stop {
    let owner: TaskOwner
    let id: String
    let begin: Int
    let end: Int
    let place: Location
  }

  struct Route {
    let stops: [Stop]
    /// Leg `i` leads to stop `i`, the last one home.
    let legs: [Leg]

    var minutes: Int { stops.reduce(0) { $0 + $1.end - $1.begin } + legs.reduce(0) { $0 + $1.minutes } }
  }

  struct Service {
    let id: String
    let begin: Int
    /// Ascending.
    var team: [Int]
  }

  let instance: Instance
  let roads: Roads
  /// For each worker and shift.
  private(set) var routes: [[Route?]]
  /// For each worker, counted minutes by date and by week, and routes by week (H7).
  private(set) var dayMinutes: [[Int]]
  private(set) var weekMinutes: [[Int]]
  private(set) var weekShifts: [[Int]]
  /// For each need and then each activity, what is served, in order of begin.
  private(set) var services: [[Service]]
  /// For each fund, thousandths of a fen that are taken out.
  private(set) var spent: [Int]
  /// Ids of served tasks that keep a pinned one.
  private(set) var pinned: Set<String> = []
  /// What the previous schedule had, by owner: begin and team.
  private(set) var previous: [[(begin: Int, team: [Int])]]

  /// A bench with nobody at work.
  init(_ instance: Instance) { self.init(Schedule(routes: []), instance, previous: nil) }

  init(_ schedule: Schedule, _ instance: Instance, previous earlier: Schedule?) {
    self.instance = instance
    roads = Roads(instance.travel)
    let workers = Dictionary(uniqueKeysWithValues: instance.workers.enumerated().map { ($1.id, $0) })
    let owners = Dictionary(uniqueKeysWithValues: instance.owners.map { (instance.id(of: $0), $0) })
    func owner(_ id: String) -> TaskOwner? { owners[String(id.prefix { $0 != "#" })] }
    routes = instance.workers.map { Array(repeating: nil, count: $0.shifts.count) }
    dayMinutes = Array(repeating: Array(repeating: 0, count: instance.horizon.days + 1), count: instance.workers.count)
    weekMinutes = Array(repeating: Array(repeating: 0, count: instance.horizon.weeks + 1), count: instance.workers.count)
    weekShifts = weekMinutes
    services = Array(repeating: [], count: instance.needs.count + instance.activities.count)
    spent = Array(repeating: 0, count: instance.funds.count)
    previous = Array(repeating: [], count: services.count)
    var members: [(owner: Int, id: String, begin: Int, worker: Int)] = []
    for route in schedule.routes {
      guard let worker = workers[route.worker],
        let shift = instance.workers[worker].shifts.firstIndex(where: { $0.start == route.shiftStart && $0.end == route.shiftEnd })
      else { continue }
      let person = instance.workers[worker]
      let stops: [Stop] = route.stops.compactMap { stop in
        owner(stop.task).map { Stop(owner: $0, id: stop.task, begin: stop.begin, end: stop.end, place: instance.location(of: $0)) }
      }
      let places = [person.home] + stops.map(\.place) + [person.home]
      let bench = Route(stops: stops, legs: zip(places, places.dropFirst()).map { [roads] in roads.leg(from: $0, to: $1, mode: person.mode) })
      routes[worker][shift] = bench
      let day = person.shifts[shift].day
      dayMinutes[worker][day] += bench.minutes
      weekMinutes[worker][day / 7] += bench.minutes
      weekShifts[worker][day / 7] += 1
      if let rate = person.fundPerKm { spent[rate.fund] += rate.fenPerKm * bench.legs.reduce(0) { $0 + $1.metres } }
      for stop in stops { members.append((position(of: stop.owner), stop.id, stop.begin, worker)) }
    }
    for member in members.sorted(by: { ($0.owner, $0.begin, $0.id, $0.worker) < ($1.owner, $1.begin, $1.id, $1.worker) }) {
      if let last = services[member.owner].indices.last, services[member.owner][last].id == member.id {
        services[member.owner][last].team.append(member.worker)
      } else {
        services[member.owner].append(Service(id: member.id, begin: member.begin, team: [member.worker]))
      }
    }
    for owner in instance.owners {
      guard let expense = instance.expense(of: owner) else { continue }
      spent[expense.fund] += 1000 * expense.fen * services[position(of: owner)].count
    }
    for task in earlier?.tasks ?? [] {
      guard let owner = owner(task.id) else { continue }
      let team = task.team.compactMap { workers[$0.worker] }
      guard team.count == task.team.count else { continue }
      let (begin, set) = (task.begin, Set(team).sorted())
      previous[position(of: owner)].append((begin, set))
      if task.pinned { pinned.formUnion(services(of: owner).filter { $0.begin == begin && $0.team == set }.map(\.id)) }
    }
  }

  func position(of owner: TaskOwner) -> Int {
    switch owner {
    case .need(let index): index
    case .activity(let index): instance.needs.count + index
    }
  }

  func services(of owner: TaskOwner) -> [Service] { services[position(of: owner)] }
}

extension Instance {
  /// What serving a task once takes out of a fund.
  func expense(of owner: TaskOwner) -> Expense? {
    switch owner {
    case .need(let index): needs[index].expense
    case .activity(let index): activities[index].expense
    }
  }
}
