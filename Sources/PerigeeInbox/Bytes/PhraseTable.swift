/// Phrases, each of which stands for a fact, all looked for in one pass (Aho and Corasick).
///
/// A phrase is in small letters and means whole words, unless `*` stands at its end: "undeliver*".
/// "…" between two pieces stands for up to 100 bytes of anything: "mailbox…full". Characters of
/// Chinese and Japanese, which write no spaces, match anywhere.
struct PhraseTable<Fact: Sendable>: Sendable {
  struct Match {
    let fact: Fact
    /// As it stands in the folded text.
    let range: Range<Int>
  }

  private struct Phrase {
    let fact: Fact
    let pieces: [[UInt8]]
    let beginsWord: Bool
    let endsWord: Bool
  }

  private let phrases: [Phrase]
  private let automaton: PhraseAutomaton

  /// - Parameter facts: where two phrases match, the earlier row is the weightier.
  init(_ facts: [(Fact, [String])]) {
    phrases = facts.flatMap { fact, texts in texts.map { Self.phrase($0, fact) } }
    automaton = PhraseAutomaton(phrases.map { $0.pieces[0] })
  }

  private static func phrase(_ text: String, _ fact: Fact) -> Phrase {
    let isOpen = text.hasSuffix("*")
    let pieces = (isOpen ? String(text.dropLast()) : text).split(separator: "…")
      .map(folded)
    // Three bytes, from U+3000: no spaces around words.
    let isSpaced = { (byte: UInt8?) in byte.map { $0.isWord && $0 < 0xE3 } ?? false }
    let last = pieces[pieces.count - 1]
    let endsInCJK = last.count > 2 && last[last.count - 3] >= 0xE3
    return Phrase(
      fact: fact, pieces: pieces, beginsWord: isSpaced(pieces[0].first),
      endsWord: !isOpen && !endsInCJK && last.last?.isWord == true)
  }

  /// Spaces at the ends stay.
  private static func folded(_ piece: Substring) -> [UInt8] {
    let start: [UInt8] = piece.hasPrefix(" ") ? [0x20] : []
    let end: [UInt8] = piece.hasSuffix(" ") ? [0x20] : []
    return start + Array(piece.trimmingSpaces.folded.utf8) + end
  }

  func matches(_ text: FoldedText) -> Bool { weightiest(in: text) != nil }

  /// Of the earliest row; in one row, of the earlier place.
  func weightiest(in text: FoldedText) -> Match? {
    var best: (phrase: Int, range: Range<Int>)?
    automaton.scan(text.bytes) { phrase, end in
      if let best, best.phrase <= phrase { return }
      if let range = range(of: phrases[phrase], firstEnd: end, in: text.bytes) {
        best = (phrase, range)
      }
    }
    return best.map { Match(fact: phrases[$0.phrase].fact, range: $0.range) }
  }

  /// Every one, in the order of the text.
  func all(in text: FoldedText) -> [Match] {
    var matches: [Match] = []
    automaton.scan(text.bytes) { phrase, end in
      if let range = range(of: phrases[phrase], firstEnd: end, in: text.bytes) {
        matches.append(Match(fact: phrases[phrase].fact, range: range))
      }
    }
    return matches
  }

  /// Where the phrase stands whose first piece ends at `end`; nil where the rest of it does not.
  private func range(of phrase: Phrase, firstEnd: Int, in text: [UInt8]) -> Range<Int>? {
    let start = firstEnd - phrase.pieces[0].count
    if phrase.beginsWord, start > 0, text[start - 1].isWord { return nil }
    var end = firstEnd
    for piece in phrase.pieces.dropFirst() {
      let window = text[end..<min(text.count, end + 100 + piece.count)]
      guard let next = window.position(of: piece, from: end) else { return nil }
      end = next + piece.count
    }
    if phrase.endsWord, end < text.count, text[end].isWord { return nil }
    return start..<end
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
