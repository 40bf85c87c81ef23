/// How a body's bytes are written (RFC 2045, section 6), read as leniently as mail programs do.
enum TransferEncoding {
  case plain, quotedPrintable, base64

  init(_ value: Bytes?) {
    guard let name = value?.trimmed else {
      self = .plain
      return
    }
    if name.hasPrefix("quoted-printable") {
      self = .quotedPrintable
    } else if name.hasPrefix("base64") {
      self = .base64
    } else {
      self = .plain
    }
  }

  /// At most `limit` bytes of what `body` stands for. Nothing is an error: what is no code stands for
  /// itself in quoted-printable, and is passed over in base64.
  func decode(_ body: Bytes, limit: Int) -> Bytes {
    switch self {
    case .plain: body.prefix(limit)
    case .quotedPrintable: Self.quotedPrintable(body, limit)[...]
    case .base64: Self.base64(body, limit)[...]
    }
  }

  private static func quotedPrintable(_ body: Bytes, _ limit: Int) -> [UInt8] {
    var result: [UInt8] = []
    var index = body.startIndex
    while index < body.endIndex, result.count < limit {
      let byte = body[index]
      index += 1
      guard byte == UInt8(ascii: "=") else {
        result.append(byte)
        continue
      }
      if let value = hexadecimal(body, at: index) {
        result.append(value)
        index += 2
      } else if let end = softBreak(body, at: index) {
        index = end
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// The byte of the two digits at `index`.
  static func hexadecimal(_ body: Bytes, at index: Int) -> UInt8? {
    guard index + 1 < body.endIndex, let high = digit(body[index]), let low = digit(body[index + 1])
    else { return nil }
    return high << 4 | low
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte.lowered {
    case 0x30...0x39: byte - 0x30
    case 0x61...0x66: byte.lowered - 0x61 + 10
    default: nil
    }
  }

  /// Behind a line end that is none of the text's, white space before it not minded.
  private static func softBreak(_ body: Bytes, at start: Int) -> Int? {
    var index = start
    while index < body.endIndex, body[index] == 0x20 || body[index] == 0x09 { index += 1 }
    guard index < body.endIndex else { return index }
    return body[index] == 0x0A ? index + 1 : nil
  }

  private static func base64(_ body: Bytes, _ limit: Int) -> [UInt8] {
    var result: [UInt8] = []
    var (bits, count): (UInt32, Int) = (0, 0)
    for byte in body {
      let value = values[Int(byte)]
      if value == 255 {
        // An end in the middle: the texts of two encodings joined.
        if byte == UInt8(ascii: "=") { (bits, count) = (0, 0) }
        continue
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      if result.count >= limit { break }
    }
    return result
  }

  /// By the character; 255 for what is none.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, character) in digits.utf8.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()
}
