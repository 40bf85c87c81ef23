import PerigeeCore

/// What signs the tokens of a team, at hand. Shows nothing of the key, however it is printed.
package struct UnsubscribeKey: Sendable, CustomStringConvertible, CustomReflectable {
  private let id: String
  private let bytes: [UInt8]

  package init(id: String, bytes: [UInt8]) {
    self.id = id
    self.bytes = bytes
  }

  package var description: String { "key \(id)" }
  package var customMirror: Mirror { Mirror(self, children: []) }

  /// What signs for the contact.
  func token(of contact: EmailAddress) -> UnsubscribeToken {
    UnsubscribeToken(contact: contact, keyID: id, key: bytes)
  }
}
