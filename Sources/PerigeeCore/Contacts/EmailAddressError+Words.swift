extension EmailAddressError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .empty: "the address is blank"
    case .noAt: "the address has no @; write it as name@example.org"
    case .severalAts: "the address has more than one @; write one address"
    case .nameAndAddress: "there is a name besides the address; write only what is between < and >"
    case .fullWidthAt: "the address has the full-width \u{FF20}; write an ASCII @"
    case .notASCII(let character):
      "the domain has \(quoted(character)), which no domain may have; write its letters alone"
    case .localPartNotASCII(let character):
      "the address has \(quoted(character)) before the @, where only ASCII is understood; ask for an "
        + "address without it"
    case .forbidden(let character):
      "the address has \(quoted(character)), which no address may have; write one plain address"
    case .emptyLocalPart: "nothing stands before the @; write it as name@example.org"
    case .localPartTooLong(let bytes): "\(bytes) characters stand before the @, and 64 are allowed"
    case .tooLong(let bytes): "the address has \(bytes) characters, and 254 are allowed"
    case .dots: "what stands before the @ begins or ends with a dot, or has two together"
    case .domain(""): "nothing stands behind the @; write it as name@example.org"
    case .domain(let domain):
      "the domain \(domain) is none; write letters, digits, hyphens and at least one dot, as in "
        + "example.org"
    }
  }
}

/// The character between quotes, or its number where it would not show.
private func quoted(_ character: Character) -> String {
  switch character {
  case " ": return "a space"
  case "\"": return "a quotation mark"
  default: break
  }
  let scalars = character.unicodeScalars
  let shows = scalars.allSatisfy { scalar in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .unassigned,
      .privateUse:
      false
    default: true
    }
  }
  guard !shows, let first = scalars.first else { return "\"\(character)\"" }
  let digits = String(first.value, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
}
