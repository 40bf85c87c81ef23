package import PerigeeCore

/// A run of an automation in a process of its own: it may write the workspace's database, and start no
/// program, open no connection, and use no more than its limits.
package enum AutomationProcess {
  /// The program's command that carries a run out.
  package static let command = "automation-run"
  /// Seconds beyond its time in which a run must be over: those of starting and of ending.
  private static let patience = 20

  /// Carries `run` out, and waits for its end.
  ///
  /// - Parameters:
  ///   - arguments: of the command, behind the run's number.
  ///   - program: the path of this program, which is run once more.
  /// - Returns: nil where the process has told what became of it; else how it came to its end.
  package static func carryOut(
    _ run: AutomationRun.ID, _ limits: AutomationLimits, _ arguments: [String],
    program: String = "/proc/self/exe"
  ) -> String? {
    var arguments =
      [
        command, String(run.number), "--zones", ZoneDirectory.system.path, "--seconds",
        String(limits.seconds), "--memory", String(limits.memory),
      ] + arguments
    if let home = Installation.home { arguments += ["--home", home] }
    do throws(ProcessEnd) {
      let process = try ConfinedProcess(program: program, arguments: arguments)
      let told = try process.greeting(within: .seconds(limits.seconds + patience))
      return told == Self.isOver ? nil : ProcessEnd.nonsense.words
    } catch {
      return "its process " + error.words
    }
  }

  private static let isOver = Array("over".utf8)

  /// The inside: confines this process.
  /// - Throws: why it cannot be.
  package static func enter(_ limits: AutomationLimits) throws {
    var bounds = ProcessLimits()
    bounds.cpuSeconds = limits.seconds + patience
    // The script's memory, that of plans of very many contacts, and the stacks.
    bounds.memory = (2 << 30) + limits.memory << 21
    bounds.openFiles = 64
    try bounds.enter(writesFiles: true)
  }

  /// The inside: tells whoever waits that all is written.
  package static func sayIsOver() {
    // Where nobody listens any more there is nobody to tell.
    try? MessageChannel(descriptor: 0).send(isOver, by: nil)
  }
}
