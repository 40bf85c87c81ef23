/// One comparison by hand, `--where country=DE`: the field has exactly the value.
package struct ContactCondition: Hashable, Comparable, Sendable, Codable {
  /// A variable, or what every contact has: `status`, `owner`, `domain`, `list`.
  package var field: String
  /// As it was given, since `set` keeps values so too; blank for contacts that have no value.
  package var value: String

  package init(field: String, value: String) {
    self.field = field
    self.value = value
  }

  /// The same of what somebody has typed: white space alone is no value.
  package init(field: String, given value: String) {
    self.init(field: field.trimmed, value: value.trimmed.isEmpty ? "" : value)
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.field, left.value) < (right.field, right.value)
  }

  /// "country=DE", as the command line takes it.
  package var text: String { "\(field)=\(value)" }

  /// Nil for a text without "=" or with nothing before it.
  package init?(_ text: String) {
    guard let parts = text.parts(around: "="), !parts.before.isEmpty else { return nil }
    self.init(field: parts.before, given: parts.behind)
  }
}
