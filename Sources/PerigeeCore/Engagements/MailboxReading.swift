/// How far a sender's mailbox was read.
package struct MailboxReading: Hashable, Sendable {
  /// A mail that the server has and did not give. It is asked for again at the next readings.
  package struct Unread: Hashable, Sendable, Codable {
    package var uid: Int64
    /// When it was first asked for in vain.
    package var since: Instant
    /// How often it was asked for.
    package var tries: Int
    /// What came of it the last time.
    package var why: String
  }

  package var account: EmailAddress
  package var folder: String
  /// The server's; where it changes, its numbers mean other mails.
  package var uidValidity: Int64
  /// The number of the mail that is read next.
  package var next: Int64
  /// When it was last read without trouble; nil where it never was.
  package var readAt: Instant?
  /// Since when it is not read any more, and why: a login that was refused.
  package var halt: MailboxState.Halt?
  /// What kept the last reading from its end; nil where nothing did. It is tried again by itself.
  package var trouble: String?
  /// Below `next`; at most `unreadLimit`.
  package var unread: [Unread]

  package init(
    account: EmailAddress, folder: String, uidValidity: Int64 = 0, next: Int64 = 1,
    readAt: Instant? = nil, halt: MailboxState.Halt? = nil, trouble: String? = nil,
    unread: [Unread] = []
  ) {
    self.account = account
    self.folder = folder
    self.uidValidity = uidValidity
    self.next = next
    self.readAt = readAt
    self.halt = halt
    self.trouble = trouble
    self.unread = unread
  }
}

extension MailboxReading {
  /// Of more mails that are not given, the server is what is wrong, and the reading ends at the next.
  package static let unreadLimit = 200
  /// For how long a mail is asked for again, in milliseconds.
  private static let patience = 3 * Milliseconds.day
  /// How often it is at least.
  private static let fewestTries = 10

  /// Notes that a mail was asked for in vain, and goes on behind it.
  /// - Returns: whether it is given up, and listed as one that nobody can read; nil where there are too many,
  ///   and nothing is noted.
  package mutating func miss(_ uid: Int64, because why: String, at now: Instant) -> Bool? {
    var mail = Unread(uid: uid, since: now, tries: 0, why: why)
    if let known = unread.first(where: { $0.uid == uid }) {
      mail = known
    } else if unread.count >= Self.unreadLimit {
      return nil
    }
    (mail.tries, mail.why) = (mail.tries + 1, why)
    found(uid)
    next = max(next, uid + 1)
    let isOver =
      mail.tries >= Self.fewestTries
      && now.milliseconds - mail.since.milliseconds >= Self.patience
    if !isOver { unread.append(mail) }
    return isOver
  }

  /// Notes that a mail was read, or is there no more.
  package mutating func found(_ uid: Int64) { unread.removeAll { $0.uid == uid } }

  /// The order in which mails are asked for: one that keeps failing, and may break the connection, comes
  /// behind all others.
  /// - Parameter new: those that were never asked for.
  package func order(with new: [Int64]) -> [Int64] {
    let waiting = unread.sorted { ($0.tries, $0.uid) < ($1.tries, $1.uid) }
    let first = waiting.prefix { $0.tries < 2 }.map(\.uid)
    return first + new + waiting.dropFirst(first.count).map(\.uid)
  }

  /// "2 mails could not be read, such as mail 5: …"; nil where all were.
  package var unreadWords: String? {
    unread.min { $0.uid < $1.uid }.map { first in
      "\(counted(unread.count, "mail")) could not be read, such as mail \(first.uid): \(first.why)"
    }
  }
}
