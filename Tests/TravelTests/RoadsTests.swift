import Instances
import Testing
import Travel

/// Legs worked out by hand from the formula; a degree of latitude is π / 180 × 6 371 008.8 m = 111 195.0797 m.
@Suite struct RoadsTests {
  private static let here = Location(lat: 30, lon: 120)

  private func roads(_ modes: TravelMode...) -> Roads { Roads(TravelRules(modes: modes)) }

  private func north(_ degrees: Double) -> Location { Location(lat: 30 + degrees, lon: 120) }

  @Test("a degree of latitude is 111 195 metres, and 1 112 minutes at 6 km/h")
  func degree() {
    #expect(roads(TravelMode(id: "walk", speedKmh: 6)).leg(from: Self.here, to: north(1), mode: 0) == Leg(minutes: 1112, metres: 111_195))
  }

  @Test("minutes are rounded up: 1 112 metres take 12 minutes at 6 km/h")
  func roundsMinutesUp() {
    #expect(roads(TravelMode(id: "walk", speedKmh: 6)).leg(from: Self.here, to: north(0.01), mode: 0) == Leg(minutes: 12, metres: 1112))
  }

  @Test("along a parallel the way shrinks with the cosine of the latitude")
  func alongParallel() {
    // 2 R asin(cos 60° sin 0.5°) = 55 595.4 m.
    let metres = Roads.greatCircleMetres(Location(lat: 60, lon: 0), Location(lat: 60, lon: 1))
    #expect(abs(metres - 55_595.4) < 2)
    #expect(abs(Roads.greatCircleMetres(Location(lat: 0, lon: 0), Location(lat: 0, lon: 180)) - 20_015_114.4) < 1)
  }

  @Test("the detour stretches the metres before they are rounded")
  func detour() {
    // 722.286 m × 1.3 = 938.97 m; 939 × 0.06 / 4.5 = 12.52 min.
    let hall = Location(lat: 33.970, lon: 116.800)
    let household = Location(lat: 33.975, lon: 116.795)
    #expect(roads(TravelMode(id: "walk", speedKmh: 4.5, detour: 1.3)).leg(from: hall, to: household, mode: 0) == Leg(minutes: 13, metres: 939))
  }

  @Test("half a metre is rounded up", arguments: [(0.5, 1), (1.5, 2), (2.5, 3), (2.4999, 2)])
  func halfUp(target: Double, metres: Int) throws {
    // A detour that makes a degree north exactly the target: the product of two doubles may miss it by a bit, so neighbours are tried.
    let degree = Roads.greatCircleMetres(Self.here, north(1))
    let quotient = target / degree
    let detour = try #require([quotient, quotient.nextUp, quotient.nextDown].first { degree * $0 == target })
    #expect(roads(TravelMode(id: "walk", speedKmh: 6, detour: detour)).leg(from: Self.here, to: north(1), mode: 0).metres == metres)
  }

  @Test("a leg that takes whole minutes but for the last bit is not charged one more", arguments: [(560, 7), (1120, 14), (4880, 61), (561, 8)])
  func sparesTheLastBit(metres: Int, minutes: Int) {
    // 560 m at 4.8 km/h are 7 minutes, but 560 × 0.06 / 4.8 in binary is a little more.
    let mode = TravelMode(id: "walk", speedKmh: 4.8, detour: Double(metres) / Roads.greatCircleMetres(Self.here, north(1)))
    #expect((Double(metres) * 0.06 / 4.8).rounded(.up) == Double(metres == 561 ? 8 : minutes + 1), "this is where the tolerance matters")
    #expect(roads(mode).leg(from: Self.here, to: north(1), mode: 0) == Leg(minutes: minutes, metres: metres))
  }

  @Test("stop minutes come on top of every leg, but not between equal coordinates")
  func stopMinutes() {
    let ebike = roads(TravelMode(id: "ebike", speedKmh: 15, stopMinutes: 2))
    #expect(ebike.leg(from: Self.here, to: north(0.01), mode: 0) == Leg(minutes: 7, metres: 1112))
    #expect(ebike.leg(from: Self.here, to: Self.here, mode: 0) == .none)
  }

  @Test("a matrix that lists both places says what a leg takes, in its direction and without stop minutes")
  func matrix() {
    let matrix = TravelMatrix(places: [Self.here, north(0.01)], minutes: [9, 3, 4, 9], metres: [9, 300, 400, 9])
    let bus = roads(TravelMode(id: "bus", speedKmh: 15, stopMinutes: 2, matrix: matrix))
    #expect(bus.leg(from: Self.here, to: north(0.01), mode: 0) == Leg(minutes: 3, metres: 300))
    #expect(bus.leg(from: north(0.01), to: Self.here, mode: 0) == Leg(minutes: 4, metres: 400))
    #expect(bus.leg(from: Self.here, to: Self.here, mode: 0) == .none, "equal coordinates before the matrix, whatever its diagonal says")
    #expect(bus.leg(from: Self.here, to: north(0.02), mode: 0) == Leg(minutes: 11, metres: 2224), "a place outside the matrix: the formula")
  }

  @Test("each mode has its own speed and its own matrix")
  func modes() {
    let matrix = TravelMatrix(places: [Self.here, north(0.01)], minutes: [0, 5, 5, 0], metres: [0, 1500, 1500, 0])
    let both = roads(TravelMode(id: "bus", speedKmh: 30, matrix: matrix), TravelMode(id: "walk", speedKmh: 6))
    #expect(both.leg(from: Self.here, to: north(0.01), mode: 0) == Leg(minutes: 5, metres: 1500))
    #expect(both.leg(from: Self.here, to: north(0.01), mode: 1) == Leg(minutes: 12, metres: 1112))
  }

  @Test("without modes everyone walks at 4.5 km/h with a detour of 1.3")
  func standard() {
    #expect(Roads(.standard).leg(from: Self.here, to: north(0.01), mode: 0) == Leg(minutes: 20, metres: 1446))
  }
}
