package import PerigeeCore

/// A process of its own for one run of an automation: it may write the workspace's database, and start no
/// program, open no connection, and use no more than its limits.
///
/// To start it and to read the workspace takes longer than most runs, so that it is made before it is known
/// what is to run, while its owner reads the workspace. One that gets no run ends with this object.
package final class AutomationProcess {
  /// The program's command that carries a run out.
  package static let command = "automation-run"
  /// Seconds beyond its time in which a run must be over: those of starting and of ending.
  private static let patience = 20

  /// How one came to its end.
  package enum End: Hashable, Sendable {
    /// What became of the run is kept.
    case kept
    /// The workspace could not be read, so that nothing was run and nothing kept: with the reason.
    case unusable(String)
    /// It ended without a word of it.
    case crashed(String)
  }

  private let process: Result<ConfinedProcess, ProcessEnd>

  /// Starts it. What keeps it from starting is told when there is a run.
  /// - Parameters:
  ///   - arguments: of the command.
  ///   - program: the path of this program, which is run once more.
  package init(_ arguments: [String], program: String = "/proc/self/exe") {
    var arguments = [Self.command, "--zones", ZoneDirectory.system.path] + arguments
    if let home = Installation.home { arguments += ["--home", home] }
    process = Result { [arguments] () throws(ProcessEnd) in
      try ConfinedProcess(program: program, arguments: arguments)
    }
  }

  /// Carries `run` out, and waits for its end.
  package func carryOut(_ run: AutomationRun.ID, _ limits: AutomationLimits) -> End {
    do throws(ProcessEnd) {
      let process = try process.get()
      let patience = Duration.seconds(limits.seconds + Self.patience)
      // It confined itself before it read what its limits are, as far as any may go.
      guard try process.greeting(within: patience) == Self.isReady else { throw .nonsense }
      try process.narrow(to: Self.bounds(limits))
      let told = try process.answer(to: Array(String(run.number).utf8), within: patience)
      if told == Self.isOver { return .kept }
      guard told.starts(with: Self.isUnusable) else { throw .nonsense }
      return .unusable(String(decoding: told.dropFirst(Self.isUnusable.count), as: UTF8.self))
    } catch {
      return .crashed("its process " + error.words)
    }
  }

  private static let isReady = Array("ready".utf8)
  private static let isOver = Array("over".utf8)
  private static let isUnusable = Array("unusable: ".utf8)

  private static func bounds(_ limits: AutomationLimits) -> ProcessLimits {
    var bounds = ProcessLimits()
    bounds.cpuSeconds = limits.seconds + patience
    // The script's memory, that of plans of very many contacts, and the stacks.
    bounds.memory = (2 << 30) + limits.memory << 21
    bounds.openFiles = 64
    return bounds
  }

  // MARK: The inside

  /// Confines this process, within the limits that any automation may have.
  /// - Throws: why it cannot be.
  package static func enter() throws {
    var widest = AutomationLimits()
    widest.seconds = AutomationLimits.secondsBounds.upperBound
    widest.memory = AutomationLimits.memoryBounds.upperBound
    try bounds(widest).enter(writesFiles: true)
  }

  /// Says that it is ready, and waits for the run that is to be carried out; nil where there is none.
  package static func run() -> AutomationRun.ID? {
    let channel = MessageChannel(descriptor: 0)
    do throws(MessageChannel.Failure) {
      try channel.send(isReady, by: nil)
      let message = try channel.receive(by: nil)
      return Int64(String(decoding: message, as: UTF8.self)).map { AutomationRun.ID($0) }
    } catch {
      // Whoever started it is gone, or had nothing to run.
      return nil
    }
  }

  /// Tells whoever waits that all is written.
  package static func sayIsOver() {
    // Where nobody listens any more there is nobody to tell.
    try? MessageChannel(descriptor: 0).send(isOver, by: nil)
  }

  /// Tells whoever waits why nothing could be run.
  package static func sayIsUnusable(_ why: String) {
    try? MessageChannel(descriptor: 0).send(isUnusable + why.utf8.prefix(16 << 10), by: nil)
  }
}
