/// What is wrong with a command's options and arguments.
enum ArgumentFault: Error {
  case unknownOption(String, of: CommandShape)
  /// One of those that every command takes, and no command.
  case noCommand(String)
  /// An option of one value; the values of the first two givings.
  case givenTwice(String, String, String)
  /// - Parameter next: what stands in the value's place.
  case missingValue(String, CommandShape.Option, next: String?)
  case valueForFlag(String, String)
  /// The value is none of those that there are.
  case noChoice(String, String, [String])
  case noNumber(String, String)
  case oneTooMany(String, of: CommandShape)
  case missingArgument(CommandShape.Argument, of: CommandShape)
  case missingOption(CommandShape.Option, of: CommandShape)
}

extension ArgumentFault {
  /// The arguments with a number below 0, which looks like an option, put to the option before it: what is
  /// wrong with that number the command says. Nil where that was not it.
  func joiningNegative(_ arguments: [String]) -> [String]? {
    guard case .missingValue(let name, _, let next?) = self, Double(next) != nil,
      let place = zip(arguments, arguments.dropFirst()).enumerated()
        .first(where: { $0.element == (name, next) })?.offset
    else { return nil }
    return arguments[..<place] + ["\(name)=\(next)"] + arguments[(place + 2)...]
  }
}
