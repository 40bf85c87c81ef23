/// What makes the words of a wish none: who asks to stay, who speaks of another person, and who wants to be
/// asked in another way. A wish that is missed is worse than one that is imagined, so that a denial must stand
/// at its words, in the same clause and on the same line.
struct UnsubscribeDenials {
  private let text: FoldedText
  /// `From`, folded: who names himself speaks of nobody else.
  private let writer: String

  init(_ text: FoldedText, writer: String) {
    self.text = text
    self.writer = writer.folded
  }

  /// The first of the matches that nothing denies.
  func firstWish(of matches: [Range<Int>]) -> Range<Int>? {
    // "Please don't take me off your list": what is denied goes to the end of its clause.
    let denied = matches.filter(isNegated).map { $0.lowerBound..<clauseEnd(from: $0.upperBound) }
    return matches.first { match in
      !denied.contains { $0.contains(match.lowerBound) } && !isOfAnother(match)
        && !isOfAnotherWay(match)
    }
  }

  // MARK: Clauses

  private static let ends = Set(".!?;,:()".utf8)

  private func clauseStart(to place: Int) -> Int {
    text.bytes[..<place].lastIndex(where: Self.ends.contains).map { $0 + 1 } ?? 0
  }

  private func clauseEnd(from place: Int) -> Int {
    text.bytes[place...].firstIndex(where: Self.ends.contains) ?? text.bytes.count
  }

  private func words(_ range: Range<Int>) -> [String] {
    text.bytes[range].split(separator: 0x20).map { Bytes($0).string }
  }

  // MARK: Negations

  private func isNegated(_ match: Range<Int>) -> Bool {
    let start = clauseStart(to: match.lowerBound)
    let before = words(start..<match.lowerBound)
    if let count = negation(before: match, endingIn: before) {
      return isOnOneLine(before.suffix(count), to: match.lowerBound)
        && !Self.isCondition(before.dropLast(count))
    }
    let behind = words(match.upperBound..<clauseEnd(from: match.upperBound))
      .drop(while: Self.objects.contains)
    if let first = behind.first, Self.behind.contains(first),
      behind.dropFirst().first.map(Self.goingOn.contains) ?? true
    {
      return !Self.isCondition(before[...])
    }
    return Self.joined.contains { text.bytes[match.upperBound...].starts(with: $0.utf8) }
  }

  /// How many of the last words deny this match; nil where they do not.
  private func negation(before match: Range<Int>, endingIn words: [String]) -> Int? {
    let wish = text.bytes[match]
    for negation in Self.before where negation.heads.contains(where: { wish.starts(with: $0) }) {
      let found = negation.words.first { words.suffix($0.count).elementsEqual($0) }
      if let found { return found.count }
    }
    return nil
  }

  /// "No", and below it what is wished for, is no negation of that.
  private func isOnOneLine(_ words: ArraySlice<String>, to end: Int) -> Bool {
    let size = words.joined(separator: " ").utf8.count + 1
    return !text.original(max(0, end - size)..<end).contains(0x0A)
  }

  /// "If you do not remove me from your list", "Why can I not opt out": these are wishes.
  private static func isCondition(_ words: ArraySlice<String>) -> Bool {
    words.contains(where: conditions.contains) || words.last.map(others.contains) == true
  }

  /// Words that deny what stands behind them at once, the longest first, and how a wish begins that they can
  /// deny: "That is not for me remove me" is one.
  private struct Negation {
    let words: [[String]]
    let heads: [[UInt8]]

    init(_ words: [String], of heads: [String]) {
      self.words = words.map { $0.folded.split(separator: " ").map(String.init) }
        .sorted { $0.count > $1.count }
      self.heads = heads.map { Array($0.folded.utf8) }
    }
  }

  private static let before = [
    Negation(
      [
        "do not", "don't", "dont", "did not", "didn't", "would not", "wouldn't", "am not", "not to",
        "do not want to", "don't want to", "do not want you to", "don't want you to",
        "did not mean to", "didn't mean to", "no need to", "no reason to",
      ],
      of: [
        "unsubscribe", "want to", "like to", "wish to", "remove", "delete", "take", "stop",
        "opt me",
        "opting",
      ]),
    Negation(
      ["nicht", "keinesfalls", "auf keinen Fall"],
      of: ["abbestellen", "austragen", "aus ihrem", "aus dem", "aus eurem", "von der Liste"]),
    Negation(
      ["pas", "pas me", "pas nous", "pas à me"],
      of: ["désinscrire", "me désabonner", "me retirer", "supprimer", "ne plus recevoir"]),
    Negation(
      ["no me", "no nos", "no quiero", "no me quiero", "no deseo", "no quisiera", "por favor no"],
      of: ["dar", "elim", "borr", "dej"]),
    Negation(
      ["non", "non ci", "non voglio", "non vorrei", "non desidero"],
      of: ["mi cancelli", "cancella", "rimuov", "disiscriv", "smettete"]),
    Negation(["niet"], of: ["uitschrijven", "afmelden"]),
    Negation(
      ["não", "não quero me", "não desejo me", "por favor não"],
      of: ["me remova", "descadastr", "parem de", "pare de", "cancelar a"]),
  ]

