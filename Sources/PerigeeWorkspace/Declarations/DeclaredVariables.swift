package import PerigeeCore

/// The variables that a workspace knows of before any contact has them: declared in `perigee.lua`, or
/// supplied by a filler.
package struct DeclaredVariables: Hashable, Sendable {
  /// Of those that `perigee.lua` declares: rules see a number as a number.
  package let kinds: [String: VariableKind]
  /// Both kinds.
  package let names: Set<String>

  package init(kinds: [String: VariableKind] = [:], filled: some Sequence<String> = []) {
    self.kinds = kinds
    self.names = Set(kinds.keys).union(filled)
  }

  /// Those that are not among `stored`, sorted: nil to a rule, and no misspelling.
  package func absent(from stored: [String]) -> [String] {
    names.subtracting(stored).sorted()
  }
}
