/// What differs between two versions of a sequence in one step.
package struct StepChange: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// The new version has the step besides.
    case added
    /// The new version has it no more.
    case removed
    /// An email became a task, or a task an email.
    case kind
    /// `part` is "subject", "text", "html" or "task"; nil where there is none.
    case text(part: String, from: String?, to: String?)
    /// Working days after the step before.
    case after(from: Int, to: Int)
    /// Of the wanted slot; nil for the hour of the step before.
    case hour(from: Int?, to: Int?)
  }

  /// Counts from 1.
  package var step: Int
  package var kind: Kind

  /// What comes to another moment by it.
  package var movesStep: Bool {
    switch kind {
    case .after, .hour, .added: true
    case .removed, .kind, .text: false
    }
  }
}

extension StepChange {
  /// All that differs behind the first `kept` steps, in the order of steps.
  package static func changes(from old: [Step], to new: [Step], after kept: Int) -> [StepChange] {
    let last = max(old.count, new.count)
    guard kept < last else { return [] }
    return (kept + 1...last).flatMap { number -> [StepChange] in
      guard number <= old.count else { return [StepChange(step: number, kind: .added)] }
      guard number <= new.count else { return [StepChange(step: number, kind: .removed)] }
      return kinds(from: old[number - 1], to: new[number - 1], isFirst: number == 1).map {
        StepChange(step: number, kind: $0)
      }
    }
  }

  private static func kinds(from old: Step, to new: Step, isFirst: Bool) -> [Kind] {
    var kinds: [Kind] = []
    switch (old.content, new.content) {
    case (.email(let before), .email(let after)):
      for (part, from, to) in [
        ("subject", before.subject, after.subject), ("text", before.text, after.text),
        ("html", before.html, after.html),
      ] where !ChangedText.isSame(from?.source, to?.source) {
        kinds.append(.text(part: part, from: from?.source, to: to?.source))
      }
    case (.task(let before), .task(let after)):
      if !ChangedText.isSame(before.source, after.source) {
        kinds.append(.text(part: "task", from: before.source, to: after.source))
      }
    default: kinds.append(.kind)
    }
    // When the first step goes is the engagement's to say.
    guard !isFirst else { return kinds }
    if old.after != new.after { kinds.append(.after(from: old.after, to: new.after)) }
    if old.hour != new.hour { kinds.append(.hour(from: old.hour, to: new.hour)) }
    return kinds
  }
}
