import PerigeeCore

/// Why a mail was not delivered, as far as it tells whether the address lives.
enum FailureCause {
  case noMailbox, noDomain, moved, takesNoMail
  case full, suspended, refused, tooLarge, late, broken

  var hardness: VerdictRecipient.Hardness {
    switch self {
    case .noMailbox, .noDomain, .moved, .takesNoMail: .hard
    case .full, .suspended, .refused, .tooLarge, .late, .broken: .soft
    }
  }

  /// What the words of a server say, else its codes; nil where neither tells.
  ///
  /// - Parameters:
  ///   - words: of the server, and of the report about this recipient.
  ///   - status: RFC 3463, "5.1.1"; nil where none was given.
  init?(words: FoldedText, status: String?) {
    let status = status ?? StatusCode.first(in: words.bytes[...])
    let code = status.flatMap(Self.init(status:))
    let saying = FailureWords.table.weightiest(in: words)?.fact
    let said = saying?.isVague == true ? code ?? saying?.cause : saying?.cause ?? code
    guard let said else { return nil }
    self = Self.agreed(said, status, words)
  }

  /// Where a server's words and its code differ. "User unknown" may be all that a filter says, once it
  /// has taken the recipient, and what fails for a time does not tell that an address is dead.
  private static func agreed(
    _ said: FailureCause, _ status: String?, _ words: FoldedText
  ) -> FailureCause {
    if said == .refused, status?.hasSuffix(".1.1") == true, FailureWords.nameNoMailbox(words) {
      return .noMailbox
    }
    guard said.hardness == .hard else { return said }
    if let status, status.hasPrefix("4") { return .late }
    let isMailbox = said == .noMailbox
    if isMailbox, status?.hasSuffix(".2.0") == true { return .refused }
    let isVague = status == nil || status?.hasSuffix(".0.0") == true
    return isMailbox && isVague && afterData.matches(words) ? .refused : said
  }

  /// That the server had taken the recipient before.
  private static let afterData = PhraseTable([
    (
      (),
      [
        "in reply to end of data", "in reply to data command", ">>> data", "smtp command data",
        "after end of data", "after data", "[body]", "[data]",
      ]
    )
  ])

  /// RFC 3463 and the registry of RFC 5248; nil for what tells nothing of the address.
  init?(status: String) {
    let parts = status.split(separator: ".")
    guard parts.count == 3 else { return nil }
    switch (parts[1], parts[2]) {
    case ("1", "1"), ("1", "0"), ("1", "3"), ("1", "4"): self = .noMailbox
    case ("1", "2"): self = .noDomain
    case ("1", "6"): self = .moved
    case ("1", "10"): self = .takesNoMail
    case ("1", _): self = .refused
    case ("2", "2"): self = .full
    case ("2", "3"): self = .tooLarge
    case ("2", _): self = .suspended
    case ("3", "4"): self = .tooLarge
    case ("3", "1"): self = .full
    case ("3", "2"): self = .takesNoMail
    case ("3", _): self = .broken
    case ("4", "4"), ("4", "310"): self = parts[0] == "5" ? .noDomain : .late
    case ("4", _): self = .late
    case ("5", "0"): return nil
    case ("5", _): self = .broken
    case ("6", _): self = .refused
    case ("7", _): self = .refused
    default: return nil
    }
  }
}
