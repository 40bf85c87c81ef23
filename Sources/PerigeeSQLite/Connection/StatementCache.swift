import GRDBSQLite

/// Prepared statements of one connection that wait to be used again, by their texts: parsing one takes longer
/// than running it once.
final class StatementCache {
  /// The statements of one text that nobody uses.
  final class Shelf {
    fileprivate var idle: [OpaquePointer] = []
    /// Nobody looks at it any more where not.
    fileprivate var isKept = true
  }

  private var shelves: [String: Shelf] = [:]
  private var count = 0
  /// Texts that are made for one use would fill it for nothing.
  private static let limit = 200

  /// Where statements of this text lie.
  func shelf(of sql: String) -> Shelf {
    if let shelf = shelves[sql] { return shelf }
    let shelf = Shelf()
    shelves[sql] = shelf
    return shelf
  }

  /// A statement that nobody uses; nil where there is none.
  func take(from shelf: Shelf) -> OpaquePointer? {
    guard let handle = shelf.idle.popLast() else { return nil }
    count -= 1
    return handle
  }

  /// Keeps a statement that is used no more.
  func give(_ handle: OpaquePointer, to shelf: Shelf) {
    if count >= Self.limit || shelves.count > 2 * Self.limit { clear() }
    guard shelf.isKept else {
      sqlite3_finalize(handle)
      return
    }
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
    shelf.idle.append(handle)
    count += 1
  }

  deinit { clear() }

  /// Before the connection closes: a statement would keep it open.
  func clear() {
    for shelf in shelves.values {
      for handle in shelf.idle { sqlite3_finalize(handle) }
      shelf.isKept = false
    }
    shelves = [:]
    count = 0
  }
}
