/// Reads JSON (RFC 8259) from bytes in memory, piece by piece: what it means is the caller's.
package struct JSONScanner {
  package enum Token: Equatable {
    case beginObject, endObject, beginArray, endArray, comma, colon
    case string(String)
    /// Written without fraction and exponent.
    case integer(Int64)
    case number(Double)
    case bool(Bool)
    case null
    /// Nothing follows.
    case end
  }

  private let bytes: [UInt8]
  private var index = 0
  /// Where the token begins that was read last.
  private var start = 0

  /// - Parameter text: in UTF-8; a byte order mark at its beginning is passed over.
  package init(_ text: String) {
    bytes = Array(text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// - Throws: `JSONFault` at its place.
  package mutating func next() throws(JSONFault) -> Token {
    while index < bytes.count, Self.isBlank(bytes[index]) { index += 1 }
    start = index
    guard index < bytes.count else { return .end }
    switch bytes[index] {
    case UInt8(ascii: "{"): return sign(.beginObject)
    case UInt8(ascii: "}"): return sign(.endObject)
    case UInt8(ascii: "["): return sign(.beginArray)
    case UInt8(ascii: "]"): return sign(.endArray)
    case UInt8(ascii: ","): return sign(.comma)
    case UInt8(ascii: ":"): return sign(.colon)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), 0x30...0x39: return try number()
    default: return try word()
    }
  }

  /// The fault at the token that was read last.
  package func fault(_ reason: JSONFault.Reason) -> JSONFault { fault(reason, at: start) }

  private func fault(_ reason: JSONFault.Reason, at offset: Int) -> JSONFault {
    let before = bytes.prefix(min(offset, bytes.count))
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let column = String(decoding: before[lineStart...], as: UTF8.self).unicodeScalars.count + 1
    return JSONFault(reason, line: 1 + before.count { $0 == 0x0A }, column: column)
  }

  private mutating func sign(_ token: Token) -> Token {
    index += 1
    return token
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  // MARK: Words

  private mutating func word() throws(JSONFault) -> Token {
    while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
    switch String(decoding: bytes[start..<index], as: UTF8.self) {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    case "": throw fault(.unexpected(String(decoding: character, as: UTF8.self)))
    case let word: throw fault(.unexpected(word))
    }
  }

  /// The bytes of the character at the start.
  private var character: ArraySlice<UInt8> {
    let rest = bytes[start...].dropFirst().prefix { $0 & 0xC0 == 0x80 }
    return bytes[start..<rest.endIndex]
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x5F
  }

  // MARK: Numbers

  private mutating func number() throws(JSONFault) -> Token {
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    let whole = digits()
    var isWhole = true
    var isRight = whole == 1 || whole > 1 && bytes[index - whole] != UInt8(ascii: "0")
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      isWhole = false
      isRight = digits() > 0 && isRight
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      isWhole = false
      if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-")
      {
        index += 1
      }
      isRight = digits() > 0 && isRight
    }
    let isEnd =
      index == bytes.count || !Self.isWord(bytes[index]) && bytes[index] != UInt8(ascii: ".")
    if !isEnd {
      while index < bytes.count, Self.isWord(bytes[index]) || bytes[index] == UInt8(ascii: ".") {
        index += 1
      }
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    guard isRight, isEnd else { throw fault(.number(text)) }
    return try value(text, isWhole)
  }

  /// How many digits follow; passes them.
  private mutating func digits() -> Int {
    let first = index
    while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
    return index - first
  }

  private func value(_ text: String, _ isWhole: Bool) throws(JSONFault) -> Token {
    if isWhole, text != "-0" {
      guard let integer = Int64(text) else { throw fault(.tooManyDigits(text)) }
      return .integer(integer)
    }
    guard let number = Double(text), number.isFinite else { throw fault(.tooLarge(text)) }
    return .number(number)
  }

  // MARK: Strings

  private mutating func string() throws(JSONFault) -> String {
    index += 1
    var text: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        let scalar = try escape()
        text.append(contentsOf: String(Character(scalar)).utf8)
      case ..<0x20: throw fault(.control(byte), at: index)
      default:
        text.append(byte)
        index += 1
      }
    }
    throw fault(.openString)
  }

  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    let place = index
    guard index + 1 < bytes.count else { throw fault(.openString) }
    index += 2
    switch bytes[index - 1] {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicode(place)
    default: throw fault(.escape, at: place)
    }
  }

  /// One scalar, of which UTF-16 has two units perhaps.
  private mutating func unicode(_ place: Int) throws(JSONFault) -> Unicode.Scalar {
    guard let unit = hexadecimal() else { throw fault(.escape, at: place) }
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard unit < 0xDC00, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    else { throw fault(.surrogate, at: place) }
    index += 2
    guard let low = hexadecimal(), (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { throw fault(.surrogate, at: place) }
    return scalar
  }

  private mutating func hexadecimal() -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[index..<index + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    index += 4
    return value
  }
}
