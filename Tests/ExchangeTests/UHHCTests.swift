import Exchange
import Foundation
import Instances
import Testing
import Travel

/// The published files: `$LIANDONG_DATA`, else the folder beside the package; they are not part of the repository.
enum PublishedFiles {
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["LIANDONG_DATA"] { return URL(fileURLWithPath: path) }
    return URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../shared/data").standardized
  }()

  static let bazirha = folder.appendingPathComponent("bazirha/instances")
  static let arePresent = FileManager.default.fileExists(atPath: bazirha.path)

  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: bazirha.appendingPathComponent("\(name).json")))
  }
}

/// Group, patients, visits, caregivers.
let groups: [(String, Int, Int, Int)] = [
  ("A", 10, 10, 3), ("B", 25, 25, 5), ("C", 50, 50, 10), ("D", 10, 13, 3), ("E", 25, 33, 5), ("F", 50, 65, 10),
]

@Suite("Published home health care instances", .enabled(if: PublishedFiles.arePresent, "no folder with published files: set LIANDONG_DATA"))
struct PublishedInstances {
  @Test("every file has the visits, caregivers and ties that its group is known for", arguments: groups)
  func countsHold(group: (String, Int, Int, Int)) throws {
    let (letter, patients, visits, caregivers) = group
    for number in 1...7 {
      let instance = try importUHHC(PublishedFiles.bytes("\(letter)\(number)"))
      #expect(instance.name == "\(letter)\(number)")
      #expect(instance.households.count == patients)
      #expect(instance.needs.count == visits)
      #expect(instance.workers.count == caregivers)
      #expect(instance.dependencies.count == visits - patients)
      #expect(instance.needs.allSatisfy { $0.mandatory && $0.times == 1 })
      #expect(instance.workers.allSatisfy { $0.shifts == [Shift(start: 0, end: 600)] })
      #expect(instance.dependencies.allSatisfy { $0.differentWorkers })
      #expect(instance.horizon.days == 1 && instance.startStepMinutes == 1 && instance.visitStepMinutes == 1)
      #expect(instance.travel.modes[0].matrix?.places.count == patients + 1)
    }
  }

  @Test("legs are the published travel times, also between patients at one address")
  func legsAreTheMatrix() throws {
    let one = try importUHHC(PublishedFiles.bytes("D1"))
    let roads = Roads(one.travel)
    let depot = one.workers[0].home
    #expect(roads.leg(from: depot, to: one.households[0].location, mode: 0).minutes == 8)
    #expect(roads.leg(from: one.households[1].location, to: one.households[3].location, mode: 0).minutes == 99)
    // In C6 patients 1 and 33 live at one address: their coordinates differ, their leg takes no time.
    let six = try importUHHC(PublishedFiles.bytes("C6"))
    #expect(six.households[0].location != six.households[32].location)
    #expect(Roads(six.travel).leg(from: six.households[0].location, to: six.households[32].location, mode: 0).minutes == 0)
  }

  @Test("two services of a patient are tied as the file says")
  func servicesAreTied() throws {
    let instance = try importUHHC(PublishedFiles.bytes("D1"))
    #expect(instance.needs.prefix(2).map(\.id) == ["p1:s2", "p1:s4"])
    #expect(instance.needs[0].windows == [Window(start: 207, end: 327)])
    #expect(instance.needs.prefix(2).map(\.durationMinutes) == [19, 17])
    #expect(instance.dependencies[0].hasGap == false)
    let together = try #require(instance.dependencies.first { instance.id(of: $0.first) == "p3:s1" })
    #expect(instance.id(of: together.second) == "p3:s4")
    #expect(together.minGapMinutes == 0 && together.maxGapMinutes == 0)
  }
}

/// A file of the format with one patient, of which a test changes a word.
private let village = """
  { "metadata": { "name": "village", "time_window_met": "at_service_end", "cost_components": { "travel_time": 1, "total_tardiness": "HARD" } },
    "distances": [[0, 8], [9.0, 0]], "services": [{ "id": "s1" }, { "id": "s2" }],
    "terminal_points": [{ "id": "d", "distance_matrix_index": 0 }],
    "caregivers": [{ "id": "c1", "abilities": ["s1"], "departing_point": "d", "arrival_point": "d", "working_shift": { "start": 0, "end": 600 } }],
    "patients": [{ "id": "p1", "distance_matrix_index": 1, "time_windows": [{ "start": 10, "end": 70 }],
      "required_services": [{ "service": "s1", "duration": 20 }, { "service": "s1", "duration": 30 }],
      "synchronization": { "type": "sequential", "distance": { "min": 5, "max": 15 } } }] }
  """

@Test("sequential services keep their distance, and asymmetric matrices their direction")
func sequentialServices() throws {
  let instance = try PublishedFormat.uhhc.read(Array(village.utf8))
  #expect(instance.needs.map(\.id) == ["p1:s1", "p1:s1:2"])
  #expect(instance.dependencies.map(\.minGapMinutes) == [5])
  #expect(instance.dependencies.map(\.maxGapMinutes) == [15])
  let roads = Roads(instance.travel)
  let (depot, patient) = (instance.workers[0].home, instance.households[0].location)
  #expect(roads.leg(from: depot, to: patient, mode: 0).minutes == 8)
  #expect(roads.leg(from: patient, to: depot, mode: 0).minutes == 9)
}

@Test("windows for the begin are widened by the service")
func windowsForBegins() throws {
  let instance = try importUHHC(Array(village.replacingOccurrences(of: "at_service_end", with: "at_service_start").utf8))
  #expect(instance.needs.map(\.windows) == [[Window(start: 10, end: 90)], [Window(start: 10, end: 100)]])
}

@Test(
  "what the problem cannot express is refused, with its place",
  arguments: [
    (#""total_tardiness": "HARD""#, #""total_tardiness": 1"#, "/metadata/cost_components/total_tardiness"),
    ("9.0", "9.5", "/distances/1/0"),
    ("[9.0, 0]", "[9.0]", "/distances/1"),
    (#""arrival_point": "d""#, #""arrival_point": "e""#, "/caregivers/0/arrival_point"),
    (#""abilities": ["s1"]"#, #""abilities": ["s7"]"#, "/caregivers/0/abilities/0"),
    (#""id": "p1","#, #""id": "p1", "incompatible_caregivers": ["c1"],"#, "/patients/0/incompatible_caregivers"),
    (#""type": "sequential""#, #""type": "alternating""#, "/patients/0/synchronization/type"),
    (#""duration": 30"#, #""duration": 0"#, "/patients/0/required_services/1/duration"),
    (#""id": "p1","#, #""id": "c1","#, "/patients/0/id"),
    ("at_service_end", "at_noon", "/metadata/time_window_met"),
    (#""name": "village","#, "", "/metadata"),
    ("[[0", "[[0,", ""),
  ])
func refusals(old: String, new: String, pointer: String) {
  let text = village.replacingOccurrences(of: old, with: new)
  #expect(text != village)
  let error = #expect(throws: PublishedDataError.self) { _ = try importUHHC(Array(text.utf8)) }
  #expect(error?.pointer == pointer)
  #expect(error?.message.zh.isEmpty == false && error?.message.en.isEmpty == false)
}
