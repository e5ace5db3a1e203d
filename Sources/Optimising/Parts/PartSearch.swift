import Schedules

/// Looks for a better roster of some shifts, beside what all the others do, by a tree of its own.
struct PartSearch: Sendable {
  let model: Model
  let index: PlanIndex
  let previous: Schedule?

  struct Answer: Sendable {
    /// Services that go, and those that come instead.
    var gone: [Service] = []
    var instead: [Service] = []
    /// What was left to gain at the end.
    var excess = Double.infinity
    /// Nothing better exists by more than the gap of the options, as far as the part can tell.
    var isProven = false
    var work = 0
    var profile = Profile()
  }

  /// - Parameter isFree: by shift; see `PartInstance`.
  func improve(_ roster: Roster, isFree: [Bool], _ options: Options, _ interruption: Interruption) -> Answer {
    guard let part = PartInstance(model, index, roster, previous: previous, isFree: isFree), var own = try? Model(part.instance, previous: part.previous)
    else { return Answer(isProven: true) }
    // What a cluster's search pays for shifts that others are to have is not in any instance.
    for shift in own.shifts.indices { own.shifts[shift].ifNeededCost = model.shifts[part.shift(shift, own)].ifNeededCost }
    let state = SearchState(own, options: options, interruption: interruption, observer: nil, previous: part.previous, isPart: true) { [own] shift, job in
      let (outer, day) = (part.shift(shift, own), own.shifts[shift].day)
      return index.options(of: part.job(job, own, of: model), on: day).contains { $0.shift == outer }
    }
    var plan = Plan(own, state.index)
    plan.follow(part.inward(part.free, own, of: model)) { _ in false }
    plan.fill { state.stop != nil }
    let search = OneThreadSearch(state, from: plan)
    let stopped = search.run { false }
    let found = state.incumbent.map { part.outward($0.services(own), own, of: model) } ?? part.free
    let excess = Double(max(0, (state.total ?? 0) - (state.bound ?? 0)))
    return Answer(
      gone: part.free, instead: found, excess: excess, isProven: stopped == .gap || stopped == .exhausted, work: state.work, profile: state.profile)
  }
}
