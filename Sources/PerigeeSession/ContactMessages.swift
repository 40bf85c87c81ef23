package import PerigeeCore
package import PerigeeMail
package import PerigeeWorkspace

/// The messages that one contact of a plan would get.
package struct ContactMessages {
  package var contact: EmailAddress
  /// In the order of steps, without tasks.
  package var messages: [PlannedMessage]
  /// Why no message has the `List-Unsubscribe` that it will go with; nil where nothing is missing.
  package var missingKey: SecretError?

  /// What spam filters hate, with the step.
  package var warnings: [(step: Int, warning: MessageWarning)] {
    messages.flatMap { planned in
      planned.message.email.warnings.map { (planned.step, $0) }
    }
  }
}
