import ArgumentParser
import LuaBridge
import PerigeeCore

/// The program's way in and its only way out: runs one command and says what went wrong.
@main
enum Main {
  static func main() {
    StandardStreams.fill()
    do {
      let arguments = GlobalOptions.movedBehindCommand(try GivenArguments.all())
      try refuseUnknownCommand(arguments)
      var command = try Perigee.parseAsRoot(arguments)
      // Team code may recurse deeply; the main thread's stack is not made for it.
      try LuaThread.run { try command.run() }
    } catch {
      Failure(error, asksForJSON: GlobalOptions.askForJSON(CommandLine.arguments)).exit()
    }
  }
}

extension Main {
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
