import PerigeeCore

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
        ("column_\(number + 1)", String(finding.column ?? 1)),
        ("message_\(number + 1)", finding.message),
      ]
    }
  }
}
