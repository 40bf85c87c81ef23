import PerigeeCore

/// What is asked of an SQLite store, inside one transaction.
class SQLiteReader: StoreReader {
  let connection: SQLConnection
  let version: Int64

  /// Reading the version pins the snapshot: until its first read, a transaction has none.
  convenience init(_ connection: SQLConnection) throws {
    self.init(connection, version: try Self.version(connection))
  }

  static func version(_ connection: SQLConnection) throws -> Int64 {
    try connection.integer("SELECT version FROM world")
  }

  /// - Parameter version: the one of the snapshot, which is pinned.
  init(_ connection: SQLConnection, version: Int64) {
    self.connection = connection
    self.version = version
  }

  var path: String { connection.path }

  /// Brings the tallies up to what this transaction has changed; who only reads changes nothing.
  func settleTallies() throws {}

  // MARK: Names and numbers

  func contactID(_ email: EmailAddress) throws -> Int64 {
    guard let id = try optionalContactID(email) else {
      throw UnknownName(kind: .contact, name: email.text)
    }
    return id
  }

  func optionalContactID(_ email: EmailAddress) throws -> Int64? {
    try connection.first("SELECT id FROM contact WHERE email = ?", [SQLValue(email)]) {
      $0.integer(0)
    }
  }

  func listID(_ name: String) throws -> Int64 {
    let id = try connection.first("SELECT id FROM list WHERE name = ?", [.text(name)]) {
      $0.integer(0)
    }
    guard let id else {
      throw UnknownName(kind: .list, name: name, known: try lists().map(\.name))
    }
    return id
  }

  /// The quoted column of each variable.
  func columns(of variables: [String]) throws -> [String] {
    let known = try columnNames()
    return try variables.map {
      guard let column = known[$0] else {
        throw UnknownName(kind: .variable, name: $0, known: known.keys.sorted())
      }
      return column
    }
  }

  func columnNames() throws -> [String: String] {
    let pairs = try connection.map("SELECT name, column_name FROM variable") {
      ($0.text(0), "\"\($0.text(1))\"")
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  /// All teammates by number.
  func addresses() throws -> [Int64: EmailAddress] {
    let pairs = try connection.map("SELECT id, email FROM address") {
      ($0.integer(0), $0.address(1))
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }
}
