import PerigeeCore
import PerigeeWorkspace

/// A `perigee.lua` that cannot be used, for what goes on without it.
struct BrokenTeam {
  let findings: [Finding]
  /// Who acts all the same.
  let user: EmailAddress

  /// A line each, for standard error.
  var warning: String {
    findings.map { "warning: \($0)\n" }.joined()
      + "warning: who is in the team, and who a manager, is not known without perigee.lua: \(user) acts as a "
      + "member. Stops work; whatever plans waits until the file is mended\n"
  }
}
