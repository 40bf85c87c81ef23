/// What a page's console blocks show: commands, and what they print.
package struct Transcript {
  package struct Command {
    /// As it is typed.
    package let line: String
    /// Without blanks at the ends of lines.
    package let output: [String]

    /// Whether a text is what the page shows. A line of three dots stands for any number of lines.
    package func matches(_ text: String) -> Bool {
      Transcript.matches(output[...], Transcript.lines(of: text)[...])
    }
  }

  package private(set) var commands: [Command] = []

  package init(_ page: Page) {
    for block in page.texts(in: "console") {
      let parts = "\n\(block)".split(separator: "\n$ ", omittingEmptySubsequences: false)
      for part in parts.dropFirst() {
        let lines = Self.lines(of: part)
        guard let line = lines.first else { continue }
        commands.append(Command(line: line, output: Array(lines.dropFirst())))
      }
    }
  }

  private static func lines(of text: some StringProtocol) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  private static func matches(_ pattern: ArraySlice<String>, _ lines: ArraySlice<String>) -> Bool {
    guard let first = pattern.first else { return lines.isEmpty }
    if first.drop(while: { $0 == " " }) == "…" {
      return (0...lines.count).contains { matches(pattern.dropFirst(), lines.dropFirst($0)) }
    }
    guard lines.first == first else { return false }
    return matches(pattern.dropFirst(), lines.dropFirst())
  }
}
