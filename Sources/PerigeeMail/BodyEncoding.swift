/// A body as ASCII lines of at most 76 bytes, each ended by CRLF (RFC 2045).
struct BodyEncoding {
  /// As `Content-Transfer-Encoding` says it.
  let name: String
  let bytes: [UInt8]

  /// Of quoted-printable, which a person can read, and base64 the shorter.
  init(_ text: String) {
    var readable: [UInt8] = []
    QuotedPrintable.append(text, to: &readable)
    // Base64 is longer by a third, and the lines are no shorter than the text: little is escaped.
    if readable.count <= (text.utf8.count + 2) / 3 * 4 {
      (name, bytes) = ("quoted-printable", readable)
      return
    }
    let lines = Self.lines(of: text)
    let short = (lines.count + 2) / 3 * 4
    if readable.count <= short + (short + 75) / 76 * 2 {
      (name, bytes) = ("quoted-printable", readable)
    } else {
      (name, bytes) = ("base64", Self.folded(Base64.encode(lines)))
    }
  }

  /// The text with CRLF for its line breaks (CRLF, LF, CR) and one at the end.
  private static func lines(of text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { text in
      var lines: [UInt8] = []
      lines.reserveCapacity(text.count + text.count / 16 + 2)
      var previous: UInt8 = 0
      for byte in text {
        if byte == 0x0A || byte == 0x0D {
          if byte == 0x0D || previous != 0x0D {
            lines.append(0x0D)
            lines.append(0x0A)
          }
        } else {
          lines.append(byte)
        }
        previous = byte
      }
      return lines.last == 0x0A ? lines : lines + [0x0D, 0x0A]
    }
  }

  private static func folded(_ bytes: [UInt8]) -> [UInt8] {
    var lines: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 76) {
      lines += bytes[start..<min(start + 76, bytes.count)]
      lines += [0x0D, 0x0A]
    }
    return lines
  }
}
