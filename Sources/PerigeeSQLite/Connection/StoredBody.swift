import FoundationEssentials
import PerigeeCore

/// A value as a column `body` keeps it.
enum StoredBody {
  static func text(_ value: some Encodable) throws -> SQLValue {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return .text(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// - Throws: `StoreError.unusable` where the column holds something else.
  static func value<Value: Decodable>(
    _ type: Value.Type, _ row: SQLStatement, _ column: Int32, path: String
  ) throws -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(row.bytes(column)))
    } catch {
      throw StoreError.unusable(location: path, reason: "a row holds no \(type)")
    }
  }
}
