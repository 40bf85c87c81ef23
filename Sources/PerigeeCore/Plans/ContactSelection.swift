/// Which contacts a plan is for.
package enum ContactSelection: Hashable, Sendable, Codable {
  case list(String)
  /// A filter of the workspace, by name.
  case filter(String)
  case emails([EmailAddress])
}
