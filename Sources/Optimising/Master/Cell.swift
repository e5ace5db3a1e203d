import Instances

/// A stretch of begins of one job: the finest thing that the master tells apart in time.
///
/// A cell starts as one of the job's begin ranges. Where the relaxation would have two members of a team come at different times of one cell, the cell
/// is split; a cell of a single begin is exact. The smaller the cells, the tighter the relaxation; with any cells it bounds every schedule.
struct Cell: Sendable, Hashable {
  var job: Int
  var day: Int
  /// Minutes of the horizon, on the job's grid.
  var lo: Int
  var hi: Int
  /// Cost of the cheapest window that holds these begins.
  var cost: Int

  var isExact: Bool { lo == hi }
}

/// All cells, and those of each job by time.
struct CellTable: Sendable {
  private(set) var cells: [Cell] = []
  private(set) var ofJob: [[Int]] = []

  init(_ jobs: [Job]) {
    for (index, job) in jobs.enumerated() {
      var own: [Int] = []
      for range in job.begins {
        own.append(cells.count)
        cells.append(Cell(job: index, day: range.lo.day, lo: range.lo, hi: range.hi, cost: range.cost))
      }
      ofJob.append(own)
    }
  }

  subscript(index: Int) -> Cell { cells[index] }

  var count: Int { cells.count }

  /// The cell of a job that holds a begin; nil when no window does.
  func cell(of job: Int, at begin: Int) -> Int? { ofJob[job].first { cells[$0].lo <= begin && begin <= cells[$0].hi } }

  /// Cuts a cell so that its later part starts at `begin`.
  ///
  /// - Precondition: `begin` is on the job's grid, after the cell's first begin and not after its last.
  /// - Returns: the new cell, which holds the later part.
  mutating func split(_ index: Int, at begin: Int, step: Int) -> Int {
    var later = cells[index]
    precondition(begin > later.lo && begin <= later.hi, "a cell is cut inside")
    later.lo = begin
    cells[index].hi = begin - step
    let new = cells.count
    cells.append(later)
    if let place = ofJob[later.job].firstIndex(of: index) { ofJob[later.job].insert(new, at: place + 1) }
    return new
  }
}
