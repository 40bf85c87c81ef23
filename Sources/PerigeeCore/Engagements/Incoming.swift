/// An incoming mail that was read, with what it was taken for and what that did.
package struct Incoming: Hashable, Sendable {
  /// From 1, in the order of their reading.
  package struct ID: Hashable, Comparable, Sendable {
    package var number: Int64
    package init(_ number: Int64) { self.number = number }
    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
  }

  /// Where a mail lies on a server.
  package struct Place: Hashable, Sendable {
    /// The sender whose mailbox it is.
    package var account: EmailAddress
    package var folder: String
    package var uidValidity: Int64
    package var uid: Int64

    package init(account: EmailAddress, folder: String, uidValidity: Int64, uid: Int64) {
      self.account = account
      self.folder = folder
      self.uidValidity = uidValidity
      self.uid = uid
    }
  }

  /// By what a mail was found to be about a contact; the raw values are shown.
  package enum Match: String, CaseIterable, Sendable {
    /// It names a Message-ID of ours.
    case thread
    /// The contact's token is in it.
    case token
    /// The contact wrote it.
    case address
    /// Somebody said so.
    case person
  }

  /// 0 until it is kept.
  package var id: ID
  /// Nil for a mail of a file.
  package var place: Place?
  package var reading: MailReading
  /// As it stands: what `reading` says, or what a rule or a person made of it.
  package var verdict: Verdict
  /// Whom it is about; nil where it matches nobody.
  package var contact: EmailAddress?
  /// The email that it names.
  package var enrollment: Enrollment.ID?
  /// Counts from 1.
  package var step: Int?
  package var match: Match?
  package var readAt: Instant
  /// When it came: by its own `Date`, never later than it was read; a date of long ago is a wrong one.
  package var cameAt: Instant
  /// It counts among the soft bounces of its contact.
  package var isSoftBounce = false
  /// What it did, in the order of doing, so that it can be undone.
  package var effects: [IncomingEffect] = []
  /// What it came to, or why to nothing, in words; may hold addresses.
  package var outcome: String

  package init(
    id: ID = ID(0), place: Place?, reading: MailReading, verdict: Verdict, readAt: Instant
  ) {
    self.id = id
    self.place = place
    self.reading = reading
    self.verdict = verdict
    self.readAt = readAt
    let isMeant = reading.date.map { $0 >= readAt - PauseEnd.longest } ?? false
    cameAt = isMeant ? min(reading.date ?? readAt, readAt) : readAt
    outcome = ""
  }
}

extension MailReading {
  /// The same for every copy of a mail, wherever it lies and however it came there.
  package var fingerprint: Digest {
    let digester = Digester()
    digester.add("perigee incoming 1")
    for text in [messageID, sender, unsubscribeToken] { digester.add(text) }
    digester.add(subject)
    digester.add(date.map { Int($0.milliseconds) })
    digester.add(references)
    digester.add(recipients.map(\.address))
    digester.add(excerpt)
    return digester.finish()
  }
}

extension Incoming {
  /// How long is kept what strangers wrote, whom no mail matches, in milliseconds: as long as somebody may
  /// still say whom it is about.
  package static let strangersKept = 90 * Milliseconds.day
}
