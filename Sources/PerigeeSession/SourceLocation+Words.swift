import PerigeeCore

extension SourceLocation? {
  /// " (rules/dach_leads.lua:2)", or nothing.
  var inParentheses: String { map { " (\($0))" } ?? "" }
}
