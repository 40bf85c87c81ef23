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
    let today = mail.date?.day
    let said =
      behindCues(text, today) + DateRange.isoEnds(in: text).compactMap { Said(.until, $0, $1) }
      + JapaneseDate.all(in: text, after: today).compactMap { day, place in
        JapaneseDate.kind(text, behind: place.upperBound).map { Said($0, day, place) }
      }
    guard let chosen = chosen(said, LoneDate.find(in: text, after: today)) else { return nil }
    return ReturnDate(
      day: chosen.day, words: mail.excerpt(chosen.place, of: text, before: 0))
  }

  private struct Said {
    let kind: ReturnCue.Kind
    let day: Day
    let place: Range<Int>

    init(_ kind: ReturnCue.Kind, _ day: Day, _ place: Range<Int>) {
      (self.kind, self.day, self.place) = (kind, day, place)
    }

    /// Nil for what is no day without another one to count from.
    init?(_ kind: ReturnCue.Kind, _ expression: DateExpression, _ place: Range<Int>) {
      guard let day = expression.day(after: nil) else { return nil }
      self.init(kind, day, place)
    }
  }

  private static func behindCues(_ text: FoldedText, _ today: Day?) -> [Said] {
    ReturnCue.places(in: text).compactMap { cue in
      let words = DateWords(text.bytes[cue.end...].prefix(80))
      guard let (first, rest) = DateExpression.read(words),
        let (kind, expression) = meant(cue.kind, first, rest),
        let day = expression.day(after: today)
      else { return nil }
      return Said(kind, day, cue.start..<min(text.bytes.count, cue.end + 30))
    }
  }

  /// What a weak cue means by what follows its day; nil for no return.
  private static func meant(
    _ kind: ReturnCue.Kind, _ first: DateExpression, _ rest: DateWords
  ) -> (ReturnCue.Kind, DateExpression)? {
    guard kind == .weak else { return (kind, first) }
    if let end = DateRange.end(rest) { return (.until, end) }
    return ReturnCue.follows(rest) ? (.back, first) : nil
  }

  private static func chosen(
    _ said: [Said], _ lone: (day: Day, place: Range<Int>)?
  ) -> (day: Day, place: Range<Int>)? {
    if said.isEmpty { return lone }
    let backs = said.filter { $0.kind == .back }
    let weightiest = backs.isEmpty ? said : backs
    guard Set(weightiest.map(\.day)).count == 1, let first = weightiest.first else { return nil }
    return (first.day, first.place)
  }
}
