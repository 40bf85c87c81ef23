/// The words between `{{` and `}}`, cut as Liquid's lexer cuts them.
struct OutputLexer {
  struct Token: Hashable {
    enum Kind: Hashable {
      /// A letter or `_`, then letters, digits, `_` and `-`.
      case name
      case number
      /// With its quotes.
      case text
      /// From a quote that has no partner to the end.
      case openText
      case pipe, colon, comma, dot
      /// One character that begins nothing.
      case other
      case end
    }

    var kind: Kind
    var range: Range<Int>
  }

  private let bytes: [UInt8]
  private var offset: Int
  private let end: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  mutating func next() -> Token {
    skip(\.isLiquidSpace)
    let start = offset
    guard offset < end else { return Token(kind: .end, range: end..<end) }
    let kind = take()
    return Token(kind: kind, range: start..<offset)
  }

  private mutating func take() -> Token.Kind {
    let byte = bytes[offset]
    if byte.isLetter || byte == UInt8(ascii: "_") {
      skip { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") || $0 == .dash }
      return .name
    }
    if byte.isDigit || (byte == .dash && peek(1)?.isDigit == true) {
      takeNumber()
      return .number
    }
    if byte == .quote || byte == .apostrophe { return takeText(byte) }
    return takeMark(byte)
  }

  private mutating func takeNumber() {
    offset += 1
    skip(\.isDigit)
    guard peek(0) == UInt8(ascii: "."), peek(1)?.isDigit == true else { return }
    offset += 1
    skip(\.isDigit)
  }

  private mutating func takeText(_ quote: UInt8) -> Token.Kind {
    offset += 1
    skip { $0 != quote }
    guard offset < end else { return .openText }
    offset += 1
    return .text
  }

  private mutating func takeMark(_ byte: UInt8) -> Token.Kind {
    offset += 1
    switch byte {
    case UInt8(ascii: "|"): return .pipe
    case UInt8(ascii: ":"): return .colon
    case UInt8(ascii: ","): return .comma
    case UInt8(ascii: "."): return .dot
    default:
      // The other bytes of a character that is not ASCII.
      skip { $0 & 0xC0 == 0x80 }
      return .other
    }
  }

  private func peek(_ distance: Int) -> UInt8? {
    offset + distance < end ? bytes[offset + distance] : nil
  }

  private mutating func skip(_ condition: (UInt8) -> Bool) {
    while offset < end, condition(bytes[offset]) { offset += 1 }
  }
}

extension UInt8 {
  /// Ruby's `\s`.
  var isLiquidSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  fileprivate var isLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }
}
