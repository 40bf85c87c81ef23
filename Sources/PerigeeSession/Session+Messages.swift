package import PerigeeCore
package import PerigeeMail
import PerigeeWorkspace

extension Session {
  /// The messages of `plan` to `contact`, to the byte as they will go, but for their dates; nil where
  /// the contact is not enrolled.
  ///
  /// "Where the token's key is not at hand, `--raw` says so and invents none."
  /// - Throws: `TemplateError` for an edit, `EmailTemplateError`.
  package func messages(of plan: Plan, to contact: EmailAddress) throws -> ContactMessages? {
    var key: UnsubscribeKey?
    var missing: SecretError?
    do { key = try unsubscribeKey() } catch let error as SecretError { missing = error }
    return try plan.messages(to: contact, key: key).map {
      ContactMessages(contact: contact, messages: $0, missingKey: missing)
    }
  }

  /// What signs the tokens by which contacts unsubscribe; nil where the team has none.
  /// - Throws: `SecretError`.
  package func unsubscribeKey() throws -> UnsubscribeKey? {
    guard let unsubscribe = team.unsubscribe else { return nil }
    let bytes = try SecretReader(folder: workspace.directory).read(
      unsubscribe.key, of: "the key of unsubscribe", at: unsubscribe.source)
    return UnsubscribeKey(id: unsubscribe.keyID, bytes: bytes)
  }

  /// What spam filters hate in the sequences of the workspace, whoever gets them.
  package func messageWarnings() -> [StepWarning] {
    workspace.sequences.flatMap { sequence in
      sequence.steps.enumerated().flatMap { index, step in
        step.messageWarnings.map {
          StepWarning(
            sequence: sequence.name, step: index + 1, source: sequence.source, warning: $0)
        }
      }
    }
  }
}

extension Step {
  fileprivate var messageWarnings: [MessageWarning] {
    guard case .email(let email) = content else { return [] }
    return MessageWarning.all(text: email.text?.source, html: email.html?.source)
  }
}
