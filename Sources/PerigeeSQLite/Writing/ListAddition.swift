import PerigeeCore

/// Puts the contacts of a batch into a list. New contacts have numbers one after the other, which
/// go in by one statement for each run of them.
final class ListAddition {
  private let list: Int64
  private let addition: SQLStatement
  private let known: SQLStatement
  private var run: ClosedRange<Int64>?

  init(list: Int64, on connection: SQLConnection) throws {
    self.list = list
    self.addition = try connection.prepare(
      """
      INSERT INTO list_member SELECT ?1, id FROM contact WHERE id BETWEEN ?2 AND ?3
      ON CONFLICT DO NOTHING
      """, [.integer(list)])
    self.known = try connection.prepare("SELECT id FROM contact WHERE email = ?")
  }

  func add(inserted: Int64?, email: UnsafeBufferPointer<UInt8>) throws {
    if let inserted {
      if let run, run.upperBound + 1 == inserted {
        self.run = run.lowerBound...inserted
      } else {
        try finish()
        run = inserted...inserted
      }
      return
    }
    known.bind(1, bytes: email)
    defer { known.reset() }
    guard try known.step() else { return }
    try add(known.integer(0)...known.integer(0))
  }

  func finish() throws {
    if let run { try add(run) }
    run = nil
  }

  private func add(_ contacts: ClosedRange<Int64>) throws {
    addition.bind(2, contacts.lowerBound)
    addition.bind(3, contacts.upperBound)
    try addition.run()
  }
}
