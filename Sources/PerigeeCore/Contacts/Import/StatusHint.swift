/// What the cells of a column say about writing to people, besides being values.
package enum StatusHint: String, Hashable, Sendable {
  /// Whoever has a value there, and not a no, asked to be left alone.
  case optOut = "opt_out"
  /// Whoever has a no there did.
  case permission
  /// Whoever has a value there, and not a no, has an address that takes no mail.
  case failing
  /// A status or a stage: its words may say either.
  case state

  /// What a column with this header says; nil for most.
  init?(header: String) {
    let key = HeaderKey.squeezed(header)
    guard !key.isEmpty, !Self.has(key, KnownHints.otherMatters) else { return nil }
    if KnownHints.failing.contains(key) {
      self = .failing
    } else if Self.has(key, KnownHints.optOut) {
      self = .optOut
    } else if Self.has(key, KnownHints.permission) {
      self = .permission
    } else if Self.has(key, KnownHints.state), !Self.has(key, KnownHints.otherStates) {
      self = .state
    } else {
      return nil
    }
  }

  /// The status that a cell of such a column, trimmed and not blank, gives; nil for none.
  func status(cell text: String) -> ContactStatus? {
    let key = HeaderKey.squeezed(text)
    switch self {
    case .optOut: return Self.isNo(key) ? nil : .doNotContact
    case .failing: return Self.isNo(key) ? nil : .badData
    case .permission:
      let denies = KnownStatuses.denied.contains(key) || ContactStatus.optedOut(key)
      return denies ? .doNotContact : nil
    case .state: return ContactStatus.forbidding(key)
    }
  }

  /// A no, or nothing: signs alone, and dates of zeros as databases write them.
  private static func isNo(_ key: String) -> Bool {
    KnownStatuses.no.contains(key) || key.utf8.allSatisfy { $0 == UInt8(ascii: "0") }
  }

  private static func has(_ key: String, _ parts: [String]) -> Bool {
    parts.contains { key.contains($0) }
  }
}

extension ContactStatus {
  /// The status that `text` means: one of ours, however it is spelt, or what other programs and
  /// languages call two of them. Nil for every other.
  package init?(meaning text: String) {
    let key = HeaderKey.squeezed(text)
    guard let status = Self.byKey[key] ?? Self.forbidding(key) else { return nil }
    self = status
  }

  /// `doNotContact` or `badData`, where a cell with this key says so.
  static func forbidding(_ key: String) -> ContactStatus? {
    if optedOut(key) { return .doNotContact }
    return KnownStatuses.failing.contains(key) ? .badData : nil
  }

  /// "Unsubscribed (2024-01-02)" too: some words are plain enough inside of others.
  static func optedOut(_ key: String) -> Bool {
    if KnownStatuses.optedOut.contains(key) { return true }
    guard !["not", "never", "nicht"].contains(where: key.hasPrefix) else { return false }
    return ["unsubscribed", "optedout", "donotcontact", "donotemail"].contains {
      key.contains($0)
    }
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
