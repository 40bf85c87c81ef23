/// How a sequence stands.
package struct SequenceReport: Hashable, Sendable {
  /// What one sender has of the sequence.
  package struct SenderRow: Hashable, Sendable {
    /// The address the rows are sorted by.
    package var sender: EmailAddress
    /// Enrollments, those rolled back left out.
    package var contacts: Int
    /// Planned emails still to be sent.
    package var planned: Int
    /// Its earliest planned email at or after `now`; nil where there is none.
    package var next: Instant?
    /// Its latest planned email, late ones included; nil where there is none.
    package var last: Instant?
    /// Why nothing of it fits today's settings; nil where that is not so.
    package var mark: Misfit.Kind?

    package init(
      sender: EmailAddress, contacts: Int, planned: Int, next: Instant?, last: Instant?
    ) {
      self.sender = sender
      self.contacts = contacts
      self.planned = planned
      self.next = next
      self.last = last
    }
  }

  /// How the sendings of one step stand.
  package struct StepRow: Hashable, Sendable {
    /// Counts from 1.
    package var step: Int
    /// Sendings by state.
    package var states: [Sending.State: Int]
    /// The earliest planned sending at or after `now`; nil where there is none.
    package var next: Instant?
    /// The latest planned sending, late ones included; nil where there is none.
    package var last: Instant?

    package init(step: Int, states: [Sending.State: Int], next: Instant?, last: Instant?) {
      self.step = step
      self.states = states
      self.next = next
      self.last = last
    }
  }

  /// One of the next planned sendings; `step` counts from 1.
  package struct NextSending: Hashable, Sendable {
    /// To whom it goes.
    package var contact: EmailAddress
    /// Counts from 1.
    package var step: Int
    /// From whom it goes.
    package var sender: EmailAddress
    /// At or after the report's `now`.
    package var at: Instant
    /// False for a task.
    package var isEmail: Bool
    /// What of today's settings it does not fit; nil where it fits.
    package var mark: Misfit.Kind?

    package init(
      contact: EmailAddress, step: Int, sender: EmailAddress, at: Instant, isEmail: Bool = true
    ) {
      self.isEmail = isEmail
      self.contact = contact
      self.step = step
      self.sender = sender
      self.at = at
    }
  }

  /// By its name.
  package var sequence: String
  /// Those that stand.
  package var engagements: Int
  /// Enrollments by state.
  package var states: [EnrollmentState: Int]
  /// Sorted by address.
  package var senders: [SenderRow]
  /// Sorted by step; steps without a sending are left out.
  package var steps: [StepRow]
  /// Planned sendings at or after `now`, by time, then sender, then contact.
  package var next: [NextSending]
  /// What is committed and does not fit today's settings, of the sequence and of its senders.
  package var warnings: [Misfit] = []

  package init(
    sequence: String, engagements: Int, states: [EnrollmentState: Int], senders: [SenderRow],
    steps: [StepRow], next: [NextSending]
  ) {
    self.sequence = sequence
    self.engagements = engagements
    self.states = states
    self.senders = senders
    self.steps = steps
    self.next = next
  }
}
