/// A time zone, read from the system's tzdata.
package struct Zone: Hashable, Sendable {
  /// As tzdata spells it: "Europe/Paris".
  package let name: String

  package static let utc = Zone(name: "UTC")

  private init(name: String) { self.name = name }

  /// Seconds east of UTC at `instant`.
  package func offset(at instant: Instant) -> Int { 0 }
}
