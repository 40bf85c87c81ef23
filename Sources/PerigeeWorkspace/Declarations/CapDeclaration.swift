import PerigeeCore

/// What a cap says besides its name; its function, where it has one, is Lua's.
package struct CapDeclaration: Sendable {
  /// What it counts contacts by.
  package enum Measure: Hashable, Sendable {
    case variable(String)
    case domain, function
  }

  package let measure: Measure
  /// Contacts of one value; at least 1.
  package let atMost: Int
  /// What it says of whom it keeps out.
  package let message: String

  /// 1 to a number that no team reaches.
  static let bounds = 1...1_000_000_000
}
