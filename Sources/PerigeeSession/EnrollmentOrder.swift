package import PerigeeCore

/// What somebody wants done with enrollments by hand.
package struct EnrollmentOrder {
  /// What is done; the raw values are the names of the commands.
  package enum Action: String, CaseIterable, Sendable {
    case stop, pause, reply
  }

  /// Whose enrollments.
  package enum Whom {
    case contacts(SelectedContacts)
    /// All that came with one commit.
    case engagement(Engagement.ID)
  }

  package var action: Action
  package var whom: Whom
  /// Only enrollments in this sequence, by its name; nil for any.
  package var sequence: String?
  /// Kept with the event; nil or blank where nobody said why.
  package var reason: String?
  /// When it happened; nil for now. Read for a reply, which is noted after it came.
  package var at: Instant?

  package init(_ action: Action, _ whom: Whom) {
    self.action = action
    self.whom = whom
  }

  /// The filters of `rules/` that say who is meant.
  package var filters: [String] {
    if case .contacts(let contacts) = whom { contacts.selection.filters } else { [] }
  }
}

extension EnrollmentOrder.Action {
  package var event: EnrollmentEvent {
    switch self {
    case .stop: .stop
    case .pause: .pause
    case .reply: .reply
    }
  }

  var logged: LogEntry.Action {
    switch self {
    case .stop: .stop
    case .pause: .pause
    case .reply: .reply
    }
  }
}
