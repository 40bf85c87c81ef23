/// Splits a template into texts and outputs, and goes on after a mistake to find the others.
///
/// What ends an output is Liquid's tokenizer, not its grammar: the first `}` behind `{{`, even in a
/// quoted text.
struct TemplateParser {
  let bytes: [UInt8]
  private(set) var segments: [Template.Segment] = []
  private(set) var mistakes: [(offset: Int, fact: TemplateError.Fact)] = []
  /// `-}}` stood right before: the text that follows loses its leading white space.
  private var stripsNext = false
  /// Behind it no `{{` can end, and none needs to be looked at to know that.
  private let lastBrace: Int

  init(_ source: String) {
    bytes = Array(source.utf8)
    lastBrace = bytes.lastIndex(of: .closingBrace) ?? -1
  }

  mutating func parse() {
    var textStart = 0
    var offset = 0
    while offset + 1 < bytes.count {
      guard bytes[offset] == .openingBrace,
        bytes[offset + 1] == .openingBrace || bytes[offset + 1] == .percent
      else {
        offset += 1
        continue
      }
      appendText(textStart..<offset)
      offset = bytes[offset + 1] == .percent ? tag(at: offset) : output(at: offset)
      textStart = offset
    }
    appendText(textStart..<bytes.count)
  }

  private mutating func appendText(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let text = String(decoding: bytes[range], as: UTF8.self)
    segments.append(.text(stripsNext ? text.strippedStart : text))
    stripsNext = false
  }

  /// Reports the tag at `start` and returns where the text goes on.
  private mutating func tag(at start: Int) -> Int {
    var end = start + 2
    while end + 1 < bytes.count, !(bytes[end] == .percent && bytes[end + 1] == .closingBrace) {
      end += 1
    }
    let isClosed = end + 1 < bytes.count
    var words = OutputLexer(bytes, (start + 2)..<(isClosed ? end : bytes.count))
    var word = words.next()
    if word.kind == .other, bytes[word.range] == [.dash] { word = words.next() }
    let name = word.kind == .name ? String(decoding: bytes[word.range], as: UTF8.self) : nil
    mistakes.append((start, .tag(name)))
    return isClosed ? end + 2 : start + 2
  }

  /// Reads the output at `start` and returns where the text goes on.
  private mutating func output(at start: Int) -> Int {
    switch end(ofOutputAt: start) {
    case .closed(let end):
      read(start, (start + 2)..<end)
      return end + 2
    case .broken(let fact, let offset, let next):
      mistakes.append((offset, fact))
      return next
    }
  }

  private mutating func read(_ start: Int, _ content: Range<Int>) {
    var inner = content
    let stripsBefore = bytes[content].first == .dash
    if stripsBefore { inner = (content.lowerBound + 1)..<content.upperBound }
    // In `{{-}}` the one dash is both.
    let stripsAfter = bytes[content].last == .dash
    if stripsAfter, !inner.isEmpty { inner = inner.lowerBound..<(inner.upperBound - 1) }
    if stripsBefore, case .text(let text) = segments.last {
      segments[segments.count - 1] = .text(text.strippedEnd)
    }
    stripsNext = stripsAfter
    var parser = OutputParser(bytes, inner, start: start)
    if let output = parser.parse() { segments.append(.output(output)) }
    mistakes += parser.mistakes
  }

  private enum End {
    /// The offset of `}}`.
    case closed(Int)
    /// What is wrong, where, and where the text goes on.
    case broken(TemplateError.Fact, at: Int, next: Int)
  }

  private func end(ofOutputAt start: Int) -> End {
    guard start < lastBrace else {
      return .broken(.outputNotClosed, at: start, next: start + 2)
    }
    var quotes = Quotes()
    for offset in (start + 2)..<bytes.count {
      let next: UInt8? = offset + 1 < bytes.count ? bytes[offset + 1] : nil
      switch (bytes[offset], next) {
      case (.closingBrace, .closingBrace):
        // `{{ name, it's … {{ other }}`: the apostrophe is no quote, the first output is open.
        guard quotes.open != nil, let inner = quotes.firstOutput else { return .closed(offset) }
        return .broken(.outputNotClosed, at: start, next: inner)
      case (.closingBrace, _): return quotes.broken(start, next: offset + 1)
      case (.openingBrace, .percent): return quotes.broken(start, next: offset)
      case (.openingBrace, .openingBrace) where offset > start + 2:
        guard quotes.open != nil else { return quotes.broken(start, next: offset) }
        quotes.firstOutput = quotes.firstOutput ?? offset
      case (let byte, _): quotes.meet(byte, at: offset)
      }
    }
    return .broken(.outputNotClosed, at: start, next: start + 2)
  }

  /// What an output's quotes have come to, byte by byte.
  private struct Quotes {
    var open: (byte: UInt8, offset: Int)?
    /// The first `{{` between quotes.
    var firstOutput: Int?

    mutating func meet(_ byte: UInt8, at offset: Int) {
      if open?.byte == byte {
        open = nil
      } else if open == nil, byte == .quote || byte == .apostrophe {
        open = (byte, offset)
      }
    }

    /// A brace that ends the output at `start` without closing it.
    func broken(_ start: Int, next: Int) -> End {
      if let open { return .broken(.braceInText, at: open.offset, next: next) }
      return .broken(.outputNotClosed, at: start, next: next)
    }
  }
}

extension UInt8 {
  static let openingBrace = UInt8(ascii: "{")
  static let closingBrace = UInt8(ascii: "}")
  static let percent = UInt8(ascii: "%")
  static let dash = UInt8(ascii: "-")
  static let quote = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")
}
