import PerigeeCore

/// What comes with the program is not where it is looked for.
package enum InstallationError: Error, Hashable, Sendable {
  /// `$PERIGEE_HOME` has no such folder; or there is no folder there at all.
  case home(String, missing: String, isThere: Bool)
  /// The program's own place has no example workspace.
  case noExample
}

extension InstallationError: ReportableError {
  package var code: String { "installation" }
  package var isUsage: Bool { true }

  package var message: String {
    switch self {
    case .home(let home, let missing, let isThere):
      "PERIGEE_HOME is \(home.excerpt), which "
        + (isThere ? "has no folder \(missing)" : "is no folder that can be read")
        + ". Set it to the folder that holds scripts/ and stdlib/, or unset it for the program's own."
    case .noExample:
      "the example workspace was not found beside the program; set PERIGEE_HOME to the folder that "
        + "holds scripts/ and stdlib/"
    }
  }
}
