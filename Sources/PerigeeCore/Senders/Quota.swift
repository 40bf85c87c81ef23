/// The limit on everything one mailbox sends (rule 21).
package struct Quota: Hashable, Sendable, Codable {
  /// Emails in any rolling 60 minutes; nil for no limit, 0 for none.
  package var perHour: Int?
  /// Emails in any rolling 24 hours; nil for no limit, 0 for none.
  package var perDay: Int?
  /// What keeps a new mailbox below `perDay` for a while; nil for nothing.
  package var warmUp: WarmUp?

  /// Two clock hours that begin less than this apart may hold emails of one rolling day, in
  /// milliseconds.
  ///
  /// A day is 24 hours, and the emails of an hour lie up to an hour behind its start. Hours that
  /// begin between 24 and 25 hours apart are there where a clock is changed by half an hour.
  package static let reach: Int64 = 25 * Milliseconds.hour

  /// What `perHour` and `perDay` may be; beyond it is a slip of the keyboard.
  package static let bounds = 0...1_000_000
  /// "default 50 and 400".
  package static let `default` = Quota(perHour: 50, perDay: 400)

  private enum CodingKeys: String, CodingKey {
    case perHour = "per_hour"
    case perDay = "per_day"
    case warmUp = "warm_up"
  }

  package init(perHour: Int?, perDay: Int?, warmUp: WarmUp? = nil) {
    self.perHour = perHour
    self.perDay = perDay
    self.warmUp = warmUp
  }

  /// Whether nothing can ever go.
  package var sendsNothing: Bool { perHour == 0 || mostPerDay == 0 }

  /// The most that any day will ever have; nil for no limit.
  var mostPerDay: Int? { [perDay, warmUp?.to].compactMap(\.self).min() }
}
