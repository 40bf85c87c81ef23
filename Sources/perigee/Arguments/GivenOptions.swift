/// A command's arguments told apart as the argument parser does it, up to the first that cannot be.
struct GivenOptions {
  /// An option with its value where it was given.
  struct Giving {
    let option: CommandShape.Option
    /// As it was written.
    let name: String
    let value: String
  }

  private(set) var givings: [Giving] = []
  /// What stands alone, in order.
  private(set) var alone: [String] = []
  /// The first that cannot be told apart.
  private(set) var fault: ArgumentFault?

  private let shape: CommandShape
  private var rest: ArraySlice<String>

  /// - Parameter arguments: those behind the command's words.
  init(_ arguments: ArraySlice<String>, of shape: CommandShape) {
    self.shape = shape
    rest = arguments
    while fault == nil, let next = rest.popFirst() {
      if next == "--" {
        alone += rest
        rest = []
      } else if Self.isOption(next) {
        take(option: next)
      } else {
        take(argument: next)
      }
    }
  }

  static func isOption(_ text: String) -> Bool { text.utf8.count > 1 && text.hasPrefix("-") }

  private mutating func take(argument text: String) {
    alone.append(text)
    guard let last = shape.arguments.last, last.takesRest,
      alone.count >= shape.arguments.count - 1
    else { return }
    alone += rest
    rest = []
  }

  private mutating func take(option text: String) {
    let name = text.optionName
    let value = text.utf8.count > name.utf8.count ? String(text.dropFirst(name.count + 1)) : nil
    guard let option = shape.option(named: name) else {
      fault = .unknownOption(name, of: shape)
      return
    }
    guard option.takesValue else {
      if let value { fault = .valueForFlag(name, value) }
      return
    }
    if let value {
      givings.append(Giving(option: option, name: name, value: value))
    } else if let next = rest.first, !Self.isOption(next) {
      rest = rest.dropFirst()
      givings.append(Giving(option: option, name: name, value: next))
    } else {
      fault = .missingValue(name, option, next: rest.first)
      return
    }
    guard option.takesSeveral else { return }
    rest = rest.drop { !Self.isOption($0) }
  }

  /// The first option of one value that was given twice.
  var repeated: ArgumentFault? {
    var seen: [String: Giving] = [:]
    for giving in givings where !giving.option.isRepeating {
      guard let name = giving.option.names.first else { continue }
      if let earlier = seen.updateValue(giving, forKey: name) {
        return .givenTwice(giving.name, earlier.value, giving.value)
      }
    }
    return nil
  }

  /// What is missing or too much, where each could be told apart.
  var mismatch: ArgumentFault? {
    let choices =
      givings.map { ($0.name, $0.value, $0.option.choices) }
      + zip(shape.arguments, alone).map { ($0.name, $1, $0.choices) }
    if let (name, value, choices) = choices.first(where: { !$2.isEmpty && !$2.contains($1) }) {
      return .noChoice(name, value, choices)
    }
    let most = shape.arguments.contains(where: \.isRepeating) ? .max : shape.arguments.count
    if alone.count > most { return .oneTooMany(alone[most], of: shape) }
    let needed = shape.arguments.prefix { $0.isRequired }
    if alone.count < needed.count { return .missingArgument(needed[alone.count], of: shape) }
    let names = Set(givings.flatMap(\.option.names))
    let missing = shape.options.first { $0.isRequired && names.isDisjoint(with: $0.names) }
    return missing.map { .missingOption($0, of: shape) }
  }

  /// Which value the argument parser found to be no number, as its words begin.
  func noNumber(_ words: String) -> ArgumentFault? {
    if let giving = givings.first(where: {
      words.hasPrefix("The value '\($0.value)' is invalid for '\($0.name)")
    }) {
      return .noNumber(giving.name, giving.value)
    }
    for (argument, value) in zip(shape.arguments, alone)
    where words.hasPrefix("The value '\(value)' is invalid for '<\(argument.name)>'") {
      return .noNumber(argument.name, value)
    }
    return nil
  }
}
