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

/// Reads the steps in turn; what may be left out depends on the ones before.
private struct StepReader {

  /// The hour of the step before, where the file says it.
  private var hour: Int?
  private var hasEmail = false

  mutating func read(_ value: DeclaredValue, number: Int) -> Step? {
    guard let table = value.closedTable("a step", keys: API.keys(of: "perigee.Step")) else {
      return nil
    }
    let content = content(table, number)
    let (after, hour) = number == 1 ? firstTiming(table) : timing(table, number)
    return content.map { Step(content: $0, after: after, hour: hour) }
  }

  private mutating func content(_ table: ClosedTable, _ number: Int) -> Step.Content? {
    let texts = ["subject", "body", "html"].filter { table.has($0) }
    if let task = table.value("task", calledAs: "the task of step \(number)") {
      if !texts.isEmpty { table.report(.emailAndTask(number: number)) }
      return task.template().map { .task($0) }
    }
    if !texts.contains("body"), !texts.contains("html") { table.report(.emptyStep(number: number)) }
    // "Nil in a later step: a reply in the thread of the first email."
    if !hasEmail, !texts.contains("subject") {
      table.report(.firstEmailWithoutSubject(number: number))
    }
    hasEmail = true
    let templates = ["subject", "body", "html"].map { key in
      table.value(key, calledAs: "the \(key) of step \(number)").flatMap { $0.template() }
    }
    return .email(EmailTemplate(subject: templates[0], text: templates[1], html: templates[2]))
  }

  /// "The first step's time comes from scheduling."
  private func firstTiming(_ table: ClosedTable) -> (after: Int, hour: Int?) {
    for key in ["after", "at"] { table[key]?.report(.timedFirstStep(key: key)) }
    return (0, nil)
  }

  private mutating func timing(_ table: ClosedTable, _ number: Int) -> (after: Int, hour: Int?) {
    let at = table.value("at", calledAs: "the at of step \(number)").flatMap { $0.slot() }
    let previous = hour
    hour = at ?? previous
    guard let value = table.value("after", calledAs: "the after of step \(number)") else {
      table.report(.undelayedStep(number: number))
      return (0, at)
    }
    guard let after = value.integer(in: 0...365) else { return (0, at) }
    // "n = 0 is allowed only for a strictly later slot."
    if after == 0 {
      if !table.has("at") {
        value.report(.sameDayWithoutSlot(number: number))
      } else if let at, let previous, at <= previous {
        value.report(.sameDayNotLater(number: number, hour: at, previous: previous))
      }
    }
    return (after, at)
  }
}

extension DeclaredValue {
  /// The hour of a slot's start, 0 to 23.
  fileprivate func slot() -> Int? {
    guard let text = text("the start of a slot such as \"14:00\"") else { return nil }
    guard let hour = WindowDeclaration.clockHour(text, through: 23) else {
      report(.slot(subject: subject, text: text))
      return nil
    }
    return hour
  }

  /// A text with variables; its mistakes are reported on their own lines of the file.
  fileprivate func template() -> Template? {
    guard let text = text() else { return nil }
    guard !text.utf8.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) else {
      report(.blank(subject: subject))
      return nil
    }
    do {
      return try Template(text)
    } catch {
      for mistake in error.mistakes { report(mistake) }
      return nil
    }
  }

  private func report(_ mistake: TemplateError.Mistake) {
    let textLine = mistake.position.line
    if let line = mistakes.lines.line(ofTextLine: textLine, at: path) {
      mistakes.report(
        .template(subject: subject, fact: mistake.fact, textLine: nil), line: line)
    } else {
      report(.template(subject: subject, fact: mistake.fact, textLine: textLine))
    }
  }
}
