/// What the cells of a column say about writing to people, besides being values.
package enum StatusHint: String, Hashable, Sendable {
  /// Whoever has a value there, and not a no, asked to be left alone.
  case optOut = "opt_out"
  /// Whoever has a no there did.
  case permission
  /// Whoever has a value there, and not a no, has an address that takes no mail.
  case failing
  /// A status or a stage of people: its words may say either.
  case state
  /// A status of who knows what: "Unsubscribed" says it there, and "Cancelled" does not.
  case otherState = "other_state"

  /// What a column with this header says; nil for most.
  init?(header: String) {
    guard let hint = HintReading.hint(header) else { return nil }
    self = hint
  }

  /// The status that a cell of such a column, trimmed and not blank, gives; nil for none.
  func status(cell text: String) -> ContactStatus? {
    switch self {
    case .optOut: return StatusWords(text).isNo ? nil : .doNotContact
    case .failing: return StatusWords(text).isNo ? nil : .badData
    case .permission: return StatusWords(text).isDenied ? .doNotContact : nil
    case .state: return StatusWords(text).forbidden
    case .otherState: return StatusWords(text).plainlyForbidden
    }
  }
}

extension ContactStatus {
  /// The status that `text` means: one of ours, however it is spelt, or what other programs and
  /// languages call two of them. Nil for every other.
  package init?(meaning text: String) {
    guard let status = Self.byKey[HeaderKey.squeezed(text)] ?? StatusWords(text).forbidden else {
      return nil
    }
    self = status
  }

  private static let byKey = Dictionary(
    uniqueKeysWithValues: allCases.map { (HeaderKey.squeezed($0.rawValue), $0) })

  /// How much it forbids: a higher one is never given up for a lower one by an import.
  package var weight: Int {
    switch self {
    case .doNotContact: 2
    case .badData: 1
    default: 0
    }
  }
}
