import PerigeeCore
import PerigeeSQL

/// The statements that move sendings.
struct SendingMovement {
  private let move: SQLStatement
  private let record: SQLStatement
  private let connection: SQLConnection

  init(on connection: SQLConnection) throws {
    self.connection = connection
    move = try connection.prepare(
      """
      UPDATE sending SET at = ?3, state = ?4, fence = fence + 1
      WHERE enrollment = ?1 AND step = ?2 AND at = ?5 AND state = ?6
      """)
    record = try connection.prepare(
      """
      INSERT INTO sending_move
        (enrollment, step, sender, old_at, new_at, cause, at, user, newest_engagement)
      SELECT ?1, ?2, sender, ?3, ?4, ?5, ?6, ?7, (SELECT ifnull(max(id), 0) FROM engagement)
      FROM sending WHERE enrollment = ?1 AND step = ?2
      """)
  }

  /// - Returns: false where the sending is not planned for where the move begins.
  func run(_ sending: SendingMove) throws -> Bool {
    let (enrollment, step) = (sending.enrollment.number, Int64(sending.step))
    bind(move, [enrollment, step, Self.at(sending.to), Self.state(sending.to)])
    move.bind(5, Self.at(sending.from))
    move.bind(6, Self.state(sending.from))
    try move.run()
    guard connection.changes > 0 else { return false }
    bind(record, [enrollment, step])
    record.bind(3, SQLValue(sending.from?.milliseconds))
    record.bind(4, SQLValue(sending.to?.milliseconds))
    record.bind(5, sending.cause.code)
    record.bind(6, sending.at.milliseconds)
    record.bind(7, SQLValue(sending.user))
    try record.run()
    return true
  }

  private func bind(_ statement: SQLStatement, _ numbers: [Int64]) {
    for (index, number) in numbers.enumerated() { statement.bind(Int32(index + 1), number) }
  }

  private static func at(_ moment: Instant?) -> Int64 {
    moment?.milliseconds ?? StoredSending.noMoment
  }

  private static func state(_ moment: Instant?) -> Int64 {
    moment == nil ? StoredSending.waitingCode : Sending.State.planned.code
  }
}
