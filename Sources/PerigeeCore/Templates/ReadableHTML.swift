/// HTML as somebody reads it: words without markup, blocks on lines of their own, links with where they
/// lead. For looking at an email, never for sending one.
package struct ReadableHTML {
  /// Without blank lines at its ends; blank where the HTML shows nothing but pictures.
  package let text: String

  package init(_ html: String) {
    var reader = HTMLReader()
    reader.read(Substring(html).unicodeScalars)
    text = reader.finish()
  }

  /// Whether there is nothing to read: neither words nor a picture that says what it shows, but blanks
  /// and the marks of empty lines at most.
  package var isBlank: Bool {
    text.split(separator: "\n").allSatisfy { $0 == "-" || String($0).showsNothing }
  }
}

/// Goes through HTML once, as far as emails use it; what is no markup is text.
private struct HTMLReader {
  private typealias Scalars = Substring.UnicodeScalarView

  /// What is inside of these is never shown.
  private static let hidden: Set<String> = ["script", "style", "head", "title", "template"]
  /// Tags that begin a line, with the blank lines before them.
  private static let blocks: [String: Int] = [
    "p": 1, "h1": 1, "h2": 1, "h3": 1, "h4": 1, "h5": 1, "h6": 1, "ul": 1, "ol": 1, "table": 1,
    "blockquote": 1, "pre": 1, "hr": 1, "div": 0, "tr": 0, "li": 0, "section": 0, "article": 0,
    "header": 0, "footer": 0, "dt": 0, "dd": 0, "body": 0,
  ]

  private var lines = [""]
  private var links: [(target: String?, line: Int, start: Int)] = []

  mutating func read(_ html: Substring.UnicodeScalarView) {
    var rest = html
    while let first = rest.first {
      if first == "<", let tag = Self.takeTag(from: &rest) {
        take(tag, &rest)
      } else if first == "&", let character = Self.takeEntity(from: &rest) {
        append(character)
      } else {
        append(Character(first))
        rest = rest.dropFirst()
      }
    }
  }

  func finish() -> String {
    var kept: [String] = []
    for line in lines {
      let line = line.last == " " ? String(line.dropLast()) : line
      if !line.isEmpty || kept.last?.isEmpty == false { kept.append(line) }
    }
    while kept.last?.isEmpty == true { kept.removeLast() }
    return kept.joined(separator: "\n")
  }

  /// A tag or a comment; nil where the `<` is text.
  private static func takeTag(from rest: inout Scalars) -> HTMLTag? {
    let inside = rest.dropFirst()
    if inside.starts(with: "!--".unicodeScalars) {
      rest = Self.behind("-->", in: inside)
      return HTMLTag("".unicodeScalars[...])
    }
    guard let first = inside.first,
      first.properties.isAlphabetic || first == "/" || first == "!" || first == "?"
    else { return nil }
    var quote: Unicode.Scalar?
    for index in inside.indices {
      let scalar = inside[index]
      if let open = quote {
        if scalar == open { quote = nil }
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
      } else if scalar == ">" {
        rest = inside[inside.index(after: index)...]
        return HTMLTag(inside[..<index])
      }
    }
    return nil
  }

  /// What follows the next `end`; nothing where there is none.
  private static func behind(_ end: String, in rest: Scalars) -> Scalars {
    var rest = rest
    while !rest.isEmpty, !rest.starts(with: end.unicodeScalars) { rest = rest.dropFirst() }
    return rest.dropFirst(end.unicodeScalars.count)
  }

  private static func takeEntity(from rest: inout Scalars) -> Character? {
    let longest = 32
    let inside = rest.dropFirst()
    guard let end = inside.prefix(longest).firstIndex(of: ";"),
      let character = HTMLEntities.character(Substring(inside[..<end]))
    else { return nil }
    rest = inside[inside.index(after: end)...]
    return character
  }

  private mutating func take(_ tag: HTMLTag, _ rest: inout Scalars) {
    if Self.hidden.contains(tag.name), !tag.isClosing { return skip(tag.name, &rest) }
    switch tag.name {
    case "br": lines.append("")
    case "a": tag.isClosing ? closeLink() : openLink(tag)
    case "img" where !tag.isClosing:
      if let words = tag.value("alt"), !words.isEmpty { append("[\(words)]") }
    case "td", "th": if tag.isClosing { append("  ") }
    default: takeBlock(tag)
    }
  }

  private mutating func takeBlock(_ tag: HTMLTag) {
    guard let gap = Self.blocks[tag.name] else { return }
    if !lines[lines.count - 1].isEmpty { lines.append("") }
    if gap > 0, lines.count > 1, lines[lines.count - 2] != "" { lines.append("") }
    if tag.name == "li", !tag.isClosing { append("- ") }
  }

  private mutating func skip(_ name: String, _ rest: inout Scalars) {
    while !rest.isEmpty {
      rest = rest.drop { $0 != "<" }
      guard let tag = Self.takeTag(from: &rest) else {
        rest = rest.dropFirst()
        continue
      }
      if tag.isClosing, tag.name == name { return }
    }
  }

  private mutating func openLink(_ tag: HTMLTag) {
    links.append((tag.value("href"), lines.count - 1, lines[lines.count - 1].utf8.count))
  }

  private mutating func closeLink() {
    guard let link = links.popLast(), let target = link.target, !target.isEmpty else { return }
    let shown = lines[link.line].utf8.dropFirst(link.start)
    guard link.line != lines.count - 1 || !shown.elementsEqual(target.utf8) else { return }
    append(" (\(target))")
  }

  private mutating func append(_ text: String) {
    for character in text { append(character) }
  }

  /// Runs of blanks are one, as a browser shows them.
  private mutating func append(_ character: Character) {
    let last = lines.count - 1
    guard character.isWhitespace, character != "\u{A0}" else {
      lines[last].append(character)
      return
    }
    if let before = lines[last].last, before != " " { lines[last].append(" ") }
  }
}
