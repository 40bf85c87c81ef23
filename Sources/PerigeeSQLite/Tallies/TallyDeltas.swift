import CSQLiteSettings
import PerigeeCore
import PerigeeSQL

/// By how much the tallies change, gathered from any number of changed rows: what comes and goes
/// again costs no statement.
struct TallyDeltas {
  struct SendingKey: Hashable {
    var engagement: Int64
    var sender: Int64
    var step: Int64
    var isEmail: Int64
    var state: Int64
  }
  struct EnrollmentKey: Hashable {
    var engagement: Int64
    var sender: Int64
    var state: Int64
  }
  struct MoveKey: Hashable {
    var engagement: Int64
    var cause: Int64
  }

  private(set) var sendings: [SendingKey: Int64] = [:]
  private(set) var enrollments: [EnrollmentKey: Int64] = [:]
  private(set) var moves: [MoveKey: Int64] = [:]
  private(set) var planned: [PlannedDay.Change] = []

  /// Adds one changed row of an enrollment of `engagement`.
  mutating func add(_ change: sqlite_watched_change, engagement: Int64) {
    switch UInt32(change.table) {
    case SQLITE_WATCHED_MOVE.rawValue:
      addMove(cause: Int64(change.step), engagement: engagement)
    case SQLITE_WATCHED_ENROLLMENT.rawValue:
      add(-1, state: change.state.0, sender: change.sender.0, engagement: engagement)
      add(1, state: change.state.1, sender: change.sender.1, engagement: engagement)
    default: addSending(change, engagement)
    }
  }

  /// Adds enrollments of one sender and state; those of state −1 are none.
  mutating func add(_ count: Int64, state: Int32, sender: Int64, engagement: Int64) {
    guard state >= 0 else { return }
    let key = EnrollmentKey(engagement: engagement, sender: sender, state: Int64(state))
    enrollments[key, default: 0] += count
  }

  /// A step behind a task is no move of anybody's.
  mutating func addMove(cause: Int64, engagement: Int64) {
    guard cause != SendingMove.Cause.behindTask.code else { return }
    moves[MoveKey(engagement: engagement, cause: cause), default: 0] += 1
  }

  /// Adds sendings of one state.
  mutating func add(_ count: Int64, _ key: SendingKey) {
    sendings[key, default: 0] += count
  }

  private mutating func addSending(_ change: sqlite_watched_change, _ engagement: Int64) {
    let before = Side(
      change.sender.0, change.at.0, change.state.0, isEmail: change.is_email.0)
    let after = Side(
      change.sender.1, change.at.1, change.state.1, isEmail: change.is_email.1)
    // Most writes leave all that is counted, or the moment.
    guard before != after else { return }
    for (side, count) in [(before, Int64(-1)), (after, Int64(1))] where side.state >= 0 {
      add(
        count,
        SendingKey(
          engagement: engagement, sender: side.sender, step: Int64(change.step),
          isEmail: Int64(side.isEmail), state: Int64(side.state)))
      guard side.state == Int32(Sending.State.planned.code) else { continue }
      let day = PlannedDay(
        sender: side.sender, day: PlannedDay.day(of: side.at), engagement: engagement,
        step: Int64(change.step), isEmail: Int64(side.isEmail))
      planned.append(PlannedDay.Change(day: day, at: side.at, isAdded: count > 0))
    }
  }

  private struct Side: Equatable {
    var sender: Int64
    var at: Int64
    var state: Int32
    var isEmail: Int8

    init(_ sender: Int64, _ at: Int64, _ state: Int32, isEmail: Int8) {
      self.sender = sender
      self.at = at
      self.state = state
      self.isEmail = isEmail
    }
  }

  /// Brings the tables up to date.
  func write(_ connection: SQLConnection) throws {
    try PlannedDayWriter(connection).apply(planned)
    try upsert(
      "sending_tally", columns: 6, on: connection,
      sendings.map { ([$0.engagement, $0.sender, $0.step, $0.isEmail, $0.state], $1) })
    try upsert(
      "enrollment_tally", columns: 4, on: connection,
      enrollments.map { ([$0.engagement, $0.sender, $0.state], $1) })
    try upsert(
      "move_tally", columns: 3, on: connection, moves.map { ([$0.engagement, $0.cause], $1) })
  }

  private func upsert(
    _ table: String, columns: Int, on connection: SQLConnection, _ rows: [([Int64], Int64)]
  ) throws {
    guard rows.contains(where: { $0.1 != 0 }) else { return }
    let values = repeatElement("?", count: columns).joined(separator: ", ")
    let statement = try connection.prepare(
      """
      INSERT INTO \(table) VALUES (\(values))
      ON CONFLICT DO UPDATE SET count = count + excluded.count
      """)
    for (key, count) in rows where count != 0 {
      for (index, number) in (key + [count]).enumerated() {
        statement.bind(Int32(index + 1), number)
      }
      try statement.run()
    }
  }
}
