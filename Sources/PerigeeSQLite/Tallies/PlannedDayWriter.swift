import PerigeeCore
import PerigeeSQL

/// The statements that change days of planned sendings.
struct PlannedDayWriter {
  private let connection: SQLConnection
  private let find: SQLStatement
  private let put: SQLStatement
  private let remove: SQLStatement

  init(_ connection: SQLConnection) throws {
    self.connection = connection
    let isDay = "sender = ?1 AND day = ?2 AND engagement = ?3 AND step = ?4 AND is_email = ?5"
    find = try connection.prepare("SELECT moments FROM planned_day WHERE \(isDay)")
    put = try connection.prepare(
      "INSERT OR REPLACE INTO planned_day VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
    remove = try connection.prepare("DELETE FROM planned_day WHERE \(isDay)")
  }

  /// Carries changes out, in any order.
  func apply(_ changes: [PlannedDay.Change]) throws {
    for (day, changes) in Dictionary(grouping: changes, by: \.day) {
      let added = changes.filter(\.isAdded).map(\.at).sorted()
      let removed = changes.filter { !$0.isAdded }.map(\.at).sorted()
      try write(Self.merged(try moments(of: day), added, without: removed), to: day)
    }
  }

  /// Makes `moments`, ascending, all that a day has.
  func write(_ moments: [Int64], to day: PlannedDay) throws {
    guard let first = moments.first, let last = moments.last else {
      bind(day, to: remove)
      return try remove.run()
    }
    bind(day, to: put)
    put.bind(6, Int64(moments.count))
    put.bind(7, first)
    put.bind(8, last)
    try MomentRuns(milliseconds: moments).packed.withUnsafeBufferPointer {
      put.bind(9, blob: $0)
      try put.run()
    }
  }

  private func moments(of day: PlannedDay) throws -> [Int64] {
    bind(day, to: find)
    defer { find.reset() }
    var moments: [Int64] = []
    if try find.step() { try SQLiteReader.unpack(find, 0, into: &moments, connection.path) }
    return moments
  }

  private func bind(_ day: PlannedDay, to statement: SQLStatement) {
    statement.bind(1, day.sender)
    statement.bind(2, day.day)
    statement.bind(3, day.engagement)
    statement.bind(4, day.step)
    statement.bind(5, day.isEmail)
  }

  /// All are ascending; a moment is as often in it as it was and came, less as often as it went.
  private static func merged(
    _ moments: [Int64], _ added: [Int64], without removed: [Int64]
  ) -> [Int64] {
    var all = moments
    all.append(contentsOf: added)
    if !added.isEmpty, !moments.isEmpty { all.sort() }
    guard !removed.isEmpty else { return all }
    var next = 0
    return all.filter { moment in
      while next < removed.count, removed[next] < moment { next += 1 }
      guard next < removed.count, removed[next] == moment else { return true }
      next += 1
      return false
    }
  }
}
