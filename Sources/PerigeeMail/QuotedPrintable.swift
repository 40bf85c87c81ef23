/// RFC 2045's quoted-printable: text as ASCII lines of at most 76 bytes.
enum QuotedPrintable {
  /// Appends `text`, its line breaks (CRLF, LF, CR) as CRLF, with one at the end.
  ///
  /// Besides what must be encoded, so is a dot at the start of a line, which a broken relay would take
  /// for the end of the message, and the F of `From `, which a mailbox file would take for the start
  /// of the next.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { text in
      bytes.reserveCapacity(bytes.count + text.count + text.count / 16)
      var rest = text[...]
      repeat {
        let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
        append(line: rest[..<end], to: &bytes)
        rest = rest[end...].withoutLeadingBreak
      } while !rest.isEmpty
    }
  }

  private static let lineLimit = 76

  private static func append(line: Slice<UnsafeBufferPointer<UInt8>>, to bytes: inout [UInt8]) {
    var length = 0
    for index in line.indices {
      // The last byte of a line needs no room for the `=` of a soft break.
      let room = index == line.endIndex - 1 ? lineLimit : lineLimit - 1
      var isLiteral = isLiteral(line, index, atStart: length == 0)
      if length + (isLiteral ? 1 : 3) > room {
        bytes.append(UInt8(ascii: "="))
        bytes.append(0x0D)
        bytes.append(0x0A)
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
    bytes.append(0x0D)
    bytes.append(0x0A)
  }

  /// Whether the byte may stand for itself there.
  private static func isLiteral(
    _ line: Slice<UnsafeBufferPointer<UInt8>>, _ index: Int, atStart: Bool
  ) -> Bool {
    switch line[index] {
    case 0x20, 0x09: index < line.endIndex - 1
    case UInt8(ascii: "="): false
    case UInt8(ascii: "."): !atStart
    case UInt8(ascii: "F"): !(atStart && line[index...].starts(with: "From ".utf8))
    case 0x21...0x7E: true
    default: false
    }
  }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
  /// What follows the line break (CRLF, LF, CR) at the start.
  fileprivate var withoutLeadingBreak: Self {
    guard let first else { return self }
    let second = dropFirst().first
    return dropFirst(first == 0x0D && second == 0x0A ? 2 : 1)
  }
}
