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
