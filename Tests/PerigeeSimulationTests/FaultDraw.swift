import PerigeeCore

/// What goes wrong with one attempt at an email.
enum Fault: CaseIterable {
  case none
  /// 450, 550 5.1.1, 554.
  case later, bounce, refusal
  case unreachable, lost, senderRefused
  /// No answer after the final dot; the server has it, or not.
  case silenceTaken, silenceLost
  /// The process dies: before its marker, after it with the server having nothing, after the server has all.
  case deathBeforeMarker, deathAfterMarker, deathAfterAll
  /// The process sleeps past its lease, and another one has begun.
  case overtaken

  /// Mostly nothing does.
  static func drawn(using random: inout SplitMix64) -> Fault {
    let drawn = Int.random(in: 0..<100, using: &random)
    let rare = Fault.allCases.dropFirst()
    return drawn < 70 ? .none : rare[rare.index(rare.startIndex, offsetBy: drawn % rare.count)]
  }
}
