import PerigeeCore

extension SQLiteReader {
  func notifiedKinds() throws -> Set<AutomationEvent.Kind> {
    let kinds = try connection.map("SELECT kind FROM notified_kind") {
      AutomationEvent.Kind(rawValue: $0.text(0))
    }
    return Set(kinds.compactMap(\.self))
  }

  func notifications(
    in state: Notification.State?, by moment: Instant?, limit: Int
  ) throws -> [Notification] {
    try connection.map(
      """
      SELECT body, id FROM notification
      WHERE (?1 IS NULL OR state = ?1) AND (?2 IS NULL OR next <= ?2) ORDER BY id LIMIT ?3
      """,
      [SQLValue(state?.rawValue), SQLValue(moment?.milliseconds), .integer(Int64(limit))]
    ) { row in
      var notification = try StoredBody.value(Notification.self, row, 0, path: path)
      notification.id = row.integer(1)
      return notification
    }
  }

  func notificationCounts() throws -> [Notification.State: Int] {
    let counts = try connection.map(
      "SELECT state, count(*) FROM notification GROUP BY state"
    ) { (Notification.State(rawValue: $0.text(0)), Int($0.integer(1))) }
    return counts.reduce(into: [:]) { counts, row in
      if let state = row.0 { counts[state] = row.1 }
    }
  }
}
