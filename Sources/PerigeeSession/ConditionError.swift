package import PerigeeCore

/// Why a comparison by hand cannot hold of anybody.
package enum ConditionError: Error {
  /// The field has one of a few values, and this is none of them.
  case choice(ContactCondition, choices: [String])
  /// The value is none of its variable's declared kind.
  case kind(ContactCondition, VariableKind)
}
