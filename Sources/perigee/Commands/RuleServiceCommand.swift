import ArgumentParser
import Glibc
import PerigeeWorkspace

/// The inside of a confined process; the program runs it by itself.
struct RuleServiceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: ConfinedRules.command, abstract: "Answers questions of another perigee.",
    shouldDisplay: false)

  @Option var directory: String
  @Option var sources: String
  @Option var cpuSeconds: Int
  @Option var memory: Int
  @Option var openFiles: Int
  @Option var zones: String
  @Option var home: String?

  func run() {
    // What the asker knew from its environment; this one has none.
    setenv("TZDIR", zones, 1)
    if let home { setenv("PERIGEE_HOME", home, 1) }
    var limits = ProcessLimits()
    limits.cpuSeconds = cpuSeconds
    limits.memory = memory
    limits.openFiles = openFiles
    RuleService.run(directory: directory, sources: sources, limits: limits)
  }
}
