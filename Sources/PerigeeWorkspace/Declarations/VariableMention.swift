import PerigeeCore

/// A variable that a declaration names, where, and by what.
struct VariableMention: Sendable {
  let variable: String
  let location: SourceLocation
  let column: Int?
  /// "the body of step 2", "the filter dach_leads".
  let user: String

  func finding(_ known: [String]) -> Finding {
    let mistake = DeclarationMistake.unknownVariable(
      variable, user: user, suggestion: Suggestion.nearest(to: variable, among: known))
    return Finding(location: location, column: column, message: mistake.description)
  }
}
