package import PerigeeCore

/// A sender that a rule may choose, and where it is named.
package struct CandidateDeclaration: Sendable {
  package let email: EmailAddress
  package let location: SourceLocation
}
