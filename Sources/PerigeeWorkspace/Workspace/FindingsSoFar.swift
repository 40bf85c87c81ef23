import Synchronization

/// What was found wrong in a workspace until now, for a process that is ended before it has told it.
package enum FindingsSoFar {
  private static let noted = Mutex<(findings: [Finding], directory: String)>(([], ""))

  /// Takes the place of what was noted before.
  /// - Parameter directory: the workspace's.
  package static func note(_ findings: [Finding], in directory: String) {
    noted.withLock { $0 = (findings, directory) }
  }

  /// In the order of files and lines.
  package static var all: [Finding] {
    let (findings, directory) = noted.withLock { $0 }
    return Finding.withColumns(findings, in: directory).sorted()
  }
}
