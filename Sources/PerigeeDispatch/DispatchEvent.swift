package import PerigeeCore

/// Something that happened while emails were sent.
package struct DispatchEvent: Hashable, Sendable {
  /// The raw values are shown.
  package enum Kind: String, CaseIterable, Sendable {
    case started, ended
    case sent, failed, bounced, unknown
    case putOff = "put_off"
    /// Given back: the server cannot be reached, or takes nothing from this sender.
    case released
    case moved, stopped
    /// A hook of the workspace holds an email, or has no answer for it.
    case held
    case halted
    /// The sender's server cannot be reached, and is tried again later.
    case unreachable
    case waiting
    /// The team's file has changed, and what it says now holds.
    case teamRead = "team_read"
    /// The team's file has changed and cannot be used; what it said before holds.
    case teamKept = "team_kept"
    /// A mail came that is about a contact.
    case incoming
    /// Pauses for automatic replies are over.
    case resumed
    /// Contacts have not answered since the last step of their sequences.
    case unresponsive
    /// An inbox could not be read to its end, and is tried again.
    case inboxTroubled = "inbox_troubled"
    /// An inbox is read no more until somebody has looked.
    case inboxHalted = "inbox_halted"
  }

  package var kind: Kind
  package var at: Instant
  package var sender: EmailAddress?
  package var enrollment: Enrollment.ID?
  /// Counts from 1.
  package var step: Int?
  /// Personal data.
  package var contact: EmailAddress?
  /// How many; nil where it is about one.
  package var count: Int?
  /// Until when it waits, or where it was moved.
  package var until: Instant?
  /// A server's answer may hold the contact's address.
  package var words: String?

  package init(
    _ kind: Kind, at: Instant, sender: EmailAddress? = nil, enrollment: Enrollment.ID? = nil,
    step: Int? = nil, contact: EmailAddress? = nil, count: Int? = nil, until: Instant? = nil,
    words: String? = nil
  ) {
    self.kind = kind
    self.at = at
    self.sender = sender
    self.enrollment = enrollment
    self.step = step
    self.contact = contact
    self.count = count
    self.until = until
    self.words = words
  }

  /// About one email.
  package init(
    _ kind: Kind, at: Instant, _ claim: SendingClaim, until: Instant? = nil, words: String? = nil
  ) {
    self.init(
      kind, at: at, sender: claim.sender, enrollment: claim.ticket.enrollment,
      step: claim.ticket.step, contact: claim.contact, until: until, words: words)
  }

  /// `words` without any address: the contact's, however it is written, and what looks like one.
  package var wordsWithoutAddresses: String? {
    words.map { words in
      let rest = words.split(separator: " ", omittingEmptySubsequences: false)
        .map { $0.contains("@") || $0.contains("%40") ? WithheldAddress.mark : String($0) }
        .joined(separator: " ")
      return contact.map { WithheldAddress($0).taken(from: rest) } ?? rest
    }
  }
}
