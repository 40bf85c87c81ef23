/// Two days with a word between them that means "until": "du 3 août au 16 août", "dal … al …".
///
/// The words alone mean too much to be a cue elsewhere.
enum DateRange {
  /// The second day at the start of `rest`, which stands behind the first.
  static func end(_ rest: DateWords) -> DateExpression? {
    guard let word = rest.first, joints.contains(word) else { return nil }
    return DateExpression.read(rest.dropFirst())?.0
  }

  private static let joints: Set<String> = Set(
    [
      "to", "-", "–", "—", "until", "till", "through", "thru", "bis", "au", "al", "tot", "t/m",
      "do", "a",
      "à", "até", "ao", "ile", "and", "und", "et", "til",
    ].map(\.folded))

  /// The second of two ISO dates with a word of any language between them.
  static func isoEnds(in text: FoldedText) -> [(DateExpression, Range<Int>)] {
    let words = text.bytes[...].split(separator: 0x20)
    return words.indices.dropLast(2).compactMap { index in
      let (first, second) = (words[index], words[index + 2])
      guard words[index + 1].count < 12, isISO(first), isISO(second),
        let found = NumericDate.read(second.prefix(10).string)
      else { return nil }
      return (found, first.startIndex..<second.endIndex)
    }
  }

  private static func isISO(_ word: Bytes) -> Bool {
    word.count >= 10
      && word.prefix(10).enumerated().allSatisfy { place, byte in
        place == 4 || place == 7 ? byte == UInt8(ascii: "-") : byte.isDigit
      }
  }
}
