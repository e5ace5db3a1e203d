import Instances
import Testing

@testable import Optimising

/// Common begins of whole routes (H5), and what stands against them.
@Suite struct SynchroniserTests {
  /// Four workers at one place, all day; teams of two visit four households for an hour each, at any quarter from eight to eleven.
  private func model() throws -> Model {
    let home = #"{ "lat": 33.97, "lon": 116.79 }"#
    let workers = (1...4).map {
      """
      { "id": "w\($0)", "kind": "volunteer", "home": \(home), "availability": [ { "start": "2026-11-23T08:00", "end": "2026-11-23T12:00" } ] }
      """
    }
    let households = (1...4).map { #"{ "id": "h\#($0)", "location": \#(home) }"# }
    let needs = (1...4).map {
      """
      { "id": "n\($0)", "household": "h\($0)", "durationMinutes": 60, "team": { "seats": [ { "count": 2 } ] },
        "windows": [ { "start": "2026-11-23T08:00", "end": "2026-11-23T12:00" } ] }
      """
    }
    let document = """
      { "format": "liandong-instance/1", "name": "circle", "horizon": { "start": "2026-11-23", "days": 1 }, "workers": [ \(workers.joined(separator: ",")) ],
        "households": [ \(households.joined(separator: ",")) ], "needs": [ \(needs.joined(separator: ",")) ] }
      """
    return try Model(readInstance(Array(document.utf8)).instance, previous: nil)
  }

  private func route(_ worker: Int, _ jobs: [Int], _ model: Model, _ cells: CellTable) throws -> RouteColumn {
    let shift = try #require(model.workers[worker].shifts.first)
    let stops = jobs.map { RouteStop(job: $0, seat: 0, cell: cells.ofJob[$0][0]) }
    let timetable = try #require(cells.timetable(shift: shift, stops: stops, model))
    return model.priced(shift: shift, stops: stops, gaps: timetable.gaps, cells: cells)
  }

  @Test("pairs who go the same way get common begins; nothing stands against them")
  func timesWhoGoTheSameWay() throws {
    let model = try model()
    let cells = CellTable(model.jobs)
    let routes = try [route(0, [0, 1], model, cells), route(1, [0, 1], model, cells)]
    guard case .roster(let roster) = Synchroniser.synchronise(routes, model, cells) else {
      Issue.record("no common begins were found")
      return
    }
    #expect(roster.services(model).map { $0.begin % .minutesPerDay } == [480, 540])
    #expect(Synchroniser.conflicts(routes, model, cells).isEmpty)
  }

  @Test("two pairs who wait for each other in a circle are two conflicts, and each names begins inside its cells")
  func findsEveryConflict() throws {
    let model = try model()
    let cells = CellTable(model.jobs)
    let routes = try [
      route(0, [0, 1], model, cells), route(1, [1, 0], model, cells), route(2, [2, 3], model, cells), route(3, [3, 2], model, cells),
    ]
    guard case .conflict = Synchroniser.synchronise(routes, model, cells) else {
      Issue.record("pairs who wait for each other were timed")
      return
    }
    let places = Synchroniser.conflicts(routes, model, cells)
    let jobs = Set(places.map { cells[$0.cell].job })
    #expect(!jobs.isDisjoint(with: [0, 1]))
    #expect(!jobs.isDisjoint(with: [2, 3]))
    for place in places { #expect(place.begin > cells[place.cell].lo && place.begin <= cells[place.cell].hi) }
  }
}
