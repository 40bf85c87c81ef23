import PerigeeCore
import PerigeeSQL

extension SQLiteWriter {
  func handOver(_ handovers: [Handover]) throws {
    guard !handovers.isEmpty else { return }
    try changing {
      let enrollment = try connection.prepare(
        "UPDATE enrollment SET sender = ?2 WHERE id = ?1 AND \(Predicate.isLive())")
      let claimed = try connection.prepare(
        """
        UPDATE sending SET state = \(Sending.State.planned.code), fence = fence + 1
        WHERE enrollment = ?1 AND state = \(Sending.State.claimed.code)
        """)
      let deliveries = try connection.prepare(
        """
        UPDATE delivery SET counts = 0 WHERE enrollment = ?1 AND step IN (SELECT step FROM sending
          WHERE enrollment = ?1 AND state = \(Sending.State.claimed.code))
        """)
      let sendings = try connection.prepare(
        "UPDATE sending SET sender = ?2 WHERE enrollment = ?1 AND \(Predicate.isOpen())")
      let owner = try connection.prepare(
        "UPDATE contact SET owner = ?2 WHERE id = (SELECT contact FROM enrollment WHERE id = ?1)")
      var known: [String: Int64] = [:]
      for handover in handovers {
        try freeze(handover.settings, for: handover.enrollment.number, known: &known)
        let sender = try addressID(creating: handover.to)
        for statement in [enrollment, sendings, owner] {
          statement.bind(1, handover.enrollment.number)
          statement.bind(2, sender)
        }
        for statement in [deliveries, claimed] { statement.bind(1, handover.enrollment.number) }
        try enrollment.run()
        guard connection.changes > 0 else { continue }
        for statement in [deliveries, claimed, sendings, owner] { try statement.run() }
      }
    }
  }
}
