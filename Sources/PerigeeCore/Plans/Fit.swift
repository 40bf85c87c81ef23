/// What to do with contacts that do not fit before the horizon (rule 25).
package enum Fit: String, Hashable, Sendable, Codable {
  /// Plan everybody or nobody.
  case whole
  /// Plan the ones that fit and list the rest.
  case truncate
}
