/// Something that is committed and does not fit today's settings. It stays as it is until somebody acts
/// (rule 21: "what was committed under a higher one stays").
package struct Misfit: Hashable, Sendable {
  /// What does not fit; the raw values are shown in JSON.
  package enum Kind: String, Sendable {
    /// Emails beyond today's quota.
    case beyondQuota = "beyond_quota"
    /// Emails at hours or on days on which the sender does not work today.
    case outsideWindow = "outside_window"
    case disabledSender = "disabled_sender"
    /// The sender is in the team no more.
    case unknownSender = "unknown_sender"
    /// The workspace has no such sequence any more.
    case unknownSequence = "unknown_sequence"
  }

  /// A day of the sender's zone.
  package struct DayCount: Hashable, Sendable {
    package var day: Day
    /// Emails that do not fit.
    package var emails: Int
    /// All planned emails of the day that have not gone.
    package var planned: Int
  }

  package var kind: Kind
  /// Whose emails they are; nil for a sequence.
  package var sender: EmailAddress?
  /// Nil for a sender.
  package var sequence: String?
  /// The setting of today that they do not fit: "50/hour, 400/day"; nil where there is none.
  package var setting: String?
  /// The sender's zone of today, whose days `days` are; nil where days are not counted.
  package var timeZone: String?
  /// Planned emails that do not fit.
  package var emails: Int
  /// Planned tasks that do not fit.
  package var tasks = 0
  /// In order; for quotas and windows.
  package var days: [DayCount] = []
  /// Those that the sendings belong to, in order.
  package var engagements: [Engagement.ID]
}
