package import PerigeeCore

/// The names that scripts and tests may use; nil where nobody can tell, and nothing is misspelt.
package struct KnownNames: Sendable {
  package var sequences: [String]?
  /// By the kinds of the rules.
  package var rules: [RuleKind: [String]]?
  /// Addresses; nil where `perigee.lua` cannot be read.
  package var senders: [String]?
  /// Nil before the first import.
  package var lists: [String]?
  /// Those that contacts have, that are declared and filled; nil before the first import.
  package var variables: [String]?
  /// What a test's contact may have.
  package var fields: Set<String>?

  /// What is wrong with `name`; nil where it is known.
  func fault(_ kind: UnknownName.Kind, _ name: String) -> UnknownName? {
    let known: [String]?
    switch kind {
    case .sequence: known = sequences
    case .filter: known = rules.map { $0[.filter] ?? [] }
    case .filler: known = rules.map { $0[.filler] ?? [] }
    case .senderRule: known = rules.map { $0[.senderRule] ?? [] }
    case .eligibilityRule: known = rules.map { $0[.eligibilityRule] ?? [] }
    case .list: known = lists
    case .sender: known = senders
    case .variable: known = variables
    default: known = nil
    }
    guard let known, !known.contains(name) else { return nil }
    return UnknownName(kind: kind, name: name, known: known)
  }
}
