import Instances

/// Some needs and activities of an instance, for a smaller one whose workers have other positions.
struct TaskSubset {
  private let whole: Instance
  /// Position of each worker in the smaller instance; -1: not there.
  private let position: [Int]
  private var households: [Household] = []
  private var needs: [Need] = []
  private var activities: [Instances.Activity] = []
  private var placeOfHousehold: [Int: Int] = [:]
  private var moved: [TaskOwner: TaskOwner] = [:]

  init(of whole: Instance, _ position: [Int]) {
    self.whole = whole
    self.position = position
  }

  /// - Parameters:
  ///   - need: in handles of the whole.
  ///   - number: its index there.
  mutating func add(_ need: Need, number: Int) {
    var need = need
    let place = placeOfHousehold[need.household] ?? households.count
    if place == households.count {
      placeOfHousehold[need.household] = place
      households.append(whole.households[need.household])
    }
    need.household = place
    need.people = need.people.moved(position)
    moved[.need(number)] = .need(needs.count)
    needs.append(need)
  }

  mutating func add(_ activity: Instances.Activity, number: Int) {
    var activity = activity
    activity.people = activity.people.moved(position)
    moved[.activity(number)] = .activity(activities.count)
    activities.append(activity)
  }

  /// Gives an instance these tasks alone, with what ties them to each other.
  func put(into instance: inout Instance) {
    (instance.households, instance.needs, instance.activities) = (households, needs, activities)
    instance.dependencies = whole.dependencies.compactMap { dependency in
      guard let first = moved[dependency.first], let second = moved[dependency.second] else { return nil }
      var dependency = dependency
      (dependency.first, dependency.second) = (first, second)
      return dependency
    }
  }
}

/// Where each of `count` elements stands among some of them; -1: nowhere.
func positions(of chosen: [Int], among count: Int) -> [Int] {
  var position = Array(repeating: -1, count: count)
  for (index, element) in chosen.enumerated() { position[element] = index }
  return position
}

extension WorkerWishes {
  /// Workers whose absence from a list would change its meaning.
  var named: [Int] { regulars + preferred + required }

  /// The same wishes with more to pay for some workers.
  func adding(_ more: [WorkerCost]) -> WorkerWishes {
    var wishes = self
    for extra in more {
      if let known = wishes.costs.firstIndex(where: { $0.worker == extra.worker }) {
        wishes.costs[known].cost += extra.cost
      } else {
        wishes.costs.append(extra)
      }
    }
    return wishes
  }

  /// The same wishes where workers have other positions; -1: gone.
  fileprivate func moved(_ position: [Int]) -> WorkerWishes {
    let move = { (list: [Int]) in list.compactMap { position[$0] >= 0 ? position[$0] : nil } }
    var wishes = self
    wishes.regulars = move(regulars)
    wishes.preferred = move(preferred)
    wishes.prohibited = move(prohibited)
    wishes.required = move(required)
    wishes.costs = costs.compactMap { cost in
      guard position[cost.worker] >= 0 else { return nil }
      var cost = cost
      cost.worker = position[cost.worker]
      return cost
    }
    return wishes
  }
}
