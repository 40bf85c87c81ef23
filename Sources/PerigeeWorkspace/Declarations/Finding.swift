import LuaBridge
package import PerigeeCore

/// One mistake of a workspace: where, and what to do about it.
package struct Finding: Hashable, Comparable, Sendable {
  /// The file by its path in the workspace, and the line.
  package var location: SourceLocation
  /// One line, with the remedy, of at most 4 KiB.
  package var message: String

  package init(location: SourceLocation, message: String) {
    self.location = location
    // A name in it may be of any length.
    self.message = message.cut(toBytes: LuaError.longestMessage)
  }

  package var file: String { location.path }
  /// From 1.
  package var line: Int { location.line }

  package static func < (left: Self, right: Self) -> Bool {
    (left.location, left.message) < (right.location, right.message)
  }
}

extension Finding: CustomStringConvertible {
  /// `perigee.lua:12: unknown key "widow" in a sender. Did you mean window?`
  package var description: String { "\(location): \(message)" }
}
