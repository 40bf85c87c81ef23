/// A body of a message: its headers, an empty line, its text.
struct MessagePart {
  /// `plain` or `html`.
  var kind: String
  var text: String

  /// Appends the part; it ends with CRLF.
  func append(to bytes: inout [UInt8]) {
    HeaderField(name: "Content-Type", words: ["text/\(kind);", "charset=utf-8"])
      .append(to: &bytes)
    let body = BodyEncoding(text)
    HeaderField(name: "Content-Transfer-Encoding", words: [body.name]).append(to: &bytes)
    bytes += [0x0D, 0x0A]
    bytes += body.bytes
  }

  /// What stands between the parts of the message `id`, the same each time.
  ///
  /// It begins with `=_`, which no quoted-printable or base64 text holds, so that no body can imitate it.
  static func boundary(of id: MessageID) -> String {
    // FNV-1a: a number from the identifier, to tell one message's boundary from another's.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in id.text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return "=_perigee_" + String(hash, radix: 16)
  }
}
