/// Where contacts are gathered.
package enum ContactScope: Hashable, Sendable, Codable {
  case all
  /// Those in the list; it must exist.
  case list(String)
  /// Those with these addresses.
  case emails([EmailAddress])
}
