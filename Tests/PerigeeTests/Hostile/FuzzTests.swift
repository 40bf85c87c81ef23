import Foundation
import TestSupport
import Testing

/// Programs that nobody wrote. `make fuzz` runs them for as long as it is told, from another seed each time.
@Suite("Programs that nobody wrote")
struct FuzzTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let seconds = environment["PERIGEE_FUZZ_SECONDS"].flatMap(Int.init) ?? 30
  private static let seed = environment["PERIGEE_FUZZ_SEED"].flatMap(UInt64.init) ?? 2_026

  @Test("None of them crashes the process, outlasts its limit, or outgrows its memory")
  func programs() throws {
    let end = ContinuousClock.now + .seconds(Self.seconds)
    let program = try Program([
      "sequences/intro.lua": Program.sequence("intro"), "a.csv": Program.contacts(20),
    ])
    try program.run("import", "a.csv")
    var seed = Self.seed
    repeat {
      var generator = HostileProgram(seed: seed)
      try program.write(generator.script(of: 25), to: "attack.lua")
      let start = ContinuousClock.now
      let result = try program.run(
        ["run", "--time-limit", "2s", "attack.lua"], addressSpace: 4 << 30, timeout: 60)
      let time = ContinuousClock.now - start
      #expect(!result.isKilled, "seed \(seed): \(result.error)")
      // Three seconds, and what a busy machine takes to start a program that was not optimised.
      #expect(time < .seconds(20), "seed \(seed): \(time)")
      #expect(result.error.utf8.count < 8_192, "seed \(seed): \(result.error.utf8.count)")
      #expect(!result.error.contains(program.folder), "seed \(seed): \(result.error)")
      #expect(!result.error.contains("something failed that should not"), "seed \(seed): \(result)")
      seed += 1
    } while ContinuousClock.now < end
  }
}
