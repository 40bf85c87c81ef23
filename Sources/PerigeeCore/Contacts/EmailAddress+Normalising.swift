// From the bytes of a file to an address, without a string in between: import reads millions.

extension EmailAddress {
  /// Appends the address in `bytes` (UTF-8), trimmed and lower-cased, an international domain in
  /// punycode; appends nothing on an error.
  ///
  /// Narrower than RFC 5321, which allows quoted local parts and domain literals that no mail
  /// client writes: a dot-atom of 1 to 64 bytes, one @, a host name of at least two labels, 254
  /// bytes in all.
  package static func normalise(
    _ bytes: UnsafeBufferPointer<UInt8>, into address: inout [UInt8]
  ) throws(EmailAddressError) {
    let text = UnsafeBufferPointer(rebasing: bytes[trimmedRange(of: bytes)])
    guard !text.isEmpty else { throw .empty }
    guard let (at, hasCapitals) = scan(text) else {
      guard let ascii = withASCIIDomain(text) else { throw fault(of: text) }
      try ascii.withUnsafeBufferPointer { bytes throws(EmailAddressError) in
        try normalise(bytes, into: &address)
      }
      return
    }
    guard text.count <= 254 else { throw .tooLong(bytes: text.count) }
    try checkLocalPart(text[..<at])
    guard isHostName(text[(at + 1)...]) else {
      throw .domain(String(decoding: text[(at + 1)...], as: UTF8.self))
    }
    let start = address.count
    address.append(contentsOf: text)
    guard hasCapitals else { return }
    for index in start..<address.count where isCapital(address[index]) {
      address[index] |= 0x20
    }
  }

  /// Where the @ is and whether there is a capital, or nil where a byte is not allowed anywhere or
  /// there is not exactly one @.
  private static func scan(_ text: UnsafeBufferPointer<UInt8>) -> (at: Int, hasCapitals: Bool)? {
    var at = -1
    var hasCapitals = false
    for index in text.indices {
      let byte = text[index]
      if isAtomText(byte) || byte == UInt8(ascii: ".") {
        hasCapitals = hasCapitals || isCapital(byte)
      } else if byte == UInt8(ascii: "@"), at < 0 {
        at = index
      } else {
        return nil
      }
    }
    return at < 0 ? nil : (at, hasCapitals)
  }

  /// The address with its domain in punycode, where that makes an address of it.
  private static func withASCIIDomain(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard let at = text.firstIndex(of: UInt8(ascii: "@")),
      text[at...].contains(where: { $0 >= 0x80 }),
      let domain = DomainName.ascii(String(decoding: text[(at + 1)...], as: UTF8.self))
    else { return nil }
    let address = text[...at] + Array(domain.utf8)
    return address.withUnsafeBufferPointer { scan($0) == nil ? nil : Array(address) }
  }

  private static func checkLocalPart(
    _ part: Slice<UnsafeBufferPointer<UInt8>>
  ) throws(EmailAddressError) {
    guard !part.isEmpty else { throw .emptyLocalPart }
    guard part.count <= 64 else { throw .localPartTooLong(bytes: part.count) }
    var previous = UInt8(ascii: ".")
    for byte in part {
      guard byte != UInt8(ascii: ".") || previous != byte else { throw .dots }
      previous = byte
    }
    guard previous != UInt8(ascii: ".") else { throw .dots }
  }

  /// At least two labels of 1 to 63 letters, digits and inner hyphens; the last is not a number, so
  /// that no address names an IP.
  private static func isHostName(_ domain: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var length = 0
    var labels = 1
    var isNumber = true
    var previous = UInt8(ascii: ".")
    for byte in domain {
      if byte == UInt8(ascii: ".") {
        guard (1...63).contains(length), previous != UInt8(ascii: "-") else { return false }
        (length, labels, isNumber) = (0, labels + 1, true)
      } else {
        let isDigit = byte &- UInt8(ascii: "0") < 10
        let isHyphen = byte == UInt8(ascii: "-")
        guard isDigit || isHyphen || (byte | 0x20) &- UInt8(ascii: "a") < 26 else { return false }
        guard !isHyphen || length > 0 else { return false }
        length += 1
        isNumber = isNumber && isDigit
      }
      previous = byte
    }
    return labels >= 2 && (1...63).contains(length) && previous != UInt8(ascii: "-") && !isNumber
  }

  /// Why `scan` found no address: the hint that helps most comes first.
  private static func fault(of text: UnsafeBufferPointer<UInt8>) -> EmailAddressError {
    let string = String(decoding: text, as: UTF8.self)
    if text.contains(UInt8(ascii: "<")), text.last == UInt8(ascii: ">") { return .nameAndAddress }
    let ats = text.count { $0 == UInt8(ascii: "@") }
    if ats > 1 { return .severalAts }
    let isOdd = { (character: Character) in
      guard let byte = character.asciiValue, character != "\r\n" else { return true }
      return !isAtomText(byte) && byte != UInt8(ascii: ".") && byte != UInt8(ascii: "@")
    }
    if ats == 0, string.contains("\u{FF20}") { return .fullWidthAt }
    if ats == 0 { return .noAt }
    // One @ and no odd character would have been an address.
    guard let odd = string.first(where: isOdd) else { return .noAt }
    if odd == "\u{FF20}" { return .severalAts }
    if odd.isASCII { return .forbidden(character: odd) }
    let local = string.prefix { $0 != "@" }
    return local.contains(odd) ? .localPartNotASCII(character: odd) : .notASCII(character: odd)
  }

  private static func isCapital(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }

  /// RFC 5322's `atext`: letters, digits and ``!#$%&'*+-/=?^_`{|}~``.
  private static func isAtomText(_ byte: UInt8) -> Bool {
    // One bit for each ASCII character; a table in memory would be checked for bounds.
    let low: UInt64 = 0xA3FF_ACFA_0000_0000
    let high: UInt64 = 0x7FFF_FFFF_C7FF_FFFE
    guard byte < 0x80 else { return false }
    return ((byte < 64 ? low : high) >> UInt64(byte & 63)) & 1 == 1
  }

  /// Without white space, NBSP and zero-width characters at both ends: what copying from a web page
  /// leaves around an address.
  static func trimmedRange(of bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var start = 0
    var end = bytes.count
    while start < end {
      let width = blankWidth(bytes, at: start, before: end)
      if width == 0 { break }
      start += width
    }
    while start < end {
      let last = bytes[end - 1]
      if isWhiteSpace(last) {
        end -= 1
      } else if end - start >= 2, blankWidth(bytes, at: end - 2, before: end) == 2 {
        end -= 2
      } else if end - start >= 3, blankWidth(bytes, at: end - 3, before: end) == 3 {
        end -= 3
      } else {
        break
      }
    }
    return start..<end
  }

  private static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte &- 0x09 < 5
  }

  /// How many bytes the invisible character at `index` has; 0 where there is none.
  private static func blankWidth(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, before end: Int
  ) -> Int {
    let byte = bytes[index]
    if isWhiteSpace(byte) { return 1 }
    guard byte >= 0xC2 else { return 0 }
    if byte == 0xC2, index + 1 < end { return bytes[index + 1] == 0xA0 ? 2 : 0 }
    guard index + 2 < end else { return 0 }
    switch (byte, bytes[index + 1], bytes[index + 2]) {
    // U+200B to U+200F, U+2060, U+FEFF
    case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return 3
    default: return 0
    }
  }
}
