import Foundation
import PerigeeCore
import TestSupport
import Testing

/// A dispatcher under load that is killed, again and again; what the server took is the truth.
///
/// `make torture KILLS=300 SEED=7` kills it as often as it is told.
@Suite("A dispatcher that is killed", .enabled(if: Python.has("ssl")))
struct TortureTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let kills = environment["PERIGEE_TORTURE_KILLS"].flatMap(Int.init) ?? 30
  private static let seed = environment["PERIGEE_TORTURE_SEED"].flatMap(UInt64.init) ?? 2_026

  @Test("Killed at random and at system calls, it sends nothing twice, loses nothing, keeps quotas")
  func kills() throws {
    let story = Comment(rawValue: "SEED=\(Self.seed) KILLS=\(Self.kills)")
    var random = SplitMix64(seed: Self.seed)
    let world = try EngagedWorkspace(contacts: 20 * Self.kills, steps: 2)
    var unknowns: [Int] = []
    var isKilled = false
    while unknowns.count < Self.kills || isKilled {
      // What a kill left unknown, the next dispatcher says when it begins.
      let blow = unknowns.count + (isKilled ? 1 : 0) < Self.kills ? Blow.random(&random) : nil
      let round =
        try blow.map { try world.dispatch(until: $0) }
        ?? (output: world.dispatch().output, isKilled: false)
      if isKilled { unknowns.append(Self.foundUnknown(round.output)) }
      isKilled = round.isKilled
      world.minutes += Self.pause(&random)
    }
    try world.rest()
    try SentEmails.check(world, isAtRest: true, story)
    let worst = unknowns.max() ?? 0
    let mean = Double(try world.unknown()) / Double(Self.kills)
    #expect(worst <= EngagedWorkspace.sessions, story)
    #expect(mean <= Double(EngagedWorkspace.sessions) / 2, story)
    print(
      "torture: \(story.rawValue): \(try world.sink.emails().count) emails taken, "
        + "\(try world.unknown()) unknown, at most \(worst) and \(mean) a kill")
  }

  /// The minutes to the next round; one in ten times the clock jumps, back too.
  private static func pause(_ random: inout SplitMix64) -> Int {
    switch Int.random(in: 0..<20, using: &random) {
    case 0: -Int.random(in: 1...180, using: &random)
    case 1: Int.random(in: 120...600, using: &random)
    default: Int.random(in: 1...30, using: &random)
    }
  }

  /// The emails that a dispatcher found begun by one that was killed.
  private static func foundUnknown(_ output: String) -> Int {
    output.split(separator: "\n").count { $0.contains(" unknown ") }
  }
}
