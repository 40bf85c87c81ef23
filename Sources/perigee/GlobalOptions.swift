import ArgumentParser
import PerigeeCore
import PerigeeScripting
import PerigeeSession
import PerigeeWorkspace
import PerigeeSQLite

/// The options that every command takes, before the command's name or behind it.
struct GlobalOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var plain: PlainGlobalOptions

  @Option(help: "How to print: for people, or for programs.")
  var format: Format = .text

  func session(_ reading: Workspace.Reading = .everything) throws -> Session {
    try plain.session(reading)
  }

  func sessionOfStops() throws -> Session { try plain.sessionOfStops() }

  /// The names of these options, all of which take a value.
  static let names = ["--workspace", "--as", "--now", "--format"]

  /// Lets `perigee --format json report intro` mean `perigee report intro --format json`.
  static func movedBehindCommand(_ arguments: [String]) -> [String] {
    var rest = arguments[...]
    var moved: [String] = []
    while let first = rest.first, let name = names.first(where: { isOption(first, named: $0) }) {
      let length = first == name ? 2 : 1
      guard rest.count > length else { return arguments }
      moved += rest.prefix(length)
      rest = rest.dropFirst(length)
    }
    guard let command = rest.first, !command.hasPrefix("-") else { return arguments }
    // Behind the command's other options and before a `--` or a script's own arguments.
    return [command] + insertionPoint(command, moved, rest.dropFirst())
  }

  private static func insertionPoint(
    _ command: String, _ moved: [String], _ rest: ArraySlice<String>
  ) -> [String] {
    let groups = [
      BlacklistCommand.configuration, ListsCommand.configuration, SendersCommand.configuration,
      TasksCommand.configuration, InboxCommand.configuration, AutomationsCommand.configuration,
      ProposalsCommand.configuration, NotificationsCommand.configuration,
    ]
    let isGroup = groups.contains { $0.commandName == command }
    guard isGroup, let first = rest.first, !first.hasPrefix("-") else { return moved + rest }
    return [first] + moved + rest.dropFirst()
  }

  private static func isOption(_ argument: String, named name: String) -> Bool {
    argument == name || argument.hasPrefix(name + "=")
  }

  /// Whether an error is to be printed as JSON, known even where parsing failed.
  static func askForJSON(_ arguments: [String]) -> Bool {
    // Behind it stands what is no option of ours.
    let arguments = arguments.prefix { $0 != "--" }
    return arguments.contains("--format=json")
      || zip(arguments, arguments.dropFirst()).contains { $0 == "--format" && $1 == "json" }
  }

  /// How text is dressed: colours on a terminal only.
  var style: TextStyle { Terminal.style }
}
