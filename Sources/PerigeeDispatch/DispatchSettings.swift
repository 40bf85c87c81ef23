import PerigeeCore

/// How emails are dispatched.
package struct DispatchSettings: Sendable {
  /// How long an email is due after its moment, in milliseconds.
  package var grace: Int64
  /// Connections to a sender's server at once.
  package var sessionsPerSender: Int
  /// Emails on their way at once, from all senders. With one, the same things happen in the same order,
  /// all on the thread that writes: for servers that are not there.
  package var sessions: Int
  /// How long a lease is good without being renewed, in milliseconds.
  package var leaseLength: Int64
  /// How long a server may say "not now" to one email, in milliseconds.
  package var patience: Int64
  /// How long a hook may hold one email, in milliseconds.
  package var holdPatience = 30 * Milliseconds.day

  var isInOrder: Bool { sessions == 1 }

  package init(
    grace: Int64 = Milliseconds.hour, sessionsPerSender: Int = 4, sessions: Int = .max,
    leaseLength: Int64 = Milliseconds.minute, patience: Int64 = 3 * Milliseconds.day
  ) {
    self.grace = grace
    self.sessionsPerSender = sessionsPerSender
    self.sessions = sessions
    self.leaseLength = leaseLength
    self.patience = patience
  }

  /// The pause before an email is tried again that was refused so often, growing from a quarter of an hour.
  package static func pause(afterRefusals count: Int) -> Int64 {
    15 * Milliseconds.minute << Int64(min(max(count - 1, 0), 6))
  }
}
