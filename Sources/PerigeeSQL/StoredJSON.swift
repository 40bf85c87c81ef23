import FoundationEssentials
import PerigeeCore

/// Values that are stored whole, as JSON.
package enum StoredJSON {
  /// The same value is the same text.
  package static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// An array of texts. Most have nothing escaped in them, and are read without a decoder.
  /// - Parameter location: where it was found, for the error.
  /// - Throws: `StoreError.unusable`.
  package static func texts(from text: String, location: String) throws -> [String] {
    try plainTexts(text) ?? decode([String].self, from: text, location: location)
  }

  /// Nil for what is written otherwise than `encode` writes it, or has escapes.
  private static func plainTexts(_ text: String) -> [String]? {
    var text = text
    return text.withUTF8 { bytes in
      let quote = UInt8(ascii: "\"")
      guard bytes.first == UInt8(ascii: "["), !bytes.contains(UInt8(ascii: "\\")) else {
        return nil
      }
      var texts: [String] = []
      var place = 1
      while place < bytes.count, bytes[place] == quote {
        guard let end = bytes[(place + 1)...].firstIndex(of: quote), end + 1 < bytes.count else {
          return nil
        }
        texts.append(String(decoding: bytes[place + 1..<end], as: UTF8.self))
        if bytes[end + 1] == UInt8(ascii: "]") { return end + 2 == bytes.count ? texts : nil }
        guard bytes[end + 1] == UInt8(ascii: ",") else { return nil }
        place = end + 2
      }
      return nil
    }
  }

  /// - Parameter location: where it was found, for the error.
  /// - Throws: `StoreError.unusable` for what is no `type`, without a word of it.
  package static func decode<Value: Decodable>(
    _ type: Value.Type, from text: String, location: String
  ) throws -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(text.utf8))
    } catch {
      // Its description may quote what it read.
      throw StoreError.unusable(
        location: location, reason: "a stored \(type) cannot be read")
    }
  }
}
