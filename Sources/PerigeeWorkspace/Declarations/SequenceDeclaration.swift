import LuaBridge
import PerigeeCore

/// Reads what a file of `sequences/` returns: `perigee.sequence { … }` (rule 8).
enum SequenceDeclaration {
  /// The sequence, or nil where there are mistakes to be found in `mistakes`.
  static func read(_ tree: LuaTree, mistakes: DeclarationMistakes) -> EmailSequence? {
    let value = DeclaredValue(tree: tree, path: .root, subject: "the sequence", mistakes: mistakes)
    guard
      let table = value.closedTable("a sequence", keys: API.keys(of: "perigee.SequenceDeclaration"))
    else {
      return nil
    }
    let name = table.required("name").flatMap { $0.name() }
    let safeguard = table["safeguard"].flatMap { $0.choice(Safeguard.self) } ?? .any
    let steps = steps(table)
    guard let name, mistakes.findings.isEmpty else { return nil }
    return EmailSequence(name: name, steps: steps, safeguard: safeguard, source: mistakes.source)
  }

  private static func steps(_ table: ClosedTable) -> [Step] {
    guard let list = table.required("steps")?.list("a list", element: { "step \($0)" }) else {
      return []
    }
    if list.isEmpty { table["steps"]?.report(.noSteps) }
    var reader = StepReader()
    return list.enumerated().compactMap { reader.read($1, number: $0 + 1) }
  }
}

extension DeclaredValue {
  /// The hour of a slot's start, 0 to 23.
  func slot() -> Int? {
    guard let text = text("the start of a slot such as \"14:00\"") else { return nil }
    guard let hour = WindowDeclaration.clockHour(text, through: 23) else {
      report(.slot(subject: subject, text: text))
      return nil
    }
    return hour
  }

  /// A text with variables; its mistakes are reported on their own lines of the file.
  /// - Parameter isHTML: then it must show something without its markup.
  func template(isHTML: Bool = false) -> Template? {
    guard let text = text() else { return nil }
    guard !(isHTML ? ReadableHTML(text).isBlank : text.showsNothing) else {
      report(.blank(subject: subject))
      return nil
    }
    do {
      let template = try Template(text)
      for mention in template.mentions {
        mistakes.mention(mention.name, inText: mention.position, at: path, by: subject)
      }
      return template
    } catch {
      for mistake in error.mistakes { report(mistake) }
      return nil
    }
  }

  private func report(_ mistake: TemplateError.Mistake) {
    let position = mistake.position
    if let place = mistakes.lines.place(ofText: position, at: path) {
      mistakes.report(
        .template(subject: subject, fact: mistake.fact, textLine: nil), line: place.line,
        column: place.column)
    } else if let line = mistakes.lines.line(ofTextLine: position.line, at: path) {
      mistakes.report(
        .template(subject: subject, fact: mistake.fact, textLine: nil), line: line, column: nil)
    } else {
      report(.template(subject: subject, fact: mistake.fact, textLine: position.line))
    }
  }
}
