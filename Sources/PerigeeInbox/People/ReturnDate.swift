import PerigeeCore

/// The day on which the writer of an automatic reply is back, where the mail says it in one way alone.
///
/// "9/8" is two days, and so none. A year that is left out, and a day of the week, are counted from the
/// mail's date. Who says both when he is back and until when he is away is back when he says so.
struct ReturnDate {
  let day: Day
  /// The words, as evidence.
  let words: String

  /// Nil where nothing is said, or two things are.
  static func find(_ mail: Mail) -> ReturnDate? {
    let written = mail.written.bytes.prefix(8_192)
    let text = FoldedText(Array(mail.subject.utf8) + [0x0A] + written)
    var said: [ReturnCue.Kind: [ReturnDate]] = [:]
    for place in ReturnCue.places(in: text) {
      let words = DateWords(text.bytes[place.end...].prefix(80))
      guard let (first, rest) = DateExpression.read(words) else { continue }
      var (expression, kind) = (first, place.kind)
      if kind == .weak, let end = DateRange.end(rest) {
        (expression, kind) = (end, .until)
      } else if kind == .weak {
        guard ReturnCue.follows(rest) else { continue }
        kind = .back
      }
      guard let day = expression.day(after: mail.date?.day) else { continue }
      let range = place.start..<min(text.bytes.count, place.end + 30)
      said[kind, default: []].append(
        ReturnDate(day: day, words: mail.excerpt(range, of: text, before: 0)))
    }
    for (expression, range) in DateRange.isoEnds(in: text) {
      guard let day = expression.day(after: nil) else { continue }
      said[.until, default: []].append(
        ReturnDate(day: day, words: mail.excerpt(range, of: text, before: 0)))
    }
    for (day, place) in JapaneseDate.all(in: text, after: mail.date?.day) {
      guard let kind = JapaneseDate.kind(text, behind: place.upperBound) else { continue }
      said[kind, default: []].append(
        ReturnDate(day: day, words: mail.excerpt(place, of: text, before: 0)))
    }
    for kind in [ReturnCue.Kind.back, .until] {
      guard let found = said[kind] else { continue }
      return Set(found.map(\.day)).count == 1 ? found[0] : nil
    }
    return nil
  }
}
