/// A SHA-256, written as 64 hexadecimal digits.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  package let text: String

  /// A digest that was written before; nil where `text` is not 64 lower-case hexadecimal digits.
  package init?(_ text: String) {
    guard text.utf8.count == 64, text.utf8.allSatisfy(Self.isHexadecimal) else { return nil }
    self.text = text
  }

  /// - Parameter bytes: the 32 bytes of the hash.
  init(bytes: [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    self.text = String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  package var description: String { text }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }
}

extension Digest: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let digest = Digest(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a digest")
    }
    self = digest
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
