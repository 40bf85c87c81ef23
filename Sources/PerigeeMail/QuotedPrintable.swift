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
    for (index, byte) in line.enumerated() {
      let isLast = index == line.count - 1
      // The last byte of a line needs no room for the `=` of a soft break.
      let room = isLast ? lineLimit : lineLimit - 1
      var size = width(byte, isLast: isLast, atStart: length == 0, rest: line[index...])
      if length + size > room {
        bytes += [UInt8(ascii: "="), 0x0D, 0x0A]
        length = 0
        size = width(byte, isLast: isLast, atStart: true, rest: line[index...])
      }
      bytes += size == 1 ? [byte] : Hexadecimal.escape(byte)
      length += size
    }
    bytes += [0x0D, 0x0A]
  }

  /// 1 where `byte` may stand for itself, else 3.
  private static func width(
    _ byte: UInt8, isLast: Bool, atStart: Bool, rest: ArraySlice<UInt8>
  ) -> Int {
    switch byte {
    case 0x20, 0x09: isLast ? 3 : 1
    case UInt8(ascii: "="): 3
    case UInt8(ascii: "."): atStart ? 3 : 1
    case UInt8(ascii: "F"): atStart && rest.starts(with: "From ".utf8) ? 3 : 1
    case 0x21...0x7E: 1
    default: 3
    }
  }
}
