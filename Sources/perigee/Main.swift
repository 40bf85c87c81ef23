import ArgumentParser
import LuaBridge
import PerigeeCore

/// The program's way in and its only way out: runs one command and says what went wrong.
@main
enum Main {
  static func main() {
    let arguments = GlobalOptions.movedBehindCommand(Array(CommandLine.arguments.dropFirst()))
    do {
      try refuseOtherEncodings()
      try refuseUnknownCommand(arguments)
      var command = try Perigee.parseAsRoot(arguments)
      // Team code may recurse deeply; the main thread's stack is not made for it.
      try LuaThread.run { try command.run() }
    } catch {
      Failure(error, asksForJSON: GlobalOptions.askForJSON(arguments)).exit()
    }
  }
}

extension Main {
  /// Swift has repaired such an argument already, and what was meant is lost.
  private static func refuseOtherEncodings() throws {
    for index in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = CommandLine.unsafeArgv[index] else { continue }
      if String(validatingCString: argument) == nil {
        throw UsageError(
          "argument \(index) is not UTF-8 (\(String(cString: argument))). Use a terminal in UTF-8, "
            + "or import the values from a file with --encoding")
      }
    }
  }

  /// The argument parser only says that such a command is unexpected.
  private static func refuseUnknownCommand(_ arguments: [String]) throws {
    let names = Perigee.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard let name = arguments.first, !name.hasPrefix("-"), name != "help",
      !names.contains(name)
    else { return }
    throw UsageError(
      "there is no command \(name).\(didYouMean(Suggestion.nearest(to: name, among: names))) "
        + "perigee --help lists them all")
  }
}
