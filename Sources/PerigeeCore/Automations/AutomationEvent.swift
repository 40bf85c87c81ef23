/// Something that happened and that automations may wait for; a row that is written in the transaction of
/// what it tells.
package struct AutomationEvent: Hashable, Sendable, Codable {
  /// The raw values are what files write after `on`.
  package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
    case reply, bounce, unsubscribe
    case outOfOffice = "out_of_office"
    /// The last step of an enrollment was sent or done.
    case finished
    case senderHalted = "sender_halted"
    case contactsImported = "contacts_imported"
  }

  /// What `where` may compare; the raw values are what files and scripts write.
  package enum Field: String, CaseIterable, Hashable, Sendable {
    case contact, sequence, sender, list
  }

  /// By whose run it was caused, and how many runs lie behind it.
  package struct Origin: Hashable, Sendable, Codable {
    package var automation: String
    /// 1 for what a run did that no other automation caused.
    package var depth: Int

    /// - Parameter depth: from 1.
    package init(automation: String, depth: Int) {
      self.automation = automation
      self.depth = depth
    }
  }

  /// A run's own effects may cause a run, and that one's another; then it is over.
  package static let deepest = 3
  /// How long events are kept, whoever has seen them.
  package static let kept = 30 * Milliseconds.day

  /// The store's, from 1, in order of writing; 0 before.
  package var id: Int64 = 0
  package var kind: Kind
  package var at: Instant
  /// Whom it is about; nil for an import and a halt.
  package var contact: EmailAddress?
  package var sequence: String?
  /// The contact's sender, or who was halted.
  package var sender: EmailAddress?
  /// What was imported into.
  package var list: String?
  /// The reason that was given, or what was counted.
  package var detail: String?
  /// Nil for what people, dispatchers and the mailbox did.
  package var origin: Origin?

  package init(
    _ kind: Kind, at: Instant, contact: EmailAddress? = nil, sequence: String? = nil,
    sender: EmailAddress? = nil, list: String? = nil, detail: String? = nil
  ) {
    self.kind = kind
    self.at = at
    self.contact = contact
    self.sequence = sequence
    self.sender = sender
    self.list = list
    self.detail = detail
  }
}

extension AutomationEvent.Kind {
  /// Whom or what each of this kind is about.
  package var subject: AutomationEvent.Field {
    switch self {
    case .reply, .bounce, .unsubscribe, .outOfOffice, .finished: .contact
    case .senderHalted: .sender
    case .contactsImported: .list
    }
  }
}

extension AutomationEvent {
  /// What `where` compares.
  package subscript(field: Field) -> String? {
    switch field {
    case .contact: contact?.text
    case .sequence: sequence
    case .sender: sender?.text
    case .list: list
    }
  }

  /// Whether every condition holds.
  package func meets(_ conditions: [Field: [String]]) -> Bool {
    conditions.allSatisfy { field, values in self[field].map(values.contains) ?? false }
  }
}

extension EnrollmentEvent {
  /// The kind of event that it is to automations; nil where they cannot wait for it.
  package var told: AutomationEvent.Kind? {
    switch self {
    case .reply: .reply
    case .bounce: .bounce
    case .unsubscription: .unsubscribe
    case .completion: .finished
    case .absence: .outOfOffice
    case .progress, .blacklisting, .refusal, .stop, .pause, .resumption, .silence, .undoing,
      .reopening, .hook:
      nil
    }
  }
}

extension EnrollmentChange {
  /// What automations are told of the change that `event` made; nil where nothing.
  package func told(
    of event: EnrollmentEvent, reason: String?, at now: Instant
  ) -> AutomationEvent? {
    event.told.map {
      AutomationEvent(
        $0, at: now, contact: contact, sequence: sequence, sender: sender, detail: reason)
    }
  }
}

extension MailboxState.Halt {
  /// What automations are told of it.
  package func told(of sender: EmailAddress) -> AutomationEvent {
    AutomationEvent(.senderHalted, at: at, sender: sender, detail: why)
  }
}
