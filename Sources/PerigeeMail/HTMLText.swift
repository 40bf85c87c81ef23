/// What a person reads in an HTML body, as plain text: the text part of an email that has none.
///
///     HTMLText.text(of: "<p>Hello&nbsp;Ada,</p><p>see <a href='https://a.example'>us</a></p>")
///     // "Hello Ada,\n\nsee us <https://a.example>"
package struct HTMLText {
  private let bytes: [UInt8]
  private var index = 0
  private var output: [UInt8] = []
  /// Line breaks to come before the next text.
  private var breaks = 0
  private var hasSpace = false
  /// No tag follows.
  private var isOpen = false
  /// How many `<pre>` are open.
  private var pre = 0
  /// Links that are open: where they lead, and where their text begins.
  private var links: [(address: String?, start: Int)] = []

  private init(_ html: String) { bytes = Array(html.utf8) }

  /// Lines without spaces at their ends and without blank lines around them; empty where there is
  /// nothing to read.
  package static func text(of html: String) -> String {
    var reader = HTMLText(html)
    reader.read()
    let lines = reader.output.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map(withoutTrailingSpaces)
    guard let first = lines.firstIndex(where: { !$0.isEmpty }),
      let last = lines.lastIndex(where: { !$0.isEmpty })
    else { return "" }
    return String(decoding: Array(lines[first...last].joined(separator: [0x0A])), as: UTF8.self)
  }

  private static func withoutTrailingSpaces(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let last = line.lastIndex(where: { $0 != 0x20 }) else { return [] }
    return line[...last]
  }

  /// The text with the characters that its entities stand for.
  static func withCharacters(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "&"), let (character, end) = entity(bytes, at: index) {
        result += character.utf8
        index = end
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func entity(
    _ bytes: ArraySlice<UInt8>, at start: Int
  ) -> (character: String, end: Int)? {
    let rest = bytes[(start + 1)...].prefix(12)
    guard let end = rest.firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: rest[..<end], as: UTF8.self)
    return HTMLEntity.character(name).map { ($0, end + 1) }
  }

  // MARK: Reading

  private mutating func read() {
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "<"), readMarkup() { continue }
      readText()
    }
    while !links.isEmpty { closeLink() }
  }

  /// A comment, a declaration or a tag; false where `<` is a text's.
  private mutating func readMarkup() -> Bool {
    if follows("<!--") {
      skip(behind: "-->")
    } else if follows("<!") || follows("<?") {
      skip(behind: ">")
    } else if !isOpen, let tag = HTMLTag(bytes, at: index, isOpen: &isOpen) {
      index = tag.end
      read(tag)
    } else {
      return false
    }
    return true
  }

  private mutating func readText() {
    let start = index
    index += 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
    for character in Self.withCharacters(bytes[start..<index]).unicodeScalars { append(character) }
  }

  private mutating func read(_ tag: HTMLTag) {
    switch tag.name {
    case "script", "style", "title", "template":
      if !tag.isClosing { skip(behind: "</\(tag.name)", ">") }
    case "br": breaks += 1
    case "hr": breakLines(2)
    case "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "table", "dl":
      breakLines(2)
    case "pre":
      breakLines(2)
      pre = max(0, pre + (tag.isClosing ? -1 : 1))
    case "li":
      breakLines(1)
      if !tag.isClosing { "- ".unicodeScalars.forEach { append($0) } }
    case "div", "tr", "section", "article", "header", "footer", "center", "dt", "dd", "form":
      breakLines(1)
    case "td", "th": hasSpace = true
    case "img":
      for character in (tag["alt"] ?? "").unicodeScalars { append(character) }
    case "a":
      if !links.isEmpty { closeLink() }
      if !tag.isClosing { links.append((tag["href"], output.count)) }
    default: break
    }
  }

  private mutating func closeLink() {
    guard let (address, start) = links.popLast(), let address else { return }
    let schemes = ["https://", "http://", "mailto:", "tel:"]
    guard let scheme = schemes.first(where: { address.lowercased().hasPrefix($0) }) else { return }
    let shown = String(decoding: output[min(start, output.count)...], as: UTF8.self)
    let bare = address.dropFirst(scheme.count)
    // Who reads the address already need not read it twice.
    guard !shown.contains(address), bare.isEmpty || !shown.contains(bare) else { return }
    if !shown.isEmpty { hasSpace = true }
    "<\(address.filter { $0 > " " })>".unicodeScalars.forEach { append($0) }
  }

  // MARK: Writing

  private mutating func append(_ character: Unicode.Scalar) {
    switch character {
    case "\n" where pre > 0: breaks += 1
    case " ", "\t", "\n", "\r", "\u{C}":
      if pre > 0 { append(bytes: CollectionOfOne(0x20)) } else { hasSpace = true }
    case "\u{A0}": append(bytes: CollectionOfOne(0x20))
    case "\u{AD}", "\u{200B}", "\u{FEFF}": break
    default: append(bytes: String(character).utf8)
    }
  }

  private mutating func append(bytes: some Sequence<UInt8>) {
    if breaks > 0 {
      if !output.isEmpty { output += repeatElement(0x0A, count: pre > 0 ? breaks : min(breaks, 2)) }
    } else if hasSpace, let last = output.last, last != 0x0A, last != 0x20 {
      output.append(0x20)
    }
    (breaks, hasSpace) = (0, false)
    output += bytes
  }

  private mutating func breakLines(_ count: Int) { breaks = max(breaks, count) }

  private func follows(_ text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

  /// To behind the next `text` in small or capital letters, and from there behind `second`; to the end
  /// where there is none.
  private mutating func skip(behind text: String, _ second: String = "") {
    for sought in [text, second] where !sought.isEmpty {
      let letters = Array(sought.utf8)
      while index < bytes.count {
        let here = bytes[index...].prefix(letters.count)
        if here.count == letters.count,
          zip(here, letters).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 })
        {
          break
        }
        index += 1
      }
      index = min(bytes.count, index + letters.count)
    }
  }
}
