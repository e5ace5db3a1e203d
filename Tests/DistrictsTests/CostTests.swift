import Districts
import Instances
import Testing

@Test(
  "serving a task that can be served, and nothing else, costs less than leaving it",
  arguments: [
    DistrictRequest(seed: 1), DistrictRequest(seed: 2), DistrictRequest(supply: .tight, seed: 3), DistrictRequest(features: .core, seed: 4),
    DistrictRequest(scale: .mountainStation, seed: 5), DistrictRequest(scale: .district, seed: 6, stations: 2),
    DistrictRequest(scale: .bijie, seed: 7, stations: 3), DistrictRequest(supply: .loose, seed: 8), DistrictRequest(supply: .overloaded, seed: 9),
    DistrictRequest(seed: 10, twoPersonShare: 1), DistrictRequest(scale: .huaibei, features: .core, seed: 11, stations: 3),
  ])
func servingIsCheaper(request: DistrictRequest) {
  let instance = district(request)
  let alone = LoneService(instance)
  var servable = 0
  for owner in instance.owners {
    guard let cost = alone.cost(of: owner) else { continue }
    servable += 1
    switch owner {
    case .need(let index): #expect(cost < instance.needs[index].unservedCost, "\(instance.id(of: owner))")
    case .activity(let index): #expect(cost < instance.activities[index].unservedCost, "\(instance.id(of: owner))")
    }
  }
  #expect(servable * 100 >= instance.owners.count * (request.supply == .balanced ? 88 : 70), "\(servable) of \(instance.owners.count)")
}

@Test("what must be staffed can be: the desk is kept by a social worker who is at the station then")
func dutyCanBeKept() {
  for seed in UInt64(1)...20 {
    let instance = district(DistrictRequest(supply: seed % 2 == 0 ? .overloaded : .balanced, seed: seed))
    let alone = LoneService(instance)
    let duties = instance.activities.indices.filter { instance.activities[$0].mandatory }
    #expect(!duties.isEmpty)
    #expect(instance.needs.allSatisfy { !$0.mandatory })
    for duty in duties { #expect(alone.cost(of: .activity(duty)) != nil) }
  }
}