  /// Words that deny what stands before them.
  private static let behind: Set<String> = ["nicht", "niet", "pas"]
  /// What goes on behind such a word; at another the next clause has begun: "… nicht interessiert".
  private static let goingOn: Set<String> = [
    "aus", "von", "vom", "bitte", "danke", "uit", "van", "alstublieft", "de", "du", "des", "merci",
    "svp",
  ]
  /// What may stand between: "Löschen Sie meine Daten nicht".
  private static let objects: Set<String> = [
    "bitte", "adresse", "daten", "mail", "e-mail", "mailadresse", "e-mail-adresse", "adres",
    "gegevens", "e-mailadres", "surtout",
  ]
  /// What is written without a space behind.
  private static let joined = [
    "しないで", "しなくて", "は不要", "は必要ありません", "の必要はありません", "する必要はありません", "は希望しません", "は希望していません",
  ]

  /// Words that make a complaint or a condition of a negation, in the same clause before it.
  private static let conditions: Set<String> = Set(
    [
      "if", "unless", "why", "still", "until", "when", "since", "cannot", "can't",
      "wenn", "falls", "warum", "wieso", "weshalb", "noch", "kann", "konnte", "können", "lässt",
      "solange", "obwohl", "haben", "hat", "habt", "wurde",
      "si", "vous", "pourquoi", "toujours", "peux", "peut", "pouvons", "n'arrive", "n'arrivons",
      "parviens", "réussis",
      "porque", "puedo", "podemos", "consigo", "logro", "se", "perché", "riesco", "posso",
      "als", "waarom", "kan", "kon", "kunnen", "lukt", "nog", "jeśli", "dlaczego", "mogę",
    ].map(\.folded))

  /// Who does not what is wished for.
  private static let others: Set<String> = ["you", "u", "they", "he", "she"]

  // MARK: Somebody else

  /// "Please remove Carl from your list, I am the right person."
  private func isOfAnother(_ match: Range<Int>) -> Bool {
    guard let object = object(of: match) else { return false }
    let words = words(object)
    if words.isEmpty || words.contains(where: Self.own.contains) { return false }
    if words.contains(where: { $0.contains("@") || writer.contains($0) }) { return false }
    return words.contains(where: Self.colleagues.contains) || isName(object)
  }

  /// What is to be removed: between the verb and "from" or "off".
  private func object(of match: Range<Int>) -> Range<Int>? {
    let start = clauseStart(to: match.lowerBound)
    let end = min(clauseEnd(from: match.lowerBound), match.upperBound)
    let clause = text.bytes[start..<end]
    for (verb, preposition) in Self.removals {
      guard
        let place = clause.lastRange(of: " \(verb) ".utf8, to: match.lowerBound),
        let last = clause[place.upperBound...].position(
          of: Array("\(preposition) ".utf8), from: place.upperBound)
      else { continue }
      return place.upperBound..<last
    }
    return nil
  }

  private static let removals = [
    ("remove", "from"), ("delete", "from"), ("take", "off"), ("nehmen sie", "aus"),
    ("streichen sie", "von"), ("entfernen sie", "aus"),
  ]

  private static let own: Set<String> = Set(
    [
      "me", "us", "myself", "ourselves", "this", "these", "address", "addresses", "email", "e-mail",
      "emails", "mail", "mails", "name", "details", "data", "contact", "all", "both", "it", "mich",
      "uns", "adresse", "diese", "mailadresse", "e-mail-adresse", "daten", "namen",
    ].map(\.folded))

  private static let colleagues: Set<String> = [
    "him", "her", "colleague", "colleagues", "boss", "predecessor", "assistant", "manager", "ihn",
    "kollegen", "kollegin", "vorganger", "vorgangerin",
  ]

  /// One to three words, the first with a capital letter alone.
  private func isName(_ object: Range<Int>) -> Bool {
    let words = text.original(object).trimmed.split(separator: 0x20).map { Bytes($0).string }
    guard (1...3).contains(words.count), let first = words.first, let letter = first.first else {
      return false
    }
    return letter.isUppercase && first != first.uppercased()
  }

  // MARK: Another way

  /// "Do not contact me by phone, email is better."
  private func isOfAnotherWay(_ match: Range<Int>) -> Bool {
    let rest = Bytes(text.bytes[match.upperBound...]).string
    guard let way = Self.ways.first(where: { rest.hasPrefix(" \($0)") }) else { return false }
    let next = rest.dropFirst(way.count + 1)
    return Self.endings.contains { next.hasPrefix($0) } || next.allSatisfy { $0 == " " }
  }

  private static let ways = [
    "by phone", "by telephone", "on the phone", "on my phone", "on my mobile", "on my cell",
    "via phone", "per phone", "by sms", "by text", "by whatsapp", "on whatsapp", "via whatsapp",
    "on linkedin", "via linkedin", "by fax", "by letter",
  ]

  /// What shows that the way alone is meant; "by phone or email" is a wish.
  private static let endings = [
    ".", "!", ";", ", email is", ", e-mail is", ", mail is", ", but", " but", ", please", ", write",
    ", use", ", just", ", only", ", email works", " - ", ": ",
  ]
}

extension ArraySlice<UInt8> {
  /// The last place that begins before `end`; a word may begin where the slice does.
  fileprivate func lastRange(of text: String.UTF8View, to end: Int) -> Range<Int>? {
    let text = Array(text)
    var index = Swift.min(end - 1, endIndex - text.count)
    while index >= startIndex {
      if self[index..<index + text.count].elementsEqual(text) { return index..<index + text.count }
      index -= 1
    }
    return nil
  }
}
