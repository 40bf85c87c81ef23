/// Which contacts are meant, by the names that people use: those of a scope that match a filter.
package struct ContactSelection: Hashable, Sendable, Encodable {
  enum CodingKeys: CodingKey { case scope, filter }

  package var scope: ContactScope
  /// The name of a filter that narrows the scope; nil for everybody there.
  package var filter: String?

  package init(_ scope: ContactScope, filter: String? = nil) {
    self.scope = scope
    self.filter = filter
  }

  package static func list(_ name: String) -> Self { Self(.list(name)) }

  package static func filter(_ name: String) -> Self { Self(.all, filter: name) }

  package static func emails(_ emails: [EmailAddress]) -> Self { Self(.emails(emails)) }
}
