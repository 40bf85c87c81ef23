package import PerigeeCore

/// What `List-Unsubscribe` offers: an email to the team, with the contact's token for its subject.
package struct UnsubscribeLink: Hashable, Sendable {
  package var mailto: EmailAddress
  package var token: UnsubscribeToken

  package init(mailto: EmailAddress, token: UnsubscribeToken) {
    self.mailto = mailto
    self.token = token
  }

  /// RFC 6068: `mailto:out@acme.example?subject=unsubscribe%20…`; 820 bytes at most.
  /// - Throws: `MessageError.address`.
  func uri() throws(MessageError) -> String {
    let address = try mailto.onWire(.unsubscribe)
    var uri: [UInt8] = Array("mailto:".utf8)
    for byte in address.utf8 {
      if byte.isLetterOrDigit || Self.marks.contains(byte) {
        uri.append(byte)
      } else {
        let escaped = Hexadecimal.escape(byte)
        uri.append(UInt8(ascii: "%"))
        uri += escaped.dropFirst()
      }
    }
    return String(decoding: uri, as: UTF8.self) + "?subject=unsubscribe%20\(token.text)"
  }

  private static let marks = Set("@-._~+".utf8)
}
