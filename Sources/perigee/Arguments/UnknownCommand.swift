import ArgumentParser
import PerigeeCore

/// A word in the place of a command that no command is called by.
struct UnknownCommand {
  let name: String
  /// The commands before it: "automations".
  let path: [String]
  /// What there is in its place.
  let names: [String]

  /// Nil where every word is a command's name, as far as there are commands in its place.
  init?(_ words: some Sequence<String>) {
    var command: any ParsableCommand.Type = Perigee.self
    var path: [String] = []
    for word in words {
      let commands = command.configuration.subcommands
      guard !commands.isEmpty else {
        // Behind help stand commands alone.
        return nil
      }
      guard let next = command.subcommand(called: word) else {
        (name, self.path, names) = (word, path, commands.flatMap { $0.names })
        return
      }
      command = next
      path.append(word)
    }
    return nil
  }

  var suggestion: String? { Suggestion.nearest(to: name, among: names) }

  var message: String {
    guard !path.isEmpty else {
      return
        "there is no command \(name.excerpt).\(didYouMean(suggestion)) perigee --help lists them all"
    }
    let group = path.joined(separator: " ")
    return
      "\(group) has no command \(name.excerpt).\(didYouMean(suggestion)) perigee \(group) --help "
      + "lists them all"
  }
}
