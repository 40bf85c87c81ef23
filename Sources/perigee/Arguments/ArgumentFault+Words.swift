import PerigeeCore

extension ArgumentFault: ReportableError {
  var code: String { "usage" }
  var isUsage: Bool { true }

  var message: String {
    switch self {
    case .noCommand(let option):
      "which command? \(option) stands before its name, or behind it. perigee --help lists them all"
    case .unknownOption(let number, let shape) where Double(number) != nil:
      "\(shape.name) takes no number below 0, and \(number) is one. \(shape.help) shows how it is called"
    case .unknownOption(let name, let shape):
      "\(shape.name) has no option \(name.excerpt)."
        + didYouMean(shape.option(nearest: name)) + " \(shape.help) lists those it has"
    case .givenTwice(let name, let first, let second):
      "\(name) takes one value and is given twice, as \(first.excerpt) and as \(second.excerpt). "
        + "Leave one out"
    case .missingValue(let name, let option, let next):
      "\(name) needs a value"
        + (next.map { ", and \($0.excerpt) follows" } ?? ", and nothing follows")
        + ". Write \(name) \(option.placeholder)"
        + (next.map { ", or \(name)=\($0.excerpt) where that is meant" } ?? "")
    case .valueForFlag(let name, let value):
      "\(name) takes no value, and has \(value.excerpt). Write \(name) alone, or leave it out"
    case .noChoice(let name, let value, let choices):
      "\(name) \(value.excerpt): expected \(alternatives(choices))."
        + didYouMean(Suggestion.nearest(to: value, among: choices))
    case .noNumber(let name, let value):
      "\(name) \(value.excerpt): expected a whole number from 0 on, such as 20"
    case .oneTooMany(let text, let shape):
      "\(shape.name) has no use for \(text.excerpt)"
        + (shape.arguments.isEmpty
          ? ": it takes options alone"
          : " behind \(shape.arguments.map(\.placeholder).joined(separator: " "))")
        + ". What has blanks in it stands between quotes; \(shape.help) shows how it is called"
    case .missingArgument(let argument, let shape):
      "\(shape.name) needs \(argument.placeholder): \(argument.words) \(shape.help) shows how it is "
        + "called"
    case .missingOption(let option, let shape):
      "\(shape.name) needs \(option.names.first ?? "") \(option.placeholder). \(shape.help) says more"
    }
  }

  private func alternatives(_ choices: [String]) -> String {
    guard let last = choices.last, choices.count > 1 else { return choices.first ?? "" }
    return choices.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension CommandShape {
  /// By their letters alone: dashes, which all have, make nothing near.
  fileprivate func option(nearest name: String) -> String? {
    let names = options.flatMap(\.names)
    let letters = { (name: String) in String(name.drop { $0 == "-" }) }
    let nearest = Suggestion.nearest(to: letters(name), among: names.map(letters))
    // The first letter is seldom mistyped, and between words as short as these all else is near.
    guard let nearest, nearest.first == letters(name).first?.lowercased().first else { return nil }
    return names.first { letters($0) == nearest }
  }

  /// What tells the rest.
  fileprivate var help: String { "\(name) --help" }
}

extension CommandShape.Option {
  fileprivate var placeholder: String { valueName.uppercased() }
}

extension CommandShape.Argument {
  fileprivate var placeholder: String { name.uppercased() }
}
