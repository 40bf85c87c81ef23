/// A moment of a plan file for people: "Tue 24 Nov 2026 09:00 (+01:00)".
package enum ShownMoment {
  /// Two moments, to the millisecond where they would look the same; others as they are.
  package static func words(_ from: String?, _ to: String?) -> (from: String?, to: String?) {
    let short = (from.map { words($0, isWhole: false) }, to.map { words($0, isWhole: false) })
    guard short.0 == short.1, from != to else { return short }
    return (from.map { words($0, isWhole: true) }, to.map { words($0, isWhole: true) })
  }

  /// One moment, to the minute; what is none as it is.
  package static func words(_ text: String) -> String { words(text, isWhole: false) }

  /// The day that it is then where the moment is told.
  package static func day(_ text: String) -> Day? { Day(iso: text.prefix(10)) }

  private static func words(_ text: String, isWhole: Bool) -> String {
    let characters = Array(text)
    guard characters.count >= 20, characters[10] == "T", let day = day(text) else { return text }
    let isUTC = characters.last == "Z"
    let offset = isUTC ? "UTC" : String(characters.suffix(6))
    let clock = String(characters[11..<(characters.count - (isUTC ? 1 : 6))])
    return "\(day.words) \(isWhole ? clock : String(clock.prefix(5))) (\(offset))"
  }
}
