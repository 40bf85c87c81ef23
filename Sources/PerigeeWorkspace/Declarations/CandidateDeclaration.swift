package import PerigeeCore

/// A sender that a rule may choose, and where it is named.
package struct CandidateDeclaration: Sendable {
  package let email: EmailAddress
  /// The line that names it.
  package let location: SourceLocation
}
