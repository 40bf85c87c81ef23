import ArgumentParser

/// The command that arguments call, with those behind its name.
struct CalledCommand {
  let command: any ParsableCommand.Type
  /// As it was called: `lists`, `rename`; empty for the program itself.
  let path: [String]
  let arguments: ArraySlice<String>

  init(_ arguments: [String]) {
    var command: any ParsableCommand.Type = Perigee.self
    var path: [String] = []
    var rest = arguments[...]
    while let word = rest.first, let next = command.subcommand(called: word) {
      command = next
      path.append(word)
      rest = rest.dropFirst()
    }
    self.command = command.configuration.defaultSubcommand ?? command
    self.path = path
    self.arguments = rest
  }

  /// An option of one value that was given twice.
  func repeatedOption() throws -> ArgumentFault? {
    // Few have any name twice, and only of those the command is asked for its options.
    let names = arguments.prefix { $0 != "--" }.filter(GivenOptions.isOption).map(\.optionName)
    guard Set(names).count < names.count else { return nil }
    return try options().repeated
  }

  /// What is wrong, where the argument parser found something to be.
  /// - Parameter words: the parser's.
  func fault(_ words: String) throws -> ArgumentFault? {
    if path.isEmpty, let option = arguments.first?.optionName, GlobalOptions.names.contains(option)
    {
      return .noCommand(option)
    }
    let options = try options()
    return options.fault ?? options.repeated ?? options.mismatch ?? options.noNumber(words)
  }

  private func options() throws -> GivenOptions {
    GivenOptions(arguments, of: try CommandShape(of: command, path: path))
  }
}

extension ParsableCommand {
  static func subcommand(called word: String) -> (any ParsableCommand.Type)? {
    configuration.subcommands.first { $0.names.contains(word) }
  }

  /// All that it is called by.
  static var names: [String] {
    [configuration.commandName].compactMap(\.self) + configuration.aliases
  }
}

extension String {
  /// "--limit" of "--limit=5".
  var optionName: String { String(prefix { $0 != "=" }) }
}
