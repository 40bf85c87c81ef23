/// What one sender still has to send of one engagement.
package struct PlannedPart: Hashable, Sendable {
  /// One that stands.
  package var engagement: Engagement.ID
  /// By its name.
  package var sequence: String
  /// From whom it goes.
  package var sender: EmailAddress
  /// Planned emails.
  package var emails = 0
  /// Planned tasks.
  package var tasks = 0
  /// The first moment of all.
  package var first: Instant
  /// The last moment of all.
  package var last: Instant

  package init(
    engagement: Engagement.ID, sequence: String, sender: EmailAddress, emails: Int = 0,
    tasks: Int = 0, first: Instant, last: Instant
  ) {
    self.engagement = engagement
    self.sequence = sequence
    self.sender = sender
    self.emails = emails
    self.tasks = tasks
    self.first = first
    self.last = last
  }
}

/// Counts planned sendings, one after the other, by engagement and sender.
package struct PlannedParts {
  private struct Key: Hashable {
    var engagement: Engagement.ID
    var sender: EmailAddress
  }

  private var parts: [Key: PlannedPart] = [:]

  package init() {}

  /// Counts one planned sending.
  package mutating func add(
    engagement: Engagement.ID, sequence: String, sender: EmailAddress, at: Instant, isEmail: Bool
  ) {
    add(
      PlannedPart(
        engagement: engagement, sequence: sequence, sender: sender, emails: isEmail ? 1 : 0,
        tasks: isEmail ? 0 : 1, first: at, last: at))
  }

  /// Counts several planned sendings of one engagement and sender, of which there may be more.
  package mutating func add(_ more: PlannedPart) {
    let key = Key(engagement: more.engagement, sender: more.sender)
    guard var part = parts[key] else {
      parts[key] = more
      return
    }
    part.emails += more.emails
    part.tasks += more.tasks
    part.first = min(part.first, more.first)
    part.last = max(part.last, more.last)
    parts[key] = part
  }

  /// By engagement, then by sender.
  package var all: [PlannedPart] {
    parts.values.sorted { ($0.engagement, $0.sender) < ($1.engagement, $1.sender) }
  }
}
