import Instances

/// Where each row and auxiliary column of the master stands; -1 where there is none.
struct MasterRows {
  /// Whether rows and columns other than routes bear names (only for export: names cost time).
  var isNamed = false
  var cover: [Int]
  /// Auxiliary column `u[j]`.
  var unserved: [Int]
  /// Auxiliary column `none[n]`, by group.
  var noneServed: [Int]
  /// `seat[j, k, c]`, by cell and seat.
  var seat: [[Int]] = []
  /// Auxiliary column `y[j, c]`, by cell.
  var service: [Int] = []
  /// `property[j, e, c]`, by cell and cover; -1 for a cover that every team meets.
  var property: [[Int]] = []
  /// `anyone[j, c]`, by cell.
  var anyone: [Int] = []
  /// `guardian[w, j, c]`, by cell: the ward and the row.
  var guardian: [[(ward: Int, guardian: Int, row: Int)]] = []
  /// `member[w, j, c]`, by cell: rows made when the relaxation breaks them.
  var member: [[(worker: Int, row: Int)]] = []
  /// `pair[w, j]` and `pair[s, j]` (shift -1: all of the worker's), by job: rows made by branching.
  var pair: [[(worker: Int, shift: Int, row: Int)]]
  /// `stretch[j, a, b]`: rows made by branching.
  var stretch: [StretchKey: Int] = [:]
  /// Rows of `y` that hold for both parts of a cell that is cut.
  var spansCells: Set<Int> = []
  /// Artificial columns of rows that a branch may bound from below: `lack`, by row.
  var lack: [Int: Int] = [:]
  /// What the `order` rows made so far say: dependency, cells of `second`, −1, cells of `first`.
  var orders: Set<[Int]> = []
  /// Jobs of the `fundCover` rows made so far.
  var fundCovers: Set<[Int]> = []
  /// `spacing[j, d]`, by job: the dates that a row spans.
  var spacing: [[(row: Int, from: Int, through: Int)]]
  /// `household[h, d]`, by household: date and row.
  var household: [[(day: Int, row: Int)]]
  var oneRoute: [Int]
  /// `engaged[w]`, by worker.
  var engaged: [Int]
  /// `dayMinutes[w, d]`, by shift.
  var dayMinutes: [Int]
  /// `weekMinutes[w, q]`, by shift.
  var weekMinutes: [Int]
  var weekShifts: [Int]
  var target: [Int]
  /// Limits of minutes that shifts of a worker share.
  var pools: [MinutePool] = []
  /// `pack[w, i]`, by shift: rows made when the relaxation breaks them.
  var packs: [[PackRow]]
  /// `triple[a, b, c]`: rows made when the relaxation breaks them.
  var triples: [TripleRow] = []
  /// The position in `triples`, by jobs.
  var tripleOfJobs: [[Int]: Int] = [:]
  /// For each shift, the positions in `triples` of those that its routes can be in.
  var triplesOfShift: [[Int]]
  /// `fund[f]`.
  var fund: [Int]
  /// `venue[v, t]`, by cell.
  var venue: [[Int]] = []
  /// `distinct[n]`, by group.
  var distinct: [Int]
  /// `oneTeam[n]`.
  var oneTeam: [Int]
  /// `face[w, n, i]`, by job: rows made when the relaxation breaks them.
  var face: [[FaceRow]]
  /// Auxiliary column `z[w, n]`.
  var faceColumn: [FaceKey: Int] = [:]
  /// `different[w, dependency]`, by job: the worker and the row.
  var different: [[(worker: Int, row: Int)]]
  /// `kept[p, w]` and `keptOthers[p]`, by cell.
  var kept: [[KeptRow]] = []

  init(_ model: Model, cells: CellTable) {
    let jobs = model.jobs.count
    let shifts = model.shifts.count
    cover = Array(repeating: -1, count: jobs)
    unserved = cover
    noneServed = Array(repeating: -1, count: model.groups.count)
    distinct = noneServed
    oneTeam = noneServed
    face = Array(repeating: [], count: jobs)
    spacing = Array(repeating: [], count: jobs)
    pair = Array(repeating: [], count: jobs)
    household = Array(repeating: [], count: model.instance.households.count)
    oneRoute = Array(repeating: -1, count: shifts)
    dayMinutes = oneRoute
    weekMinutes = oneRoute
    weekShifts = oneRoute
    target = oneRoute
    packs = Array(repeating: [], count: shifts)
    triplesOfShift = packs.map { _ in [] }
    engaged = Array(repeating: -1, count: model.workers.count)
    fund = Array(repeating: -1, count: model.instance.funds.count)
    different = Array(repeating: [], count: jobs)
    grow(to: cells.count)
  }

  /// Makes room for cells that a split has added.
  mutating func grow(to count: Int) {
    while service.count < count {
      seat.append([])
      service.append(-1)
      property.append([])
      anyone.append(-1)
      guardian.append([])
      member.append([])
      venue.append([])
      kept.append([])
    }
  }
}

/// A row that a kept task has in its cell; `worker` nil: workers that were not in its team.
struct KeptRow {
  var task: Int
  var worker: Int?
  var row: Int
}
