/// Names a claim: who writes a sending says which one, and an older claim changes nothing.
package struct SendingTicket: Hashable, Sendable {
  package var enrollment: Enrollment.ID
  /// Counts from 1.
  package var step: Int
  /// Another one for each claim of the sending, ascending.
  package var fence: Int64

  package init(enrollment: Enrollment.ID, step: Int, fence: Int64) {
    self.enrollment = enrollment
    self.step = step
    self.fence = fence
  }
}

/// An email that a dispatcher has in hand.
package struct SendingClaim: Hashable, Sendable {
  package var ticket: SendingTicket
  package var engagement: Engagement.ID
  package var contact: EmailAddress
  package var sender: EmailAddress
  /// When it was to go.
  package var at: Instant

  package init(
    ticket: SendingTicket, engagement: Engagement.ID, contact: EmailAddress, sender: EmailAddress,
    at: Instant
  ) {
    self.ticket = ticket
    self.engagement = engagement
    self.contact = contact
    self.sender = sender
    self.at = at
  }
}

/// What a dispatcher wants of one sender's emails.
package struct ClaimOrder: Hashable, Sendable {
  /// The fence of the lease under which it is wanted.
  package var lease: Int64
  package var sender: EmailAddress
  /// The sender's of this moment.
  package var quota: Quota
  /// At most so many.
  package var limit: Int
  package var now: Instant
  /// Emails that were to go before it are late, and not taken.
  package var from: Instant
  /// Who dispatches, for what stops a contact meanwhile.
  package var user: EmailAddress

  package init(
    lease: Int64, sender: EmailAddress, quota: Quota, limit: Int, now: Instant, from: Instant,
    user: EmailAddress
  ) {
    self.lease = lease
    self.sender = sender
    self.quota = quota
    self.limit = limit
    self.now = now
    self.from = from
    self.user = user
  }
}

/// What a `ClaimOrder` came to.
package struct ClaimRound: Hashable, Sendable {
  /// In the order of their moments.
  package var claims: [SendingClaim]
  /// Enrollments that ended because nobody may write to their contacts.
  package var stopped: [EnrollmentChange]
  /// Why no more could be taken; nil where the quota did not bind.
  package var wait: MailboxWait?

  package init(
    claims: [SendingClaim] = [], stopped: [EnrollmentChange] = [], wait: MailboxWait? = nil
  ) {
    self.claims = claims
    self.stopped = stopped
    self.wait = wait
  }
}
