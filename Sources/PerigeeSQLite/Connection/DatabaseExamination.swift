import PerigeeCore

/// Whether a database is what SQLite has written, by SQLite's own checks.
struct DatabaseExamination {
  let connection: SQLConnection

  init(_ connection: SQLConnection) { self.connection = connection }

  /// Reads every page, and compares each index with its table and each reference with what it refers to.
  /// - Throws: `StoreError.damaged`.
  func run() throws {
    let faults = try integrity() + references()
    guard let first = faults.first else { return }
    throw StoreError.damaged(
      location: connection.path,
      what: faults.count == 1
        ? first
        : "\(first); and \(faults.count - 1)\(faults.count >= Self.most ? " or more" : "") others")
  }

  private static let most = 100

  private func integrity() throws -> [String] {
    // Some of its rows are several lines, the first of which may be "*** in database main ***".
    try connection.map("PRAGMA integrity_check(\(Self.most))") { $0.text(0) }
      .flatMap { $0.split(separator: "\n").map(String.init) }
      .filter { $0 != "ok" && !$0.hasPrefix("***") }
  }

  private func references() throws -> [String] {
    try connection.map("PRAGMA foreign_key_check") { ($0.text(0), $0.text(2)) }
      .map { table, parent in "a row of \(table) refers to one of \(parent) that is not there" }
  }
}
