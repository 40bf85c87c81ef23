import PerigeeCore

/// The instant of an RFC 3339 text.
func at(_ text: String) throws -> Instant { try Instant(rfc3339: text) }

/// The day of an ISO 8601 text.
func day(_ text: String) throws -> Day {
  struct NoSuchDay: Error { let text: String }
  guard let day = Day(iso: text) else { throw NoSuchDay(text: text) }
  return day
}
