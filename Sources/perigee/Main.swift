import ArgumentParser
import LuaBridge
import PerigeeCore
import PerigeeWorkspace

/// The program's way in and its only way out: runs one command and says what went wrong.
@main
enum Main {
  static func main() {
    StandardStreams.fill()
    do {
      let arguments = GlobalOptions.movedBehindCommand(try GivenArguments.all())
      try refuseUnknownCommand(arguments)
      var command = try Perigee.parseAsRoot(arguments)
      watch(isCheck: command is CheckCommand, asksForJSON: GlobalOptions.askForJSON(arguments))
      // Team code may recurse deeply; the main thread's stack is not made for it.
      try LuaThread.run { try command.run() }
    } catch {
      Failure(error, asksForJSON: GlobalOptions.askForJSON(CommandLine.arguments)).exit()
    }
  }
}

extension Main {
  /// What cannot be stopped otherwise ends with the process. A transaction that is open then is as if it had
  /// never begun.
  private static func watch(isCheck: Bool, asksForJSON: Bool) {
    Watchdog.start { overrun in
      FileStorage.dropDrafts {
        guard overrun.kind != .stopped(.interrupt) else {
          Failure(overrun, asksForJSON: asksForJSON).leave(code: 130)
        }
        let found = FindingsSoFar.all
        let all = overrun.finding.map { found + [$0] } ?? found
        if isCheck, overrun.finding != nil { CheckCommand.leave(all, asksForJSON: asksForJSON) }
        let failure: any Error = found.isEmpty ? overrun : WorkspaceError(all)
        Failure(failure, asksForJSON: asksForJSON).leave(code: 1)
      }
    }
  }

  /// The argument parser only says that such a command is unexpected.
  private static func refuseUnknownCommand(_ arguments: [String]) throws {
    let names = Perigee.configuration.subcommands.flatMap {
      [$0.configuration.commandName].compactMap(\.self) + $0.configuration.aliases
    }
    guard let name = arguments.first, !name.hasPrefix("-"), name != "help",
      !names.contains(name)
    else { return }
    throw UsageError(
      "there is no command \(name.excerpt).\(didYouMean(Suggestion.nearest(to: name, among: names))) "
        + "perigee --help lists them all")
  }
}

extension LuaError {
  /// What it is among what is wrong in a workspace; nil where nobody knows the place.
  fileprivate var finding: Finding? {
    guard let source, let line else { return nil }
    return Finding(location: SourceLocation(path: source, line: line), column: 1, message: message)
  }
}
