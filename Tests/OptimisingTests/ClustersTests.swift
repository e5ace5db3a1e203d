import Instances
import Testing

@testable import Optimising

@Suite struct ClustersTests {
  /// Groups of each cluster, by name, of visits `A1` and `A2` of station A, `B1` and `B2` of station B, which whoever is named may make, alone.
  ///
  /// - Parameter tied: a visit, and one that waits for it.
  private func clusters(_ visitors: [(visit: String, workers: [String])], tied: (first: String, second: String)? = nil) throws -> [[String]] {
    let place = Location(lat: 30, lon: 120)
    let names = Set(visitors.flatMap(\.workers)).sorted()
    var instance = Instance(
      name: "", horizon: Horizon(start: CalendarDate(dayNumber: 0), days: 1), stations: ["A", "B"].map { Station(id: $0, location: place) },
      kinds: [Kind(id: "volunteer")], travel: TravelRules(modes: [TravelMode(id: "walk", speedKmh: 4)]),
      workers: names.map { name in
        Worker(
          id: name, kind: 0, home: place, tags: visitors.filter { $0.workers.contains(name) }.map(\.visit), shifts: [Shift(start: 480, end: 1080)])
      },
      households: ["A", "B"].enumerated().map { number, name in Household(id: name, location: place, station: number) },
      needs: visitors.map { visit, _ in
        Need(
          id: visit, household: visit.hasPrefix("A") ? 0 : 1, durationMinutes: 30, windows: [Window(start: 480, end: 1080)],
          team: Team(seats: [Seat(tags: [visit])]))
      })
    if let tied {
      let numbers = [tied.first, tied.second].compactMap { visit in visitors.firstIndex { $0.visit == visit } }
      instance.dependencies = [Dependency(first: .need(numbers[0]), second: .need(numbers[1]), minGapMinutes: 0)]
    }
    let model = try Model(instance, previous: nil)
    return Clusters(model).groups.map { $0.map { instance.id(of: model.groups[$0].owner) } }
  }

  @Test("each station's tasks are a cluster")
  func stations() throws {
    #expect(try clusters([("A1", ["a"]), ("A2", ["a"]), ("B1", ["b"]), ("B2", ["b"])]) == [["A1", "A2"], ["B1", "B2"]])
  }

  @Test("what only a shared specialist can do, who does nothing else, is a cluster of its own")
  func specialists() throws {
    #expect(try clusters([("A1", ["a"]), ("A2", ["s"]), ("B1", ["b"]), ("B2", ["s"])]) == [["A1"], ["A2", "B2"], ["B1"]])
  }

  @Test("what only a helper of two stations can do stays with its station where the helper does other things there")
  func helpers() throws {
    // Tasks of one station alone are not set apart, which would only have one more cluster share the helper.
    #expect(try clusters([("A1", ["a", "h"]), ("A2", ["h"]), ("B1", ["b", "h"]), ("B2", ["b"])]) == [["A1", "A2"], ["B1", "B2"]])
    #expect(try clusters([("A1", ["a", "h"]), ("A2", ["h"]), ("B1", ["b", "h"]), ("B2", ["h"])]) == [["A1", "A2"], ["B1", "B2"]])
  }

  @Test("what a dependency ties to a shared specialist's tasks goes with them, or they stay")
  func dependencies() throws {
    let visitors = [("A1", ["a"]), ("A2", ["s"]), ("B1", ["b"]), ("B2", ["s"])]
    #expect(try clusters(visitors, tied: ("A1", "A2")) == [["A1", "A2", "B2"], ["B1"]])
    // Here a would be shared then, as the specialist is now.
    #expect(try clusters([("A3", ["a"])] + visitors, tied: ("A1", "A2")) == [["A3", "A1", "A2"], ["B1", "B2"]])
  }
}
