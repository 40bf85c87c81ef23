import PerigeeCore

/// A variable that a declaration names, where, and by what.
struct VariableMention: Sendable {
  let variable: String
  let location: SourceLocation
  /// "the body of step 2", "the filter dach_leads".
  let user: String

  func finding(_ known: [String]) -> Finding {
    let mistake = DeclarationMistake.unknownVariable(
      variable, user: user, suggestion: Suggestion.nearest(to: variable, among: known))
    return Finding(location: location, message: mistake.description)
  }
}

extension EmailSequence {
  /// What the templates of the steps mention, on the lines of the file.
  func mentions(_ place: DeclarationMistakes) -> [VariableMention] {
    steps.enumerated().flatMap { index, step in
      let path = DeclarationPath.root.field("steps").index(index + 1)
      return step.templates.flatMap { key, template in
        template.mentions.map { mention in
          let line = place.lines.line(ofTextLine: mention.position.line, at: path.field(key))
          return VariableMention(
            variable: mention.name,
            location: line.map { SourceLocation(path: place.file, line: $0) }
              ?? place.location(of: path.field(key)),
            user: "the \(key) of step \(index + 1)")
        }
      }
    }
  }
}

extension Step {
  /// The templates by their keys.
  fileprivate var templates: [(key: String, template: Template)] {
    switch content {
    case .task(let task): [("task", task)]
    case .email(let email):
      [("subject", email.subject), ("body", email.text), ("html", email.html)]
        .compactMap { key, template in template.map { (key, $0) } }
    }
  }
}
