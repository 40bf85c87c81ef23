/// Some of many senders.
package struct SenderPage: Sendable {
  /// Those that come behind this one; nil for the first.
  package var after: EmailAddress?
  /// How many at most; nil for all.
  package var limit: Int?

  package init(after: EmailAddress? = nil, limit: Int? = nil) {
    self.after = after
    self.limit = limit
  }

  /// Which of `senders` are meant.
  /// - Throws: `UnknownName` where `after` is none of them.
  package func places(in senders: [EmailAddress]) throws -> Range<Int> {
    var first = 0
    if let after {
      guard let place = senders.firstIndex(of: after) else {
        throw UnknownName(kind: .senderBeforePage, name: after.text, known: senders.map(\.text))
      }
      first = place + 1
    }
    return first..<first + min(max(0, limit ?? .max), senders.count - first)
  }
}
