import Foundation
import Instances
import Schedules
import TestSupport
import Testing

@Suite struct ScheduleDocumentTests {
  private let horizon = VillageHall.instance.horizon

  private func text(_ schedule: Schedule) -> String { String(decoding: writeSchedule(schedule, horizon: horizon), as: UTF8.self) }

  private func faults(_ text: String) -> [Fault] {
    do throws(InvalidDocument) {
      _ = try readSchedule(Array(text.utf8), horizon: horizon)
      return []
    } catch {
      return error.faults
    }
  }

  @Test("what is written is read back the same, whether it states much or little")
  func roundTrip() throws {
    var full = VillageHall.schedule
    full.instanceSHA256 = "0f"
    full.tasks?[0].pinned = true
    full.conflicts = [["n1#1", "a1"], ["n5#1"]]
    for schedule in [full, VillageHall.schedule, VillageHall.bareSchedule, Schedule(status: .infeasible, routes: [], tasks: [], unserved: [])] {
      #expect(try readSchedule(writeSchedule(schedule, horizon: horizon), horizon: horizon) == schedule)
    }
  }

  @Test("every status and every way to stop is read back", arguments: Schedule.Status.allCases, Schedule.Stopped.allCases)
  func words(status: Schedule.Status, stopped: Schedule.Stopped) throws {
    let schedule = Schedule(status: status, stopped: stopped, routes: [])
    #expect(try readSchedule(writeSchedule(schedule, horizon: horizon), horizon: horizon) == schedule)
  }

  @Test("fields stand in the order of the format, timing last")
  func order() throws {
    var full = VillageHall.schedule
    full.conflicts = []
    let written = text(full)
    var position = written.startIndex
    for field in ["format", "instance", "status", "stopped", "cost", "routes", "tasks", "unserved", "conflicts", "timing"] {
      let found = try #require(written.range(of: "\n  \"\(field)\": ", range: position..<written.endIndex), "\(field)")
      position = found.upperBound
    }
    #expect(written.hasSuffix("\"timing\": { \"seconds\": 0.5 }\n}\n"))
    #expect(
      written.contains("\"cost\": {\n    \"total\": 564,\n    \"bound\": 500,\n    \"gap\": 0.113475,\n    \"unavoidable\": 0,\n    \"netGap\": 0.113475,\n"))
    #expect(written.contains("{ \"task\": \"n1#1\", \"seat\": 1, \"arrive\": \"2026-11-24T14:15\", \"begin\": \"2026-11-24T14:15\", "))
  }

  @Test("fractions have six decimals, and a net gap that has no value is null")
  func fractions() throws {
    let cost = Cost(total: 300, bound: 200, unavoidable: 300, gap: Cost.gap(total: 300, bound: 200))
    let written = text(Schedule(cost: cost, routes: []))
    #expect(written.contains("\"gap\": 0.333333,"))
    #expect(written.contains("\"netGap\": null"))
    #expect(try readSchedule(Array(written.utf8), horizon: horizon).cost == cost)
  }

  @Test("gaps: six decimals, 0 where nothing is left to prove, no net gap above unavoidable cost alone")
  func gaps() {
    #expect(Cost.gap(total: 4711, bound: 4700) == 0.002335)
    #expect(Cost.netGap(total: 4711, bound: 4700, unavoidable: 3600) == 0.009901)
    #expect(Cost.gap(total: 0, bound: 0) == 0)
    #expect(Cost.netGap(total: 300, bound: 300, unavoidable: 300) == 0)
    #expect(Cost.netGap(total: 300, bound: 299, unavoidable: 300) == nil)
  }

  @Test("only what is required need be there")
  func smallest() throws {
    let smallest = """
      { "format": "liandong-schedule/1", "routes": [ { "worker": "v1", "shift": { "start": "2026-11-24T14:00", "end": "2026-11-24T17:30" },
        "leave": "2026-11-24T14:08", "return": "2026-11-25T00:00",
        "stops": [ { "task": "n2#1", "seat": 0, "begin": "2026-11-22T23:59", "end": "2026-11-24T15:00" } ] } ] }
      """
    let schedule = try readSchedule(Array(smallest.utf8), horizon: horizon)
    let route = try #require(schedule.routes.first)
    #expect(schedule.tasks == nil && schedule.unserved == nil && schedule.cost == nil && schedule.status == nil)
    #expect(route.leave == VillageHall.at(1, 14, 8) && route.return == 2 * 1440)
    #expect(route.stops == [Stop(task: "n2#1", seat: 0, begin: -1, end: VillageHall.at(1, 15, 0))], "a minute before the horizon is -1")
  }

  @Test("all faults come at once, each with its pointer; an unknown field with the nearest name")
  func allFaults() {
    let bad = """
      { "format": "liandong-schedule/2", "statuss": "OPTIMAL", "routes": [ { "worker": 7, "shift": { "start": "2026-11-24 14:00", "end": "2026-11-24T17:30" },
        "leave": "2026-11-24T14:08", "stops": [ { "task": "n2#1", "seat": -1, "begin": "2026-02-30T00:00", "end": "2026-11-24T15:00", "arived": 1 } ] } ] }
      """
    let found = Set(faults(bad).map { "\($0.code.rawValue) \($0.pointer)" })
    #expect(
      found == [
        "WRONG_VALUE /format", "UNKNOWN_FIELD /statuss", "WRONG_TYPE /routes/0/worker", "BAD_TIME /routes/0/shift/start", "MISSING_FIELD /routes/0",
        "OUT_OF_RANGE /routes/0/stops/0/seat", "BAD_TIME /routes/0/stops/0/begin", "UNKNOWN_FIELD /routes/0/stops/0/arived",
      ])
    #expect(faults(bad).contains { $0.message.en.contains("\"status\"") })
  }

  @Test("what is not JSON has one fault, at its line")
  func malformed() {
    #expect(faults("{\n \"format\": \n}").map(\.code) == [.malformedJSON])
    #expect(faults("{\n \"format\": \n}").first?.line == 3)
  }

  @Test("the village hall's document is the instance of the tests")
  func villageHallDocument() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let bytes = try Data(contentsOf: root.appendingPathComponent("benchmarks/instances/village-hall.json"))
    let reading = try readInstance(Array(bytes))
    #expect(reading.warnings == [])
    var read = reading.instance
    #expect(read.sha256.count == 64)
    read.sha256 = ""
    // Instances are compared by all that they hold.
    var (found, expected) = ("", "")
    dump(read, to: &found)
    dump(VillageHall.instance, to: &expected)
    #expect(found == expected)
  }
}
