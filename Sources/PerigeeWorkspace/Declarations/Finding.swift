import LuaBridge
package import PerigeeCore

/// One mistake of a workspace: where, and what to do about it.
package struct Finding: Hashable, Comparable, Sendable {
  /// The file by its path in the workspace, and the line.
  package var location: SourceLocation
  /// In characters, from 1; nil where the file does not tell.
  package var column: Int?
  /// One line, with the remedy, of at most 4 KiB.
  package var message: String

  package init(location: SourceLocation, column: Int? = nil, message: String) {
    self.location = location
    self.column = column
    // A name in it may be of any length.
    self.message = message.cut(toBytes: LuaError.longestMessage)
  }

  package var file: String { location.path }
  /// From 1.
  package var line: Int { location.line }

  /// Whether it may be about a rule: it is in none of the files that declare nothing else.
  package var isOfRules: Bool {
    file != "perigee.lua" && !file.hasPrefix("sequences/")
      && !file.hasPrefix("automations/")
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.location, left.column ?? 0, left.message)
      < (right.location, right.column ?? 0, right.message)
  }
}

extension Finding: CustomStringConvertible {
  /// `perigee.lua:12:5: unknown key "widow" in a sender. Did you mean window?`
  package var description: String {
    "\(location):" + (column.map { "\($0):" } ?? "") + " \(message)"
  }
}
