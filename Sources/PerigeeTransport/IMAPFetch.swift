/// What a FETCH response says of one mail: `* 12 FETCH (UID 5 RFC822.SIZE 44 BODY[]<0> {44} …)`.
struct IMAPFetch {
  private(set) var uid: Int64?
  private(set) var size: Int64?
  private(set) var body: [UInt8]?

  /// Nil where it is no such response.
  init?(_ response: IMAPResponse) {
    guard response.isUntagged, response.word(2) == "FETCH" else { return nil }
    var scanner = Scanner(response.parts)
    guard scanner.skip(to: UInt8(ascii: "(")) else { return nil }
    while let name = scanner.name() {
      guard let value = scanner.value() else { break }
      switch (name, value) {
      case ("UID", .atom(let digits)): uid = IMAPNumber.read(digits)
      case ("RFC822.SIZE", .atom(let digits)): size = IMAPNumber.read(digits)
      case (let name, .text(let bytes)) where name.hasPrefix("BODY[]"): body = bytes
      default: break
      }
    }
  }

  private enum Value {
    case atom([UInt8])
    /// A string, quoted or as a literal.
    case text([UInt8])
    /// A list, or nothing: of neither anything is read.
    case passed
  }

  /// Goes through the parts of a response.
  private struct Scanner {
    private var parts: ArraySlice<IMAPResponse.Part>
    /// What is left of the text that is being read.
    private var text: ArraySlice<UInt8> = []

    init(_ parts: [IMAPResponse.Part]) {
      self.parts = parts[...]
      next()
    }

    private mutating func next() {
      guard case .text(let bytes)? = parts.first else { return }
      parts.removeFirst()
      text = bytes[...]
    }

    mutating func skip(to byte: UInt8) -> Bool {
      guard let place = text.firstIndex(of: byte) else { return false }
      text = text[(place + 1)...]
      return true
    }

    /// "BODY[]<0>": up to a space that is in no brackets; nil at the end.
    mutating func name() -> String? {
      text = text.drop { $0 == UInt8(ascii: " ") }
      var depth = 0
      let end = text.firstIndex { byte in
        if byte == UInt8(ascii: "[") { depth += 1 }
        if byte == UInt8(ascii: "]") { depth -= 1 }
        return depth <= 0 && (byte == UInt8(ascii: " ") || byte == UInt8(ascii: ")"))
      }
      guard let end, end > text.startIndex else { return nil }
      defer { text = text[end...] }
      return String(decoding: text[..<end], as: UTF8.self).uppercased()
    }

    mutating func value() -> Value? {
      text = text.drop { $0 == UInt8(ascii: " ") }
      switch text.first {
      case UInt8(ascii: "\""): return .text(quoted())
      case UInt8(ascii: "("): return list() ? .passed : nil
      case UInt8(ascii: "{"): return literal().map { .text($0) }
      case nil: return nil
      default:
        let end =
          text.firstIndex { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ")") } ?? text.endIndex
        defer { text = text[end...] }
        return .atom(Array(text[..<end]))
      }
    }

    private mutating func quoted() -> [UInt8] {
      var bytes: [UInt8] = []
      text.removeFirst()
      while let byte = text.popFirst(), byte != UInt8(ascii: "\"") {
        if byte == UInt8(ascii: "\\"), let next = text.popFirst() {
          bytes.append(next)
        } else {
          bytes.append(byte)
        }
      }
      return bytes
    }

    /// The literal stands behind the text that ends with its size.
    private mutating func literal() -> [UInt8]? {
      guard case .literal(let bytes)? = parts.first else { return nil }
      parts.removeFirst()
      text = []
      next()
      return bytes
    }

    /// Passes over a list, with what is in it.
    private mutating func list() -> Bool {
      var depth = 0
      while let byte = text.first {
        switch byte {
        case UInt8(ascii: "\""): _ = quoted()
        case UInt8(ascii: "{"): guard literal() != nil else { return false }
        default:
          text.removeFirst()
          if byte == UInt8(ascii: "(") { depth += 1 }
          if byte == UInt8(ascii: ")") { depth -= 1 }
          if depth == 0 { return true }
        }
      }
      return false
    }
  }
}
