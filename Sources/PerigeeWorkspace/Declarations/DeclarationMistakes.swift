import PerigeeCore

/// Gathers all mistakes of one declaration, so that they are told at once.
package final class DeclarationMistakes {
  let file: String
  /// Read when something is to be located, which is seldom: most declarations are right.
  private(set) lazy var lines = DeclarationLines(
    source: text, constructor: tag.rawValue, line: line)
  private let text: [UInt8]
  private let tag: DeclarationTag
  private let line: Int
  /// In the order in which they were found.
  package private(set) var findings: [Finding] = []

  /// - Parameters:
  ///   - file: the path in the workspace.
  ///   - text: the file's contents.
  ///   - line: the line of the call of the constructor `tag`.
  package init(file: String, text: [UInt8], tag: DeclarationTag, line: Int) {
    self.file = file
    self.text = text
    self.tag = tag
    self.line = line
  }

  /// For a declaration inside this one; `adopt` takes its findings over.
  func nested(_ call: TaggedTable) -> DeclarationMistakes {
    let file = call.file ?? file
    return DeclarationMistakes(
      file: file, text: file == self.file ? text : [], tag: call.tag, line: call.line)
  }

  func adopt(_ nested: DeclarationMistakes) { findings += nested.findings }

  /// Where the declaration itself stands.
  var source: SourceLocation { SourceLocation(path: file, line: line) }

  func location(of path: DeclarationPath) -> SourceLocation {
    SourceLocation(path: file, line: lines.line(of: path))
  }

  func report(_ mistake: DeclarationMistake, at path: DeclarationPath) {
    report(mistake, line: lines.line(of: path))
  }

  func report(_ mistake: DeclarationMistake, line: Int) {
    // One line a finding, whatever the texts that it quotes.
    let words = mistake.description.split(whereSeparator: \.isNewline).joined(separator: " ")
    findings.append(Finding(location: SourceLocation(path: file, line: line), message: words))
  }
}
