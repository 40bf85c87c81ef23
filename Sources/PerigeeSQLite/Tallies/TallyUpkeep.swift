import CSQLiteSettings
import PerigeeCore
import PerigeeSQL

/// Keeps the tallies of one connection's transactions: it is told of each changed row by SQLite itself, so
/// that no statement can change a sending without being counted.
///
/// It is gone before its connection closes.
final class TallyUpkeep {
  private struct Range {
    var enrollments: ClosedRange<Int64>
    var engagement: Int64
  }

  /// How far it had come at a moment, to go back to.
  struct Mark {
    fileprivate var noted: Int64
    fileprivate var settled: Int64
  }

  private let watch: OpaquePointer
  /// How many of the noted changes the tables have.
  private var settled: Int64 = 0
  /// Which enrollments engagements have, as far as it was asked, ascending.
  private var ranges: [Range] = []

  init(_ connection: SQLConnection) {
    watch = sqlite_watch_new(UnsafeMutableRawPointer(connection.handle))
    sqlite_watch_begin(watch)
  }

  deinit { sqlite_watch_free(watch) }

  private var noted: UnsafeBufferPointer<sqlite_watched_change> {
    var count: Int64 = 0
    let changes = sqlite_watch_changes(watch, &count)
    return UnsafeBufferPointer(start: changes, count: Int(count))
  }

  /// Whether anything was changed that the tables do not have yet.
  var isBehind: Bool { noted.count > settled }

  /// Brings the tables up to what has changed.
  func settle(on connection: SQLConnection) throws {
    let changes = noted.dropFirst(Int(settled))
    guard !changes.isEmpty else { return }
    var deltas = TallyDeltas()
    for change in changes {
      guard let engagement = try engagement(of: change.enrollment, connection) else { continue }
      deltas.add(change, engagement: engagement)
    }
    try unwatched { try deltas.write(connection) }
    settled = Int64(noted.count)
  }

  /// Runs what changes nothing that is counted, or counts it itself.
  func unwatched<Result>(_ body: () throws -> Result) rethrows -> Result {
    sqlite_watch_pause(watch)
    defer { sqlite_watch_begin(watch) }
    return try body()
  }

  // MARK: Several transactions

  var mark: Mark { Mark(noted: Int64(noted.count), settled: settled) }

  /// What was changed since then has been undone, and what was settled as well.
  func goBack(to mark: Mark) {
    sqlite_watch_truncate(watch, mark.noted)
    settled = mark.settled
    ranges = []
  }

  /// Forgets what the tables have, where nothing goes back behind it.
  func forgetSettled() {
    guard !isBehind else { return }
    sqlite_watch_truncate(watch, 0)
    settled = 0
  }

  // MARK: Engagements

  private func engagement(of enrollment: Int64, _ connection: SQLConnection) throws -> Int64? {
    let place = place(of: enrollment)
    if place < ranges.count, ranges[place].enrollments.contains(enrollment) {
      return ranges[place].engagement
    }
    let range = try connection.first(Self.selectRange, [.integer(enrollment)]) {
      Range(enrollments: $0.integer(0)...$0.integer(1), engagement: $0.integer(2))
    }
    guard let range else { return nil }
    ranges.insert(range, at: place)
    return range.engagement
  }

  private static let selectRange = """
    SELECT g.first_enrollment, g.first_enrollment + g.enrolled - 1, g.id
    FROM enrollment e JOIN engagement g ON g.id = e.engagement WHERE e.id = ?
    """

  /// Where the range that has an enrollment is, or would be.
  private func place(of enrollment: Int64) -> Int {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].enrollments.upperBound < enrollment {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
