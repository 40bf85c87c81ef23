import ArgumentParser
import LuaBridge
import PerigeeCore
import PerigeeWorkspace

/// The program's way in and its only way out: runs one command and says what went wrong.
@main
enum Main {
  static func main() {
    StandardStreams.fill()
    Signals.catchFileLimit()
    do {
      let arguments = GlobalOptions.movedBehindCommand(try GivenArguments.all())
      try refuseUnknownCommand(arguments)
      var command = try parsed(arguments)
      watch(isCheck: command is CheckCommand, asksForJSON: GlobalOptions.askForJSON(arguments))
      try Installation.checkHome()
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

  /// The command, or better words than the argument parser's where it has none.
  private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    let called = CalledCommand(arguments)
    do {
      let command = try Perigee.parseAsRoot(arguments)
      // Where help was asked for, that is another command.
      if type(of: command) == called.command, let fault = try called.repeatedOption() {
        throw fault
      }
      return command
    } catch {
      guard Perigee.exitCode(for: error) == .validationFailure else { throw error }
      let words = Perigee.message(for: error)
      try refuseUnknownSubcommand(arguments, words)
      let fault = try called.fault(words)
      if let joined = fault?.joiningNegative(arguments) { return try parsed(joined) }
      throw fault ?? error
    }
  }

  /// The argument parser only says that such a command is unexpected, and of help nothing at all.
  private static func refuseUnknownCommand(_ arguments: [String]) throws {
    let asksForHelp = arguments.first == "help"
    let words = asksForHelp ? Array(arguments.dropFirst()) : Array(arguments.prefix(1))
    if let unknown = UnknownCommand(words.prefix { !GivenOptions.isOption($0) }) {
      throw UsageError(unknown.message)
    }
    guard asksForHelp,
      let option = words.first(where: { GivenOptions.isOption($0) && $0 != "--help" })
    else { return }
    throw UsageError(
      "help takes the names of commands and no option, and \(option.excerpt) is one. Leave it out")
  }

  /// Below a command that has others the parser takes the word for an argument.
  private static func refuseUnknownSubcommand(_ arguments: [String], _ words: String) throws {
    let names = arguments.prefix(2)
    guard names.count == 2, !names.contains(where: GivenOptions.isOption),
      let unknown = UnknownCommand(names),
      unknown.suggestion != nil || words.contains("'\(unknown.name)'")
    else { return }
    throw UsageError(unknown.message)
  }
}

extension LuaError {
  /// What it is among what is wrong in a workspace; nil where nobody knows the place.
  fileprivate var finding: Finding? {
    guard let source, let line else { return nil }
    return Finding(location: SourceLocation(path: source, line: line), column: 1, message: message)
  }
}
