import PerigeeCore

extension SQLiteWriter {
  func notify(of kinds: Set<AutomationEvent.Kind>) throws {
    notified = nil
    try keep("DELETE FROM notified_kind", [])
    for kind in kinds.map(\.rawValue).sorted() {
      try keep("INSERT INTO notified_kind (kind) VALUES (?)", [.text(kind)])
    }
  }

  /// Asked once: thousands of replies may come in one transaction.
  func notifiedNow() throws -> Set<AutomationEvent.Kind> {
    if let notified { return notified }
    let found = try notifiedKinds()
    notified = found
    return found
  }

  /// Keeps an event for the web hook. Now and then what is older than the longest queue goes.
  func notify(_ event: AutomationEvent) throws {
    var event = event
    event.origin = origin
    let notification = Notification(event)
    try keep(
      "INSERT INTO notification (state, next, body) VALUES (?, ?, ?)",
      [
        .text(notification.state.rawValue), SQLValue(notification.next),
        StoredBody.text(notification),
      ])
    let newest = try newest(of: "notification")
    guard newest % 1_000 == 0 else { return }
    try keep(
      "DELETE FROM notification WHERE id <= ?", [.integer(newest - Notification.longestQueue)])
  }

  func settle(_ notification: Notification) throws {
    try keep(
      "UPDATE notification SET state = ?2, next = ?3, body = ?4 WHERE id = ?1",
      [
        .integer(notification.id), .text(notification.state.rawValue),
        SQLValue(notification.next), StoredBody.text(notification),
      ])
  }

  func forgetNotifications(before moment: Instant) throws {
    try keep(
      "DELETE FROM notification WHERE state <> 'waiting' AND next < ?", [SQLValue(moment)])
  }
}
