/// An email address as Perigee compares it: trimmed and lower-cased ASCII (rule 2).
///
/// Only ASCII, on purpose: `==` on Swift strings is canonical equivalence and SQL compares bytes,
/// and the two must never disagree about who somebody is. A domain with other letters is written
/// in punycode.
package struct EmailAddress: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let text: String

  /// The address in `text`, or the reason why it is none.
  package init(_ text: some StringProtocol) throws(EmailAddressError) {
    var key: [UInt8] = []
    try Self.normalise(Array(text.utf8)[...], into: &key)
    self.text = String(decoding: key, as: UTF8.self)
  }

  /// An address that has been through `init(_:)` before, such as one read back from the store.
  package init(normalised text: String) {
    self.text = text
  }

  package var description: String { text }

  /// What stands behind the @.
  package var domain: Substring {
    text[text.index(after: text.lastIndex(of: "@")!)...]
  }

  package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

extension EmailAddress {
  /// Appends the normalised form of `bytes` to `key`, or appends nothing and throws.
  package static func normalise(_ bytes: ArraySlice<UInt8>, into key: inout [UInt8])
    throws(EmailAddressError)
  {
    let text = bytes.trimmed
    guard !text.isEmpty else { throw .empty }
    if let place = text.firstIndex(where: { $0 >= 0x80 || $0 < 0x20 }) {
      throw .forbidden(character: String(decoding: text[place...], as: UTF8.self).first ?? "?")
    }
    guard let at = text.firstIndex(of: UInt8(ascii: "@")) else { throw .noAt }
    if text.last == UInt8(ascii: ">"), text.contains(UInt8(ascii: "<")) { throw .hasName }
    guard text[(at + 1)...].firstIndex(of: UInt8(ascii: "@")) == nil else { throw .severalAts }
    guard text.count <= 254 else { throw .tooLong(bytes: text.count) }
    try checkLocalPart(text[..<at])
    try checkDomain(text[(at + 1)...])
    for byte in text { key.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
  }

  /// RFC 5322's dot-atom: quoted local parts exist on paper, and in injections.
  private static func checkLocalPart(_ local: ArraySlice<UInt8>) throws(EmailAddressError) {
    guard !local.isEmpty else { throw .emptyLocalPart }
    guard local.count <= 64 else { throw .localPartTooLong(bytes: local.count) }
    var previous = UInt8(ascii: ".")
    for byte in local {
      guard isAtom[Int(byte)] || byte == UInt8(ascii: ".") else {
        throw .forbidden(character: Character(Unicode.Scalar(byte)))
      }
      if byte == UInt8(ascii: "."), previous == byte { throw .dots }
      previous = byte
    }
    if previous == UInt8(ascii: ".") { throw .dots }
  }

  /// Labels of letters, digits and inner hyphens, two or more, the last not a number.
  private static func checkDomain(_ domain: ArraySlice<UInt8>) throws(EmailAddressError) {
    var labels = 0
    var length = 0
    var digits = 0
    var previous = UInt8(ascii: "-")
    for byte in domain {
      if byte == UInt8(ascii: ".") {
        guard length > 0, length <= 63, previous != UInt8(ascii: "-") else {
          throw domainError(domain)
        }
        labels += 1
        (length, digits, previous) = (0, 0, UInt8(ascii: "-"))
        continue
      }
      let isDigit = (0x30...0x39).contains(byte)
      let isLetter = (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      let isHyphen = byte == UInt8(ascii: "-") && length > 0
      guard isDigit || isLetter || isHyphen else { throw domainError(domain) }
      length += 1
      digits += isDigit ? 1 : 0
      previous = byte
    }
    guard labels >= 1, length > 0, length <= 63, digits < length, previous != UInt8(ascii: "-")
    else { throw domainError(domain) }
  }

  private static func domainError(_ domain: ArraySlice<UInt8>) -> EmailAddressError {
    .domain(String(decoding: domain, as: UTF8.self))
  }

  /// RFC 5322's atext.
  private static let isAtom: [Bool] = {
    let marks = Set("!#$%&'*+-/=?^_`{|}~".utf8)
    return (0..<256).map { value in
      let byte = UInt8(value)
      return marks.contains(byte) || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte)
    }
  }()
}

package enum EmailAddressError: Error, Hashable, Sendable {
  case empty
  case noAt
  case severalAts
  /// "Ann <ann@x.example>"
  case hasName
  case forbidden(character: Character)
  case emptyLocalPart
  case localPartTooLong(bytes: Int)
  case tooLong(bytes: Int)
  case dots
  case domain(String)
}
