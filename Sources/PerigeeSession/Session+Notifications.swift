package import PerigeeCore
package import PerigeeMail
package import PerigeeWorkspace

// Events for the team's web hook.
extension Session {
  /// One that is due, for the caller to post and to settle; it is tried again by itself where nobody settles
  /// it. Nil where nothing is due, or the database sends nothing.
  package func takeNotification() throws -> Notification? {
    let next = try store.read { reader -> Notification? in
      guard try reader.dispatchHeldSince() == nil else { return nil }
      return try reader.notifications(in: .waiting, by: now, limit: 1).first
    }
    guard next != nil else { return nil }
    return try write { writer in
      guard var taken = try writer.notifications(in: .waiting, by: now, limit: 1).first else {
        return nil
      }
      taken.attempts += 1
      taken.next = now + Notification.pause(after: taken.attempts)
      try writer.settle(taken)
      return taken
    }
  }

  /// Whether any is due.
  package func hasNotificationsDue() throws -> Bool {
    try store.read { reader in
      try reader.dispatchHeldSince() == nil
        && !reader.notifications(in: .waiting, by: now, limit: 1).isEmpty
    }
  }

  /// What signs the posts.
  /// - Throws: `SecretError`.
  package func secret(of notify: Notify) throws(SecretError) -> [UInt8] {
    try SecretReader(folder: workspace.directory).read(
      notify.secret, of: "the secret of notify", at: notify.source)
  }

  /// What is posted, with the headers that belong to it.
  package func post(
    _ notification: Notification, _ notify: Notify, secret: [UInt8]
  ) -> SignedNotification {
    SignedNotification(
      notification, zone: team.zone, showsAddresses: notify.showsAddresses, secret: secret, at: now)
  }

  /// Keeps what became of one that was taken.
  /// - Parameters:
  ///   - isTaken: the receiver has it.
  ///   - isGone: the receiver wants no such thing any more.
  package func settle(
    _ notification: Notification, isTaken: Bool, isGone: Bool = false, answer: String
  ) throws {
    var settled = notification
    settled.answer = String(decoding: answer.onOneLine.utf8.prefix(500), as: UTF8.self)
    let age = now.milliseconds - notification.event.at.milliseconds
    if isTaken || isGone || age >= Notification.patience {
      settled.state = isTaken ? .sent : .failed
      settled.next = now
    }
    try write { writer in
      try writer.settle(settled)
      try writer.forgetNotifications(before: now - Notification.kept)
    }
  }

  /// Those that wait and that failed, oldest first, and how many there are in each state.
  package func notifications(
    limit: Int
  ) throws -> (open: [Notification], counts: [Notification.State: Int]) {
    try store.read { reader in
      let open = try [Notification.State.failed, .waiting].flatMap {
        try reader.notifications(in: $0, by: nil, limit: limit)
      }
      return (Array(open.prefix(limit)), try reader.notificationCounts())
    }
  }

  /// Lets what failed be tried again, for as long as at first.
  /// - Returns: how many.
  package func retryNotifications() throws -> Int {
    try write { writer in
      let failed = try writer.notifications(in: .failed, by: nil, limit: 100_000)
      for var notification in failed {
        notification.state = .waiting
        (notification.attempts, notification.next) = (0, now)
        try writer.settle(notification)
      }
      return failed.count
    }
  }
}
