/// Words and runs of words that are looked for as whole words: "opt out", "abgemeld*" for whatever
/// begins so, "*sperre" for whatever ends so. Patterns in scripts that part no words are found
/// anywhere.
struct WordPatterns: Sendable {
  private struct Pattern: Sendable {
    let words: [String]
    /// Its last word is the beginning of one.
    let isStem: Bool
  }

  /// Long enough to find few patterns, and no stem is shorter.
  private static let stemLength = 3

  /// By their first word; a pattern of one stem by that stem's first letters.
  private var whole: [String: [Pattern]] = [:]
  private var stems: [String: [Pattern]] = [:]
  private var endings: [String] = []
  private var parts: [String] = []

  init(_ patterns: [String]) {
    for pattern in patterns { add(pattern) }
  }

  private mutating func add(_ text: String) {
    let words = Wording(text).words
    guard let first = words.first, !Wording(text).hasOtherLetters else {
      return parts.append(HeaderKey.squeezed(text))
    }
    let isStem = text.hasSuffix("*")
    if text.hasPrefix("*") {
      endings.append(first)
    } else if isStem, words.count == 1 {
      stems[String(first.prefix(Self.stemLength)), default: []].append(
        Pattern(words: words, isStem: true))
    } else {
      whole[first, default: []].append(Pattern(words: words, isStem: isStem))
    }
  }

  func isIn(_ text: Wording) -> Bool { place(in: text) != nil || isPart(of: text) }

  /// Whether a pattern in another script is somewhere in it.
  func isPart(of text: Wording) -> Bool { part(of: text) != nil }

  /// The first of the patterns in other scripts that is in it.
  func part(of text: Wording) -> String? {
    guard text.hasOtherLetters else { return nil }
    return parts.first { text.key.contains($0) }
  }

  /// The words of the first pattern that is in it.
  func place(in text: Wording) -> Range<Int>? {
    for index in text.words.indices {
      if let length = length(at: index, text.words) { return index..<(index + length) }
    }
    return nil
  }

  /// Whether one word is a pattern.
  func has(_ word: String) -> Bool { length(at: 0, [word]) != nil }

  /// How many words the pattern that begins there has.
  private func length(at index: Int, _ words: [String]) -> Int? {
    let word = words[index]
    if let found = whole[word]?.first(where: { Self.matches($0, words[index...]) }) {
      return found.words.count
    }
    if let found = stems[String(word.prefix(Self.stemLength))],
      found.contains(where: { word.hasPrefix($0.words[0]) })
    {
      return 1
    }
    return endings.contains(where: word.hasSuffix) ? 1 : nil
  }

  private static func matches(_ pattern: Pattern, _ words: ArraySlice<String>) -> Bool {
    guard words.count >= pattern.words.count, let last = pattern.words.last else { return false }
    for (known, word) in zip(pattern.words.dropLast(), words) where known != word { return false }
    let word = words[words.startIndex + pattern.words.count - 1]
    return pattern.isStem ? word.hasPrefix(last) : word == last
  }
}
