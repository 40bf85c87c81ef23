/// How a sequence stands.
package struct SequenceReport: Hashable, Sendable {
  /// What one sender has of the sequence.
  package struct SenderRow: Hashable, Sendable {
    /// The address the rows are sorted by.
    package var sender: EmailAddress
    /// Enrollments, those rolled back left out.
    package var contacts: Int
    /// Planned emails still to be sent, those without a moment too.
    package var planned: Int
    /// Emails and tasks by state, of undone engagements too.
    package var states: [Sending.State: Int]
    /// Its earliest planned email at or after `now`; nil where there is none.
    package var next: Instant?
    /// Its latest planned email, late ones included; nil where there is none.
    package var last: Instant?
    /// Why nothing of it fits today's settings; nil where that is not so.
    package var mark: Misfit.Kind?

    package init(
      sender: EmailAddress, contacts: Int, planned: Int, states: [Sending.State: Int] = [:],
      next: Instant?, last: Instant?
    ) {
      self.sender = sender
      self.contacts = contacts
      self.planned = planned
      self.states = states
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

  /// Contacts that are paused for automatic replies.
  package struct Away: Hashable, Sendable {
    package var contacts: Int
    /// When the first of them goes on.
    package var next: Instant

    package init(contacts: Int, next: Instant) {
      self.contacts = contacts
      self.next = next
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
  /// How often sendings were moved after their commit, by cause.
  package var moves: [SendingMove.Cause: Int]
  /// Cancelled sendings by cause; together they are all that are cancelled.
  package var cancelled: [CancelCause: Int]
  /// Sendings without a moment, by what they wait for.
  package var waiting: [WaitCause: Int]
  /// Nil where nobody is.
  package var away: Away?
  /// Planned emails whose moments have passed.
  package var overdue = 0
  /// The last of the senders where there are more behind it.
  package var more: EmailAddress?
  /// What is committed and does not fit today's settings, of the sequence and of its senders.
  package var warnings: [Misfit] = []

  package init(
    sequence: String, engagements: Int, states: [EnrollmentState: Int], senders: [SenderRow],
    steps: [StepRow], next: [NextSending], moves: [SendingMove.Cause: Int] = [:],
    cancelled: [CancelCause: Int] = [:], waiting: [WaitCause: Int] = [:]
  ) {
    self.moves = moves
    self.cancelled = cancelled
    self.waiting = waiting
    self.sequence = sequence
    self.engagements = engagements
    self.states = states
    self.senders = senders
    self.steps = steps
    self.next = next
  }
}

extension SequenceReport {
  /// Emails and tasks of all steps by state.
  package var sendings: [Sending.State: Int] {
    steps.reduce(into: [:]) { $0.merge($1.states, uniquingKeysWith: +) }
  }

  /// Contacts of the engagements that stand: what was rolled back is as if it had never been.
  package var contacts: Int { states.reduce(0) { $1.key == .rolledBack ? $0 : $0 + $1.value } }

  /// Enrollments that are paused.
  package var paused: Int { states[.paused] ?? 0 }

  /// What sendings wait for: the tasks by step, then pauses, then slots.
  package var waitingInOrder: [(cause: WaitCause, count: Int)] {
    let tasks = waiting.compactMap { cause, count -> (step: Int, count: Int)? in
      if case .task(let step) = cause { (step, count) } else { nil }
    }
    return tasks.sorted { $0.step < $1.step }.map { (.task(step: $0.step), $0.count) }
      + [WaitCause.paused, .slot].compactMap { cause in waiting[cause].map { (cause, $0) } }
  }
}
