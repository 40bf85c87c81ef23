package import PerigeeCore

/// A name and the address behind it.
package struct Mailbox: Hashable, Sendable {
  /// What people see; any text, written as RFC 2047 words where it has to be.
  package var name: String
  package var address: EmailAddress

  package init(name: String, address: EmailAddress) {
    self.name = name
    self.address = address
  }

  /// The pieces of a header: words where the name is made of atoms, else a quoted text, else encoded
  /// words; then the address.
  func pieces(after field: String, _ role: MessageError.Role) throws(MessageError) -> [String] {
    let address = try address.onWire(role)
    let name = name.onOneLine
    guard !name.isEmpty else { return [" \(address)"] }
    return namePieces(name, after: field) + [" <\(address)>"]
  }

  private func namePieces(_ name: String, after field: String) -> [String] {
    // What looks like an encoded word would be read as one, in quotes too by many a program.
    guard name.utf8.allSatisfy({ (0x20...0x7E).contains($0) }), !name.holdsEncodedWord else {
      return EncodedWords.pieces(of: name, after: field)
    }
    let words = name.utf8.split(separator: 0x20, omittingEmptySubsequences: false)
    if words.allSatisfy(\.isAtom), words.allSatisfy({ $0.count <= HeaderField.wordLimit }) {
      return words.map { " " + String(decoding: $0, as: UTF8.self) }
    }
    let quoted = " \"\(name.backslashed)\""
    guard quoted.utf8.count + field.utf8.count + 1 <= HeaderField.lineLimit else {
      return EncodedWords.pieces(of: name, after: field)
    }
    return [quoted]
  }
}

extension String {
  /// With `\` in front of each `"` and `\`.
  fileprivate var backslashed: String {
    var bytes: [UInt8] = []
    for byte in utf8 {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        bytes.append(UInt8(ascii: "\\"))
      }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension EmailAddress {
  /// The address, put together again from its parts: two dot-atoms around an `@`. Anything else is
  /// refused.
  ///
  /// "CR LF in an address reaches the wire as a second command", and `EmailAddress(normalised:)`
  /// takes the store's word.
  package func onWire(_ role: MessageError.Role) throws(MessageError) -> String {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard text.utf8.count <= 254, parts.count == 2, parts.allSatisfy(\.isDotAtom),
      parts[1].allSatisfy(\.isHostByte)
    else { throw .address(role) }
    return "\(Substring(parts[0]))@\(Substring(parts[1]))"
  }
}

extension Substring.UTF8View {
  /// RFC 5322's `atom`, without the white space around it.
  var isAtom: Bool { !isEmpty && allSatisfy(\.isAtomByte) }

  /// RFC 5322's `dot-atom-text`: atoms with a dot between them.
  var isDotAtom: Bool {
    split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy(\.isAtom)
  }
}

extension UInt8 {
  var isLetterOrDigit: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
  }

  /// RFC 5322's `atext`.
  fileprivate var isAtomByte: Bool { isLetterOrDigit || Self.atomMarks.contains(self) }

  fileprivate var isHostByte: Bool {
    isLetterOrDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
  }

  private static let atomMarks = Set("!#$%&'*+-/=?^_`{|}~".utf8)
}
