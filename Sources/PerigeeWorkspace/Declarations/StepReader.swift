import LuaBridge
import PerigeeCore

/// Reads the steps in turn; what may be left out depends on the ones before.
struct StepReader {

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
      table.value(key, calledAs: "the \(key) of step \(number)").flatMap {
        $0.template(isHTML: key == "html")
      }
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
