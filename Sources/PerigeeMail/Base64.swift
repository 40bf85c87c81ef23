/// RFC 4648: three bytes as four characters.
package enum Base64 {
  /// With `=` at the end where the last group is short.
  package static func encode(_ bytes: [UInt8]) -> [UInt8] {
    let encoded = digits(of: bytes, standard)
    return encoded + repeatElement(UInt8(ascii: "="), count: -encoded.count & 3)
  }

  /// Of characters that stand in addresses of the web as they are, without `=` (section 5).
  static func encodeForURI(_ bytes: [UInt8]) -> String {
    String(decoding: digits(of: bytes, uri), as: UTF8.self)
  }

  /// The bytes of `encodeForURI`; nil for a text that it gives for no bytes.
  static func decodeURI(_ text: Substring) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits = 0
    var count = 0
    for character in text.utf8 {
      guard let digit = uri.firstIndex(of: character) else { return nil }
      bits = (bits << 6 | digit) & 0xFFFF
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> count))
    }
    return encodeForURI(bytes) == text ? bytes : nil
  }

  private static func digits(of bytes: [UInt8], _ alphabet: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var bits = 0
      for place in 0..<3 { bits = bits << 8 | (place < count ? Int(bytes[start + place]) : 0) }
      for place in 0...count { result.append(alphabet[bits >> (18 - 6 * place) & 63]) }
    }
    return result
  }

  private static let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
  private static let standard = Array((letters + "+/").utf8)
  private static let uri = Array((letters + "-_").utf8)
}
