/// What a variable holds. Values are stored as text; the kind says what import accepts and what a
/// rule sees.
package enum VariableKind: String, CaseIterable, Sendable {
  case text, number, date
}
