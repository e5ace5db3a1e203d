import Instances

/// What the pricing of one shift needs that duals do not change: legs between its candidates, conflicts and the ng-memory.
struct ShiftGraph: Sendable {
  var shift: ShiftModel
  /// Candidates; place `count` is home.
  var count: Int
  /// The candidates' jobs.
  var jobs: [Int]
  /// Minutes, row = from, `count + 1` a row.
  var minutes: [Int32]
  /// Metres of the same legs; empty when no fund pays them.
  var metres: [Int32]
  /// For each candidate: itself and what may not share a route with it.
  var excluded: [SmallSet]
  /// For each candidate: what a route that stops there remembers (Baldacci, Mingozzi and Roberti 2011, ng-routes).
  var memory: [SmallSet]
  /// Every route of the relaxation is a true route.
  var isElementary: Bool

  /// - Parameter neighbours: size of the ng-memory; `Int.max`: remember everything.
  init(_ model: Model, shift index: Int, neighbours: Int) {
    self.init(model.workers[model.shifts[index].worker], model.shifts[index], conflicts: model.conflicts, neighbours: neighbours)
  }

  /// - Parameter conflicts: `Model.conflicts`.
  init(_ worker: WorkerModel, _ shift: ShiftModel, conflicts: [[Int]], neighbours: Int) {
    self.shift = shift
    count = shift.candidates.count
    jobs = shift.candidates.map { worker.jobs[$0] }
    let places = shift.candidates + [worker.legs - 1]
    minutes = places.flatMap { from in places.map { worker.legMinutes[from * worker.legs + $0] } }
    metres = worker.fundPerKm == nil ? [] : places.flatMap { from in places.map { worker.legMetres[from * worker.legs + $0] } }
    var always = SmallSet()
    let ownJobs = jobs
    excluded = ownJobs.enumerated().map { candidate, job in
      var set = SmallSet()
      set.insert(candidate)
      for (other, otherJob) in ownJobs.enumerated() where conflicts[job].contains(otherJob) {
        set.insert(other)
        always.insert(candidate)
        always.insert(other)
      }
      return set
    }
    isElementary = neighbours >= count && count <= SmallSet.capacity
    memory = []
    memory.reserveCapacity(count)
    for candidate in 0..<count {
      guard neighbours < count else {
        memory.append(.full)
        continue
      }
      let legs = minutes[(candidate * (count + 1))..<(candidate * (count + 1) + count)]
      let nearest = legs.indices.sorted { (legs[$0], $0) < (legs[$1], $1) }.prefix(neighbours)
      var set = always
      set.insert(candidate)
      for place in nearest { set.insert(place - legs.startIndex) }
      memory.append(set)
    }
  }
}
