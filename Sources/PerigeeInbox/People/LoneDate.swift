import PerigeeCore

/// The one day after the mail's own that an automatic reply names in digits, year and all: in whatever
/// language, it is the end of the absence, since the beginning lies behind.
enum LoneDate {
  /// Nil where there is none, or more than one.
  static func find(in text: FoldedText, after today: Day?) -> (Day, Range<Int>)? {
    guard let today else { return nil }
    var found: [(day: Day, place: Range<Int>)] = []
    for word in text.bytes[...].split(separator: 0x20, maxSplits: 2_000) where word.count >= 6 {
      guard let day = day(word), day > today, day < today.adding(days: 300) else { continue }
      found.append((day, word.startIndex..<word.endIndex))
    }
    guard let first = found.first, found.allSatisfy({ $0.day == first.day }) else { return nil }
    return (first.day, first.place)
  }

  private static func day(_ word: Bytes) -> Day? {
    let digits = word.drop { !$0.isDigit }.prefix { $0.isDigit || "-./".utf8.contains($0) }
    var text = digits.string
    while let last = text.last, "-./".contains(last) { text.removeLast() }
    guard case .date(_, _, .some)? = NumericDate.read(text) else { return nil }
    return NumericDate.read(text)?.day(after: nil)
  }
}
