/// The words behind a cue, in small letters, without commas and brackets.
struct DateWords {
  private let words: ArraySlice<String>

  private init(_ words: ArraySlice<String>) { self.words = words }

  /// - Parameter text: folded.
  init(_ text: Bytes) {
    let ends = Set("!;?\"".utf8)
    words =
      text.prefix { !ends.contains($0) }
      .split { $0 == 0x20 || ",()[]:*_<>".utf8.contains($0) }
      .map(\.string)[...]
  }

  var first: String? { words.first }

  /// Counts from 0.
  subscript(place: Int) -> String? {
    place < words.count ? words[words.startIndex + place] : nil
  }

  func dropFirst(_ count: Int = 1) -> DateWords { DateWords(words.dropFirst(count)) }

  func prefix(_ count: Int) -> ArraySlice<String> { words.prefix(count) }

  /// Without the small words that stand before a date.
  func withoutFillers() -> DateWords {
    DateWords(words.drop { Self.fillers.contains($0) })
  }

  private static let fillers: Set<String> = Set(
    [
      "on", "the", "at", "by", "in", "office", "work", "from", "is", "to", "date", "am", "der",
      "dem",
      "den", "zum", "ab", "im", "büro", "le", "du", "au", "bureau", "el", "día", "dia", "al", "la",
      "il", "giorno", "dal", "op", "kantoor", "de", "vanaf", "dnia", "w", "dniu", "od", "a", "o",
      "no",
      "em", "partir", "ao", "um", "again", "about", "of", "het", "por", "d.", "einschließlich",
      "inclusive", "inkl.", "met", "en", "à", "our", "my", "desk", "ist", "wird",
    ].map(\.folded))
}
