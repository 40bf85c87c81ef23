import GRDBSQLite
import PerigeeCore

/// A prepared statement, bound and read through SQLite's own functions, since hot loops bind bytes
/// in place and read them without making strings.
///
/// Columns count from 0 and parameters from 1, as in SQLite.
final class SQLStatement {
  let handle: OpaquePointer
  private let connection: SQLConnection
  /// Where it waits to be used again; nil where it is used once.
  private let shelf: StatementCache.Shelf?

  init(_ sql: String, on connection: SQLConnection) throws {
    self.connection = connection
    shelf = connection.statements?.shelf(of: sql)
    if let shelf, let kept = connection.statements?.take(from: shelf) {
      handle = kept
      return
    }
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v2(connection.handle, sql, -1, &handle, nil)
    guard code == SQLITE_OK, let handle else { throw connection.error(code) }
    self.handle = handle
  }

  deinit {
    guard let shelf, let statements = connection.statements else {
      sqlite3_finalize(handle)
      return
    }
    statements.give(handle, to: shelf)
  }

  /// Goes to the next row; false where there is none.
  func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      let error = connection.error(code)
      sqlite3_reset(handle)
      throw error
    }
  }

  /// Runs a statement without rows and makes it ready for the next run.
  func run() throws {
    _ = try step()
    sqlite3_reset(handle)
  }

  func reset() {
    sqlite3_reset(handle)
  }

  // MARK: Parameters

  // What a bind can report is a parameter number out of range, a mistake of this file's callers
  // that every run of the tests would meet, and memory exhausted, where Swift itself traps.

  func bind(_ parameter: Int32, _ number: Int64) {
    sqlite3_bind_int64(handle, parameter, number)
  }

  func bindNull(_ parameter: Int32) {
    sqlite3_bind_null(handle, parameter)
  }

  func bind(_ parameter: Int32, _ value: SQLValue) {
    switch value {
    case .null: sqlite3_bind_null(handle, parameter)
    case .integer(let number): sqlite3_bind_int64(handle, parameter, number)
    case .text(var text):
      text.withUTF8 {
        let start = UnsafeRawPointer($0.baseAddress)?.assumingMemoryBound(to: CChar.self)
        _ = sqlite3_bind_text(
          handle, parameter, start ?? Self.empty, Int32($0.count), Self.transient)
      }
    }
  }

  /// Binds bytes in place: they must stay where they are until the next bind.
  func bind(_ parameter: Int32, bytes: UnsafeBufferPointer<UInt8>) {
    let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
    sqlite3_bind_text(handle, parameter, start ?? Self.empty, Int32(bytes.count), nil)
  }

  /// Binds a blob in place: its bytes must stay where they are until the next bind.
  func bind(_ parameter: Int32, blob: UnsafeBufferPointer<UInt8>) {
    let start = UnsafeRawPointer(blob.baseAddress) ?? UnsafeRawPointer(Self.empty)
    sqlite3_bind_blob(handle, parameter, start, Int32(blob.count), nil)
  }

  // A nil pointer would bind NULL where the empty text is meant.
  nonisolated(unsafe) private static let empty: UnsafePointer<CChar> = {
    let pointer = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    pointer.pointee = 0
    return UnsafePointer(pointer)
  }()
  // SQLITE_TRANSIENT is a cast that Swift does not import.
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  // MARK: Columns

  func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(handle, column) == SQLITE_NULL
  }

  func integer(_ column: Int32) -> Int64 {
    sqlite3_column_int64(handle, column)
  }

  func instant(_ column: Int32) -> Instant {
    Instant(milliseconds: integer(column))
  }

  /// The bytes of a text, valid until the next step; none for NULL.
  func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_column_text(handle, column)
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }

  /// The bytes of a blob, valid until the next step; none for NULL.
  func blob(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_column_blob(handle, column)?.assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }

  func text(_ column: Int32) -> String {
    String(decoding: bytes(column), as: UTF8.self)
  }

  func optionalText(_ column: Int32) -> String? {
    isNull(column) ? nil : text(column)
  }

  func address(_ column: Int32) -> EmailAddress {
    EmailAddress(normalised: text(column))
  }
}
