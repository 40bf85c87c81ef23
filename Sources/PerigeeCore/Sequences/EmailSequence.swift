/// A series of emails over time; `Sequence` would shadow Swift's.
package struct EmailSequence: Hashable, Sendable, Codable {
  package var name: String
  package var steps: [Step]
  package var safeguard: Safeguard
  /// Where it is declared: `sequences/intro.lua:2`.
  package var source: SourceLocation?

  package init(
    name: String, steps: [Step], safeguard: Safeguard = .any, source: SourceLocation? = nil
  ) {
    self.name = name
    self.steps = steps
    self.safeguard = safeguard
    self.source = source
  }
}

/// The setting against adding a contact again (rule 12 (4)).
package enum Safeguard: String, CaseIterable, Sendable, Codable {
  /// Anybody who has ever been in a sequence is excluded.
  case any
  /// Only who has been in this very sequence.
  case same
  case off
}

/// A position in a sequence: an email, or a task for a person.
package struct Step: Hashable, Sendable, Codable {
  package enum Content: Hashable, Sendable, Codable {
    case email(EmailTemplate)
    /// Something the sender does by hand; takes no quota.
    case task(Template)
  }

  package var content: Content
  /// Working days of the sender after the day of the previous step (rule 8); 0 for the first step.
  package var after: Int
  /// Local hour of the wanted slot, 0 to 23; nil for the hour of the previous step.
  package var hour: Int?

  package init(content: Content, after: Int = 0, hour: Int? = nil) {
    self.content = content
    self.after = after
    self.hour = hour
  }

  package var isEmail: Bool {
    if case .email = content { true } else { false }
  }
}
