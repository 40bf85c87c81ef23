package import PerigeeCore

/// One mistake of a workspace: where, and what to do about it.
package struct Finding: Hashable, Comparable, Sendable {
  /// The file by its path in the workspace, and the line.
  package var location: SourceLocation
  package var message: String

  package init(location: SourceLocation, message: String) {
    self.location = location
    self.message = message
  }

  package var file: String { location.path }
  package var line: Int { location.line }

  package static func < (left: Self, right: Self) -> Bool {
    (left.location, left.message) < (right.location, right.message)
  }
}

extension Finding: CustomStringConvertible {
  /// `perigee.lua:12: unknown key "widow" in a sender. Did you mean window?`
  package var description: String { "\(location): \(message)" }
}

/// A workspace that cannot be used, with all that is wrong.
package struct WorkspaceError: Error, Hashable, Sendable {
  /// At least one, in the order of files and lines.
  package var findings: [Finding]

  package init(_ findings: [Finding]) {
    self.findings = findings.sorted()
  }
}

extension WorkspaceError: ReportableError {
  package var code: String { "workspace" }

  /// One line a finding.
  package var message: String {
    findings.map(\.description).joined(separator: "\n")
  }

  package var details: [(String, String)] {
    findings.enumerated().flatMap { number, finding in
      [
        ("file_\(number + 1)", finding.file), ("line_\(number + 1)", String(finding.line)),
        ("message_\(number + 1)", finding.message),
      ]
    }
  }
}
