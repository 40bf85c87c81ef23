extension EmailSequence {
  /// The variables that any step mentions, in the order of first mention.
  package var variables: [String] {
    var seen: Set<String> = []
    return steps.flatMap(\.variables).filter { seen.insert($0).inserted }
  }
}

extension Step {
  /// Those that any template mentions, each once, in the order of the texts.
  package var variables: [String] {
    switch content {
    case .email(let email): email.variables
    case .task(let task): task.variables
    }
  }

  /// Groups of variables of which a contact must have at least one each.
  package var requirements: [[String]] {
    switch content {
    case .email(let email): email.requirements
    case .task(let task): task.requirements.map(\.anyOf)
    }
  }

  /// The step with a contact's own texts in place of the sequence's (rule 11).
  package func applying(_ edit: StepEdit) throws(TemplateError) -> Step {
    guard case .email(var email) = content else { return self }
    if let subject = edit.subject { email.subject = try Template(subject) }
    if let text = edit.text { email.text = try Template(text) }
    if let html = edit.html { email.html = try Template(html) }
    var step = self
    step.content = .email(email)
    return step
  }
}
