package import Instances
package import LinearPrograms
package import Schedules

/// How large a written program is.
package struct ExportedSize: Sendable, Hashable {
  package var rows: Int
  package var columns: Int
  /// Columns that are routes.
  package var routes: Int
}

/// Why a program was not written.
package enum ExportFailure: Error, Hashable {
  /// The instance has more routes than the caller wants listed.
  case tooManyRoutes(limit: Int)
  /// The previous schedule cannot be held against the instance (H15).
  case previous(PreviousScheduleError)
  /// GLPK could not write the file.
  case unwritable
}

/// Writes the set-partitioning integer program of an instance with every route listed, for other solvers.
///
/// Nothing of it is a relaxation: every begin of a timed job is a cell of its own, every `face` row is there, every route is elementary and can be timed, and
/// there is no ransom: mandatory tasks are not left out and pins are kept. So its optimum is the least total of any schedule, and it is infeasible just
/// when the instance is. The constant of the objective is the cost of a column fixed at 1, because readers of both formats lose or turn a bare one.
///
/// - Parameters:
///   - previous: the schedule in force, for pins (H15) and the `change` term.
///   - maxRoutes: give up when the instance has more routes.
///   - path: a file, written in place; a failure may leave part of it.
/// - Throws: `ExportFailure`.
/// - Complexity: exponential in the stops of a shift until `maxRoutes` is reached, then O(routes × rows of a route).
package func exportProgram(
  _ instance: Instance, previous: Schedule? = nil, format: ProgramFormat, maxRoutes: Int = 100_000, to path: String
) throws(ExportFailure) -> ExportedSize {
  let model: Model
  do { model = try Model(instance, previous: previous) } catch { throw .previous(error) }
  let cells = CellTable(exact: model.jobs)
  var routes: [RouteColumn] = []
  for shift in model.shifts.indices {
    guard let own = RouteLister.list(model, cells, shift: shift, most: maxRoutes - routes.count) else { throw .tooManyRoutes(limit: maxRoutes) }
    routes += own
  }
  var master = Master(model, cells: cells, isWhole: true, isNamed: true)
  for route in routes { master.add(route) }
  for face in master.possibleFaces() { master.addFaceRow(face) }
  let program = FullProgram(master)
  guard program.problem.write(format, to: path) else { throw .unwritable }
  return ExportedSize(rows: program.problem.rowCount, columns: program.problem.columnCount, routes: routes.count)
}

/// The master once more, with every demand firm, every coefficient a whole number, and names for people.
private struct FullProgram: ~Copyable {
  var problem = Problem()
  /// For each row of the master, what its numbers are multiplied by to be whole.
  private var factors: [Double] = []

  init(_ master: borrowing Master) {
    let model = master.model
    let names = ExportNames(model, master.cells)
    problem.setName(ExportNames.plain(model.instance.name) ?? "liandong")
    problem.setObjectiveName("total")
    addRows(master, names)
    addAuxiliary(master, names)
    addRoutes(master, names)
    addConstant(master)
  }

  private mutating func addRows(_ master: borrowing Master, _ names: ExportNames) {
    var unique = UniqueNames()
    let funds = Set(master.rows.fund.filter { $0 >= 0 })
    let coefficients = master.coefficients
    let travelled = Set(master.model.shifts.indices.compactMap { coefficients.metreEntry(shift: $0)?.row })
    for (row, bounds) in master.rowBounds.enumerated() {
      // Fund rows count in thousands of fen. Expenses are whole fen; metres at so many fen a kilometre are whole thousandths.
      let factor = funds.contains(row) ? (travelled.contains(row) ? 1000 : 1) / Coefficients.fundScale : 1
      factors.append(factor)
      let whole = Bounds((bounds.lower * factor).rounded(), (bounds.upper * factor).rounded())
      _ = problem.addRow(whole, name: unique.unique(names.spelled(master.rowNames[row])))
    }
  }

  private mutating func addAuxiliary(_ master: borrowing Master, _ names: ExportNames) {
    var unique = UniqueNames()
    let model = master.model
    var mandatory: Set<Int> = []
    for group in model.groups where group.mandatory { for job in group.jobs { mandatory.insert(master.rows.unserved[job]) } }
    for (index, column) in master.auxiliary.enumerated() {
      if column.name.hasPrefix("unpinned_") { continue }
      let isFirm = mandatory.contains(index)
      _ = problem.addColumn(
        cost: isFirm ? column.cost - master.ransom : column.cost, bounds: isFirm ? .exactly(0) : column.bounds, integer: true,
        entries: whole(column.entries), name: unique.unique(names.spelled(column.name)))
    }
  }

  private mutating func addRoutes(_ master: borrowing Master, _ names: ExportNames) {
    var unique = UniqueNames()
    let coefficients = master.coefficients
    var number: [RouteDate: Int] = [:]
    for route in master.routes {
      let shift = master.model.shifts[route.shift]
      let date = RouteDate(worker: shift.worker, day: shift.day)
      number[date, default: 0] += 1
      _ = problem.addColumn(
        cost: Double(route.cost), bounds: .zeroToOne, integer: true, entries: whole(Master.merged(coefficients.entries(of: route))),
        name: unique.unique(names.route(route, number: number[date, default: 1])))
    }
  }

  /// The objective's constant, and what no column can mend: pins that cannot be kept.
  private mutating func addConstant(_ master: borrowing Master) {
    let one = problem.addRow(.exactly(1), name: "constant")
    var entries = [Entry(one, 1)]
    for index in master.model.unkeepablePins.indices { entries.append(Entry(problem.addRow(.atMost(0), name: "unkeepablePin_\(index)"), 1)) }
    _ = problem.addColumn(cost: Double(master.constant), bounds: .exactly(1), integer: true, entries: entries, name: "constant")
  }

  private func whole(_ entries: [Entry]) -> [Entry] {
    entries.map { entry in
      let factor = factors[entry.row.index]
      return Entry(entry.row, factor == 1 ? entry.value : (entry.value * factor).rounded())
    }
  }

  private struct RouteDate: Hashable {
    var worker: Int
    var day: Int
  }
}
