import COpenSSL
package import PerigeeCore

/// What an email that unsubscribes says about who wrote it: the contact's address, signed, so that
/// nobody can take others off.
///
/// It never expires, and names its key, so that keys can change: `2026a.YWRhQGV4YW1wbGUub3Jn.…`, the
/// key's name, the address and 16 bytes of an HMAC-SHA-256, all in characters of the web.
package struct UnsubscribeToken: Hashable, Sendable {
  package let text: String

  /// - Parameters:
  ///   - keyID: ASCII letters, digits, `-` and `_`.
  ///   - key: any bytes.
  package init(contact: EmailAddress, keyID: String, key: [UInt8]) {
    let signed = "\(keyID).\(Base64.encodeForURI(Array(contact.text.utf8)))"
    text = "\(signed).\(Base64.encodeForURI(Self.signature(of: signed, key)))"
  }

  /// Whose token `text` is; nil where it is none, or not one of ours.
  /// - Parameter key: the key of a name; nil for a name that is unknown.
  package static func contact(
    in text: some StringProtocol, key: (String) -> [UInt8]?
  ) -> EmailAddress? {
    let parts = String(text).split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let key = key(String(parts[0])),
      let address = Base64.decodeURI(parts[1]), let found = Base64.decodeURI(parts[2])
    else { return nil }
    let expected = signature(of: "\(parts[0]).\(parts[1])", key)
    guard isSame(found, expected) else { return nil }
    // What was signed is an address as it was compared then.
    return EmailAddress(normalised: String(decoding: address, as: UTF8.self))
  }

  private static func signature(of text: String, _ key: [UInt8]) -> [UInt8] {
    // Said before, so that the key's other uses, should it have any, sign nothing of the same form.
    let message = Array("perigee unsubscribe 1\n\(text)".utf8)
    var result = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, &result, &length)
    return Array(result.prefix(16))
  }

  /// In a time that does not tell where they differ.
  private static func isSame(_ found: [UInt8], _ expected: [UInt8]) -> Bool {
    found.count == expected.count
      && zip(found, expected).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
