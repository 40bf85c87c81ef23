import GRDB
import GRDBSQLite
import Glibc
import PerigeeCore

/// An open connection as SQLite's functions see it, for the time of one access through GRDB.
final class SQLConnection {
  let handle: OpaquePointer
  let path: String
  private let busySeconds: Int
  /// Where its statements wait to be used again; nil where each is used once.
  let statements: StatementCache?

  init(
    _ database: Database, path: String, busySeconds: Int, statements: StatementCache? = nil
  ) throws {
    guard let handle = database.sqliteConnection else {
      throw StoreError.failed(location: path, message: "the connection is closed")
    }
    self.handle = handle
    self.path = path
    self.busySeconds = busySeconds
    self.statements = statements
  }

  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// Rows that the connection has inserted, updated or deleted since it was opened.
  var totalChanges: Int64 { sqlite3_total_changes64(handle) }

  /// Rows that the last statement inserted, updated or deleted.
  var changes: Int64 { sqlite3_changes64(handle) }

  func prepare(_ sql: String, _ values: [SQLValue] = []) throws -> SQLStatement {
    let statement = try SQLStatement(sql, on: self)
    for (index, value) in values.enumerated() { statement.bind(Int32(index + 1), value) }
    return statement
  }

  /// Runs one statement without rows.
  func run(_ sql: String, _ values: [SQLValue] = []) throws {
    try prepare(sql, values).run()
  }

  /// Runs several statements without parameters.
  func runScript(_ sql: String) throws {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw error(code) }
  }

  func forEach(
    _ sql: String, _ values: [SQLValue] = [], _ body: (SQLStatement) throws -> Void
  ) throws {
    let statement = try prepare(sql, values)
    while try statement.step() { try body(statement) }
  }

  func map<Value>(
    _ sql: String, _ values: [SQLValue] = [], _ transform: (SQLStatement) throws -> Value
  ) throws -> [Value] {
    var results: [Value] = []
    try forEach(sql, values) { results.append(try transform($0)) }
    return results
  }

  func first<Value>(
    _ sql: String, _ values: [SQLValue] = [], _ transform: (SQLStatement) throws -> Value
  ) throws -> Value? {
    let statement = try prepare(sql, values)
    return try statement.step() ? try transform(statement) : nil
  }

  /// The integer that a query of one row and one column gives.
  func integer(_ sql: String, _ values: [SQLValue] = []) throws -> Int64 {
    guard let number = try first(sql, values, { $0.integer(0) }) else {
      throw StoreError.failed(location: path, message: "a query that always has a row had none")
    }
    return number
  }

  /// Writes all that was committed into the file `path`, which is empty or not there.
  /// - Parameter name: what that file is called where it cannot be written: the error of a connection names its
  ///   own file.
  func copy(into path: String, called name: String) throws {
    do { try run("VACUUM INTO ?", [.text(path)]) } catch let error as StoreError {
      throw writingError(called: name) ?? error
    }
  }

  /// The error of a file that was to be written beside the database; nil where it was another one.
  private func writingError(called name: String) -> StoreError? {
    let code = sqlite3_extended_errcode(handle)
    switch code & 0xff {
    case SQLITE_FULL, SQLITE_READONLY, SQLITE_CANTOPEN:
      return StoreError(
        sqlite: code, systemError: sqlite3_system_errno(handle), location: name,
        busySeconds: busySeconds)
    case SQLITE_IOERR where Self.writing.contains(code >> 8):
      // What SQLite knows of the system's error went with the file.
      var limit = rlimit()
      getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      let isLimited = limit.rlim_cur != rlim_t.max
      return StoreError(
        sqlite: code, systemError: isLimited ? EFBIG : 0, location: name, busySeconds: busySeconds)
    default: return nil
    }
  }

  /// Of SQLite's extended codes of input and output those of a file that is written: WRITE, FSYNC, DIR_FSYNC,
  /// TRUNCATE.
  private static let writing: Set<Int32> = [3, 4, 5, 6]

  /// The error behind a result code of the call just made.
  func error(_ code: Int32) -> StoreError {
    StoreError(
      sqlite: sqlite3_extended_errcode(handle) & 0xff == code & 0xff
        ? sqlite3_extended_errcode(handle) : code,
      systemError: code & 0xff == SQLITE_IOERR
        ? systemErrorOfFiles() : sqlite3_system_errno(handle),
      location: path, busySeconds: busySeconds)
  }

  /// `errno` of the last failed call on the log or the database. `sqlite3_system_errno` reads
  /// `errno` itself, which GRDB's rollback hook has overwritten by then.
  private func systemErrorOfFiles() -> Int32 {
    for pointer in [SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER] {
      var file: UnsafeMutablePointer<sqlite3_file>?
      var number: Int32 = 0
      guard sqlite3_file_control(handle, "main", pointer, &file) == SQLITE_OK, let file,
        let methods = file.pointee.pMethods,
        methods.pointee.xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &number) == SQLITE_OK
      else { continue }
      if number != 0 { return number }
    }
    return 0
  }
}
