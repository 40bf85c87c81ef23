/// Which recipients a report in words is about, by the surest clue that it has.
struct RecipientClues {
  struct Clue {
    let address: String
    /// What the report says from there on, up to the next recipient.
    let words: [UInt8]
  }

  private(set) var clues: [Clue] = []

  /// - Parameter others: addresses that are somebody else's, in small letters.
  init(_ lines: [Bytes], others: Set<String>) {
    for rule in Self.rules {
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
      let words = lines[place.line..<max(place.line + 1, next)].joined(separator: [0x0A])
      return Clue(address: place.address, words: Array(words))
    }
  }
}
