/// A position in a sequence: an email, or a task for a person.
package struct Step: Hashable, Sendable, Codable {
  /// An email, or something that a person does.
  package enum Content: Hashable, Sendable, Codable {
    case email(EmailTemplate)
    /// Something the sender does by hand; takes no quota.
    case task(Template)
  }

  /// An email takes quota, a task none (rule 21).
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

  /// False for a task, which takes a slot and no quota.
  package var isEmail: Bool {
    if case .email = content { true } else { false }
  }
}
