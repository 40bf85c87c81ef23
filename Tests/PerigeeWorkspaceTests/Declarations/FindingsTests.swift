import PerigeeWorkspace
import TestSupport
import Testing

/// A workspace with mistakes, and what is said about them.
struct BadWorkspace: CustomTestStringConvertible {
  let name: String
  let files: [String: String]
  /// A line each.
  let findings: [String]

  var testDescription: String { name }

  init(_ name: String, _ file: String, _ text: String, _ findings: String) {
    self.init(name, [file: text], findings)
  }

  init(_ name: String, _ files: [String: String], _ findings: String) {
    self.name = name
    self.files = files.mapValues { "local perigee = require \"perigee\"\n" + $0 }
    self.findings = findings.split(separator: "\n").map(String.init)
  }
}

@Suite("Findings")
struct FindingsTests {
  @Test("Every mistake is told at once, with file, line and remedy", arguments: all)
  func golden(workspace: BadWorkspace) throws {
    let findings = try TemporaryWorkspace(workspace.files).findings()
    #expect(findings == workspace.findings)
  }

  private static let all = team + mail + servers + sequences + rules + files
}
