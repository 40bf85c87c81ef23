/// A mail that was read from a file.
package struct FiledMail: Sendable {
  /// "reply.eml", "inbox.mbox#3", "Maildir/cur/1764060000.M1P2.host:2,S".
  package let name: String
  /// Its first `Bounds.mail` bytes.
  package let bytes: [UInt8]
}
