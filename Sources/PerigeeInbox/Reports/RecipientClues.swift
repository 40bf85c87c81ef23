/// Which recipients a report in words is about, by the surest clue that it has.
struct RecipientClues {
  struct Clue {
    let address: String
    /// What the report says from there on, up to the next recipient.
    let words: [UInt8]
  }

  private(set) var clues: [Clue] = []

  /// - Parameters:
  ///   - others: addresses that are somebody else's, in small letters.
  ///   - isSure: whether an address counts that sentences only mention.
  init(_ lines: [Bytes], others: Set<String>, isSure: Bool = false) {
    let rules = isSure ? Self.rules.dropLast() : Self.rules[...]
    for rule in rules {
      let places = Self.unique(rule(lines)).filter { !Self.isOther($0.address, others) }
      if !places.isEmpty {
        clues = Self.clues(places, lines)
        return
      }
    }
  }

  private static let rules: [@Sendable ([Bytes]) -> [RecipientPlace]] = [
    { NamedRecipient.places($0) }, { HeadedRecipient.places($0) }, { CommandRecipient.places($0) },
    { MentionedRecipient.places($0) },
  ]

  private static func isOther(_ address: String, _ others: Set<String>) -> Bool {
    let address = address.lowercased()
    return others.contains(address) || staff.contains(String(address.prefix { $0 != "@" }))
  }

  private static let staff: Set<String> = [
    "postmaster", "mailer-daemon", "abuse", "helpdesk", "support", "spam", "help", "hostmaster",
  ]

  private static func unique(_ places: [RecipientPlace]) -> [RecipientPlace] {
    var seen: Set<String> = []
    return places.filter { seen.insert($0.address.lowercased()).inserted }
  }

  private static func clues(_ places: [RecipientPlace], _ lines: [Bytes]) -> [Clue] {
    places.enumerated().map { index, place in
      let next = index + 1 < places.count ? places[index + 1].line : lines.count
      return Clue(address: place.address, words: words(place, before: next, lines))
    }
  }

  /// From the recipient's line to the next one's or to a ruler, and what the servers' talk above and
  /// below says of the address.
  private static func words(
    _ place: RecipientPlace, before next: Int, _ lines: [Bytes]
  ) -> [UInt8] {
    let end = max(place.line + 1, next)
    let ruler = lines[(place.line + 1)..<end].firstIndex { $0.trimmed.starts(with: "---".utf8) }
    let own = Array(answers(before: place.line, lines)) + lines[place.line..<(ruler ?? end)]
    return Array(
      (own + talk(of: place.address, lines[(ruler ?? end)...])).joined(separator: [0x0A]))
  }

  /// The lines of a talk right above one that ends it: "554 <ann@x.example>... Remote error".
  private static func answers(before line: Int, _ lines: [Bytes]) -> ArraySlice<Bytes> {
    guard lines[line].trimmed.first?.isDigit == true else { return [] }
    var start = line
    while start > 0, lines[start - 1].trimmed.starts(with: "<<<".utf8) { start -= 1 }
    return lines[start..<line]
  }

  private static func talk(of address: String, _ lines: ArraySlice<Bytes>) -> [Bytes] {
    lines.prefix(500).filter { $0.count < 1_000 && $0.contains(address) }
  }
}
