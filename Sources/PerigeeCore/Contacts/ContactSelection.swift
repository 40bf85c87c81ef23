/// Which contacts are meant, by the names that people use: those of a scope that filters and
/// conditions let through.
package struct ContactSelection: Hashable, Sendable, Encodable {
  enum CodingKeys: String, CodingKey {
    case scope, filters, conditions
    case leftOut = "left_out"
  }

  /// Whom to look among.
  package var scope: ContactScope
  /// Names of filters that narrow the scope: one of them is enough. Sorted and distinct; none for
  /// everybody there.
  package let filters: [String]
  /// They narrow too: of those on one field one is enough, and every field must hold. Sorted and
  /// distinct.
  package let conditions: [ContactCondition]
  /// Whom a plan leaves out by hand, wherever else they are named. Sorted and distinct.
  package var leftOut: [EmailAddress] { didSet { leftOut = Set(leftOut).sorted() } }

  package init(
    _ scope: ContactScope, filters: [String] = [], conditions: [ContactCondition] = [],
    leftOut: [EmailAddress] = []
  ) {
    self.scope = scope
    self.filters = Set(filters).sorted()
    self.conditions = Set(conditions).sorted()
    self.leftOut = Set(leftOut).sorted()
  }

  package static func list(_ name: String) -> Self { Self(.list(name)) }

  package static func filter(_ name: String) -> Self { Self(.all, filters: [name]) }

  package static func emails(_ emails: [EmailAddress]) -> Self { Self(.emails(emails)) }

  /// The conditions by field, sorted.
  package var conditionsByField: [(field: String, values: [String])] {
    Dictionary(grouping: conditions, by: \.field)
      .map { ($0.key, $0.value.map(\.value)) }
      .sorted { $0.0 < $1.0 }
  }
}
