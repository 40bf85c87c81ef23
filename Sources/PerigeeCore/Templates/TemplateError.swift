/// All that is wrong with a template.
package struct TemplateError: Error, Hashable, Sendable {
  /// At least one, in the order in which they stand in the text.
  package var mistakes: [Mistake]

  /// One mistake, and where.
  package struct Mistake: Hashable, Sendable {
    /// What is wrong, as a code and values; `TemplateError+Words` words it.
    package var fact: Fact
    /// Where the mistake begins.
    package var position: Template.Position
  }

  /// What is wrong.
  package enum Fact: Hashable, Sendable {
    case outputNotClosed
    case emptyOutput
    /// `{% name %}`.
    case tag(String?)
    case textNotClosed
    /// `}` or `{%` between quotes.
    case braceInText
    case unexpected(String, expected: Expectation)
    /// The output ends where something is still expected.
    case incomplete(expected: Expectation)
    case numberTooLong(String)
    case spaceInName([String])
    case hyphenInName(String)
    /// A name with dots that is not one of the two, or `sender` by itself.
    case dottedName(String)
    case indexedName(String)
    case unknownFilter(String, suggestion: String?)
    case argumentCount(filter: String, found: Int, expected: ClosedRange<Int>)
    case lengthNotWholeNumber
    case emptySearch(filter: String)
    case unknownOption(String, filter: String)
    case optionNotTruth(String)
  }

  /// What could have stood there.
  package enum Expectation: Hashable, Sendable {
    case value, filterOrEnd, filterName, argument, nameAfterDot
  }
}
