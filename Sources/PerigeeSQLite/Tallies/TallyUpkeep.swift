import CSQLiteSettings
import PerigeeCore
import PerigeeSQL

/// Keeps the tallies of one transaction: it is told of each changed row by SQLite itself, so that
/// no statement can change a sending without being counted.
final class TallyUpkeep {
  private struct Range {
    var first: Int64
    var last: Int64
    var engagement: Int64
  }

  private let connection: SQLConnection
  private let watch: OpaquePointer
  /// Which enrollments each engagement has, ascending.
  private var ranges: [Range] = []

  init(_ connection: SQLConnection) {
    self.connection = connection
    watch = sqlite_watch_new(UnsafeMutableRawPointer(connection.handle))
    sqlite_watch_begin(watch)
  }

  deinit { sqlite_watch_free(watch) }

  /// Whether anything was changed that the tables do not have yet.
  var isBehind: Bool {
    var count: Int64 = 0
    _ = sqlite_watch_changes(watch, &count)
    return count > 0
  }

  /// Brings the tables up to what has changed.
  func settle() throws {
    var count: Int64 = 0
    guard let changes = sqlite_watch_changes(watch, &count), count > 0 else { return }
    var deltas = TallyDeltas()
    for index in 0..<Int(count) {
      guard let engagement = try engagement(of: changes[index].enrollment) else { continue }
      deltas.add(changes[index], engagement: engagement)
    }
    sqlite_watch_clear(watch)
    try unwatched { try deltas.write(connection) }
  }

  /// Runs what changes nothing that is counted, or counts it itself.
  func unwatched<Result>(_ body: () throws -> Result) rethrows -> Result {
    sqlite_watch_pause(watch)
    defer { sqlite_watch_begin(watch) }
    return try body()
  }

  private func engagement(of enrollment: Int64) throws -> Int64? {
    if let known = known(enrollment) { return known }
    ranges = try connection.map(
      """
      SELECT first_enrollment, first_enrollment + enrolled - 1, id FROM engagement
      WHERE enrolled > 0 ORDER BY first_enrollment
      """
    ) { Range(first: $0.integer(0), last: $0.integer(1), engagement: $0.integer(2)) }
    return known(enrollment)
  }

  private func known(_ enrollment: Int64) -> Int64? {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].last < enrollment { low = middle + 1 } else { high = middle }
    }
    guard low < ranges.count, ranges[low].first <= enrollment else { return nil }
    return ranges[low].engagement
  }
}
