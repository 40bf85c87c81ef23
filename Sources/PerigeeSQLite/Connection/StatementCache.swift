import GRDBSQLite

/// Prepared statements of one connection that wait to be used again, by their texts: parsing one takes longer
/// than running it once.
final class StatementCache {
  private var idle: [String: [OpaquePointer]] = [:]
  private var count = 0
  /// Texts that are made for one use would fill it for nothing.
  private static let limit = 200

  /// A statement of this text that nobody uses; nil where there is none.
  func take(_ sql: String) -> OpaquePointer? {
    guard let handle = idle[sql]?.popLast() else { return nil }
    count -= 1
    return handle
  }

  /// Keeps a statement that is used no more.
  func give(_ handle: OpaquePointer, _ sql: String) {
    if count >= Self.limit { clear() }
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
    idle[sql, default: []].append(handle)
    count += 1
  }

  deinit { clear() }

  /// Before the connection closes: a statement would keep it open.
  func clear() {
    for handle in idle.values.flatMap(\.self) { sqlite3_finalize(handle) }
    idle = [:]
    count = 0
  }
}
