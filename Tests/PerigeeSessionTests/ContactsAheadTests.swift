import PerigeeCore
import PerigeeSQLite
import TestSupport
import Testing

@testable import PerigeeSession

/// Contacts that are read on one thread and looked at on another.
@Suite("Contacts read ahead")
struct ContactsAheadTests {
  private struct Enough: Error {}

  private let folder: TemporaryFolder
  private let store: SQLiteStore
  private let query = ContactQuery(batchSize: 10)

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteStore(path: "\(folder.path)/perigee.db")
    var batch = ContactBatch(variables: [])
    for number in 0..<95 {
      batch.emails.append("c\(number)@x.example".utf8)
      batch.owners.append("".utf8)
      batch.statuses.append(nil)
    }
    _ = try store.write { try $0.upsert(batch, onExisting: .skip, list: nil) }
  }

  @Test("All of them come, in order and in the batches of the query")
  func order() throws {
    let expected = (0..<95).map { "c\($0)@x.example" }
    for _ in 0..<50 {
      var found: [String] = []
      var sizes: [Int] = []
      try store.read { reader in
        try ContactsAhead.forEach(of: query, from: reader) { table in
          sizes.append(table.count)
          for row in 0..<table.count { found.append(table.email(row).text) }
        }
      }
      #expect(found == expected)
      #expect(sizes == Array(repeating: 10, count: 9) + [5])
    }
  }

  @Test("Whoever has seen enough ends the reading, and the reader serves again", arguments: 1...10)
  func enough(batch: Int) throws {
    try store.read { (reader) throws in
      for _ in 0..<20 {
        var seen = 0
        #expect(throws: Enough.self) {
          try ContactsAhead.forEach(of: query, from: reader) { _ in
            seen += 1
            if seen == batch { throw Enough() }
          }
        }
        #expect(seen == batch)
      }
      #expect(try reader.count(of: .all) == 95)
    }
  }

  @Test("What reading throws is thrown, behind what came before it")
  func failure() throws {
    try store.read { reader in
      let unknown = ContactQuery(variables: ["shoe_size"])
      #expect(throws: UnknownName.self) {
        try ContactsAhead.forEach(of: unknown, from: reader) { _ in Issue.record("a batch") }
      }
    }
  }
}
