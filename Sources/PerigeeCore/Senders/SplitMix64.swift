/// A seeded generator: the same seed gives the same numbers on every machine (rule 26).
///
/// SplitMix64 of Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
/// Good for shuffles and tests, not for secrets.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Every seed will do, 0 too.
  package init(seed: UInt64) {
    state = seed
  }

  /// All 64 bits are drawn.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension SplitMix64 {
  /// A number from 0 to `bound` − 1, all equally likely; by rejection, so that every machine and
  /// every release draws the same.
  mutating func number(below bound: Int) -> Int {
    let bound = UInt64(bound)
    let limit = UInt64.max - UInt64.max % bound
    while true {
      let drawn = next()
      if drawn < limit { return Int(drawn % bound) }
    }
  }
}
