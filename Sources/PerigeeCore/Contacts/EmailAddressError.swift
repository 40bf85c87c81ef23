/// Why a text is no email address.
package enum EmailAddressError: Error, Hashable, Sendable {
  case empty
  case noAt
  case severalAts
  /// `Ann Lee <ann@example.org>`
  case nameAndAddress
  /// The ＠ of East Asian keyboards.
  case fullWidthAt
  /// In the domain, and no letter of one.
  case notASCII(character: Character)
  /// Before the @, where most servers know ASCII only.
  case localPartNotASCII(character: Character)
  case forbidden(character: Character)
  case emptyLocalPart
  case localPartTooLong(bytes: Int)
  case tooLong(bytes: Int)
  case dots
  case domain(String)
}
