/// A filter as it was written, before it is known whether there is such a one.
struct FilterCall {
  typealias Fact = TemplateError.Fact
  typealias Argument = (offset: Int, operand: TemplateOperand)

  var name: String
  var offset: Int
  var arguments: [Argument] = []
  var options: [(name: String, offset: Int, operand: TemplateOperand)] = []

  init(name: String, offset: Int) {
    self.name = name
    self.offset = offset
  }

  /// The filter that is meant, or all that is wrong with the call.
  func resolve() -> (TemplateFilter?, mistakes: [(offset: Int, fact: Fact)]) {
    guard let known = TemplateFilter.Name(rawValue: name) else {
      let names = TemplateFilter.Name.allCases.map(\.rawValue)
      let suggestion = Suggestion.nearest(to: name, among: names)
      return (nil, [(offset, .unknownFilter(name, suggestion: suggestion))])
    }
    var mistakes = optionMistakes(known)
    guard known.argumentCount.contains(arguments.count) else {
      let fact = Fact.argumentCount(
        filter: name, found: arguments.count, expected: known.argumentCount)
      return (nil, mistakes + [(offset, fact)])
    }
    if known == .truncate, let first = arguments.first, wholeNumber(first.operand) == nil {
      mistakes.append((first.offset, .lengthNotWholeNumber))
    }
    if known == .replace || known == .remove, case .literal(let value) = arguments[0].operand,
      value.text.isEmpty
    {
      mistakes.append((arguments[0].offset, .emptySearch(filter: name)))
    }
    return (mistakes.isEmpty ? filter(known) : nil, mistakes)
  }

  private func optionMistakes(_ known: TemplateFilter.Name) -> [(offset: Int, fact: Fact)] {
    options.compactMap { option in
      guard known == .default, option.name == "allow_false" else {
        return (option.offset, .unknownOption(option.name, filter: name))
      }
      return option.operand.isTruth ? nil : (option.offset, .optionNotTruth(option.name))
    }
  }

  private func filter(_ known: TemplateFilter.Name) -> TemplateFilter {
    let nothing = TemplateOperand.literal(.text(""))
    let operands = arguments.map(\.operand)
    switch known {
    case .default:
      let allowsFalse = options.last.map { $0.operand != .literal(.no) } ?? false
      return .default(operands.first ?? nothing, allowsFalse: allowsFalse)
    case .upcase: return .upcase
    case .downcase: return .downcase
    case .capitalize: return .capitalize
    case .strip: return .strip
    case .lstrip: return .lstrip
    case .rstrip: return .rstrip
    case .append: return .append(operands[0])
    case .prepend: return .prepend(operands[0])
    case .replace: return .replace(operands[0], with: operands.count > 1 ? operands[1] : nothing)
    case .remove: return .replace(operands[0], with: nothing)
    case .truncate:
      let ellipsis = operands.count > 1 ? operands[1] : .literal(.text("..."))
      // Liquid's default, "length = 50".
      return .truncate(operands.first.flatMap(wholeNumber) ?? 50, ellipsis: ellipsis)
    case .escape: return .escape
    }
  }

  /// The number from 0 in `operand`, a number or a text.
  private func wholeNumber(_ operand: TemplateOperand) -> Int? {
    guard case .literal(.text(let text)) = operand else { return nil }
    return Int(text).flatMap { $0 < 0 ? nil : $0 }
  }
}
