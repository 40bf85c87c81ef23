/// RFC 2045's quoted-printable: text as ASCII lines of at most 76 bytes.
enum QuotedPrintable {
  /// Appends `text`, its line breaks (CRLF, LF, CR) as CRLF, with one at the end.
  ///
  /// Besides what must be encoded, so is a dot at the start of a line, which a broken relay would take
  /// for the end of the message, and the F of `From `, which a mailbox file would take for the start
  /// of the next.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    var line: [UInt8] = []
    var isAfterReturn = false
    for byte in text.utf8 {
      if byte == 0x0A, isAfterReturn {
        isAfterReturn = false
        continue
      }
      isAfterReturn = byte == 0x0D
      if byte == 0x0D || byte == 0x0A {
        append(line: line, to: &bytes)
        line = []
      } else {
        line.append(byte)
      }
    }
    if !line.isEmpty || text.isEmpty { append(line: line, to: &bytes) }
  }

  private static let lineLimit = 76

  private static func append(line: [UInt8], to bytes: inout [UInt8]) {
    var length = 0
    for index in line.indices {
      // The last byte of a line needs no room for the `=` of a soft break.
      let room = index == line.count - 1 ? lineLimit : lineLimit - 1
      var isLiteral = isLiteral(line, index, atStart: length == 0)
      if length + (isLiteral ? 1 : 3) > room {
        bytes += [UInt8(ascii: "="), 0x0D, 0x0A]
        length = 0
        isLiteral = Self.isLiteral(line, index, atStart: true)
      }
      if isLiteral {
        bytes.append(line[index])
      } else {
        bytes += Hexadecimal.escape(line[index])
      }
      length += isLiteral ? 1 : 3
    }
    bytes += [0x0D, 0x0A]
  }

  /// Whether the byte may stand for itself there.
  private static func isLiteral(_ line: [UInt8], _ index: Int, atStart: Bool) -> Bool {
    switch line[index] {
    case 0x20, 0x09: index < line.count - 1
    case UInt8(ascii: "="): false
    case UInt8(ascii: "."): !atStart
    case UInt8(ascii: "F"): !(atStart && line[index...].starts(with: "From ".utf8))
    case 0x21...0x7E: true
    default: false
    }
  }
}
