/// Why a sender's emails wait, as it was when its dispatcher last looked.
package struct MailboxWait: Hashable, Sendable {
  /// Nil where nobody can say.
  package var until: Instant?
  /// In words, without when and whose.
  package var why: String

  package init(until: Instant?, why: String) {
    self.until = until
    self.why = why
  }
}

/// What a dispatcher knows of a sender's mailbox.
package struct MailboxState: Hashable, Sendable {
  /// The server takes nothing from this sender, and somebody has to look.
  package struct Halt: Hashable, Sendable {
    package var at: Instant
    /// What the server said.
    package var why: String

    package init(at: Instant, why: String) {
      self.at = at
      self.why = why
    }
  }

  package var halt: Halt?
  package var wait: MailboxWait?

  package init(halt: Halt? = nil, wait: MailboxWait? = nil) {
    self.halt = halt
    self.wait = wait
  }
}
