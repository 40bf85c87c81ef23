/// A header or a cell as words, so that "sun subscriber" has no "unsub" in it.
///
/// Words are Latin, small and without accents; "emailOptOut", "EMAIL_OPTOUT" and "E-Mail: opt-out"
/// are the same ones. Scripts that part no words stand in `key` alone.
struct Wording: Sendable {
  /// Nobody reads more of a cell; a column of notes costs no more than that.
  private static let longest = 240

  let words: [String]
  /// All letters and digits, as `HeaderKey` squeezes them.
  let key: String
  /// Whether there are letters that make no `words`.
  let hasOtherLetters: Bool

  init(_ text: String) {
    let scalars = Array(text.unicodeScalars.prefix(Self.longest))
    var parted = Self.parted(scalars)
    self.hasOtherLetters = parted.hasOtherLetters
    parted.words = parted.words.flatMap { Compounds.parts(of: $0) ?? [$0] }
    self.words = Self.joined(parted.words)
    var head = String.UnicodeScalarView()
    head.append(contentsOf: scalars)
    self.key = HeaderKey.squeezed(String(head))
  }

  private static func parted(
    _ scalars: [Unicode.Scalar]
  ) -> (words: [String], hasOtherLetters: Bool) {
    var words: [String] = []
    var word = ""
    var hasOtherLetters = false
    for (index, raw) in scalars.enumerated() {
      let scalar = HeaderKey.narrow(raw)
      if isInvisible(scalar) { continue }
      let plain = AccentFolding.folded(scalar)
      if plain == nil || isBreak(scalars, index) {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      word += plain ?? ""
      if plain == nil, HeaderKey.isLetter(scalar) { hasOtherLetters = true }
    }
    if !word.isEmpty { words.append(word) }
    return (words, hasOtherLetters)
  }

  /// Whether a word begins here without a separator: "optOut", "SMSOptOut", "email2".
  private static func isBreak(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    guard index > 0 else { return false }
    let (before, scalar) = (scalars[index - 1], scalars[index])
    if isDigit(before) != isDigit(scalar) { return true }
    guard scalar.properties.isUppercase else { return false }
    if before.properties.isLowercase { return true }
    guard index > 1, before.properties.isUppercase, index + 1 < scalars.count else { return false }
    return scalars[index + 1].properties.isLowercase
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF, 0x300...0x36F: true
    default: false
    }
  }

  /// Makes one word of "e mail", "opt out" and "don t".
  private static func joined(_ words: [String]) -> [String] {
    var joined: [String] = []
    for word in words {
      if let last = joined.last, isOne(last, word) {
        joined[joined.count - 1] = last + word
      } else {
        joined.append(word)
      }
    }
    return joined
  }

  private static func isOne(_ first: String, _ second: String) -> Bool {
    switch first {
    case "e": second.hasPrefix("mail") || second.hasPrefix("post") || second == "news"
    case "opt", "opted", "opting", "opts": second == "in" || second == "out"
    case "un": second.hasPrefix("subscri")
    case "black", "block": second.hasPrefix("list")
    case "do": second == "not"
    case "don", "doesn", "isn", "wasn", "can", "won": second == "t"
    default: false
    }
  }
}

/// English words that programs write together: "hasoptedoutofemail", "donotbulkemail".
enum Compounds {
  /// The parts of a word of several; nil where it is none, or one.
  static func parts(of word: String) -> [String]? {
    guard word.utf8.count >= 5, word.utf8.count <= 40, !known.contains(word) else { return nil }
    return parts(Array(word.utf8)[...])
  }

  private static func parts(_ rest: ArraySlice<UInt8>) -> [String]? {
    if rest.isEmpty { return [] }
    for length in stride(from: min(longest, rest.count), to: 0, by: -1) {
      let word = String(decoding: rest.prefix(length), as: UTF8.self)
      guard known.contains(word) else { continue }
      if let others = parts(rest.dropFirst(length)) { return [word] + others }
    }
    return nil
  }

  private static let longest = 13
  private static let known: Set<String> = [
    "has", "is", "do", "does", "not", "dont", "allow", "bulk", "email", "emails", "mail", "mails",
    "contact", "call", "phone", "sms", "fax", "send", "opt", "optin", "optout", "opted", "in",
    "out", "of", "from", "all", "the", "unsub", "unsubscribe", "unsubscribed", "unsubscribes",
    "subscribe", "subscribed", "marketing", "newsletter", "time", "date", "at", "on", "by",
    "status", "permission", "consent", "bounce", "bounced", "hard", "soft", "blacklisted",
    "blocklisted", "blacklist", "blocklist", "spam", "complaint", "complained", "invalid",
    "address", "reason", "last", "state", "lead", "person", "user", "global", "granted", "ip",
    "url", "link", "marked", "reported", "as", "suppressed",
  ]
}
