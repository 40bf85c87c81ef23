/// A place in a workspace's file; the path is relative to the workspace, lines count from 1.
package struct SourceLocation: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// In the workspace: `rules/dach_leads.lua`.
  package var path: String
  /// From 1.
  package var line: Int

  package init(path: String, line: Int) {
    self.path = path
    self.line = line
  }

  package var description: String { "\(path):\(line)" }

  package static func < (left: Self, right: Self) -> Bool {
    (left.path, left.line) < (right.path, right.line)
  }
}
