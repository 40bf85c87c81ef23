/// What names a message in the world: `<left@right>`, written here without the angle brackets.
package struct MessageID: Hashable, Sendable, CustomStringConvertible {
  /// With its angle brackets.
  package let text: String

  package init(_ text: String) { self.text = text }

  package var description: String { text }

  /// The longest identifier that is written; a header line of it stays far below 998 bytes.
  static let maximumLength = 250

  /// With its angle brackets, if it is two dot-atoms around an `@`.
  func checkedForWire() throws(MessageError) -> String {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard text.utf8.count <= Self.maximumLength, parts.count == 2, parts.allSatisfy(\.isDotAtom)
    else { throw .messageID(text) }
    return "<\(text)>"
  }
}
