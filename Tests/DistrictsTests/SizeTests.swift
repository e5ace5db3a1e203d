import Districts
import Instances
import Testing

struct Sizes: Sendable {
  let scale: Scale
  let stations: Int
  let workers: Int
  let shifts: Int
  let visits: Int
  let activities: Int
}

/// The sizes at which engines are compared.
let sizes = [
  Sizes(scale: .station, stations: 1, workers: 45, shifts: 140, visits: 80, activities: 6),
  Sizes(scale: .mountainStation, stations: 1, workers: 35, shifts: 105, visits: 48, activities: 3),
  Sizes(scale: .district, stations: 9, workers: 390, shifts: 1150, visits: 660, activities: 50),
  Sizes(scale: .huaibei, stations: 33, workers: 1430, shifts: 4100, visits: 2400, activities: 150),
  Sizes(scale: .bijie, stations: 279, workers: 13_000, shifts: 37_000, visits: 20_000, activities: 840),
]

func tasks(_ needs: [Need]) -> Int { needs.reduce(0) { $0 + $1.times } }

@Test("a scale has the stations, workers, shifts, visits and activities that its name promises", arguments: sizes, [Features.core, .full])
func sizesHold(expected: Sizes, features: Features) {
  for seed in UInt64(1)...3 {
    let instance = district(DistrictRequest(scale: expected.scale, features: features, seed: seed))
    #expect(instance.stations.count == expected.stations)
    #expect(instance.workers.count == expected.workers)
    #expect(tasks(instance.needs) == expected.visits)
    #expect(instance.activities.count == (features == .full ? expected.activities : 0))
    let shifts = instance.workers.reduce(0) { $0 + $1.shifts.count }
    #expect(abs(shifts - expected.shifts) <= max(5, expected.shifts / 100), "\(shifts) shifts")
  }
}

@Test("supply changes the number of volunteers and of nobody else", arguments: [(Supply.loose, 64), (.balanced, 32), (.tight, 13), (.overloaded, 10)])
func supplyChangesVolunteers(supply: Supply, volunteers: Int) {
  let instance = district(DistrictRequest(supply: supply))
  let byKind = instance.kinds.indices.map { kind in instance.workers.filter { $0.kind == kind }.count }
  #expect(instance.kinds.map(\.id) == ["partyWorker", "socialWorker", "specialist", "volunteer"])
  #expect(byKind == [8, 3, 2, volunteers])
}

@Test("the number of stations may be chosen, and sizes follow", arguments: [1, 5, 40])
func stationsFollow(stations: Int) {
  let instance = district(DistrictRequest(scale: .huaibei, stations: stations))
  #expect(instance.stations.count == stations)
  #expect(tasks(instance.needs) == (2 * 2400 * stations + 33) / 66)
}
