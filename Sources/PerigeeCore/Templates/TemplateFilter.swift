/// A filter of Liquid with its arguments, known to be right.
enum TemplateFilter: Hashable, Sendable {
  case `default`(TemplateOperand, allowsFalse: Bool)
  case upcase, downcase, capitalize
  case strip, lstrip, rstrip
  case append(TemplateOperand)
  case prepend(TemplateOperand)
  case replace(TemplateOperand, with: TemplateOperand)
  case truncate(Int, ellipsis: TemplateOperand)
  case escape

  /// The filters that a template may name.
  enum Name: String, CaseIterable {
    case `default`, upcase, downcase, capitalize, strip, lstrip, rstrip, append, prepend, replace
    case remove, truncate, escape

    /// How many arguments it takes, options not counted.
    var argumentCount: ClosedRange<Int> {
      switch self {
      case .default: 0...1
      case .append, .prepend, .remove: 1...1
      case .replace: 1...2
      case .truncate: 0...2
      default: 0...0
      }
    }
  }

  func apply(to value: TemplateValue, _ lookup: (String) -> String?) -> TemplateValue {
    if case .default(let other, let allowsFalse) = self {
      let isMissing = value == .no ? !allowsFalse : value == .nothing
      return isMissing ? other.value(lookup) : value
    }
    return .text(text(value.text, lookup))
  }

  private func text(_ text: String, _ lookup: (String) -> String?) -> String {
    switch self {
    case .default: text
    case .upcase: text.uppercased()
    case .downcase: text.lowercased()
    case .capitalize: text.capitalizedFirst
    case .strip: text.strippedStart.strippedEnd
    case .lstrip: text.strippedStart
    case .rstrip: text.strippedEnd
    case .append(let end): text + end.value(lookup).text
    case .prepend(let start): start.value(lookup).text + text
    case .replace(let search, let replacement):
      text.replacing(bytesOf: search.value(lookup).text, with: replacement.value(lookup).text)
    case .truncate(let length, let ellipsis):
      text.truncated(to: length, ellipsis: ellipsis.value(lookup).text)
    case .escape: text.escapedHTML
    }
  }
}
