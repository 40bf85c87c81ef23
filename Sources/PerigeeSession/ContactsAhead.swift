import Dispatch
import PerigeeCore
import Synchronization

/// Reads contacts on a thread of its own, one batch ahead of who looks at them: a million of them take the
/// longer of both times, and not their sum.
final class ContactsAhead {
  private let isFree = DispatchSemaphore(value: 1)
  private let isFull = DispatchSemaphore(value: 0)
  // The reading thread's between `isFree` and `isFull`, else the other one's.
  private var batch = Result<ContactTable?, any Error>.success(nil)
  private let isUnwanted = Atomic(false)

  /// Hands out the contacts of `query` like `ContactReader.contacts`.
  /// - Parameter body: runs on the thread that calls this, and does not use `reader`.
  static func forEach(
    of query: ContactQuery, from reader: any StoreReader, _ body: (ContactTable) throws -> Void
  ) throws {
    let ahead = ContactsAhead()
    let reading = DispatchGroup()
    // The caller waits for the reading thread, and keeps its hands off the reader meanwhile.
    nonisolated(unsafe) let (shelf, source) = (ahead, reader)
    DispatchQueue.global(qos: .userInitiated).async(group: reading) { shelf.read(query, source) }
    defer {
      ahead.isUnwanted.store(true, ordering: .releasing)
      ahead.isFree.signal()
      reading.wait()
    }
    while let table = try ahead.take() { try body(table) }
  }

  private struct Unwanted: Error {}

  private func read(_ query: ContactQuery, _ reader: any StoreReader) {
    let end = Result<ContactTable?, any Error> {
      try reader.contacts(query) { table in
        guard give(.success(table)) else { throw Unwanted() }
      }
      return nil
    }
    _ = give(end)
  }

  /// False where nobody takes it any more.
  private func give(_ next: Result<ContactTable?, any Error>) -> Bool {
    isFree.wait()
    guard !isUnwanted.load(ordering: .acquiring) else {
      isFree.signal()
      return false
    }
    batch = next
    isFull.signal()
    return true
  }

  private func take() throws -> ContactTable? {
    isFull.wait()
    let next = batch
    isFree.signal()
    return try next.get()
  }
}
