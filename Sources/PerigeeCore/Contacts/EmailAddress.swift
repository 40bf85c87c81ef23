/// An email address as Perigee compares it: trimmed and lower-cased ASCII (rule 2).
///
/// Only ASCII, on purpose: `==` on Swift strings is canonical equivalence and SQL compares bytes,
/// and the two must never disagree about who somebody is. A domain with other letters is written
/// in punycode.
package struct EmailAddress: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Trimmed and lower-cased, which is how addresses are compared.
  package let text: String

  /// The address in `text`, or the reason why it is none.
  package init(_ text: some StringProtocol) throws(EmailAddressError) {
    var normalised: [UInt8] = []
    try Array(text.utf8).withUnsafeBufferPointer { bytes throws(EmailAddressError) in
      try Self.normalise(bytes, into: &normalised)
    }
    self.text = String(decoding: normalised, as: UTF8.self)
  }

  /// An address that has been through `init(_:)` before, such as one read back from the store.
  package init(normalised text: String) {
    self.text = text
  }

  package var description: String { text }

  /// What stands behind the @.
  package var domain: Substring {
    guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return text[...] }
    return text[text.utf8.index(after: at)...]
  }

  package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}
