#if canImport(Glibc)
  internal import Glibc
#else
  internal import Foundation
#endif

/// A small seeded generator of random numbers (Steele, Lea and Flood 2014); the same seed gives the same numbers on any machine.
struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  @inline(__always)
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number from 0 up to `bound`, exclusive; the slight bias does not matter here.
  @inline(__always)
  mutating func below(_ bound: Int) -> Int { bound <= 1 ? 0 : Int(next() % UInt64(bound)) }

  /// A number above 0 and at most 1.
  @inline(__always)
  mutating func unit() -> Double { Double((next() >> 11) + 1) * 0x1p-53 }
}

func logarithm(_ value: Double) -> Double { log(value) }

/// `base` to the power of `exponent`.
func exponent(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
