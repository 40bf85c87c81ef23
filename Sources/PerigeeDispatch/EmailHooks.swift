package import PerigeeCore

/// Who asks the workspace's hooks about emails before they go.
package protocol EmailHooks: AnyObject {
  /// Asks about emails, one after the other, and tells each answer, on any thread, before or after this
  /// returns.
  func ask(
    _ questions: [HookQuestion], tell: @escaping @Sendable (SendingClaim, HookDecision) -> Void)
}

/// An email about which hooks are asked.
package struct HookQuestion: Sendable {
  package var claim: SendingClaim
  /// One row: the contact as it is now, and the email behind its variables.
  package var email: ContactTable
  package var context: RuleContext
}

/// Asks hooks where it is asked itself: for processes that do not live long, and a clock that waits for
/// nobody.
package final class HooksAtOnce: EmailHooks {
  private let hooks: [any Hook]

  /// Nil where there are none, so that nobody is asked.
  package init?(_ hooks: [any Hook]) {
    guard !hooks.isEmpty else { return nil }
    self.hooks = hooks
  }

  package func ask(
    _ questions: [HookQuestion], tell: @escaping @Sendable (SendingClaim, HookDecision) -> Void
  ) {
    for question in questions {
      tell(question.claim, hooks.decision(on: question.email, in: question.context))
    }
  }
}
