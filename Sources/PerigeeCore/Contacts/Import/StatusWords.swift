/// What a cell says, as `KnownStatuses` has the words.
struct StatusWords {
  private let text: String
  private let key: String

  init(_ text: String) {
    self.text = text
    self.key = HeaderKey.squeezed(text)
  }

  /// `doNotContact` or `badData`, where the cell says so: "Unsubscribed (2024-01-02)" too, and
  /// "Canceled by contact".
  var forbidden: ContactStatus? {
    if KnownStatuses.optedOut.contains(key) { return .doNotContact }
    if KnownStatuses.failing.contains(key) { return .badData }
    let wording = Wording(text)
    if let plain = Self.plain(wording) { return plain }
    guard !isAboutAnotherMatter(wording) else { return nil }
    if core(wording, KnownStatuses.optedOut) { return .doNotContact }
    let isSoft = KnownStatuses.soft.isIn(wording)
    return !isSoft && core(wording, KnownStatuses.failing) ? .badData : nil
  }

  /// The same, where the words mean nothing else wherever they stand.
  var plainlyForbidden: ContactStatus? { Self.plain(Wording(text)) }

  private static func plain(_ wording: Wording) -> ContactStatus? {
    if has(KnownStatuses.plain, wording) { return .doNotContact }
    guard !KnownStatuses.soft.isIn(wording) else { return nil }
    return has(KnownStatuses.plainFailing, wording) ? .badData : nil
  }

  /// Whether a pattern is in it, and not denied: "not unsubscribed".
  private static func has(_ patterns: WordPatterns, _ wording: Wording) -> Bool {
    if let place = patterns.place(in: wording) {
      let before = wording.words[..<place.lowerBound].suffix(2)
      return !before.contains(where: KnownStatuses.denials.has)
    }
    guard let part = patterns.part(of: wording) else { return false }
    let rest = wording.key.split(separator: part, maxSplits: 1).joined()
    return !KnownStatuses.otherDenials.contains { rest.contains($0) }
  }

  private func isAboutAnotherMatter(_ wording: Wording) -> Bool {
    KnownHints.otherMatters.isIn(wording) || KnownHints.otherChannels.isIn(wording)
  }

  /// Whether the cell is one of `known` without a remark, or without what says by whom and when.
  private func core(_ wording: Wording, _ known: Set<String>) -> Bool {
    if known.contains(HeaderKey.squeezed(String(head))) { return true }
    let words = wording.words.filter { word in
      !KnownStatuses.fillers.has(word) && MonthNames.number(of: word) == nil
        && !word.utf8.allSatisfy { (48...57).contains($0) }
    }
    return words.count < wording.words.count && !wording.hasOtherLetters
      && known.contains(words.joined())
  }

  /// What stands before a parenthesis, a colon, a dash and the like.
  private var head: Substring {
    var before: Character = " "
    for index in text.indices {
      let character = text[index]
      let isDash = ["-", "–", "—", "−"].contains(character) && before == " "
      if isDash || Self.ends.contains(character) { return text[..<index] }
      before = character
    }
    return text[...]
  }

  private static let ends: Set<Character> = [
    "(", "（", "[", ":", "：", ";", ",", "、", "。", ".", "/", "|", "・",
  ]

  // MARK: Yes and no

  /// A no, or nothing, in a column where a yes is an opt-out. A tick is a yes, and a dash is nothing;
  /// so are dates of zeros as databases write them.
  var isNo: Bool {
    if key.isEmpty { return hasOnly(Self.nothing + Self.crosses) }
    return KnownStatuses.no.contains(key) || key.utf8.allSatisfy { $0 == UInt8(ascii: "0") }
  }

  /// A no in a column that grants; a dash is none.
  var isDenied: Bool {
    if key.isEmpty { return hasOnly(Self.crosses + Self.ballots) }
    if KnownStatuses.denied.contains(key) { return true }
    if KnownStatuses.denied.contains(HeaderKey.squeezed(String(head))) { return true }
    let wording = Wording(text)
    return KnownHints.withdrawals.isIn(wording) || forbidden == .doNotContact
  }

  private func hasOnly(_ signs: [Unicode.Scalar]) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isWhitespace || Self.selectors.contains(scalar.value)
        || signs.contains(scalar)
    }
  }

  /// What chooses between a letter's forms, and what does not show.
  private static let selectors: ClosedRange<UInt32> = 0xFE00...0xFE0F
  private static let nothing: [Unicode.Scalar] = [
    "-", "–", "—", "−", "‐", "‑", "―", "ー", "_", ".", "…", "/", "\\", "|", "?", "\"", "'", ",",
    ":", ";", "#", "~", "(", ")", "[", "]", "{", "}", "<", ">", "=", "!", "0", "*",
  ]
  /// A box without a tick, and a cross: who ticks boxes with crosses has ☒ and ✗.
  private static let crosses: [Unicode.Scalar] = ["×", "❌", "☐", "□", "◻", "⬜", "▢", "✕", "✖"]
  private static let ballots: [Unicode.Scalar] = ["✗", "✘"]
}
