extension EmailAddressError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .empty: "the address is missing"
    case .noAt: "an address has an @"
    case .severalAts: "an address has one @, and this has several"
    case .hasName: "write the address alone, without a name and <>"
    case .forbidden("＠"): "the @ is a full-width one; write @"
    case .forbidden(let character) where !character.isASCII:
      "\(character) is not ASCII; write a domain with such letters in punycode"
    case .forbidden(let character):
      "an address may not contain \(character.isWhitespace ? "white space" : "\(character)")"
    case .emptyLocalPart: "nothing stands before the @"
    case .localPartTooLong(let bytes): "\(bytes) bytes stand before the @; at most 64 may"
    case .tooLong(let bytes): "the address has \(bytes) bytes; at most 254 may be"
    case .dots: "a dot stands first, last or twice before the @"
    case .domain(let domain): "\"\(domain)\" is no domain"
    }
  }
}
