import ArgumentParser
import FoundationEssentials

/// What one command takes, as the argument parser tells it of itself.
struct CommandShape {
  /// "--limit 5", or "--yes".
  struct Option {
    /// With their dashes.
    let names: [String]
    let takesValue: Bool
    /// Whether it may be given several times.
    let isRepeating: Bool
    /// Whether one giving of it takes all values that follow.
    let takesSeveral: Bool
    let isRequired: Bool
    /// What its value is called: "list".
    let valueName: String
    /// What its value may be; empty where it may be much.
    let choices: [String]
  }

  /// What stands alone.
  struct Argument {
    let name: String
    let isRepeating: Bool
    let isRequired: Bool
    /// Whether it takes everything behind it, options too.
    let takesRest: Bool
    /// What it is, as help says it.
    let words: String
    /// What it may be; empty where it may be much.
    let choices: [String]
  }

  /// As it is called: "perigee lists rename".
  let name: String
  let options: [Option]
  let arguments: [Argument]

  /// - Parameter path: the words that it was called by.
  init(of command: any ParsableCommand.Type, path: [String]) throws {
    name = (["perigee"] + path).joined(separator: " ")
    let told = try JSONDecoder().decode(Told.self, from: Data(command._dumpHelp().utf8))
    let arguments = told.command.arguments ?? []
    options = arguments.filter { $0.kind != "positional" }.map(Option.init)
    self.arguments = arguments.filter { $0.kind == "positional" }.map(Argument.init)
  }

  func option(named name: String) -> Option? { options.first { $0.names.contains(name) } }
}

extension CommandShape {
  /// The part that counts here of what the argument parser tells.
  fileprivate struct Told: Decodable {
    struct Command: Decodable { let arguments: [Argument]? }
    struct Name: Decodable { let kind, name: String }
    struct Argument: Decodable {
      let kind: String
      let isOptional, isRepeating: Bool
      let parsingStrategy: String
      let names: [Name]?
      let valueName: String?
      let allValues: [String]?
      let abstract: String?
    }

    let command: Command
  }
}

extension CommandShape.Option {
  fileprivate init(_ told: CommandShape.Told.Argument) {
    names = (told.names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name }
    takesValue = told.kind == "option"
    isRepeating = told.isRepeating
    takesSeveral = told.parsingStrategy == "upToNextOption"
    isRequired = !told.isOptional
    valueName = told.valueName ?? "value"
    choices = told.allValues ?? []
  }
}

extension CommandShape.Argument {
  fileprivate init(_ told: CommandShape.Told.Argument) {
    name = told.valueName ?? "argument"
    isRepeating = told.isRepeating
    isRequired = !told.isOptional
    takesRest = told.parsingStrategy == "allRemainingInput"
    words = told.abstract ?? ""
    choices = told.allValues ?? []
  }
}
