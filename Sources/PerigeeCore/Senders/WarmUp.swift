/// How a new mailbox's daily quota is raised: linearly and rounded down, over its sender's working days.
///
/// Before `since` and on that day it is `from`; with every working day it grows by `(to − from) / days`,
/// and after `days` of them it is `to` and stays so. It never falls, which the argument over `Timeline`
/// needs.
package struct WarmUp: Hashable, Sendable, Codable {
  package var since: Day
  /// Emails in any rolling 24 hours that end on the first day.
  package var from: Int
  /// Those after `days`; no less than `from`.
  package var to: Int
  /// Working days that it takes, 1 or more.
  package var days: Int

  private enum CodingKeys: String, CodingKey { case since, from, to, days }

  /// What `days` may be.
  package static let bounds = 1...1_000

  package init(since: Day, from: Int, to: Int, days: Int) {
    self.since = since
    self.from = from
    self.to = to
    self.days = days
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let text = try values.decode(String.self, forKey: .since)
    guard let since = Day(iso: text) else {
      throw DecodingError.dataCorruptedError(
        forKey: .since, in: values, debugDescription: "\(text) is no date")
    }
    self.init(
      since: since, from: try values.decode(Int.self, forKey: .from),
      to: try values.decode(Int.self, forKey: .to), days: try values.decode(Int.self, forKey: .days)
    )
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(since.description, forKey: .since)
    try values.encode(from, forKey: .from)
    try values.encode(to, forKey: .to)
    try values.encode(days, forKey: .days)
  }

  /// The quota when `count` working days of it have passed before the day.
  func quota(after count: Int) -> Int {
    from + (to - from) * min(max(0, count), days) / days
  }

  /// "warming up from 10 to 50 a day, 20 working days from 2026-12-01 on"
  package var words: String {
    "warming up from \(grouped(from)) to \(grouped(to)) a day, \(counted(days, "working day")) from "
      + "\(since) on"
  }
}
