/// Reads what stands between `{{` and `}}`: a value, then filters.
///
/// A mistake of syntax ends the output; mistakes of meaning (an unknown filter, a wrong argument) are
/// noted and the reading goes on.
struct OutputParser {
  typealias Fact = TemplateError.Fact
  typealias Expectation = TemplateError.Expectation

  private(set) var mistakes: [(offset: Int, fact: Fact)] = []
  private let bytes: [UInt8]
  /// The offset of `{{`.
  private let start: Int
  private var lexer: OutputLexer
  private var token: OutputLexer.Token

  /// Nothing more can be made of this output; the mistake is noted.
  private struct Stop: Error {}

  init(_ bytes: [UInt8], _ content: Range<Int>, start: Int) {
    self.bytes = bytes
    self.start = start
    lexer = OutputLexer(bytes, content)
    token = lexer.next()
  }

  /// The output, or nil where `mistakes` say why there is none.
  mutating func parse() -> TemplateOutput? {
    do throws(Stop) {
      let output = try output()
      return mistakes.isEmpty ? output : nil
    } catch {
      return nil
    }
  }

  private mutating func output() throws(Stop) -> TemplateOutput {
    guard token.kind != .end else { throw stop(.emptyOutput, start) }
    let first = token
    let base = try operand(.value)
    if first.kind == .name, token.kind == .name {
      throw stop(.spaceInName([text(first), text(token)]), first.range.lowerBound)
    }
    var filters: [TemplateFilter] = []
    while token.kind == .pipe {
      advance()
      if let filter = try filter() { filters.append(filter) }
    }
    guard token.kind == .end else { throw unexpected(.filterOrEnd) }
    return TemplateOutput(base: base, filters: filters)
  }

  private mutating func filter() throws(Stop) -> TemplateFilter? {
    guard token.kind == .name else { throw unexpected(.filterName) }
    var call = FilterCall(name: text(token), offset: token.range.lowerBound)
    advance()
    if token.kind == .colon {
      repeat {
        advance()
        try argument(&call)
      } while token.kind == .comma
    }
    let (filter, found) = call.resolve()
    mistakes += found
    return filter
  }

  private mutating func argument(_ call: inout FilterCall) throws(Stop) {
    var ahead = lexer
    if token.kind == .name, ahead.next().kind == .colon {
      let name = token
      advance()
      advance()
      call.options.append((text(name), name.range.lowerBound, try operand(.argument)))
    } else {
      let offset = token.range.lowerBound
      call.arguments.append((offset, try operand(.argument)))
    }
  }

  private mutating func operand(_ expected: Expectation) throws(Stop) -> TemplateOperand {
    let operand: TemplateOperand
    switch token.kind {
    case .text:
      let inner = (token.range.lowerBound + 1)..<(token.range.upperBound - 1)
      operand = .literal(.text(String(decoding: bytes[inner], as: UTF8.self)))
    case .number: operand = .literal(.text(number(text(token), token.range.lowerBound)))
    case .name: return try name()
    default: throw unexpected(expected)
    }
    advance()
    return operand
  }

  /// A number as Ruby prints it: `007` is `7`, `1.50` is `1.5`.
  private mutating func number(_ text: String, _ offset: Int) -> String {
    guard text.utf8.count(where: { (0x30...0x39).contains($0) }) <= 15 else {
      mistakes.append((offset, .numberTooLong(text)))
      return text
    }
    if let whole = Int(text) { return String(whole) }
    guard let decimal = Double(text) else { return text }
    let printed = String(decimal)
    guard let exponent = printed.firstIndex(of: "e"), !printed.contains(".") else {
      return printed
    }
    return printed[..<exponent] + ".0" + printed[exponent...]
  }

  private mutating func name() throws(Stop) -> TemplateOperand {
    let offset = token.range.lowerBound
    var path = [text(token)]
    advance()
    while token.kind == .dot {
      advance()
      guard token.kind == .name else { throw unexpected(.nameAfterDot) }
      path.append(text(token))
      advance()
    }
    let name = path.joined(separator: ".")
    if token.kind == .other, text(token) == "[" { throw stop(.indexedName(name), offset) }
    if let literal = TemplateValue.keywords[name] { return .literal(literal) }
    if let fact = Self.mistake(path) { mistakes.append((offset, fact)) }
    return .variable(name, offset: offset)
  }

  private static func mistake(_ path: [String]) -> Fact? {
    let name = path.joined(separator: ".")
    if path.count == 1 {
      if name == "sender" { return .dottedName(name) }
      return name.utf8.contains(.dash) ? .hyphenInName(name) : nil
    }
    return TemplateOperand.alwaysThere.contains(name) ? nil : .dottedName(name)
  }

  private mutating func advance() { token = lexer.next() }

  private func text(_ token: OutputLexer.Token) -> String {
    String(decoding: bytes[token.range], as: UTF8.self)
  }

  private mutating func unexpected(_ expected: Expectation) -> Stop {
    let offset = token.range.lowerBound
    switch token.kind {
    case .end: return stop(.incomplete(expected: expected), offset)
    case .openText: return stop(.textNotClosed, offset)
    default: return stop(.unexpected(text(token), expected: expected), offset)
    }
  }

  private mutating func stop(_ fact: Fact, _ offset: Int) -> Stop {
    mistakes.append((offset, fact))
    return Stop()
  }
}
