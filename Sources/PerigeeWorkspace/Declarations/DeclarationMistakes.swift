package import PerigeeCore

/// Gathers all mistakes of one declaration, so that they are told at once.
package final class DeclarationMistakes {
  let file: String
  /// Read when something is to be located, which is seldom: most declarations are right.
  private(set) lazy var lines = DeclarationLines(
    source: text, constructor: tag.rawValue, line: line)
  private let text: [UInt8]
  private let tag: DeclarationTag
  private let line: Int
  /// Of the variables that `perigee.lua` declares.
  let kinds: [String: VariableKind]
  /// In the order in which they were found.
  package private(set) var findings: [Finding] = []
  private(set) var mentions: [VariableMention] = []

  /// - Parameters:
  ///   - file: the path in the workspace.
  ///   - text: the file's contents.
  ///   - line: the line of the call of the constructor `tag`.
  ///   - kinds: of the variables that `perigee.lua` declares.
  package init(
    file: String, text: [UInt8], tag: DeclarationTag, line: Int,
    kinds: [String: VariableKind] = [:]
  ) {
    self.kinds = kinds
    self.file = file
    self.text = text
    self.tag = tag
    self.line = line
  }

  /// For a declaration inside this one; `adopt` takes its findings over.
  func nested(_ call: TaggedTable) -> DeclarationMistakes {
    let file = call.file ?? file
    return DeclarationMistakes(
      file: file, text: file == self.file ? text : [], tag: call.tag, line: call.line,
      kinds: kinds)
  }

  func adopt(_ nested: DeclarationMistakes) {
    findings += nested.findings
    mentions += nested.mentions
  }

  /// Where the declaration itself stands.
  var source: SourceLocation { SourceLocation(path: file, line: line) }

  func location(of path: DeclarationPath) -> SourceLocation {
    SourceLocation(path: file, line: lines.line(of: path))
  }

  func report(_ mistake: DeclarationMistake, at path: DeclarationPath) {
    report(mistake, line: lines.line(of: path), column: lines.column(of: path))
  }

  func report(_ mistake: DeclarationMistake, line: Int, column: Int?) {
    // One line a finding, whatever the texts that it quotes.
    let words = mistake.description.split(whereSeparator: \.isNewline).joined(separator: " ")
    findings.append(
      Finding(location: SourceLocation(path: file, line: line), column: column, message: words))
  }

  /// Keeps a variable that the declaration names, also where something else is wrong with it.
  func mention(_ variable: String, at path: DeclarationPath, by user: String) {
    mentions.append(
      VariableMention(
        variable: variable, location: location(of: path), column: lines.column(of: path),
        user: user))
  }

  /// The same for one in the text of a template.
  func mention(
    _ variable: String, inText position: Template.Position, at path: DeclarationPath,
    by user: String
  ) {
    guard let place = lines.place(ofText: position, at: path) else {
      return mention(variable, at: path, by: user)
    }
    mentions.append(
      VariableMention(
        variable: variable, location: SourceLocation(path: file, line: place.line),
        column: place.column, user: user))
  }
}
