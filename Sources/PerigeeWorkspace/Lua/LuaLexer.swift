/// Cuts Lua source into tokens. The source has been through Lua's own parser before; where it would
/// not get through, the tokens end early.
package struct LuaLexer {
  private let source: [UInt8]
  private var position = 0
  private var line = 1
  /// Where each byte of the text stands that was read last.
  private var origins: [Int] = []

  /// The tokens of `source` in their order, without comments and blanks; what is no Lua is passed
  /// over.
  package static func tokens(of source: [UInt8]) -> [LuaToken] {
    var lexer = LuaLexer(source)
    var tokens: [LuaToken] = []
    while let token = lexer.next() { tokens.append(token) }
    return tokens
  }

  /// Where each byte of the text of `token` stands in `source`, in the order of the text.
  static func origins(of token: LuaToken, in source: [UInt8]) -> [Int] {
    var lexer = LuaLexer(source)
    lexer.position = token.bytes.lowerBound
    _ = lexer.next()
    return lexer.origins
  }

  private init(_ source: [UInt8]) {
    self.source = source
    // The first line is a comment for Lua when it begins with "#".
    if source.first == UInt8(ascii: "#") { skipLine() }
  }

  private func byte(_ offset: Int = 0) -> UInt8? {
    position + offset < source.count ? source[position + offset] : nil
  }

  private mutating func next() -> LuaToken? {
    skipBlanks()
    guard let first = byte() else { return nil }
    let (start, line) = (position, line)
    let kind = kind(beginningWith: first)
    return LuaToken(kind: kind, line: line, bytes: start..<min(position, source.count))
  }

  private mutating func kind(beginningWith first: UInt8) -> LuaToken.Kind {
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") { return quoted(by: first) }
    if let level = longBracketLevel() { return longText(level) }
    if first.isNameStart {
      return .name(take(while: { $0.isNameStart || $0.isDigit }))
    }
    let isFraction = first == UInt8(ascii: ".") && (byte(1)?.isDigit ?? false)
    return first.isDigit || isFraction ? .number(number()) : .symbol(symbol())
  }

  // MARK: Blanks and comments

  private mutating func skipBlanks() {
    while let next = byte() {
      if next == UInt8(ascii: "-"), byte(1) == next {
        skipComment()
      } else if next.isBlank {
        advance()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() {
    position += 2
    if let level = longBracketLevel() { _ = longText(level) } else { skipLine() }
  }

  private mutating func skipLine() {
    while let next = byte(), !next.isNewLine { position += 1 }
  }

  /// Passes one byte, or a whole line break.
  private mutating func advance() {
    guard let first = byte() else { return }
    position += 1
    guard first.isNewLine else { return }
    // Lua takes "\r\n" and "\n\r" for one break.
    if let second = byte(), second.isNewLine, second != first { position += 1 }
    line += 1
  }

  // MARK: Tokens

  private mutating func take(while belongs: (UInt8) -> Bool) -> String {
    let start = position
    while let next = byte(), belongs(next) { position += 1 }
    return String(decoding: source[start..<position], as: UTF8.self)
  }

  private mutating func number() -> String {
    let start = position
    while let next = byte() {
      let last = source[max(start, position - 1)] | 0x20
      let isSign = next == UInt8(ascii: "+") || next == UInt8(ascii: "-")
      let isExponent = last == UInt8(ascii: "e") || last == UInt8(ascii: "p")
      guard next.isDigit || next.isNameStart || next == UInt8(ascii: ".") || isSign && isExponent
      else { break }
      position += 1
    }
    return String(decoding: source[start..<position], as: UTF8.self)
  }

  private mutating func symbol() -> String {
    let pairs = ["==", "~=", "<=", ">=", "::", ".."]
    let pair = String(decoding: source[position..<min(position + 2, source.count)], as: UTF8.self)
    let text = pairs.contains(pair) ? pair : String(decoding: [source[position]], as: UTF8.self)
    position += pairs.contains(pair) ? 2 : 1
    return text
  }

  /// The number of equals signs where `[[`, `[=[` and so on begin here.
  private func longBracketLevel() -> Int? {
    guard byte() == UInt8(ascii: "[") else { return nil }
    var level = 0
    while byte(1 + level) == UInt8(ascii: "=") { level += 1 }
    return byte(1 + level) == UInt8(ascii: "[") ? level : nil
  }

  private mutating func longText(_ level: Int) -> LuaToken.Kind {
    position += level + 2
    // "When the opening long bracket is immediately followed by a newline, the newline is not
    // included in the string."
    if let first = byte(), first.isNewLine { advance() }
    var text: [UInt8] = []
    var lines = [line]
    origins = []
    while let next = byte(), !closesLongText(level) {
      origins.append(position)
      advance()
      text.append(next.isNewLine ? UInt8(ascii: "\n") : next)
      if next.isNewLine { lines.append(line) }
    }
    position = min(position + level + 2, source.count)
    return .text(String(decoding: text, as: UTF8.self), lines: lines)
  }

  private func closesLongText(_ level: Int) -> Bool {
    byte() == UInt8(ascii: "]") && byte(1 + level) == UInt8(ascii: "]")
      && (0..<level).allSatisfy { byte(1 + $0) == UInt8(ascii: "=") }
  }

  private mutating func quoted(by quote: UInt8) -> LuaToken.Kind {
    position += 1
    var text: [UInt8] = []
    var lines = [line]
    origins = []
    while let next = byte(), next != quote, !next.isNewLine {
      let start = position
      if next == UInt8(ascii: "\\") {
        let meant = escape()
        origins += meant.map { _ in start }
        text += meant
        if meant == [UInt8(ascii: "\n")] { lines.append(line) }
      } else {
        origins.append(start)
        text.append(next)
        position += 1
      }
    }
    position += 1
    return .text(String(decoding: text, as: UTF8.self), lines: lines)
  }

  /// What the escape sequence stands for; only keys need the text and only line breaks the place, so
  /// that the letters of `\u{…}` stay as they are.
  private mutating func escape() -> [UInt8] {
    position += 1
    guard let kind = byte() else { return [] }
    if kind.isNewLine {
      advance()
      return [UInt8(ascii: "\n")]
    }
    if kind.isDigit {
      let digits = String(
        decoding: source[position...].prefix(3).prefix { $0.isDigit }, as: UTF8.self)
      position += digits.utf8.count
      return [UInt8(digits) ?? UInt8(ascii: "?")]
    }
    position += 1
    switch kind {
    case UInt8(ascii: "n"): return [UInt8(ascii: "\n")]
    case UInt8(ascii: "z"):
      while let next = byte(), next.isBlank { advance() }
      return []
    case UInt8(ascii: "x"):
      let digits = String(decoding: source[position...].prefix(2), as: UTF8.self)
      position += digits.utf8.count
      return [UInt8(digits, radix: 16) ?? UInt8(ascii: "?")]
    default: return [kind]
    }
  }
}

extension UInt8 {
  fileprivate var isNewLine: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
  fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || (0x09...0x0D).contains(self) }
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
  fileprivate var isNameStart: Bool {
    self == UInt8(ascii: "_") || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}
