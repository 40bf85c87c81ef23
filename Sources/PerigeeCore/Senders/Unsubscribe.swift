/// How contacts of a team take themselves off by an email, which their mail program offers them.
package struct Unsubscribe: Hashable, Sendable {
  /// Where such an email goes.
  package var mailto: EmailAddress
  /// What signs the token by which the contact is known.
  package var key: Secret
  /// Which key that is: tokens outlive their key's time and name it. ASCII letters, digits, `-` and
  /// `_`.
  package var keyID: String

  /// Where the key is declared; nil where it is in no file.
  package var source: SourceLocation?

  package init(
    mailto: EmailAddress, key: Secret, keyID: String, source: SourceLocation? = nil
  ) {
    self.source = source
    self.mailto = mailto
    self.key = key
    self.keyID = keyID
  }
}
