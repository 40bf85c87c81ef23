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
      watch(asksForJSON: GlobalOptions.askForJSON(arguments))
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
  private static func watch(asksForJSON: Bool) {
    Watchdog.start { overrun in
      FileStorage.dropDrafts()
      let code: Int32 = overrun.kind == .stopped(.interrupt) ? 130 : 1
      Failure(overrun, asksForJSON: asksForJSON).leave(code: code)
    }
  }

  /// The argument parser only says that such a command is unexpected.
  private static func refuseUnknownCommand(_ arguments: [String]) throws {
    let names = Perigee.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard let name = arguments.first, !name.hasPrefix("-"), name != "help",
      !names.contains(name)
    else { return }
    throw UsageError(
      "there is no command \(name.excerpt).\(didYouMean(Suggestion.nearest(to: name, among: names))) "
        + "perigee --help lists them all")
  }
}
