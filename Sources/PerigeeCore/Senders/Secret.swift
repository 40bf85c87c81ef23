/// Where a secret is read when it is needed. The secret itself is no part of a team, so that nothing
/// which stores, prints or logs a team can give it away.
package enum Secret: Hashable, Sendable {
  /// The value of an environment variable.
  case environment(String)
  /// What a file holds; a path that is not absolute lies in the workspace.
  case file(String)
  /// What a program prints, with its arguments; no shell reads them.
  case command([String])
}
