/// The limit on everything one mailbox sends (rule 21).
package struct Quota: Hashable, Sendable {
  /// Emails in any rolling 60 minutes; nil for no limit, 0 for none.
  package var perHour: Int?
  /// Emails in any rolling 24 hours; nil for no limit, 0 for none.
  package var perDay: Int?

  /// What `perHour` and `perDay` may be; beyond it is a slip of the keyboard.
  package static let bounds = 0...1_000_000
  /// "default 50 and 400".
  package static let `default` = Quota(perHour: 50, perDay: 400)

  package init(perHour: Int?, perDay: Int?) {
    self.perHour = perHour
    self.perDay = perDay
  }
}
