/// A moment of a plan file, as people read it: "Tue 24 Nov 2026 09:00 (Europe/Paris)".
package struct ShownMoment: Hashable, Sendable {
  /// RFC 3339, in the zone.
  package var text: String
  /// The zone's name; nil shows the offset.
  package var zone: String?

  package init(_ text: String, zone: String? = nil) {
    self.text = text
    self.zone = zone
  }

  /// To the minute; what is no moment as it is.
  package var words: String { words(isWhole: false) }

  /// Two moments, to the millisecond where they would look the same.
  package static func words(_ from: Self?, _ to: Self?) -> (from: String?, to: String?) {
    let short = (from?.words, to?.words)
    guard short.0 == short.1, from != to else { return short }
    return (from?.words(isWhole: true), to?.words(isWhole: true))
  }

  /// The day that it is then in its zone.
  package var day: Day? { Day(iso: text.prefix(10)) }

  private func words(isWhole: Bool) -> String {
    let characters = Array(text)
    guard characters.count >= 20, characters[10] == "T", let day else { return text }
    let isUTC = characters.last == "Z"
    let offset = isUTC ? "UTC" : String(characters.suffix(6))
    let clock = String(characters[11..<(characters.count - (isUTC ? 1 : 6))])
    return "\(day.words) \(isWhole ? clock : String(clock.prefix(5))) (\(zone ?? offset))"
  }
}
